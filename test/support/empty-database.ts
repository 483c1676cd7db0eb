import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';

const cache = fileURLToPath(new URL('../../.cache/', import.meta.url));
const pglitePackage = new URL('../package.json', import.meta.resolve('@electric-sql/pglite'));

/** Names a PostgreSQL in which every data folder has a database of its own, in place of the embedded one. */
export const testPostgres = 'TEST_POSTGRES';

/** Where the data of a folder is, as `openDatabase` wants it. */
export interface Location {
  readonly dataDir: string;
  readonly databaseUrl?: string;
}

const urls = new Map<string, string>();

/**
 * Puts an empty embedded PostgreSQL into a new data folder, so that the server finds one and need
 * not make it: making takes some four seconds of a processor, copying a tenth of one. With
 * `TEST_POSTGRES`, makes an empty database there instead.
 */
export async function layEmptyDatabase(dataDir: string): Promise<Location> {
  const server = process.env[testPostgres];
  if (server) {
    const databaseUrl = await makeDatabase(server);
    urls.set(dataDir, databaseUrl);
    return { dataDir, databaseUrl };
  }
  const { version } = JSON.parse(await readFile(pglitePackage, 'utf8')) as { version: string };
  const template = join(cache, `pglite-${version}`);
  if (!existsSync(template)) await makeTemplate(template);
  await cp(template, join(dataDir, 'db'), { recursive: true });
  return { dataDir };
}

/** Settings by which a server finds the database that was laid for its data folder. */
export function databaseEnv(dataDir: string): { DATABASE_URL?: string } {
  const url = urls.get(dataDir);
  return url === undefined ? {} : { DATABASE_URL: url };
}

/**
 * Puts a copy of another data folder's database into a new one, at the PostgreSQL with `TEST_POSTGRES`. Nobody may
 * have the other one open.
 *
 * @param template data folder that one of these functions laid a database for
 * @param databaseUrl where the other one is, unless in its folder
 */
export async function layCopy(
  template: string,
  dataDir: string,
  databaseUrl: string | undefined,
): Promise<void> {
  await cp(template, dataDir, { recursive: true });
  if (databaseUrl) {
    urls.set(dataDir, await makeDatabase(databaseUrl, new URL(databaseUrl).pathname.slice(1)));
  }
}

/**
 * Makes a database at a PostgreSQL, and gives its address.
 *
 * @param template name of one to copy; empty if left out
 */
export async function makeDatabase(server: string, template?: string): Promise<string> {
  const name = `t_${randomBytes(8).toString('hex')}`;
  // A database that is copied lets nobody in, not even who copies it.
  const client = new pg.Client(new URL('/postgres', server).href);
  await client.connect();
  try {
    await client.query(`create database ${name}${template ? ` template ${template}` : ''}`);
  } finally {
    await client.end();
  }
  const url = new URL(server);
  url.pathname = name;
  return url.href;
}

async function makeTemplate(template: string): Promise<void> {
  const draft = `${template}-${process.pid}`;
  await mkdir(draft, { recursive: true });
  const pglite = await PGlite.create(draft);
  await pglite.close();
  // Another test process may have been first; its copy is as good.
  await rename(draft, template).catch(() => rm(draft, { recursive: true, force: true }));
}
