import { readdir } from 'node:fs/promises';
import { describe, test } from 'node:test';
import { Api, type Scenario } from './api.ts';
import type { Target } from './target.ts';

const folder = new URL('modules/', import.meta.url);

/** Every scenario by name: one file each in `modules/`, named for what it shows. */
export async function scenarios(): Promise<[name: string, run: Scenario][]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.ts')).sort();
  return Promise.all(
    files.map(async (file): Promise<[string, Scenario]> => {
      const module = (await import(new URL(file, folder).href)) as { default: Scenario };
      return [file.replace(/\.ts$/, '').replaceAll('-', ' '), module.default];
    }),
  );
}

/**
 * Registers the suite with the Node test runner.
 *
 * @param name what is being tried
 * @param target gives the API; asked once, when the first scenario begins
 */
export async function conformance(name: string, target: () => Promise<Target>): Promise<void> {
  const all = await scenarios();
  let api: Promise<Api> | undefined;
  describe(`${name} conforms:`, () => {
    for (const [title, run] of all) {
      test(title, async () => {
        api ??= target().then((found) => new Api(found));
        await run(await api);
      });
    }
  });
}
