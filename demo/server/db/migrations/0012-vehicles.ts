import { type Kysely, sql } from 'kysely';

/** What is known of a vehicle beside its name and number. */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table vehicles (
    account_id text primary key references accounts,
    color text,
    distance_unit text not null check (distance_unit in ('mi', 'km')),
    odometer integer check (odometer >= 0),
    odometer_read_on date,
    electric boolean not null,
    in_service_on date not null,
    services jsonb not null,
    recalls jsonb not null
  )`,
  // Accounts that were there before: nothing is known but the first day.
  `insert into vehicles
    select id, null, 'mi', null, null, false, opened_on, '[]', '[]' from accounts`,
];
