import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { promisify } from 'node:util';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { routes } from '../../sdk/contract/index.ts';
import { notes } from '../../sdk/contract/openapi-notes.ts';
import { openApiDocument } from '../../sdk/contract/openapi.ts';
import { operations } from '../../sdk/contract/operations.ts';
import { mockOperations } from '../../sdk/mocks/index.ts';
import { goldens } from './golden.ts';
import { pathsOf, valueAt } from './paths.ts';

const run = promisify(execFile);
const redocly = 'node_modules/@redocly/cli/bin/cli.js';
const config = 'test/contract/redocly.yaml';
const document = openApiDocument({ version: '1.2.3' });

/** Any parameter in braces becomes `{}`, so that the two spellings of a path compare. */
const shape = (path: string) => path.replace(/\{\w+\}|:\w+/g, '{}');

describe('the OpenAPI document', () => {
  test('is clean under the recommended rules of redocly', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'fs-openapi-'));
    const file = join(folder, 'openapi.json');
    await writeFile(file, JSON.stringify(document));
    try {
      const args = [redocly, 'lint', file, '--config', config, '--format', 'json'];
      const env = {
        ...process.env,
        REDOCLY_TELEMETRY: 'off',
        REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true',
      };

      const { stdout } = await run(process.execPath, args, { env });

      const report = JSON.parse(stdout) as { problems: unknown[]; totals: object };
      assert.deepEqual(report.problems, []);
      assert.deepEqual(report.totals, { errors: 0, warnings: 0, ignored: 0 });
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test('has every route', () => {
    const written = Object.values(routes).map((route) =>
      typeof route === 'string' ? route : route('ID').replace('ID', '{}'),
    );

    const described = new Set(Object.keys(document['paths'] as object).map(shape));

    assert.deepEqual([...described].sort(), [...new Set(written)].sort());
  });

  test('has the operations that the mocks answer, and no others', () => {
    const mocked = Object.entries(mockOperations).map(([name, [method, path]]) =>
      [name, method, shape(path)].join(' '),
    );

    const described = operations.map(({ operationId, method, path }) =>
      [operationId, method, shape(path)].join(' '),
    );

    assert.deepEqual(described.sort(), mocked.sort());
  });

  test('names each operation once', () => {
    const names = operations.map(({ operationId }) => operationId);

    assert.equal(new Set(names).size, names.length);
  });

  test('carries the version and a server at the lender’s own origin', () => {
    assert.equal((document['info'] as { version: string }).version, '1.2.3');
    assert.deepEqual(
      (document['servers'] as { url: string }[]).map(({ url }) => url),
      ['/'],
    );
  });

  test('forbids no member that a later version may add', () => {
    const closed = pathsOf(document).filter(
      (path) => path.at(-1) === 'additionalProperties' && valueAt(document, path) === false,
    );

    assert.deepEqual(closed, []);
  });

  test('has notes on schemas that exist', () => {
    const { schemas } = document['components'] as { schemas: object };

    const stray = Object.keys(notes).filter((name) => !Object.hasOwn(schemas, name));

    assert.deepEqual(stray, []);
  });

  test('asks for an idempotency key wherever something must not happen twice', () => {
    const keyed = operations
      .filter(({ idempotent }) => idempotent)
      .map(({ operationId }) => operationId);

    assert.deepEqual(keyed, [
      'createPayment',
      'sendSupportMessage',
      'setAutopay',
      'requestPlanChange',
    ]);
    assert.match(JSON.stringify(document['paths']), /IdempotencyKey/);
  });
});

describe('a schema of the OpenAPI document accepts', async () => {
  const ajv = new Ajv2020({ strict: false });
  ajv.addSchema({ $id: 'api', components: document['components'] });
  for (const { name, component, read } of await goldens()) {
    test(`golden ${name}`, async () => {
      const validate = ajv.compile({ $ref: `api#/components/schemas/${component}` });

      validate(await read());

      assert.equal(validate.errors, null);
    });
  }
});
