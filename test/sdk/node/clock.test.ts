import assert from 'node:assert/strict';
import { after, afterEach, describe, test } from 'node:test';
import { createClient } from '../../../sdk/index.ts';
import { startSandbox } from '../../support/sandbox.ts';

const sandbox = await startSandbox();
after(() => sandbox.dispose());

const hour = 3_600_000;
const { now } = Date;

describe('with the clock of the device', () => {
  afterEach(() => {
    Date.now = now;
  });

  for (const [what, hours] of [
    ['right', 0],
    ['24 hours ahead', 24],
    ['24 hours behind', -24],
  ] as const) {
    test(`${what}, signing in, reading, renewing and signing out work`, async () => {
      let offset = hours * hour;
      Date.now = () => now() + offset;
      const client = createClient({
        lender: sandbox.lender,
        clientId: 'portal',
        storage: 'memory',
      });

      const step = await client.auth.signIn({
        userId: 'alex.current',
        password: 'sandbox-passphrase-2026',
      });
      const { items } = await client.accounts.list();
      // The token is too old for this clock now, so the next call renews it.
      offset += hour;
      const again = await client.accounts.list();
      await client.auth.signOut();

      assert.deepEqual(step, { status: 'signed-in' });
      assert.ok(items.length > 0);
      assert.deepEqual(again.items, items);
      assert.equal(client.auth.state.status, 'signed-out');
      client.close();
    });
  }
});
