import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const source = 'sdk/contract/openapi.ts';

/** Writes dist/openapi.json from the contract. */
export function describeApi() {
  return {
    name: 'describe-api',
    async writeBundle({ dir }) {
      const { openApiDocument } = await import(pathToFileURL(resolve(source)).href);
      const { version } = JSON.parse(await readFile('package.json', 'utf8'));
      const document = JSON.stringify(openApiDocument({ version }), null, 2);
      await writeFile(join(dir, 'openapi.json'), `${document}\n`);
    },
  };
}
