import assert from 'node:assert/strict';
import { it } from 'node:test';

it('touches nothing of the page when it is imported, so that a server can render', async () => {
  const touched: string[] = [];
  const names = ['window', 'document', 'location', 'sessionStorage', 'localStorage', 'indexedDB'];
  for (const name of [...names, 'BroadcastChannel', 'fetch', 'crypto', 'navigator', 'setTimeout']) {
    const value: unknown = Reflect.get(globalThis, name);
    Object.defineProperty(globalThis, name, {
      configurable: true,
      get: () => {
        // Node's own loader may use its clocks meanwhile; what counts is who asks.
        if (String(new Error().stack).includes('/sdk/')) touched.push(name);
        return value;
      },
    });
  }

  const sdk = await import('../../../sdk/index.ts');

  assert.deepEqual(touched, []);
  assert.equal(typeof sdk.createClient, 'function');
  sdk.createClient({ lender: 'https://lender.example', clientId: 'portal' }).close();
  assert.deepEqual(touched, ['location']);
});
