import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Instalment, Page, Payment, Transaction } from '../../../sdk/contract/index.ts';
import type { Customer } from '../support/customer.ts';
import { TestServer } from '../support/server.ts';

async function walk<T>(customer: Customer, path: string, between?: () => Promise<unknown>) {
  const pages: T[][] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const more: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const { status, body } = await customer.get<Page<T>>(path + more);
    assert.equal(status, 200);
    pages.push(body.items);
    cursor = body.nextCursor;
    if (pages.length === 1) await between?.();
  }
  return pages;
}

describe('long lists', () => {
  let server: TestServer;
  before(async () => (server = await TestServer.start({ SANDBOX_NOW: '2026-06-09T15:00:00Z' })));
  after(() => server.dispose());

  it('of 10,000 transactions come page by page, newest first, none twice', async () => {
    const harper = await server.signIn('harper.history');
    const { id } = await harper.account();

    const pages = await walk<Transaction>(harper, `/v1/accounts/${id}/transactions?limit=100`);

    const all = pages.flat();
    assert.ok(all.length >= 10_000);
    assert.equal(new Set(all.map((transaction) => transaction.id)).size, all.length);
    assert.ok(pages.slice(0, -1).every((page) => page.length === 100));
    assert.equal(all.at(-1)?.kind, 'disbursement');
    const dates = all.map(({ date }) => date);
    assert.deepEqual(dates, dates.toSorted().toReversed());
  });

  it('stay as they were for a reader while a payment comes in', async () => {
    const frankie = await server.signIn('frankie.two');
    const { accountId, input } = await frankie.order(1_234);
    const path = `/v1/accounts/${accountId}/transactions?limit=5`;
    const before = (await walk<Transaction>(frankie, path)).flat();

    const during = await walk<Transaction>(frankie, path, () =>
      frankie.pay(accountId, input, crypto.randomUUID()),
    );

    const ids = (list: Transaction[]) => list.map(({ id }) => id);
    assert.deepEqual(ids(during.flat()), ids(before));
    const after = (await walk<Transaction>(frankie, path)).flat();
    assert.equal(after.length, before.length + 1);
  });

  it('of payments come newest first', async () => {
    const alex = await server.signIn('alex.current');
    const { accountId, input } = await alex.order(100);
    const made: string[] = [];
    for (let at = 0; at < 5; at += 1) {
      made.push((await alex.pay(accountId, input, crypto.randomUUID())).body.id);
    }

    const pages = await walk<Payment>(alex, `/v1/accounts/${accountId}/payments?limit=2`);

    assert.deepEqual(
      pages.map(({ length }) => length),
      [2, 2, 1],
    );
    assert.deepEqual(
      pages.flat().map(({ id }) => id),
      made.toReversed(),
    );
  });

  it('of instalments come in order', async () => {
    const alex = await server.signIn('alex.current');
    const { id, instalmentsTotal } = await alex.account();

    const pages = await walk<Instalment>(alex, `/v1/accounts/${id}/schedule?limit=25`);

    const expected = Array.from({ length: instalmentsTotal }, (_, at) => at + 1);
    assert.deepEqual(
      pages.flat().map(({ number }) => number),
      expected,
    );
    assert.ok(pages.length > 1);
  });
});
