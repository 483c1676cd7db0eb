import type { Kysely, Selectable } from 'kysely';
import type { Trx } from '../accounts/store.ts';
import type { Database } from '../db/schema.ts';
import type { PreferenceConsentsTable, PreferencesTable } from './tables.ts';

/** All that is known of how a customer wants to hear from the lender. */
export interface PreferenceRows {
  readonly customer: { readonly email: string; readonly locale: string; readonly zone: string };
  /** Undefined where nothing was ever changed. */
  readonly row: Selectable<PreferencesTable> | undefined;
  readonly paperless: Selectable<PreferenceConsentsTable> | undefined;
  readonly sms: Selectable<PreferenceConsentsTable> | undefined;
}

/** Reads it. */
export async function readPreferences(
  db: Kysely<Database>,
  customerId: string,
): Promise<PreferenceRows> {
  // One after the other: inside a transaction there is one connection.
  const customer = await db
    .selectFrom('customers')
    .select(['email', 'locale', 'zone'])
    .where('id', '=', customerId)
    .executeTakeFirstOrThrow();
  const row = await db
    .selectFrom('preferences')
    .selectAll()
    .where('customer_id', '=', customerId)
    .executeTakeFirst();
  const consents = await db
    .selectFrom('preference_consents')
    .selectAll()
    .where('customer_id', '=', customerId)
    .where('withdrawn_at', 'is', null)
    .execute();
  const inForce = (kind: string) => consents.find((consent) => consent.kind === kind);
  return { customer, row, paperless: inForce('paperless'), sms: inForce('sms') };
}

/** Reads it so that nobody else changes it before the transaction ends. */
export async function lockPreferences(trx: Trx, customerId: string): Promise<PreferenceRows> {
  await trx
    .insertInto('preferences')
    .values({ customer_id: customerId, choices: undefined, quiet_from: null, quiet_until: null })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await trx
    .selectFrom('preferences')
    .select('version')
    .where('customer_id', '=', customerId)
    .forUpdate()
    .execute();
  return readPreferences(trx, customerId);
}

/** Notes that something has changed, and what of the row itself. */
export async function touchPreferences(
  trx: Trx,
  customerId: string,
  change: Partial<Pick<PreferencesTable, 'quiet_from' | 'quiet_until'>> & { choices?: string } = {},
): Promise<void> {
  await trx
    .updateTable('preferences')
    .set((build) => ({ ...change, version: build('version', '+', 1) }))
    .where('customer_id', '=', customerId)
    .execute();
}
