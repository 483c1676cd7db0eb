import { randomBytes } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { Db } from '../db/open.ts';
import { hashToken } from './adapter.ts';
import type { SignInStepsTable } from './tables.ts';

const lifetime = 10 * 60 * 1000;

/** Wrong answers after which a step is over. */
export const wrongAnswersAllowed = 5;

/** A sign-in or a step-up that waits for an answer. */
export type Step = Omit<Selectable<SignInStepsTable>, 'id' | 'failures' | 'expires_at'>;

/** A step as it is kept. */
export type KeptStep = Selectable<SignInStepsTable>;

/** Sign-ins and step-ups under way, each for ten minutes of real time. */
export interface Steps {
  /** @returns what to come back with: only its hash is kept */
  begin(step: Step): Promise<string>;
  /** The step, if it is still under way. */
  find(secret: string): Promise<KeptStep | undefined>;
  /** Puts another question in the place of the present one. */
  ask(id: string, kind: string, data: Record<string, unknown>): Promise<void>;
  /**
   * Counts an answer as wrong before it is looked at.
   *
   * @returns how many are left after it; undefined where there is none, or the step is over
   */
  count(id: string): Promise<number | undefined>;
  /** Ends it. Of several calls at once, one alone is told that it did. */
  end(id: string): Promise<boolean>;
}

/** Steps in the database. */
export function createSteps(db: Db): Steps {
  return {
    async begin(step) {
      const secret = randomBytes(32).toString('base64url');
      await db
        .insertInto('sign_in_steps')
        .values({
          ...step,
          id: hashToken(secret),
          failures: 0,
          data: JSON.stringify(step.data),
          expires_at: new Date(Date.now() + lifetime),
        })
        .execute();
      return secret;
    },

    find: (secret) =>
      db
        .selectFrom('sign_in_steps')
        .selectAll()
        .where('id', '=', hashToken(secret))
        .where('expires_at', '>', new Date())
        .executeTakeFirst(),

    async ask(id, kind, data) {
      await db
        .updateTable('sign_in_steps')
        .set({ kind, data: JSON.stringify(data) })
        .where('id', '=', id)
        .execute();
    },

    async count(id) {
      const counted = await db
        .updateTable('sign_in_steps')
        .set((eb) => ({ failures: eb('failures', '+', 1) }))
        .where('id', '=', id)
        .where('failures', '<', wrongAnswersAllowed)
        .returning('failures')
        .executeTakeFirst();
      return counted && wrongAnswersAllowed - counted.failures;
    },

    async end(id) {
      const { numDeletedRows } = await db
        .deleteFrom('sign_in_steps')
        .where('id', '=', id)
        .executeTakeFirst();
      return numDeletedRows === 1n;
    },
  };
}
