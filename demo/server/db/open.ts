import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  Kysely,
  PGliteDialect,
  PostgresDialect,
} from 'kysely';
import pg from 'pg';
import { migrate } from './migrate.ts';
import { parsers } from './parsers.ts';
import type { Database } from './schema.ts';

/** The database handle that the whole server shares. */
export type Db = Kysely<Database>;

/** Where the data lives: a PostgreSQL address, or else a folder for the embedded one. */
export interface DatabaseLocation {
  readonly databaseUrl?: string | undefined;
  readonly dataDir: string;
}

/** All tables live in a schema of their own, so that `--fresh` cannot touch a neighbour's. */
export const schemaName = 'fs_central';

/**
 * Opens the database and brings its tables up to date. Only the dialect differs between the
 * embedded PostgreSQL and a server; every query is the same.
 *
 * PGlite is one connection: inside a transaction use only the transaction object.
 *
 * @param options `fresh` begins with no tables
 */
export async function openDatabase(
  location: DatabaseLocation,
  options: { fresh?: boolean } = {},
): Promise<Db> {
  const db = new Kysely<Database>({ dialect: await dialectFor(location) });
  try {
    if (options.fresh) await db.schema.dropSchema(schemaName).ifExists().cascade().execute();
    await migrate(db, schemaName);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return db;
}

async function dialectFor({ databaseUrl, dataDir }: DatabaseLocation): Promise<Dialect> {
  if (databaseUrl) return postgresDialect(databaseUrl);
  const folder = join(dataDir, 'db');
  await mkdir(folder, { recursive: true });
  const pglite = await PGlite.create(folder, {
    parsers: { ...parsers },
    // It has 128 MB otherwise, which it fills with zeros at every start.
    startParams: [...PGlite.defaultStartParams, '-c', 'shared_buffers=32MB'],
  });
  return new PGliteDialect({ pglite, onCreateConnection: useSchema });
}

function postgresDialect(connectionString: string): Dialect {
  const pool = new pg.Pool({
    connectionString,
    max: 10,
    types: {
      getTypeParser: (oid: number, format?: 'text' | 'binary') =>
        ((format !== 'binary' && parsers[oid]) ||
          pg.types.getTypeParser(oid, format ?? 'text')) as (text: string) => unknown,
    },
  });
  // An idle connection that breaks must not end the process; the next query reports it.
  pool.on('error', () => undefined);
  // Nor one that breaks between two queries of a transaction.
  pool.on('connect', (client) => void client.on('error', () => undefined));
  return new PostgresDialect({ pool, onCreateConnection: useSchema });
}

async function useSchema(connection: DatabaseConnection): Promise<void> {
  await connection.executeQuery(CompiledQuery.raw(`set search_path to ${schemaName}`));
}
