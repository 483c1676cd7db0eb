import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const source = 'sdk/contract/openapi.ts';

/** Writes dist/openapi.json from the contract. */
export function describeApi() {
  return {
    name: 'describe-api',
    async writeBundle({ dir }) {
      if (!existsSync(source)) return;
      const { buildOpenApi } = await import(pathToFileURL(resolve(source)).href);
      await writeFile(join(dir, 'openapi.json'), `${JSON.stringify(buildOpenApi(), null, 2)}\n`);
    },
  };
}
