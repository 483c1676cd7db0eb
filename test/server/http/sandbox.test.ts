import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { after, before, describe, it } from 'node:test';
import type { Customer } from '../support/customer.ts';
import { TestServer } from '../support/server.ts';

describe('the addresses that only a sandbox has', () => {
  let server: TestServer;
  let alex: Customer;
  before(async () => {
    server = await TestServer.start();
    alex = await server.signIn('alex.current');
  });
  after(() => server.dispose());

  /** Sends what a browser would; `fetch` would not let the lines be chosen. */
  async function send(method: string, path: string, headers: Record<string, string>) {
    const sent = request(new URL(path, server.origin), { method, headers });
    sent.end();
    const [answer] = (await once(sent, 'response')) as [IncomingMessage];
    answer.resume();
    return answer.statusCode;
  }

  async function addMethod(accountNumber: string): Promise<string> {
    const { body } = await alex.post<{ id: string }>('/v1/payment-methods', {
      kind: 'us_bank_account',
      routingNumber: '990000013',
      accountNumber,
      accountType: 'checking',
    });
    return body.id;
  }

  async function statusOf(id: string): Promise<string | undefined> {
    const { body } = await alex.get<{ items: { id: string; status: string }[] }>(
      '/v1/payment-methods',
    );
    return body.items.find((method) => method.id === id)?.status;
  }

  const strangers: readonly (readonly [who: string, origin: (server: TestServer) => string])[] = [
    ['a foreign site', () => 'https://attacker.example'],
    ['a sandboxed frame', () => 'null'],
    ["the dealer's site", ({ running }) => running.dealerOrigin],
    ['a name that begins like ours', ({ origin }) => `${origin}.attacker.example`],
  ];

  for (const [at, [who, originOf]] of strangers.entries()) {
    it(`does nothing for a page of ${who}, though it need not ask first`, async () => {
      const id = await addMethod(`66000${at + 1}`);

      const status = await send('POST', `/sandbox/payment-methods/${id}/verifications`, {
        origin: originOf(server),
        'content-type': 'text/plain',
      });

      assert.equal(status, 403);
      assert.equal(await statusOf(id), 'unverified');
    });
  }

  it("tells nothing to a page whose own name was pointed at the lender's address", async () => {
    const { port } = new URL(server.origin);

    assert.equal(
      await send('GET', '/sandbox/bank/debits', { host: `attacker.example:${port}` }),
      403,
    );
    assert.equal(await send('GET', '/sandbox/bank/debits', { host: `localhost:${port}` }), 200);
  });

  it("works for the lender's own pages and for tools", async () => {
    const [one, other] = [await addMethod('770001'), await addMethod('770002')];

    assert.equal(
      await send('POST', `/sandbox/payment-methods/${one}/verifications`, {
        origin: server.origin,
      }),
      204,
    );
    assert.equal(await send('POST', `/sandbox/payment-methods/${other}/verifications`, {}), 204);
    assert.deepEqual([await statusOf(one), await statusOf(other)], ['verified', 'verified']);
  });
});
