import type { Selectable } from 'kysely';
import type { Db } from '../db/open.ts';
import type { VehiclesTable } from './tables.ts';

/** What is known of a vehicle beside its name and number. */
export type VehicleRow = Selectable<VehiclesTable>;

/** The record of an account's vehicle; undefined where nobody has made one. */
export function findVehicle(db: Db, accountId: string): Promise<VehicleRow | undefined> {
  return db
    .selectFrom('vehicles')
    .selectAll()
    .where('account_id', '=', accountId)
    .executeTakeFirst();
}
