import { execFileSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { createMocks } from '../../dist/mocks/index.js';
import { createClient } from '../../dist/sdk/index.js';
import { repeat, round } from './median.mjs';

/** Milliseconds to load the SDK in a fresh Node, over an empty module, and to read and check a page of transactions. */
export async function benchSdk() {
  const load = (source) => {
    const started = performance.now();
    execFileSync(process.execPath, ['--input-type=module', '-e', source]);
    return performance.now() - started;
  };
  const empty = await repeat(9, () => load(''));
  const loaded = await repeat(9, () => load("await import(process.cwd() + '/dist/sdk/index.js')"));

  const mocks = createMocks();
  const client = createClient({ lender: mocks.lender, clientId: 'portal', fetch: mocks.fetch });
  await client.auth.signIn({ userId: 'harper.history', password: 'sandbox-passphrase-2026' });
  const [account] = (await client.accounts.list()).items;
  const read = await repeat(20, async () => {
    const started = performance.now();
    await client.accounts.transactions(account.id);
    return performance.now() - started;
  });
  client.close();
  return [
    { step: 'load the module', ms: round(loaded - empty, 1) },
    { step: 'read a page of transactions', ms: round(read, 1) },
  ];
}
