/**
 * `npm run size`: fails when an entry outgrows its budget, or its ceiling: what was measured once, plus 5%.
 * `--ratchet` lowers the ceilings to today's bytes plus 5%; `--raise` lifts them too, and takes a decision record.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { readReport } from '../support/build/report-modules.mjs';
import { entries } from './entries.mjs';
import { growth, weigh } from './weigh.mjs';

const ceilingsFile = new URL('budgets.json', import.meta.url);
const { values: options } = parseArgs({
  options: { ratchet: { type: 'boolean' }, raise: { type: 'boolean' } },
});

const report = await readReport();
const ceilings = JSON.parse(await readFile(ceilingsFile, 'utf8').catch(() => '{}'));
const built = entries.filter(({ files }) => files.every((file) => report[file]));
if (built.length === 0) throw new Error('Nothing to weigh: run `npm run build` first.');

let failed = false;
const rows = [];
for (const entry of built) {
  const { bytes, files, modules } = await weigh(entry, report);
  const before = ceilings[entry.name] ?? { ceiling: Infinity, modules: {} };
  const next = Math.ceil(bytes * 1.05);
  if (options.raise || (options.ratchet && next < before.ceiling)) {
    ceilings[entry.name] = { ceiling: Math.min(next, entry.budget), modules };
  }

  const { ceiling } = ceilings[entry.name] ?? before;
  const limit = Math.min(ceiling, entry.budget);
  rows.push({
    entry: entry.name,
    bytes,
    'of budget': `${Math.round((bytes / entry.budget) * 100)}%`,
    budget: entry.budget,
    ceiling,
    files: files.length,
  });
  if (bytes > limit) {
    failed = true;
    console.log(`${entry.name}: ${bytes} bytes, ${bytes - limit} over ${limit}. What grew:`);
    const grown = growth(before.modules, modules).slice(0, 8);
    for (const { name, bytes: more } of grown) console.log(`  +${more} ${name}`);
  }
}

console.table(rows);
if (options.ratchet || options.raise) {
  await writeFile(ceilingsFile, `${JSON.stringify(ceilings, null, 1)}\n`);
}
process.exitCode = failed ? 1 : 0;
