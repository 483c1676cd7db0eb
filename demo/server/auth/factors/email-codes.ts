import { createHmac, randomInt } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '../../db/open.ts';
import type { SendMail } from '../mail.ts';
import type { Factor } from './factor.ts';

const digits = 6;
const lifetime = 10 * 60 * 1000;
const betweenMails = 30 * 1000;
const mailsAnHour = 5;
const hour = 60 * 60 * 1000;

/**
 * Codes by e-mail, in real time. A code is good once, for ten minutes, in the browser that asked for
 * it: after a reload as well, when the wait for another mail has only begun. A customer gets five
 * mails an hour, so that whoever knows the password cannot flood the owner.
 *
 * @param secret keys the hash under which codes are stored
 */
export function createEmailCodes(options: {
  readonly db: Db;
  readonly secret: Buffer;
  readonly sendMail: SendMail;
}): Factor {
  const { db, secret, sendMail } = options;
  const hashOf = (customerId: string, code: string) =>
    createHmac('sha256', secret).update(`${customerId}\n${code}`).digest('base64url');

  return {
    ask({ customerId, jkt }, again) {
      const now = Date.now();
      return db.transaction().execute(async (transaction) => {
        // One at a time for a customer, so that two requests cannot both be the fifth mail.
        const { email } = await transaction
          .selectFrom('customers')
          .select('email')
          .where('id', '=', customerId)
          .forUpdate()
          .executeTakeFirstOrThrow();
        const rows = await transaction
          .selectFrom('email_codes')
          .select('sent_at')
          .where('customer_id', '=', customerId)
          .where('sent_at', '>', new Date(now - hour))
          .orderBy('sent_at')
          .execute();
        const sent = rows.map((row) => row.sent_at.getTime());
        if (!again && nextMail(sent) <= now) {
          const code = String(randomInt(10 ** digits)).padStart(digits, '0');
          const expiresAt = new Date(now + lifetime);
          await transaction
            .insertInto('email_codes')
            .values({
              customer_id: customerId,
              jkt,
              code_hash: hashOf(customerId, code),
              sent_at: new Date(now),
              expires_at: expiresAt,
            })
            .execute();
          await sendMail(transaction, {
            customerId,
            template: 'sign_in_code',
            data: { code, expiresAt },
          });
          sent.push(now);
        }
        return {
          challenge: {
            sentTo: masked(email),
            length: digits,
            resendAt: new Date(nextMail(sent)).toISOString(),
          },
          data: {},
        };
      });
    },

    async check({ customerId, jkt }, answer) {
      const { numDeletedRows } = await db
        .deleteFrom('email_codes')
        .where('customer_id', '=', customerId)
        .where('jkt', '=', jkt)
        .where('code_hash', '=', hashOf(customerId, answer.replace(/\s/g, '')))
        .where('expires_at', '>', new Date())
        .executeTakeFirst();
      if (numDeletedRows === 0n) return false;
      // The owner reads these mails, so nobody is being flooded: the count begins again, and what
      // else was sent is good no longer.
      await db.deleteFrom('email_codes').where('customer_id', '=', customerId).execute();
      await noteUse(db, customerId);
      return true;
    },
  };
}

async function noteUse(db: Db, customerId: string): Promise<void> {
  await db
    .insertInto('authenticators')
    .columns(['id', 'customer_id', 'kind', 'name', 'data', 'created_at', 'last_used_at'])
    .expression((eb) =>
      eb
        .selectFrom('customers')
        .select([
          eb.val(emailRowId(customerId)).as('id'),
          'customers.id as customer_id',
          eb.val('email_code').as('kind'),
          eb.val('').as('name'),
          sql`'{}'::jsonb`.as('data'),
          'customers.created_at',
          sql`${new Date()}::timestamptz`.as('last_used_at'),
        ])
        // Whoever has no second factor is asked for a code all the same, where the policy says so.
        .where('customers.id', '=', customerId)
        .where('customers.second_factor', '=', 'email_code'),
    )
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet((eb) => ({ last_used_at: eb.ref('excluded.last_used_at') })),
    )
    .execute();
}

/** Under what it is kept since when a customer gets codes by e-mail, and when one was last used. */
export function emailRowId(customerId: string): string {
  return `email:${customerId}`;
}

/** From when on another mail may go, after those that went within an hour; the oldest comes first. */
function nextMail(sent: readonly number[]): number {
  const [last, fifth] = [sent.at(-1), sent.at(-mailsAnHour)];
  return Math.max(
    last === undefined ? 0 : last + betweenMails,
    fifth === undefined ? 0 : fifth + hour,
  );
}

/** An address as its owner recognises it, and nobody learns it: `m•••@mail.example`. */
export function masked(email: string): string {
  const [name = '', domain = ''] = email.split('@');
  return `${name.slice(0, 1)}•••@${domain}`;
}
