import type { Trx } from '../accounts/store.ts';
import { newId } from '../ids.ts';
import { lockPreferences, touchPreferences } from './store.ts';
import type { ConsentKind } from './tables.ts';

/** A consent that is given. */
export interface NewConsent {
  readonly customerId: string;
  readonly kind: ConsentKind;
  readonly version: string;
  readonly wording: string;
  readonly phone?: string;
}

/** Keeps a consent, in the place of the one before. */
export async function giveConsent(
  trx: Trx,
  { customerId, ...consent }: NewConsent,
  now: Date,
): Promise<void> {
  await endConsent(trx, customerId, consent.kind, now);
  await trx
    .insertInto('preference_consents')
    .values({
      id: newId('cns'),
      customer_id: customerId,
      ...consent,
      phone: consent.phone ?? null,
      given_at: now,
    })
    .execute();
  await touchPreferences(trx, customerId);
}

/**
 * Ends a consent, and notes that the preferences have changed.
 *
 * @returns the one that was in force; undefined, and nothing changed, where none was
 */
export async function endConsent(trx: Trx, customerId: string, kind: ConsentKind, now: Date) {
  await lockPreferences(trx, customerId);
  const ended = await trx
    .updateTable('preference_consents')
    .set({ withdrawn_at: now })
    .where('customer_id', '=', customerId)
    .where('kind', '=', kind)
    .where('withdrawn_at', 'is', null)
    .returning(['version', 'phone'])
    .executeTakeFirst();
  if (ended) await touchPreferences(trx, customerId);
  return ended;
}
