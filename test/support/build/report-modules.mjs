import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { relative } from 'node:path';

const file = '.cache/modules.json';

/** Of all programs of this build. */
const report = {};

/**
 * Notes which modules each file of dist is made of and what it imports, for `npm run size`: that is how it can say
 * which module grew.
 */
export function reportModules() {
  return {
    name: 'report-modules',
    async writeBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type === 'chunk') report[chunk.fileName] = describe(chunk);
      }
      await mkdir('.cache', { recursive: true });
      await writeFile(file, JSON.stringify(report, null, 1));
    },
  };
}

/** The notes of the last build, by file name relative to dist. */
export async function readReport() {
  return JSON.parse(await readFile(file, 'utf8').catch(() => '{}'));
}

function describe({ facadeModuleId, imports, dynamicImports, modules }) {
  const bytes = Object.entries(modules)
    .map(([id, { renderedLength }]) => [
      relative(process.cwd(), id.replace('\0', '')),
      renderedLength,
    ])
    .filter(([, length]) => length > 0);
  const facade = facadeModuleId && relative(process.cwd(), facadeModuleId);
  return { facade, imports, dynamicImports, modules: Object.fromEntries(bytes) };
}
