/**
 * Writes the OpenAPI document to dist/openapi.json, or to the file named as the argument.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { openApiDocument } from '../../sdk/contract/openapi.ts';

const target = process.argv[2] ?? 'dist/openapi.json';
const { version } = JSON.parse(await readFile('package.json', 'utf8')) as { version: string };
await mkdir(dirname(target), { recursive: true });
await writeFile(target, `${JSON.stringify(openApiDocument({ version }), null, 2)}\n`);
