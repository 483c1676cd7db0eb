/**
 * Global set-up of the host pages: makes the personas once, collects what every element came to, and
 * prints the table of it in the end.
 *
 * @module
 */
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as seed from '../support/seed-once.ts';
import { type Row, rowsFile, tableOf } from './outcomes.ts';

let folder: string | undefined;

export async function globalSetup(): Promise<void> {
  folder = await mkdtemp(join(tmpdir(), 'fs-central-hostile-'));
  process.env[rowsFile] = join(folder, 'rows');
  await seed.globalSetup();
}

export async function globalTeardown(): Promise<void> {
  await seed.globalTeardown();
  const file = process.env[rowsFile] ?? '';
  if (existsSync(file)) {
    const lines = readFileSync(file, 'utf8').trim().split('\n');
    // What stands after the title is printed by the whole run, too.
    console.log(`\n=== Outcomes\n${tableOf(lines.map((line) => JSON.parse(line) as Row))}\n`);
  }
  if (folder) await rm(folder, { recursive: true, force: true });
}
