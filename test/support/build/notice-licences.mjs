import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Writes dist/THIRD-PARTY-NOTICES: the licences of every package whose code is inside the bundles. */
export function noticeLicences() {
  return {
    name: 'notice-licences',
    async writeBundle({ dir }, bundle) {
      const folders = new Set(
        Object.values(bundle)
          .flatMap((chunk) => Object.entries(chunk.modules ?? {}))
          .filter(([, { renderedLength }]) => renderedLength > 0)
          .map(([id]) => packageFolder(id))
          .filter(Boolean),
      );
      const notices = await Promise.all([...folders].sort().map(describePackage));
      await writeFile(
        join(dir, 'THIRD-PARTY-NOTICES'),
        `FS Central contains code of these packages.\n\n${notices.join('\n\n')}\n`,
      );
    },
  };
}

function packageFolder(id) {
  return /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id.replace('\0', ''))?.[1];
}

async function describePackage(folder) {
  const { name, version, license } = JSON.parse(
    await readFile(join(folder, 'package.json'), 'utf8'),
  );
  const file = existsSync(folder)
    ? (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry))
    : undefined;
  // A licence that asks to be kept with copies is no use without its text.
  if (!file) throw new Error(`${name} ships no licence text.`);
  const text = await readFile(join(folder, file), 'utf8');
  return `${'-'.repeat(80)}\n${name} ${version} (${license})\n\n${text.trim()}`;
}
