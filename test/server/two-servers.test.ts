import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Page, Payment } from '../../sdk/contract/index.ts';
import { makeDatabase, testPostgres } from '../support/empty-database.ts';
import { BankProcess } from './support/bank-process.ts';
import { Customer } from './support/customer.ts';
import { ServerProcess } from './support/process.ts';
import { type Debit, eventually } from './support/server.ts';

const postgres = process.env[testPostgres];

describe('two servers on one PostgreSQL', { skip: !postgres && 'they want TEST_POSTGRES' }, () => {
  let folder: string;
  let bank: BankProcess;
  let env: Record<string, string>;
  let servers: [ServerProcess, ServerProcess];

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fs-two-'));
    bank = await BankProcess.start(join(folder, 'bank'));
    env = {
      ...bank.env,
      DATABASE_URL: await makeDatabase(postgres ?? ''),
      // A Monday morning at the lender's.
      SANDBOX_NOW: '2026-06-08T15:00:00Z',
    };
    // At once, and from one folder, with nothing there yet.
    servers = await Promise.all([
      ServerProcess.start(folder, env),
      ServerProcess.start(folder, env),
    ]);
  });
  after(async () => {
    for (const server of servers) await server.end();
    await bank.end();
    await rm(folder, { recursive: true, force: true });
  });

  /** Somebody signed in at the first server, at both. */
  async function atBoth(userId: string): Promise<[Customer, Customer]> {
    const here = await Customer.signIn(servers[0].origin, userId);
    return [here, here.at(servers[1].origin)];
  }

  async function sandbox<T>(server: ServerProcess, path: string, body?: unknown): Promise<T> {
    const response = await fetch(`${server.origin}/sandbox/${path}`, {
      ...(body !== undefined && {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      }),
    });
    assert.equal(response.status, 200);
    return (await response.json()) as T;
  }

  const debits = async () => (await sandbox<{ items: Debit[] }>(servers[1], 'bank/debits')).items;

  async function paymentsOf(customer: Customer, accountId: string): Promise<Payment[]> {
    const path = `/v1/accounts/${accountId}/payments?limit=100`;
    return (await customer.get<Page<Payment>>(path)).body.items;
  }

  it('starts both on an empty database, with one set of customers', async () => {
    const [here, there] = await atBoth('alex.current');

    assert.notEqual(servers[0].origin, servers[1].origin);
    assert.equal((await there.account()).id, (await here.account()).id);
  });

  it('makes one payment of one key that is sent to both at once', async () => {
    const [here, there] = await atBoth('alex.current');
    const { accountId, input } = await here.order(2_345);
    const key = crypto.randomUUID();

    const answers = await Promise.all([here, there].map((one) => one.pay(accountId, input, key)));
    const again = await there.pay(accountId, input, key);

    assert.equal(again.status, 201);
    // The one that comes second waits for the first, or is asked to come again.
    for (const { status, text } of answers) {
      assert.ok(status === 409 || (status === 201 && text === again.text), `${status}`);
    }
    await eventually(async () =>
      (await debits()).some(({ idempotencyKey }) => idempotencyKey === key),
    );
    const made = (await debits()).filter(({ idempotencyKey }) => idempotencyKey === key);
    assert.deepEqual(
      made.map(({ paymentId, amount }) => [paymentId, amount]),
      [[again.body.id, 2_345]],
    );
  });

  it('makes one payment and one debit of 200 submissions of one key', async () => {
    const [here, there] = await atBoth('frankie.two');
    const { accountId, input } = await here.order(3_456);
    const key = crypto.randomUUID();

    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, at) => (at % 2 ? here : there).pay(accountId, input, key)),
    );
    const last = await here.pay(accountId, input, key);

    assert.ok(answers.every(({ status }) => status === 201 || status === 409));
    const bodies = new Set(answers.filter(({ status }) => status === 201).map(({ text }) => text));
    assert.deepEqual([...bodies], [last.text]);
    const payments = await paymentsOf(there, accountId);
    assert.deepEqual(
      payments.map(({ id }) => id),
      [last.body.id],
    );
    await eventually(async () => (await paymentsOf(here, accountId))[0]?.status === 'posted');
    assert.equal((await debits()).filter(({ idempotencyKey }) => idempotencyKey === key).length, 1);
  });

  it('keeps the books of one account that both take payments on', async () => {
    const [here, there] = await atBoth('harper.history');
    const { accountId, input } = await here.order(1);
    const before = await here.account();
    const earlier = (await paymentsOf(here, accountId)).length;

    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, at) =>
        (at % 2 ? here : there).pay(
          accountId,
          { ...input, amount: { amount: 100 + at, currency: 'USD' } },
          `spread-${at}`,
        ),
      ),
    );

    assert.deepEqual([...new Set(answers.map(({ status }) => status))], [201]);
    const paid = answers.reduce((sum, { body }) => sum + body.amount.amount, 0);
    const { payoff } = await there.account();
    assert.equal(payoff.amount.amount, before.payoff.amount.amount - paid);
    assert.equal((await paymentsOf(there, accountId)).length, earlier + 40);
    await eventually(
      async () =>
        (await debits()).filter(({ idempotencyKey }) => idempotencyKey.startsWith('spread-'))
          .length === 40,
    );
  });

  it('ends a session everywhere when it is ended at one', async () => {
    const [here, there] = await atBoth('bailey.pastdue');
    assert.equal((await there.get('/v1/accounts')).status, 200);

    const ended = await here.send('/v1/sessions', { method: 'DELETE' });
    const after = await there.get('/v1/accounts');

    assert.equal(ended.status, 204);
    assert.equal(after.status, 401);
  });

  it('counts guesses of one user ID together, wherever they are made', async () => {
    const strangers = await Promise.all(servers.map(({ origin }) => Customer.stranger(origin)));
    const asked: unknown[] = [];
    for (let guess = 0; guess < 4; guess += 1) {
      const answer = await strangers[guess % 2]?.tryPassword('casey.lease', `wrong ${guess}`);
      asked.push((answer?.body['challenge'] as { kind?: string } | undefined)?.kind);
    }

    assert.deepEqual(asked, [undefined, undefined, undefined, 'captcha']);
  });

  it('follows the clock that the other has moved, and does the days once', async () => {
    const [here, there] = await atBoth('emery.final');
    const { id } = await here.account();

    const moved = await Promise.all(
      servers.map((server) =>
        sandbox<{ today: string }>(server, 'clock', { to: '2026-09-01' }).catch(() => undefined),
      ),
    );
    // Whoever came second may have been told that it is that day already.
    assert.ok(moved.some((answer) => answer?.today === '2026-09-01'));
    await Promise.all(servers.map((server) => sandbox(server, 'clock', { days: 0 })));

    for (const one of [here, there]) assert.equal((await one.account()).status, 'paid_off');
    assert.deepEqual(
      (await paymentsOf(there, id)).map(({ status }) => status),
      ['posted'],
    );
    const taken = (await debits()).filter(({ idempotencyKey }) =>
      idempotencyKey.startsWith('autopay:'),
    );
    assert.ok(taken.length > 0);
    const keys = taken.map(({ idempotencyKey }) => idempotencyKey);
    assert.equal(new Set(keys).size, keys.length);
    const clocks = await Promise.all(
      servers.map((server) => sandbox<{ today: string }>(server, 'clock')),
    );
    assert.deepEqual(
      clocks.map(({ today }) => today),
      ['2026-09-01', '2026-09-01'],
    );
  });

  it('lets no server in that would send the payments to another bank', async () => {
    const { DATABASE_URL } = env;
    const stranger = await ServerProcess.start(join(folder, 'other'), {
      DATABASE_URL: DATABASE_URL ?? '',
    });

    assert.equal(stranger.exitCode, 1);
    assert.match(stranger.output, /known to another bank/);
    assert.match(stranger.output, /BANK_URL and BANK_SECRET/);
  });
});
