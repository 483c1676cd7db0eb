import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type Account,
  type Client,
  createClient,
  type PaymentIntentState,
} from '../../sdk/index.ts';
import { personaPassword } from '../../demo/server/seed.ts';
import { layEmptyDatabase } from '../support/empty-database.ts';
import { freePort } from '../support/sandbox.ts';
import { Customer } from '../server/support/customer.ts';
import { ServerProcess } from '../server/support/process.ts';
import type { Debit } from '../server/support/server.ts';
import { FaultyProxy } from './faulty-proxy.ts';
import { choices, size } from './seeded.ts';

const histories = size('INTENT_HISTORIES', 8);
const steps = 14;
const payers = ['alex.current', 'bailey.pastdue', 'frankie.two'];

type Confirmed = Extract<PaymentIntentState, { confirmed: unknown }>['confirmed'];
type Intent = Awaited<ReturnType<Client['payments']['intent']>>;
const terminal = ['settled', 'declined', 'cancelled'];

/** What somebody's page may pay. */
interface Subject {
  readonly userId: string;
  readonly account: Account;
  readonly good: string;
  /** A bank account without the money. */
  readonly poor: string;
}

/** A tab of a customer: its page may be loaded anew, what is kept in it stays. */
class Tab {
  readonly client: Client;
  readonly subject: Subject;
  readonly confirmed = new Map<string, Confirmed>();
  /** The last that the page said of each key. */
  readonly said = new Map<string, PaymentIntentState>();
  readonly #kept = new Map<string, string>();
  intent!: Intent;

  constructor(lender: string, subject: Subject) {
    this.subject = subject;
    this.client = createClient({ lender, clientId: 'portal', storage: 'memory', timeout: 2_000 });
  }

  async load(): Promise<void> {
    this.intent?.close();
    this.intent = await this.client.payments.intent({
      storage: {
        getItem: (name) => this.#kept.get(name) ?? null,
        setItem: (name, value) => void this.#kept.set(name, value),
        removeItem: (name) => void this.#kept.delete(name),
      },
      onChange: (state) => {
        if (!('confirmed' in state)) return;
        this.confirmed.set(state.confirmed.key, state.confirmed);
        this.said.set(state.confirmed.key, state);
      },
    });
    void this.intent.resume(this.subject.account.id);
  }

  async signIn(): Promise<void> {
    const { userId } = this.subject;
    for (;;) {
      const step = await this.client.auth
        .signIn({ userId, password: personaPassword })
        .catch(() => undefined);
      if (step?.status === 'signed-in') return;
      await sleep(100);
    }
  }
}

describe(`${histories} random histories of payments against the server`, () => {
  const random = choices('random intents');
  let folder: string;
  let proxy: FaultyProxy;
  let server: ServerProcess;
  let subjects: Subject[];

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fs-intents-'));
    await layEmptyDatabase(folder);
    proxy = await FaultyProxy.start(random);
    proxy.target = await freePort();
    server = await ServerProcess.start(folder, {
      PORT: String(proxy.target),
      SANDBOX_NOW: '2026-06-09T15:00:00Z',
      LENDER_ORIGIN: proxy.origin,
    });
    subjects = await Promise.all(payers.map(subjectOf));
  });
  after(async () => {
    await server.end();
    await proxy.close();
    await rm(folder, { recursive: true, force: true });
  });

  const direct = () => `http://127.0.0.1:${proxy.target}`;

  async function subjectOf(userId: string): Promise<Subject> {
    const client = createClient({ lender: proxy.origin, clientId: 'portal', storage: 'memory' });
    await client.auth.signIn({ userId, password: personaPassword });
    const [account] = (await client.accounts.list()).items;
    const [method] = (await client.paymentMethods.list()).items;
    const poor = await client.paymentMethods.add({
      kind: 'us_bank_account',
      routingNumber: '990000013',
      // The sandbox bank finds no money in such an account.
      accountNumber: '123450001',
      accountType: 'checking',
    });
    const verified = await fetch(`${direct()}/sandbox/payment-methods/${poor.id}/verifications`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    assert.ok(verified.ok && account && method);
    client.close();
    return { userId, account, good: method.id, poor: poor.id };
  }

  async function debits(): Promise<Debit[]> {
    const response = await fetch(`${direct()}/sandbox/bank/debits`);
    return ((await response.json()) as { items: Debit[] }).items;
  }

  async function step(tab: Tab): Promise<string> {
    const { account, good, poor } = tab.subject;
    const what = random.pick([
      ...['confirm', 'confirm', 'confirm', 'network', 'network', 'reload', 'sign-out'],
      ...['take-back', 'check-now', 'reset', 'time'],
    ]);
    switch (what) {
      case 'confirm': {
        const amount = random.pick([1 + random.below(200), 1 + random.below(200), 9_999_999]);
        const methodId = random.pick([good, good, poor]);
        const input = {
          amount: { amount, currency: 'USD' },
          methodId,
          date: account.asOf,
          acknowledgeDuplicate: true,
        };
        // Where there is an answer, the page begins anew.
        tab.intent.reset();
        // Once, or by a double click.
        for (let press = 0; press <= random.below(2); press += 1) {
          void tab.intent.confirm(account.id, input);
        }
        break;
      }
      case 'network':
        proxy.percent = random.pick([0, 20, 60, 100]);
        break;
      case 'reload':
        await tab.load();
        break;
      case 'sign-out':
        await tab.client.auth.signOut().catch(() => undefined);
        proxy.percent = Math.min(proxy.percent, 60);
        await tab.signIn();
        void tab.intent.resume(account.id);
        break;
      case 'take-back':
        tab.intent.cancel();
        break;
      case 'check-now':
        tab.intent.checkNow();
        break;
      case 'reset':
        tab.intent.reset();
        break;
      case 'time':
        await sleep(random.below(600));
        break;
    }
    // The next thing happens while this one is under way, or when it may be over.
    await sleep(random.below(60));
    return what;
  }

  it('end in what the books and the bank say, every one of them', async () => {
    const earlier = new Set((await debits()).map(({ paymentId }) => paymentId));
    const tabs: Tab[] = [];
    const ends: Record<string, number> = {};
    for (let history = 0; history < histories; history += 1) {
      proxy.percent = 0;
      const tab = new Tab(proxy.origin, random.pick(subjects));
      tabs.push(tab);
      await tab.signIn();
      await tab.load();
      const done: string[] = [];
      for (let at = 0; at < steps; at += 1) done.push(await step(tab));

      proxy.percent = 0;
      const healed = Date.now();
      tab.intent.checkNow();
      while (tab.intent.state.status !== 'drafted' && !terminal.includes(tab.intent.state.status)) {
        if (tab.intent.state.status === 'paused') {
          // A code that the network brought twice ends the session that it began: the customer is asked to sign in.
          if (tab.client.auth.state.status === 'signed-out') await tab.signIn();
          void tab.intent.resume(tab.subject.account.id);
        }
        assert.ok(Date.now() - healed < 60_000, `${done.join()}: ${tab.intent.state.status}`);
        await sleep(50);
      }
      for (const [key, { status }] of tab.said) {
        assert.ok(terminal.includes(status), `${done.join()}: ${key} was left ${status}`);
        ends[status] = (ends[status] ?? 0) + 1;
      }
    }
    console.log(
      `random intents: ${JSON.stringify(ends)}, ${JSON.stringify(Object.fromEntries(proxy.done))}`,
    );

    // What the pages say of each key, beside what became of it.
    const expected: string[] = [];
    for (const { said, subject } of tabs) {
      const customer = await Customer.signIn(proxy.origin, subject.userId);
      for (const [key, state] of said) {
        if (!('payment' in state) || !state.payment) continue;
        const { id, amount } = state.payment;
        const status = await settledStatus(customer, id);
        if (state.status === 'declined') assert.equal(status, 'declined', key);
        if (status === 'posted') expected.push(`${id} ${key} ${amount.amount}`);
      }
    }
    const made = (await debits())
      .filter(({ paymentId }) => !earlier.has(paymentId))
      .map(({ paymentId, idempotencyKey, amount }) => `${paymentId} ${idempotencyKey} ${amount}`);
    assert.deepEqual(made.sort(), expected.sort());
    for (const { client, intent } of tabs) {
      intent.close();
      client.close();
    }
  });

  /** Where a payment stands once the bank has answered. */
  async function settledStatus(customer: Customer, id: string): Promise<string> {
    const deadline = Date.now() + 60_000;
    for (;;) {
      const { body } = await customer.get<{ status: string }>(`/v1/payments/${id}`);
      if (body.status !== 'processing') return body.status;
      assert.ok(Date.now() < deadline, `${id} is still with the bank`);
      await sleep(100);
    }
  }
});
