import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import type {
  PasswordResetConfirmationInput,
  PasswordResetInspection,
} from '../../../sdk/contract/index.ts';
import { type Auth, hashToken, normaliseUserId } from '../auth/index.ts';
import type { Config } from '../config.ts';
import type { Db } from '../db/open.ts';
import type { Mail } from '../mail/index.ts';
import type { Clock } from '../sandbox/clock.ts';
import { linkRefused } from './links.ts';
import { minimumFor } from './minimum-length.ts';
import { minimumLength, standsAlone } from './password-rules.ts';
import { passwordRefused, refusePassword } from './refuse-password.ts';

const hour = 60 * 60 * 1000;
/** For so long a link that was used or has expired says so. */
const remembered = 30 * 24 * hour;
/** Mails an hour that one user ID may ask for. */
const mailsAnHour = 3;

/** New passwords for who has forgotten the old one. */
export interface PasswordResets {
  /**
   * Notes that somebody wants a new password; the mail is written later, by another hand. The work
   * is the same whether the user ID is a customer's or not: one look and one row.
   */
  request(userId: string): Promise<void>;
  /** Looks at a link and uses nothing up. */
  inspect(token: string): Promise<PasswordResetInspection>;
  /**
   * Takes a new password. It ends the customer's sessions, the lock and every other link, and the
   * customer is told; devices stay known, since it was the owner who came.
   */
  confirm(input: PasswordResetConfirmationInput): Promise<void>;
  /** Deletes what no longer counts: requests without a link after an hour, links after a month. */
  purge(): Promise<void>;
}

/** @param options `secret` keys the hash under which requests are counted */
export function createPasswordResets(options: {
  readonly db: Db;
  readonly auth: Pick<Auth, 'passwords' | 'sessions' | 'release'>;
  readonly mail: Pick<Mail, 'send'>;
  /** Business time, which the mail tells. */
  readonly clock: Clock;
  readonly secret: Buffer;
  /** When a second factor is asked for. */
  readonly policy: Config['secondFactor'];
  /** Told of every request, whoever it is for. */
  readonly onRequest: () => void;
}): PasswordResets {
  const { db, auth, mail, clock, secret, policy } = options;

  return {
    async request(userId) {
      const name = normaliseUserId(userId);
      const subject = createHmac('sha256', secret).update(name).digest('base64url');
      const customer = await db
        .selectFrom('customers')
        .select(['id', 'password_hash'])
        .where('user_id', '=', name)
        .executeTakeFirst();
      // Who has not registered proves more than a mailbox first.
      const customerId = customer?.password_hash == null ? null : customer.id;
      const now = new Date();
      await db.transaction().execute(async (trx) => {
        // Of two requests at once the second counts the first.
        await sql`select pg_advisory_xact_lock(hashtextextended(${subject}, 5))`.execute(trx);
        await sql`
          insert into password_resets (id, subject, customer_id, requested_at)
          select ${crypto.randomUUID()}, ${subject}, ${customerId}, ${now}
          where ${mailsAnHour} > (
            select count(*) from password_resets
            where subject = ${subject} and requested_at > ${new Date(now.getTime() - hour)})`.execute(
          trx,
        );
      });
      options.onRequest();
    },

    async inspect(token) {
      const { expiresAt, customer } = await findLive(db, token);
      return {
        expiresAt: expiresAt.toISOString(),
        minimumLength: await minimumFor(db, customer.id, policy),
      };
    },

    async confirm({ token, password }) {
      const { customer } = await findLive(db, token);
      await refusePassword(password, {
        minimumLength: await minimumFor(db, customer.id, policy),
        personal: [customer.user_id, customer.name, customer.email],
      });
      // Before the transaction, which may hold up others.
      const hash = await auth.passwords.hash(password);
      await db.transaction().execute(async (trx) => {
        const used = await trx
          .updateTable('password_resets')
          .set({ used_at: new Date() })
          .where('token_hash', '=', hashToken(token))
          .where('used_at', 'is', null)
          .where('expires_at', '>', new Date())
          .executeTakeFirst();
        if (used.numUpdatedRows !== 1n) throw linkRefused('link_used');
        await trx
          .updateTable('password_resets')
          .set({ used_at: new Date() })
          .where('customer_id', '=', customer.id)
          .where('used_at', 'is', null)
          .execute();
        await trx
          .updateTable('customers')
          .set({ password_hash: hash, password_stands_alone: standsAlone(password) })
          .where('id', '=', customer.id)
          .execute();
        // The second factor that let it be short may have been removed since it was looked at.
        const alone = (await minimumFor(trx, customer.id, policy)) === minimumLength.alone;
        if (alone && !standsAlone(password)) throw passwordRefused(['too_short']);
        await auth.sessions.endAll(customer.id, trx);
        await auth.release(customer.user_id, 'passwords', trx);
        await mail.send(trx, {
          customerId: customer.id,
          template: 'password_changed',
          data: { at: clock.now() },
        });
      });
    },

    async purge() {
      const before = (age: number) => new Date(Date.now() - age);
      await db
        .deleteFrom('password_resets')
        .where((eb) =>
          eb.or([
            eb('requested_at', '<', before(remembered)),
            eb.and([eb('token_hash', 'is', null), eb('requested_at', '<', before(hour))]),
          ]),
        )
        .execute();
    },
  };
}

interface LiveReset {
  readonly expiresAt: Date;
  readonly customer: { readonly id: string; user_id: string; name: string; email: string };
}

/** @throws ProblemError where the link does not work */
async function findLive(db: Db, token: string): Promise<LiveReset> {
  const link = await db
    .selectFrom('password_resets')
    .select(['customer_id', 'expires_at', 'used_at'])
    .where('token_hash', '=', hashToken(token))
    .executeTakeFirst();
  if (!link?.expires_at || link.customer_id === null) throw linkRefused('link_unknown');
  if (link.used_at) throw linkRefused('link_used');
  if (link.expires_at <= new Date()) throw linkRefused('link_expired');
  const customer = await db
    .selectFrom('customers')
    .select(['id', 'user_id', 'name', 'email'])
    .where('id', '=', link.customer_id)
    .executeTakeFirstOrThrow();
  return { expiresAt: link.expires_at, customer };
}
