import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, test } from 'node:test';
import { format } from '../support/fixtures-format.ts';
import { personasMoment, readPersonas } from '../support/persona-reader.ts';
import { startSandbox } from '../support/sandbox.ts';
import { conformance } from './conformance/run.ts';

// Any other backend with the sandbox's personas: CONFORMANCE_ORIGIN=https://lender.example
const elsewhere = process.env['CONFORMANCE_ORIGIN'];
const sandbox = elsewhere ? undefined : await startSandbox({ SANDBOX_NOW: personasMoment });
const target = { origin: elsewhere ?? sandbox?.lender ?? '', fetch: globalThis.fetch };

after(() => sandbox?.dispose());

// First, before anything is paid.
if (sandbox) {
  test('the mocks’ personas are what the reference server says', async () => {
    const kept = await readFile('sdk/mocks/personas.json', 'utf8');

    const said = format(await readPersonas(target));

    assert.equal(said === kept, true, 'They have drifted apart; run: npm run fixtures');
  });
}

await conformance(elsewhere ?? 'the reference server', target, ['modules', 'proofs']);
