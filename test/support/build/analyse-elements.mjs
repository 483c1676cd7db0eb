import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** The analyzer wants a folder below the present one. */
const scratch = '.cache/manifest';
const elementSource = /^src\/elements\/([\w-]+)\/\1\.ts$/;

/** Writes dist/custom-elements.json from the elements' doc blocks: what a page can use, under the paths that ship. */
export function analyseElements() {
  return {
    name: 'analyse-elements',
    async writeBundle({ dir }) {
      const manifest = await analyse();
      manifest.modules = manifest.modules
        .filter(({ path }) => elementSource.test(path))
        .map(publish);
      const text = JSON.stringify(manifest, null, 2).replace(
        /"src\/elements\/([\w/-]+)\.ts"/g,
        '"dist/elements/$1.js"',
      );
      await writeFile(join(dir, 'custom-elements.json'), `${text}\n`);
    },
  };
}

async function analyse() {
  await promisify(execFile)('custom-elements-manifest', [
    'analyze',
    '--litelement',
    '--quiet',
    '--globs',
    'src/elements/**/*.ts',
    '--outdir',
    scratch,
  ]);
  return JSON.parse(await readFile(join(scratch, 'custom-elements.json'), 'utf8'));
}

/** The element alone, without its insides, and with the tag that the folder's `define.ts` gives it. */
function publish({ kind, path, declarations, exports }) {
  const tagName = `fs-${elementSource.exec(path)[1]}`;
  const element = declarations.find(({ kind, name }) => kind === 'class' && name.startsWith('Fs'));
  const members = element.members?.filter(({ privacy }) => !privacy || privacy === 'public');
  return {
    kind,
    path,
    declarations: [{ ...element, members, customElement: true, tagName }],
    exports: [
      ...exports.filter(({ name }) => name === element.name),
      {
        kind: 'custom-element-definition',
        name: tagName,
        declaration: { name: element.name, module: path },
      },
    ],
  };
}
