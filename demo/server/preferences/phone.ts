import { randomInt } from 'node:crypto';
import { sql } from 'kysely';
import type { PhoneCheck, PhoneCheckInput } from '../../../sdk/contract/index.ts';
import type { Db } from '../db/open.ts';
import { ProblemError } from '../http/problem.ts';
import type { Mail } from '../mail/index.ts';
import { endCode, type HashCode, keepCode, redeemCode } from './codes.ts';
import { endConsent, giveConsent } from './consents.ts';
import { wordingOf } from './disclosures.ts';
import { lockPreferences, touchPreferences } from './store.ts';
import type { Switches } from './tables.ts';
import { maskedPhone } from './view.ts';

const lifetime = 10 * 60_000;
const betweenTexts = 30_000;

/** What is needed beside whose phone it is. */
export interface PhoneContext {
  readonly db: Db;
  readonly mail: Pick<Mail, 'send'>;
  readonly hashCode: HashCode;
  /** Business time. */
  readonly now: Date;
}

/** Numbers that are kept free for fiction: the sandbox texts no other. */
const fictional = /^\+1\d{3}55501\d\d$/;

/**
 * Texts a code to a phone.
 *
 * @throws {@link ProblemError} 422 for a number that gets no texts, 429 before the wait is over
 */
export async function checkPhone(
  { db, mail, hashCode }: PhoneContext,
  customerId: string,
  { phone, version }: PhoneCheckInput,
): Promise<PhoneCheck> {
  wordingOf('sms', version);
  if (!fictional.test(phone)) {
    throw new ProblemError(422, 'phone_refused', {
      detail: 'The sandbox texts fictional numbers alone: +1, an area code, 555-01 and two digits.',
      errors: [{ pointer: '/phone', code: 'phone_refused' }],
    });
  }
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  const sentAt = Date.now();
  const expiresAt = new Date(sentAt + lifetime);
  await db.transaction().execute(async (trx) => {
    await lockPreferences(trx, customerId);
    const before = await trx
      .selectFrom('consent_codes')
      .select('sent_at')
      .where('customer_id', '=', customerId)
      .where('kind', '=', 'sms')
      .executeTakeFirst();
    const wait = before ? before.sent_at.getTime() + betweenTexts - sentAt : 0;
    if (wait > 0) {
      throw new ProblemError(429, 'rate_limited', { retryAfter: Math.ceil(wait / 1000) });
    }
    await keepCode(
      trx,
      { customerId, kind: 'sms' },
      { code_hash: hashOf(hashCode, customerId, code), phone, version, expires_at: expiresAt },
    );
    const data = { code, expiresAt };
    await mail.send(trx, { template: 'phone_code', customerId, phone, data });
  });
  return {
    sentTo: maskedPhone(phone),
    expiresAt: expiresAt.toISOString(),
    resendAt: new Date(sentAt + betweenTexts).toISOString(),
  };
}

/** Takes the code back: the consent counts, and the owner is told of the new phone by mail. */
export function confirmPhone(
  { db, mail, hashCode, now }: PhoneContext,
  customerId: string,
  code: string,
): Promise<void> {
  const hash = hashOf(hashCode, customerId, code.replace(/\s/g, ''));
  return redeemCode(db, { customerId, kind: 'sms' }, hash, async (trx, { phone, version }) => {
    if (phone === null || version === null) throw new Error('The code is for no phone.');
    const wording = wordingOf('sms', version);
    await giveConsent(trx, { customerId, kind: 'sms', version, wording, phone }, now);
    const data = { change: 'added' as const, last4: phone.slice(-4), at: now };
    await mail.send(trx, { template: 'phone_changed', customerId, data });
  });
}

/** Withdraws the consent to texts: none is sent any more, nor after another consent by itself. */
export function removePhone({ db, mail, now }: PhoneContext, customerId: string): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const { row } = await lockPreferences(trx, customerId);
    // Given back afterwards, it would bring the texts that were just ended.
    await endCode(trx, { customerId, kind: 'sms' });
    const ended = await endConsent(trx, customerId, 'sms', now);
    if (!ended) return;
    await touchPreferences(trx, customerId, {
      choices: JSON.stringify(withoutTexts(row?.choices)),
    });
    // What is on its way in quiet hours is texted no more.
    await sql`
      update mail_outbox set done_at = ${new Date()}, outcome = 'refused', data = '{}'
      where customer_id = ${customerId} and channel = 'sms' and done_at is null`.execute(trx);
    const data = { change: 'removed' as const, last4: (ended.phone ?? '').slice(-4), at: now };
    await mail.send(trx, { template: 'phone_changed', customerId, data });
  });
}

function withoutTexts(choices: Switches = {}): Switches {
  return Object.fromEntries(
    Object.entries(choices).map(([topic, { sms: _, ...others }]) => [topic, others]),
  );
}

function hashOf(hashCode: HashCode, customerId: string, code: string): string {
  return hashCode(`sms\n${customerId}`, code);
}
