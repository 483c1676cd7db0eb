import { after } from 'node:test';
import { startSandbox, type Sandbox } from '../support/sandbox.ts';
import { conformance } from './conformance/run.ts';

// Any other backend with the sandbox's personas: CONFORMANCE_ORIGIN=https://lender.example
const elsewhere = process.env['CONFORMANCE_ORIGIN'];
let sandbox: Sandbox | undefined;

after(() => sandbox?.dispose());

await conformance(elsewhere ?? 'the reference server', async () => {
  if (elsewhere) return { origin: elsewhere, fetch: globalThis.fetch };
  sandbox = await startSandbox();
  return { origin: sandbox.lender, fetch: globalThis.fetch };
});
