import { type Kysely, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { migrations } from './migrations/index.ts';

/**
 * Makes the schema where there is none and runs the migrations that have not run yet, in order. Two servers starting at once on one
 * PostgreSQL wait for each other.
 */
export async function migrate<T>(db: Kysely<T>, schema: string): Promise<void> {
  if (await isUpToDate(db, schema)) return;
  const migrator = new Migrator({
    db,
    migrationTableSchema: schema,
    // Branches may land in another order than their migrations are numbered in.
    allowUnorderedMigrations: true,
    provider: { getMigrations: () => Promise.resolve({ ...migrations }) },
  });
  const { error } = await migrator.migrateToLatest();
  if (error) throw new Error('The database could not be brought up to date.', { cause: error });
}

/**
 * Whether all have run, as the migrator wrote down. It would look through the whole catalogue of the database to say so, which
 * takes an embedded one that has just been opened a quarter of a second.
 */
async function isUpToDate<T>(db: Kysely<T>, schema: string): Promise<boolean> {
  const table = `${schema}.kysely_migration`;
  const { rows: found } = await sql<{ there: boolean }>`
    select to_regclass(${table}) is not null as there`.execute(db);
  if (!found[0]?.there) return false;
  const { rows } = await sql<{ name: string }>`
    select name from ${sql.table(table)} order by name`.execute(db);
  return rows.map(({ name }) => name).join() === Object.keys(migrations).sort().join();
}
