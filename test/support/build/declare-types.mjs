import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';

const projects = ['sdk/contract', 'sdk', 'sdk/mocks', 'src'];

/**
 * Writes declarations to dist/types, in the folders of the source, so that the relative imports between them hold.
 * The compiler runs beside the bundler; a type error fails the build.
 */
export function declareTypes() {
  let compiled;
  return {
    name: 'declare-types',
    buildStart() {
      compiled = promisify(execFile)('tsc', ['-b', ...projects]).catch(({ stdout, stderr }) => {
        throw new Error(`The types do not compile.\n${stdout}${stderr}`);
      });
      // Awaited when the files are written; until then a failure must not end the process.
      compiled.catch(() => {});
    },
    async writeBundle({ dir }) {
      await compiled;
      for (const part of ['sdk', 'src']) await copyDeclarations(part, join(dir, 'types', part));
    },
  };
}

async function copyDeclarations(part, target) {
  const source = join('.cache', 'types', part);
  await cp(source, target, {
    recursive: true,
    filter: (path) => !/\.(map|tsbuildinfo)$/.test(path) && hasSource(path),
  });
  for (const name of await readdir(target, { recursive: true })) {
    if (!name.endsWith('.d.ts')) continue;
    const path = join(target, name);
    const text = await readFile(path, 'utf8');
    await writeFile(
      path,
      text
        // The maps point at sources that the package does not carry.
        .replace(/\n?\/\/# sourceMappingURL=.*\n?$/, '\n')
        // Where a type was inferred the compiler names its home, which is no dependency of ours.
        .replaceAll('import("lit-html")', 'import("lit")'),
    );
  }
}

/** The compiler leaves the declarations of deleted sources behind. */
function hasSource(path) {
  if (!path.endsWith('.d.ts')) return true;
  return existsSync(relative('.cache/types', path).replace(/\.d\.ts$/, '.ts'));
}
