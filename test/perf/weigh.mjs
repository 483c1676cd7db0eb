import { readFile } from 'node:fs/promises';
import { brotliCompressSync } from 'node:zlib';
import { lazy } from './entries.mjs';

/**
 * Weighs an entry: its own file and each that it brings along, compressed as a server would send them. `modules` holds
 * the bytes of each source or package before compression, to tell what grew.
 */
export async function weigh(entry, report) {
  const files = [...(await filesOf(entry, report))].sort();
  const sizes = await Promise.all(files.map(brotliSize));
  const modules = {};
  for (const file of files) {
    for (const [id, bytes] of Object.entries(report[file].modules)) {
      const owner = ownerOf(id);
      modules[owner] = (modules[owner] ?? 0) + bytes;
    }
  }
  return { bytes: sizes.reduce((sum, size) => sum + size, 0), files, modules };
}

/** Modules that are larger now than they were, the most grown first. */
export function growth(before, now) {
  return Object.entries(now)
    .map(([name, bytes]) => ({ name, bytes: bytes - (before[name] ?? 0) }))
    .filter(({ bytes }) => bytes > 0)
    .sort((a, b) => b.bytes - a.bytes);
}

function follow({ files, follow: how, withLazy = false, except }, report) {
  const seen = new Set();
  const visit = (file) => {
    // Imports of packages that stay outside, such as msw, are not ours to weigh.
    if (seen.has(file) || !report[file]) return;
    seen.add(file);
    report[file].imports.forEach(visit);
    if (how !== 'all') return;
    for (const next of report[file].dynamicImports) {
      const { facade } = report[next] ?? {};
      if (except?.test(facade ?? next)) continue;
      if (withLazy || !lazy.some((part) => part.test(facade ?? next))) visit(next);
    }
  };
  files.forEach(visit);
  return seen;
}

async function filesOf(entry, report) {
  if (entry.follow !== 'first') return follow(entry, report);
  const preloads = JSON.parse(await readFile('dist/frame/preloads.json', 'utf8'));
  return new Set(entry.files.flatMap((file) => [file, ...preloads[file]]));
}

async function brotliSize(file) {
  return brotliCompressSync(await readFile(`dist/${file}`)).length;
}

/** Packages weigh as one; our own sources one by one. */
function ownerOf(id) {
  return /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(id)?.[1] ?? id;
}
