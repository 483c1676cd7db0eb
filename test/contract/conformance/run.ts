import { readdir } from 'node:fs/promises';
import { describe, test } from 'node:test';
import { Api, type Scenario } from './api.ts';
import type { Target } from './target.ts';

/** Scenarios by folder: `proofs/` are those that a server which verifies no proofs cannot pass. */
export type ScenarioFolder = 'modules' | 'proofs';

/** Every scenario of a folder by name: one file each, named for what it shows. */
export async function scenarios(folder: ScenarioFolder): Promise<[name: string, run: Scenario][]> {
  const address = new URL(`${folder}/`, import.meta.url);
  const files = (await readdir(address)).filter((file) => file.endsWith('.ts')).sort();
  return Promise.all(
    files.map(async (file): Promise<[string, Scenario]> => {
      const module = (await import(new URL(file, address).href)) as { default: Scenario };
      return [file.replace(/\.ts$/, '').replaceAll('-', ' '), module.default];
    }),
  );
}

/**
 * Registers the suite with the Node test runner.
 *
 * @param name what is being tried
 * @param target where it is
 * @param folders which scenarios to run
 */
export async function conformance(
  name: string,
  target: Target,
  folders: readonly ScenarioFolder[],
): Promise<void> {
  const api = new Api(target);
  const all = (await Promise.all(folders.map(scenarios))).flat();
  describe(`${name} conforms:`, () => {
    for (const [title, run] of all) test(title, () => run(api));
  });
}
