import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { describe, it } from 'node:test';
import manifest from '../../package.json' with { type: 'json' };

const entries = Object.entries(manifest.exports);
const modules = entries.filter(
  (entry): entry is [string, { types: string; default: string }] => typeof entry[1] !== 'string',
);
const elements = readdirSync('src/elements').filter((name) =>
  existsSync(`src/elements/${name}/define.ts`),
);

describe('the exports map', () => {
  it('names only what is there', () => {
    const targets = entries.flatMap(([, target]) =>
      typeof target === 'string' ? [target] : [target.types, target.default],
    );
    const missing = targets.filter((path) => !path.includes('*') && !existsSync(path));

    assert.deepEqual(missing, []);
  });

  it('gives every module its types first', () => {
    for (const [entry, target] of modules) {
      assert.deepEqual(Object.keys(target), ['types', 'default'], entry);
    }
  });

  it('has two entries for every element', () => {
    const names = new Set(entries.map(([entry]) => entry));
    const missing = elements
      .flatMap((name) => [`./elements/${name}`, `./elements/${name}/define`])
      .filter((entry) => !names.has(entry));

    assert.deepEqual(missing, []);
    assert.ok(elements.length >= 4, 'the elements were not found');
  });

  it('has the themes', () => {
    assert.ok(readdirSync('dist/themes').some((name) => name.endsWith('.css')));
  });

  it('lists every element in the manifest, with a tag and a description', async () => {
    const { default: described } = (await import('../../dist/custom-elements.json', {
      with: { type: 'json' },
    })) as { default: { modules: { declarations?: Declaration[] }[] } };
    const declarations = described.modules.flatMap(({ declarations = [] }) => declarations);

    for (const name of elements) {
      const declaration = declarations.find(({ tagName }) => tagName === tagOf(name));
      assert.ok(declaration?.description, tagOf(name));
    }
  });
});

const tagOf = (name: string) => `fs-${name}`;

interface Declaration {
  tagName?: string;
  description?: string;
}

describe('each module', () => {
  for (const [entry, { default: path }] of modules) {
    it(`${entry} loads where there is no document`, () => {
      const script = `
        const before = new Set(Object.getOwnPropertyNames(globalThis));
        await import(process.cwd() + '/${path}');
        const added = Object.getOwnPropertyNames(globalThis).filter((name) => !before.has(name));
        process.stdout.write(JSON.stringify(added));
      `;
      const added = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
        encoding: 'utf8',
      });

      // Lit notes its versions, so that a page with two copies can be told; zod and msw share their settings.
      const known =
        /^(lit\w+Versions|litPropertyMetadata|reactiveElementVersions|__zod_\w+|__MSW_\w+)$/;
      assert.deepEqual(
        (JSON.parse(added) as string[]).filter((name) => !known.test(name)),
        [],
      );
    });
  }
});
