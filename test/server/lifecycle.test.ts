import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it, type TestContext } from 'node:test';
import type { Page, Payment } from '../../sdk/contract/index.ts';
import { layEmptyDatabase } from '../support/empty-database.ts';
import { PostOffice } from './mail/post-office.ts';
import { Customer } from './support/customer.ts';
import { temporaryFolder } from './support/folder.ts';
import { ServerProcess } from './support/process.ts';
import { eventually, TestServer } from './support/server.ts';

async function dataFolder(test: TestContext): Promise<string> {
  const folder = await temporaryFolder(test);
  await layEmptyDatabase(folder);
  return folder;
}

async function start(
  test: TestContext,
  folder: string,
  env: Record<string, string> = {},
  args: readonly string[] = [],
): Promise<ServerProcess> {
  const server = await ServerProcess.start(folder, env, args);
  test.after(() => server.end('SIGKILL'));
  return server;
}

async function paymentsOf(customer: Customer, accountId: string): Promise<Payment[]> {
  const { body } = await customer.get<Page<Payment>>(
    `/v1/accounts/${accountId}/payments?limit=100`,
  );
  return body.items;
}

async function debitsAt(origin: string): Promise<{ paymentId: string; idempotencyKey: string }[]> {
  const response = await fetch(`${origin}/sandbox/bank/debits`);
  return ((await response.json()) as { items: { paymentId: string; idempotencyKey: string }[] })
    .items;
}

describe('a data folder', () => {
  it('is closed to other users of the machine', async (test) => {
    const folder = join(await temporaryFolder(test), 'new');
    const server = await start(test, folder);

    const inside = (await readdir(folder)).map((name) => join(folder, name));
    const modes = await Promise.all(
      [folder, ...inside].map(async (path) => (await stat(path)).mode),
    );

    assert.ok(inside.length > 0);
    assert.deepEqual(
      modes.map((mode) => mode & 0o077),
      modes.map(() => 0),
    );
    await server.end('SIGTERM');
  });
});

describe('a restart', () => {
  it('keeps payments, their answers, the bank’s log and the clock', async (test) => {
    const server = await TestServer.start({ SANDBOX_NOW: '2026-06-09T15:00:00Z' });
    test.after(() => server.dispose());
    await server.sandbox('clock', { days: 1 });
    const alex = await server.signIn('alex.current');
    const { accountId, input } = await alex.order(4_321);
    const key = crypto.randomUUID();
    const made = await alex.pay(accountId, input, key);

    await server.stop();
    await server.start();

    const again = await server.signIn('alex.current');
    await eventually(async () => (await paymentsOf(again, accountId))[0]?.status === 'posted');
    assert.deepEqual(
      (await paymentsOf(again, accountId)).map(({ id }) => id),
      [made.body.id],
    );
    assert.equal((await again.pay(accountId, input, key)).text, made.text);
    assert.equal((await server.debits()).length, 1);
    assert.equal((await server.sandbox<{ today: string }>('clock')).today, '2026-06-10');
  });
});

describe('the end of a server', () => {
  it('waits for no mail server, and the next start sends what is left', async (test) => {
    const office = await PostOffice.open();
    test.after(() => office.close());
    office.moods.push('silence', 'silence', 'silence');
    const server = await TestServer.start({ SMTP_URL: office.url });
    test.after(() => server.dispose());
    const alex = await server.signIn('alex.current');
    for (const amount of [1_001, 1_002, 1_003]) {
      const { accountId, input } = await alex.order(amount);
      assert.equal((await alex.pay(accountId, input, crypto.randomUUID())).status, 201);
    }
    await eventually(() => Promise.resolve(office.mails.length === 1));

    // One mail that is not answered takes twenty seconds.
    const began = Date.now();
    await server.stop();
    const took = Date.now() - began;
    office.moods.length = 0;
    await server.start();

    assert.ok(took < 15_000, `${took} ms`);
    const amounts = ['10.01', '10.02', '10.03'];
    const arrived = (amount: string) => office.mails.some((mail) => mail.includes(amount));
    await eventually(() => Promise.resolve(amounts.every(arrived)));
  });
});

describe('main', () => {
  let folder: string;
  let server: ServerProcess;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fs-main-'));
    await layEmptyDatabase(folder);
    await writeFile(join(folder, 'notes.txt'), 'not the server’s');
    server = await ServerProcess.start(folder);
  });
  after(async () => {
    await server.end('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  });

  it('prints both addresses and the personas', async () => {
    const ready = await fetch(`${server.origin}/readyz`);
    const dealer = await fetch(server.dealerOrigin);

    assert.match(server.origin, /^http:\/\/localhost:\d+$/);
    assert.match(server.dealerOrigin, /^http:\/\/127\.0\.0\.1:\d+$/);
    assert.match(server.output, /alex\.current +loan in good standing/);
    assert.deepEqual([ready.status, dealer.status], [200, 200]);
  });

  it('will not share a data folder, says who has it, and harms nothing', async (test) => {
    const second = await start(test, folder);
    const third = await start(test, folder, {}, ['--fresh']);

    for (const refused of [second, third]) {
      assert.equal(refused.exitCode, 1);
      assert.match(refused.output, new RegExp(`is in use by process ${server.pid}, since \\d{4}-`));
      assert.match(refused.output, /set DATA_DIR/);
      assert.doesNotMatch(refused.output, /\n {4}at /);
    }
    const alex = await Customer.signIn(server.origin, 'alex.current');
    assert.ok((await alex.account()).amountDue.amount > 0);
  });

  it('lets requests under way finish before it stops, and keeps what they did', async () => {
    const alex = await Customer.signIn(server.origin, 'alex.current');
    const { accountId, input } = await alex.order(100);

    const submissions = Array.from({ length: 20 }, () =>
      alex.pay(accountId, input, crypto.randomUUID()).then(
        ({ status }) => status,
        () => 'refused',
      ),
    );
    await submissions[0];
    await server.end('SIGTERM');
    const results = await Promise.all(submissions);
    const { exitCode } = server;
    const owned = existsSync(join(folder, 'server.owner.json'));
    server = await ServerProcess.start(folder);

    assert.equal(exitCode, 0);
    assert.equal(owned, false);
    const again = await Customer.signIn(server.origin, 'alex.current');
    const made = await paymentsOf(again, accountId);
    assert.equal(made.length, results.filter((result) => result === 201).length);
    assert.equal((await debitsAt(server.origin)).length, made.length);
  });

  it('begins with new data when asked to, and leaves other files alone', async () => {
    const earlier = await debitsAt(server.origin);
    await server.end();

    server = await ServerProcess.start(folder, {}, ['--fresh']);

    const alex = await Customer.signIn(server.origin, 'alex.current');
    const { id } = await alex.account();
    assert.ok(earlier.length > 0);
    assert.deepEqual(await paymentsOf(alex, id), []);
    assert.deepEqual(await debitsAt(server.origin), []);
    assert.ok(existsSync(join(folder, 'notes.txt')));
  });

  it('says which port is taken and what to set', async (test) => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    test.after(() => other.close());
    const address = other.address();
    const port = typeof address === 'object' ? String(address?.port) : '';

    const refused = await start(test, await temporaryFolder(test), { DEALER_PORT: port });

    assert.equal(refused.exitCode, 1);
    assert.match(refused.output, new RegExp(`Port ${port} is in use.*set DEALER_PORT`));
  });

  it('says which setting it cannot use', async (test) => {
    const refused = await start(test, await temporaryFolder(test), { SANDBOX_NOW: 'soon' });

    assert.equal(refused.exitCode, 1);
    assert.match(refused.output, /SANDBOX_NOW is "soon"/);
  });

  it('killed while payments come in, loses none that it answered and doubles none', async (test) => {
    const folder = await dataFolder(test);
    const env = { SANDBOX_NOW: '2026-06-09T15:00:00Z' };
    const keys = Array.from({ length: 40 }, () => crypto.randomUUID());
    const answered = new Set<string>();
    const first = await start(test, folder, env);
    const alex = await Customer.signIn(first.origin, 'alex.current');
    const { accountId, input } = await alex.order(100);

    const submissions = keys.map(async (key) => {
      const { status, body } = await alex.pay(accountId, input, key);
      if (status === 201) answered.add(body.id);
      if (answered.size === 10) await first.end('SIGKILL');
    });
    await Promise.allSettled(submissions);
    const second = await start(test, folder, env);
    const again = await Customer.signIn(second.origin, 'alex.current');
    const kept = await paymentsOf(again, accountId);
    // What a customer's page does who got no answer.
    const retried = await Promise.all(keys.map((key) => again.pay(accountId, input, key)));

    assert.ok(answered.size >= 10);
    for (const id of answered) assert.ok(kept.some((payment) => payment.id === id));
    assert.ok(retried.every(({ status }) => status === 201));
    await eventually(async () =>
      (await paymentsOf(again, accountId)).every(({ status }) => status === 'posted'),
    );
    const all = await paymentsOf(again, accountId);
    const debits = await debitsAt(second.origin);
    assert.equal(all.length, keys.length);
    assert.deepEqual(
      debits.map(({ idempotencyKey }) => idempotencyKey).toSorted(),
      keys.toSorted(),
    );
    assert.deepEqual(
      debits.map(({ paymentId }) => paymentId).toSorted(),
      all.map(({ id }) => id).toSorted(),
    );
  });
});
