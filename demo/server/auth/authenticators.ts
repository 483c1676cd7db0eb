import type {
  Authenticator,
  AuthenticatorPage,
  PasskeyConfirmationInput,
  PasskeyEnrolment,
  TotpEnrolment,
} from '../../../sdk/contract/index.ts';
import type { Db } from '../db/open.ts';
import { ProblemError } from '../http/problem.ts';
import type { MailData } from '../mail/templates.ts';
import type { Clock } from '../sandbox/clock.ts';
import { emailRowId, masked } from './factors/email-codes.ts';
import type { SecondFactors } from './factors/index.ts';
import type { SendMail } from './mail.ts';

/** More than anybody needs. */
const most = 20;

/** By what a customer can be recognised beside the password, and changing it. */
export interface Authenticators {
  list(customerId: string): Promise<AuthenticatorPage>;
  /** Sends codes by e-mail from now on. */
  addEmail(customerId: string): Promise<void>;
  addTotp(customerId: string): Promise<TotpEnrolment>;
  /**
   * @returns recovery codes, in the place of any there were
   * @throws {@link ProblemError} 404 where nothing was begun, 422 `wrong_code`
   */
  confirmTotp(customerId: string, id: string, code: string): Promise<string[]>;
  addPasskey(customerId: string): Promise<PasskeyEnrolment>;
  /**
   * @returns recovery codes, or none where there are some
   * @throws {@link ProblemError} 404 where nothing was begun, 422 `passkey_refused`
   */
  confirmPasskey(
    customerId: string,
    id: string,
    input: PasskeyConfirmationInput,
  ): Promise<string[]>;
  /** @throws {@link ProblemError} 422 `no_second_factor` where there is nothing to recover */
  renewRecoveryCodes(customerId: string): Promise<string[]>;
  /**
   * @returns false if the customer has no such authenticator
   * @throws {@link ProblemError} 422 `longer_password_needed` where it is the last, and the password too
   *   short to stand alone
   */
  remove(customerId: string, id: string): Promise<boolean>;
}

/** Authenticators in the database; their owner is told of every change by mail. */
export function createAuthenticators(options: {
  readonly db: Db;
  readonly clock: Clock;
  readonly factors: SecondFactors;
  readonly sendMail: SendMail;
}): Authenticators {
  const { db, clock, factors, sendMail } = options;
  const { totp, passkeys, recoveryCodes } = factors;

  type Change = MailData['second_factor_changed'];

  async function tell(
    using: Db,
    customerId: string,
    change: Change['change'],
    kind: Change['kind'],
  ) {
    const data = { change, kind, at: clock.now() };
    await sendMail(using, { customerId, template: 'second_factor_changed', data });
  }

  function customerOf(using: Db, customerId: string) {
    return using
      .selectFrom('customers')
      .select(['user_id', 'name', 'email', 'second_factor', 'created_at'])
      .where('id', '=', customerId)
      .executeTakeFirstOrThrow();
  }

  async function refuseBeyondMost(customerId: string): Promise<void> {
    const rows = await rowsOf(customerId);
    if (rows.length >= most) throw new ProblemError(422, 'too_many_authenticators');
  }

  function rowsOf(customerId: string) {
    return db
      .selectFrom('authenticators')
      .selectAll()
      .where('customer_id', '=', customerId)
      .where('confirm_by', 'is', null)
      .orderBy('created_at')
      .orderBy('id')
      .execute();
  }

  return {
    async list(customerId) {
      const customer = await customerOf(db, customerId);
      const rows = await rowsOf(customerId);
      const byEmail = rows.find(({ kind }) => kind === 'email_code');
      const items: Authenticator[] = rows
        .filter(({ kind }) => kind !== 'email_code')
        .map((row) => ({
          id: row.id,
          kind: row.kind,
          name: row.name,
          createdAt: row.created_at.toISOString(),
          lastUsedAt: row.last_used_at?.toISOString() ?? null,
        }));
      if (customer.second_factor === 'email_code') {
        items.unshift({
          id: 'email',
          kind: 'email_code',
          name: masked(customer.email),
          createdAt: (byEmail?.created_at ?? customer.created_at).toISOString(),
          lastUsedAt: byEmail?.last_used_at?.toISOString() ?? null,
        });
      }
      const recoveryCodesLeft = await recoveryCodes.left(customerId);
      return { items, nextCursor: null, recoveryCodesLeft };
    },

    async addEmail(customerId) {
      await db.transaction().execute(async (transaction) => {
        const { numUpdatedRows } = await transaction
          .updateTable('customers')
          .set({ second_factor: 'email_code' })
          .where('id', '=', customerId)
          .where('second_factor', 'is', null)
          .executeTakeFirst();
        if (numUpdatedRows === 0n) return;
        await transaction
          .insertInto('authenticators')
          .values({
            id: emailRowId(customerId),
            customer_id: customerId,
            kind: 'email_code',
            name: '',
            data: '{}',
            created_at: new Date(),
          })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
        await tell(transaction, customerId, 'added', 'email_code');
      });
    },

    async addTotp(customerId) {
      await refuseBeyondMost(customerId);
      const { user_id: userId } = await customerOf(db, customerId);
      return totp.enrol(customerId, userId);
    },

    async confirmTotp(customerId, id, code) {
      const right = await totp.confirm(customerId, id, code);
      if (right === undefined) throw new ProblemError(404, 'not_found');
      if (!right) {
        throw new ProblemError(422, 'wrong_code', {
          errors: [{ pointer: '/code', code: 'wrong_code' }],
        });
      }
      await tell(db, customerId, 'added', 'totp');
      return recoveryCodes.renew(customerId);
    },

    async addPasskey(customerId) {
      await refuseBeyondMost(customerId);
      const { user_id: userId, name } = await customerOf(db, customerId);
      return passkeys.enrol(customerId, { userId, name });
    },

    async confirmPasskey(customerId, id, input) {
      const right = await passkeys.confirm(customerId, id, input);
      if (right === undefined) throw new ProblemError(404, 'not_found');
      if (!right) {
        throw new ProblemError(422, 'passkey_refused', {
          errors: [{ pointer: '/credential', code: 'passkey_refused' }],
        });
      }
      await tell(db, customerId, 'added', 'passkey');
      return (await recoveryCodes.left(customerId)) > 0 ? [] : recoveryCodes.renew(customerId);
    },

    async renewRecoveryCodes(customerId) {
      if ((await factors.kindsOf(customerId)).length === 0) {
        throw new ProblemError(422, 'no_second_factor');
      }
      const codes = await recoveryCodes.renew(customerId);
      await tell(db, customerId, 'added', 'recovery_codes');
      return codes;
    },

    async remove(customerId, id) {
      return db.transaction().execute(async (transaction) => {
        // Held: of two that are removed at once, one is the last; and a password is not changed meanwhile.
        const { password_stands_alone: standsAlone } = await transaction
          .selectFrom('customers')
          .select('password_stands_alone')
          .where('id', '=', customerId)
          .forUpdate()
          .executeTakeFirstOrThrow();
        const kind = await removeOne(transaction, customerId, id);
        if (!kind) return false;
        await tell(transaction, customerId, 'removed', kind);
        const { second_factor: byEmail } = await customerOf(transaction, customerId);
        const other = await transaction
          .selectFrom('authenticators')
          .select('id')
          .where('customer_id', '=', customerId)
          .where('confirm_by', 'is', null)
          .executeTakeFirst();
        if (byEmail === null && !other) {
          // It was let be short because of what would be gone. Throwing takes the removal back.
          if (!standsAlone) throw new ProblemError(422, 'longer_password_needed');
          // With nothing left to recover they would be a second factor of their own.
          await transaction
            .deleteFrom('recovery_codes')
            .where('customer_id', '=', customerId)
            .execute();
        }
        return true;
      });
    },
  };
}

/** @returns what kind it was; undefined where the customer has no such authenticator */
async function removeOne(transaction: Db, customerId: string, id: string) {
  if (id === 'email') {
    const { numUpdatedRows } = await transaction
      .updateTable('customers')
      .set({ second_factor: null })
      .where('id', '=', customerId)
      .where('second_factor', '=', 'email_code')
      .executeTakeFirst();
    await transaction
      .deleteFrom('authenticators')
      .where('id', '=', emailRowId(customerId))
      .execute();
    return numUpdatedRows > 0n ? 'email_code' : undefined;
  }
  const removed = await transaction
    .deleteFrom('authenticators')
    .where('id', '=', id)
    .where('customer_id', '=', customerId)
    .where('kind', '!=', 'email_code')
    .where('confirm_by', 'is', null)
    .returning('kind')
    .executeTakeFirst();
  return removed?.kind;
}
