import type { JSONColumnType } from 'kysely';
import type { Recall } from '../../../sdk/contract/index.ts';

/** What is known of a vehicle beside its name and number. */
export interface VehiclesTable {
  account_id: string;
  color: string | null;
  distance_unit: 'mi' | 'km';
  /** Last reading; null where there is none. */
  odometer: number | null;
  odometer_read_on: string | null;
  electric: boolean;
  /** First day of the coverages. */
  in_service_on: string;
  /** Service options that were bought with it. */
  services: JSONColumnType<string[]>;
  /** Newest first. */
  recalls: JSONColumnType<Recall[]>;
}

/** The tables of vehicles. */
export interface VehicleTables {
  vehicles: VehiclesTable;
}
