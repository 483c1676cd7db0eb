/**
 * Global set-up of the server's tests: a place for data folders with the personas in them, one for each moment that
 * a test begins at, made by the first that asks and copied by the others. Making takes five seconds of a processor,
 * copying half of one.
 *
 * @module
 */
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../../demo/server/db/open.ts';
import { databaseEnv, layCopy, layEmptyDatabase } from '../../support/empty-database.ts';

/** Names the folder with the templates; without it every server makes its own personas. */
const templatesFolder = 'SEED_TEMPLATES';

/** In a template: where its database is, unless in the folder itself. */
const addressFile = 'database-url';

let folder: string | undefined;

export async function globalSetup(): Promise<void> {
  folder = await mkdtemp(join(tmpdir(), 'fs-templates-'));
  process.env[templatesFolder] = folder;
}

export async function globalTeardown(): Promise<void> {
  if (folder) await rm(folder, { recursive: true, force: true });
}

/**
 * Puts a database with the personas into a new data folder, or an empty one where no templates are kept.
 *
 * @param env settings of the server that will have it
 * @param fill starts a server over a data folder with an empty database, and ends it
 */
export async function laySeededDatabase(
  dataDir: string,
  env: Record<string, string>,
  fill: (dataDir: string) => Promise<void>,
): Promise<void> {
  const templates = process.env[templatesFolder];
  if (!templates) {
    await layEmptyDatabase(dataDir);
    return;
  }
  // What else may be set changes how a server answers, not what it is seeded with.
  const template = join(templates, (env['SANDBOX_NOW'] ?? 'now').replaceAll(/[^\w-]/g, '_'));
  if (!existsSync(template)) await makeTemplate(template, fill);
  const address = await readFile(join(template, addressFile), 'utf8');
  await layCopy(template, dataDir, address || undefined);
}

async function makeTemplate(
  template: string,
  fill: (dataDir: string) => Promise<void>,
): Promise<void> {
  const draft = await mkdtemp(`${template}-`);
  const { databaseUrl } = await layEmptyDatabase(draft);
  await fill(draft);
  const db = await openDatabase({ dataDir: draft, databaseUrl });
  // The clock begins with the server that gets the copy, not with this one.
  await db.deleteFrom('sandbox_clock').execute();
  await db.destroy();
  await writeFile(join(draft, addressFile), databaseEnv(draft).DATABASE_URL ?? '');
  // Another test process may have been first; its template is as good.
  await rename(draft, template).catch(() => rm(draft, { recursive: true, force: true }));
}
