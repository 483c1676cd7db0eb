import { randomInt } from 'node:crypto';
import type { PaperlessInput } from '../../../sdk/contract/index.ts';
import { viewAt } from '../lender.ts';
import { type HashCode, keepCode, redeemCode } from './codes.ts';
import type { PhoneContext } from './phone.ts';
import { endConsent, giveConsent } from './consents.ts';
import { wordingOf } from './disclosures.ts';
import { writeTestDocument } from './test-document.ts';

const lifetime = 60 * 60_000;
// Without what looks alike in print.
const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Makes a test document with a code of its own; the one before is worth nothing from then on. */
export async function testPaperless(
  { db, hashCode, now }: Pick<PhoneContext, 'db' | 'hashCode' | 'now'>,
  customerId: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const signs = Array.from({ length: 6 }, () => alphabet[randomInt(alphabet.length)]);
  const code = signs.join('');
  const { name, locale } = await db
    .selectFrom('customers')
    .select(['name', 'locale'])
    .where('id', '=', customerId)
    .executeTakeFirstOrThrow();
  const pdf = await writeTestDocument({
    date: viewAt(now).today,
    name,
    locale,
    code: `${code.slice(0, 3)}-${code.slice(3)}`,
  });
  await db.transaction().execute((trx) =>
    keepCode(
      trx,
      { customerId, kind: 'paperless' },
      {
        code_hash: hashOf(hashCode, customerId, code),
        expires_at: new Date(Date.now() + lifetime),
      },
    ),
  );
  return pdf;
}

/** Takes the consent: kept with its text, its version and the moment, and confirmed by mail. */
export function consentToPaperless(
  { db, mail, hashCode, now }: PhoneContext,
  customerId: string,
  { version, code }: PaperlessInput,
): Promise<void> {
  const wording = wordingOf('paperless', version);
  const typed = code.toUpperCase().replace(/[\s-]/g, '');
  const hash = hashOf(hashCode, customerId, typed);
  return redeemCode(db, { customerId, kind: 'paperless' }, hash, async (trx) => {
    await giveConsent(trx, { customerId, kind: 'paperless', version, wording }, now);
    const data = { change: 'consented' as const, version, at: now };
    await mail.send(trx, { template: 'paperless_changed', customerId, data });
  });
}

/** Ends it: papers come by post again. */
export function withdrawPaperless(
  { db, mail, now }: PhoneContext,
  customerId: string,
): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const ended = await endConsent(trx, customerId, 'paperless', now);
    if (!ended) return;
    const data = { change: 'withdrawn' as const, version: ended.version, at: now };
    await mail.send(trx, { template: 'paperless_changed', customerId, data });
  });
}

function hashOf(hashCode: HashCode, customerId: string, code: string): string {
  return hashCode(`paperless\n${customerId}`, code);
}
