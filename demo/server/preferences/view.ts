import type { Preferences } from '../../../sdk/contract/index.ts';
import { masked } from '../auth/factors/email-codes.ts';
import { wordsIn } from '../mail/words/index.ts';
import type { PreferenceRows } from './store.ts';
import { delivered, switchesOf } from './topics.ts';

/** Languages that the lender writes in. */
export const languages = ['en', 'es'];

/** The preferences as the API shows them. */
export function describePreferences({
  customer,
  row,
  paperless,
  sms,
}: PreferenceRows): Preferences {
  const { quiet_from: from, quiet_until: until } = row ?? {};
  return {
    etag: `"${row?.version ?? 0}"`,
    language: wordsIn(customer.locale).words.language,
    languages,
    zone: customer.zone,
    quietHours: from && until ? { from, until } : null,
    ...switchesOf(row?.choices ?? {}, { paperless: !!paperless, sms: !!sms }),
    delivered: [...delivered],
    email: masked(customer.email),
    phone: sms ? { number: maskedPhone(sms.phone ?? ''), ...consentOf(sms) } : null,
    paperless: paperless ? consentOf(paperless) : null,
  };
}

/** A number as its owner recognises it: `•••• 0123`. */
export function maskedPhone(phone: string): string {
  return `•••• ${phone.slice(-4)}`;
}

function consentOf({ version, given_at: at }: { version: string; given_at: Date }) {
  return { version, consentedAt: at.toISOString() };
}
