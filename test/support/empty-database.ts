import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';

const cache = fileURLToPath(new URL('../../.cache/', import.meta.url));
const pglitePackage = new URL('../package.json', import.meta.resolve('@electric-sql/pglite'));

/**
 * Puts an empty embedded PostgreSQL into a new data folder, so that the server finds one and need
 * not make it: making takes some four seconds of a processor, copying a tenth of one.
 */
export async function layEmptyDatabase(dataDir: string): Promise<void> {
  const { version } = JSON.parse(await readFile(pglitePackage, 'utf8')) as { version: string };
  const template = join(cache, `pglite-${version}`);
  if (!existsSync(template)) await makeTemplate(template);
  await cp(template, join(dataDir, 'db'), { recursive: true });
}

async function makeTemplate(template: string): Promise<void> {
  const draft = `${template}-${process.pid}`;
  await mkdir(draft, { recursive: true });
  const pglite = await PGlite.create(draft);
  await pglite.close();
  // Another test process may have been first; its copy is as good.
  await rename(draft, template).catch(() => rm(draft, { recursive: true, force: true }));
}
