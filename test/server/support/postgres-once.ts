/**
 * Global set-up of the server's tests over PostgreSQL: starts one for all files.
 *
 * @module
 */
import * as templates from './seed-templates.ts';
import { testPostgres } from '../../support/empty-database.ts';
import { type Postgres, startPostgres } from '../../support/postgres.ts';

let postgres: Postgres | undefined;

export async function globalSetup(): Promise<void> {
  postgres = await startPostgres();
  if (!postgres) throw new Error('PostgreSQL is not installed: apt-get install postgresql');
  process.env[testPostgres] = postgres.url;
  await templates.globalSetup();
}

export async function globalTeardown(): Promise<void> {
  await postgres?.stop();
  await templates.globalTeardown();
}
