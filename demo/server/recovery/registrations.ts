import type {
  RegistrationInput,
  UserIdCheck,
  UserIdCheckInput,
} from '../../../sdk/contract/index.ts';
import type { Auth } from '../auth/index.ts';
import type { Db } from '../db/open.ts';
import { ProblemError } from '../http/problem.ts';
import type { Mail } from '../mail/index.ts';
import type { Clock } from '../sandbox/clock.ts';
import { checkProof } from './account-proof.ts';
import type { Invitations } from './invitations.ts';
import { linkRefused } from './links.ts';
import { minimumLength } from './password-rules.ts';
import { refusePassword } from './refuse-password.ts';
import { freeOf, readUserId, suggestUserIds } from './user-ids.ts';

/** How often one invitation may ask whether a user ID is free, by asking or by registering. */
const userIdChecks = 20;
/** The texts that are agreed to at present. */
const consentVersion = '2026-11';
/** PostgreSQL's unique_violation. */
const uniqueViolation = '23505';

/** Online accounts, set up from an invitation. */
export interface Registrations {
  /**
   * Tells whether a user ID is free: to who has shown that an account is theirs, and not often. Without
   * a user ID it looks at what is shown, and counts nothing.
   */
  checkUserId(input: UserIdCheckInput): Promise<UserIdCheck>;
  /** Sets an online account up and uses the invitation up. Nobody is signed in by it. */
  register(input: RegistrationInput): Promise<void>;
}

/** @param options `clock` is business time */
export function createRegistrations(options: {
  readonly db: Db;
  readonly auth: Pick<Auth, 'passwords' | 'release'>;
  readonly mail: Pick<Mail, 'send'>;
  readonly clock: Clock;
  readonly invitations: Invitations;
}): Registrations {
  const { db, auth, mail, clock, invitations } = options;

  /** Counts an answer on a user ID before it is given. */
  async function countCheck(invitationId: string): Promise<void> {
    const counted = await db
      .updateTable('invitations')
      .set((eb) => ({ user_id_checks: eb('user_id_checks', '+', 1) }))
      .where('id', '=', invitationId)
      .where('user_id_checks', '<', userIdChecks)
      .executeTakeFirst();
    if (counted.numUpdatedRows !== 1n) throw new ProblemError(429, 'rate_limited');
  }

  return {
    async checkUserId({ token, proof, userId: typed }) {
      const invitation = await invitations.open(token);
      await checkProof(db, invitation, proof);
      if (typed === undefined) return { available: false, suggestions: [] };
      const userId = readUserId(typed);
      await countCheck(invitation.id);
      const customer = await findCustomer(db, invitation.customerId);
      const [free] = await freeOf(db, customer.id, [userId]);
      if (free !== undefined) return { available: true, suggestions: [] };
      return { available: false, suggestions: await suggestUserIds(db, customer, userId) };
    },

    async register({ token, proof, userId: typed, password, consents }) {
      const invitation = await invitations.open(token);
      await checkProof(db, invitation, proof);
      const userId = readUserId(typed);
      const customer = await findCustomer(db, invitation.customerId);
      await refusePassword(password, {
        minimumLength: minimumLength.alone,
        personal: [userId, customer.name, customer.email],
      });
      const [free] = await freeOf(db, customer.id, [userId]);
      if (free === undefined) {
        await countCheck(invitation.id);
        throw userIdTaken();
      }
      // Before the transaction, which may hold up others.
      const hash = await auth.passwords.hash(password);
      await db
        .transaction()
        .execute(async (trx) => {
          const used = await trx
            .updateTable('invitations')
            .set({ used_at: clock.now() })
            .where('id', '=', invitation.id)
            .where('used_at', 'is', null)
            .executeTakeFirst();
          if (used.numUpdatedRows !== 1n) throw linkRefused('link_used');
          await trx
            .updateTable('customers')
            .set({ user_id: userId, password_hash: hash, password_stands_alone: true })
            .where('id', '=', customer.id)
            .execute();
          await recordConsents(trx, customer.id, consents, clock.now());
          // Whoever guessed at this name when it was nobody's must not have locked it.
          await auth.release(userId, 'failures', trx);
          await mail.send(trx, {
            customerId: customer.id,
            template: 'registered',
            data: { userId },
          });
        })
        .catch((error: unknown) => {
          throw isUniqueViolation(error) ? userIdTaken() : error;
        });
    },
  };
}

function findCustomer(db: Db, customerId: string) {
  return db
    .selectFrom('customers')
    .select(['id', 'name', 'email'])
    .where('id', '=', customerId)
    .executeTakeFirstOrThrow();
}

async function recordConsents(
  trx: Db,
  customerId: string,
  consents: RegistrationInput['consents'],
  now: Date,
): Promise<void> {
  const given = { customer_id: customerId, version: consentVersion, recorded_at: now };
  await trx
    .insertInto('consents')
    .values([
      { ...given, topic: 'terms', granted: consents.terms },
      { ...given, topic: 'electronic_delivery', granted: consents.electronicDelivery },
    ])
    .execute();
}

function userIdTaken(): ProblemError {
  return new ProblemError(422, 'user_id_taken', {
    errors: [{ pointer: '/userId', code: 'user_id_taken' }],
  });
}

function isUniqueViolation(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === uniqueViolation;
}
