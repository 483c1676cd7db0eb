import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { type Client, createClient, type PaymentIntentState } from '../../sdk/index.ts';
import { personaPassword } from '../../demo/server/seed.ts';
import { layEmptyDatabase } from '../support/empty-database.ts';
import { freePort } from '../support/sandbox.ts';
import { ServerProcess } from '../server/support/process.ts';
import type { Debit } from '../server/support/server.ts';
import { faults, FaultyProxy } from './faulty-proxy.ts';
import { choices, size } from './seeded.ts';

const payments = size('PAYMENTS', 200);
const percent = 20;

/** Who pays, and how many of their browsers do at once. Nobody is asked for a second factor. */
const payers = ['alex.current', 'bailey.pastdue', 'frankie.two', 'harper.history'];
const browsersEach = 5;

/** One browser of a customer, with what it confirmed and what came of it. */
interface Browser {
  readonly client: Client;
  readonly accountId: string;
  readonly methodId: string;
  readonly date: string;
  /** Signs in again, however often it takes. */
  signIn(): Promise<void>;
}

type Settled = Extract<PaymentIntentState, { status: 'settled' }>;

describe(`${payments} payments over a network that breaks ${percent}% of requests`, () => {
  const random = choices('bad network');
  let folder: string;
  let proxy: FaultyProxy;
  let server: ServerProcess;
  let browsers: Browser[];

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fs-network-'));
    await layEmptyDatabase(folder);
    proxy = await FaultyProxy.start(random);
    proxy.target = await freePort();
    server = await ServerProcess.start(folder, {
      PORT: String(proxy.target),
      SANDBOX_NOW: '2026-06-09T15:00:00Z',
      LENDER_ORIGIN: proxy.origin,
    });
    browsers = await Promise.all(
      payers.flatMap((userId) => Array.from({ length: browsersEach }, () => open(userId))),
    );
  });
  after(async () => {
    proxy.percent = 0;
    for (const { client } of browsers) client.close();
    await server.end();
    await proxy.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function open(userId: string): Promise<Browser> {
    const client = createClient({
      lender: proxy.origin,
      clientId: 'portal',
      storage: 'memory',
      timeout: 6_000,
    });
    const signIn = async () => {
      const step = await client.auth.signIn({ userId, password: personaPassword });
      assert.equal(step.status, 'signed-in');
    };
    await signIn();
    const { items } = await client.accounts.list();
    const account = random.pick(items);
    const [method] = (await client.paymentMethods.list()).items;
    assert.ok(method);
    const again = async () => {
      for (;;) {
        const done = await signIn().then(
          () => true,
          () => false,
        );
        if (done) return;
        await wait(500);
      }
    };
    return {
      client,
      accountId: account.id,
      methodId: method.id,
      date: account.asOf,
      signIn: again,
    };
  }

  const debits = async (): Promise<Debit[]> => {
    const response = await fetch(`http://127.0.0.1:${proxy.target}/sandbox/bank/debits`);
    return ((await response.json()) as { items: Debit[] }).items;
  };

  it('settles each, with one debit of its amount and key at the bank, and no other', async () => {
    const earlier = new Set((await debits()).map(({ paymentId }) => paymentId));
    const settled: Settled[] = [];
    const others: PaymentIntentState[] = [];
    let begun = 0;
    let signedOut = 0;
    proxy.percent = percent;

    const paid = browsers.map(async (browser) => {
      const intent = await browser.client.payments.intent();
      while (begun < payments) {
        begun += 1;
        const amount = 1 + random.below(200);
        let state = await intent.confirm(browser.accountId, {
          amount: { amount, currency: 'USD' },
          methodId: browser.methodId,
          date: browser.date,
          // Some are of the same amount, and meant.
          acknowledgeDuplicate: true,
        });
        // A session that was lost on the way: what a page does once the customer is back.
        while (state.status === 'paused') {
          signedOut += 1;
          await browser.signIn();
          state = await intent.resume(browser.accountId);
        }
        if (state.status === 'settled') settled.push(state);
        else others.push(state);
        intent.reset();
      }
      intent.close();
    });
    // The last ones meet a network that is dark before it heals.
    while (begun < payments) await wait(20);
    proxy.dark = true;
    await wait(2_000);
    proxy.dark = false;
    proxy.percent = 0;
    const healed = Date.now();
    const open = payments - settled.length - others.length;
    await Promise.all(paid);
    const terminal = (Date.now() - healed) / 1_000;

    const done = Object.fromEntries(proxy.done);
    console.log(
      `bad network: ${payments} payments, ${open} open when it healed, terminal ${terminal.toFixed(1)} s later; signed out ${signedOut} times; ${JSON.stringify(done)}`,
    );
    assert.deepEqual(others, []);
    assert.equal(settled.length, payments);
    assert.ok(terminal < 60, `${terminal} s`);
    if (payments >= 1_000) for (const fault of faults) assert.ok(proxy.done.get(fault), fault);

    const expected = settled
      .map(({ confirmed, payment }) =>
        line(payment.id, confirmed.key, confirmed.input.amount.amount),
      )
      .sort();
    const deadline = Date.now() + 120_000;
    let made: string[] = [];
    while (made.length < expected.length && Date.now() < deadline) {
      await wait(200);
      made = (await debits())
        .filter(({ paymentId }) => !earlier.has(paymentId))
        .map(({ paymentId, idempotencyKey, amount }) => line(paymentId, idempotencyKey, amount))
        .sort();
    }
    assert.deepEqual(made, expected);
    assert.equal(new Set(settled.map(({ confirmed }) => confirmed.key)).size, payments);
  });
});

function line(paymentId: string, key: string, amount: number): string {
  return `${paymentId} ${key} ${amount}`;
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
