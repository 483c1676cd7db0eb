import assert from 'node:assert/strict';

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { PaymentInput } from '../../sdk/contract/index.ts';
import { layEmptyDatabase, testPostgres } from '../support/empty-database.ts';
import { type Postgres, startPostgres } from '../support/postgres.ts';
import { freePort } from '../support/sandbox.ts';
import { Customer } from '../server/support/customer.ts';
import { ServerProcess } from '../server/support/process.ts';
import type { Debit } from '../server/support/server.ts';
import { choices, size } from './seeded.ts';

const kills = size('KILLS', 3);
/** After so many minutes no more are begun. */
const minutes = size('MINUTES', 60);
const stores = (process.env['STORES'] ?? 'pglite,postgres').split(',');

const payers = ['alex.current', 'bailey.pastdue', 'frankie.two', 'harper.history'];
/** Seconds from a start on the data of a killed server until it answers. */
const reopensWithin = 2;
/** Payments that each of them has on the way at a time. */
const atOnce = 3;

/** A payment that somebody confirmed. */
interface Confirmed {
  readonly payer: string;
  readonly key: string;
  readonly accountId: string;
  readonly input: PaymentInput;
}

for (const store of stores) {
  describe(`a server on ${store} that is killed ${kills} times as it writes`, () => {
    const random = choices(`crash on ${store}`);
    let folder: string;
    let postgres: Postgres | undefined;
    let server: ServerProcess;
    let port: string;
    const customers = new Map<string, Customer>();
    /** By key; the payment's id once a client has been told of it. */
    const confirmed = new Map<string, Confirmed & { id?: string }>();
    const reopened: { seconds: number; processor: number }[] = [];
    let killed = 0;

    before(async () => {
      folder = await mkdtemp(join(tmpdir(), 'fs-crash-'));
      if (store === 'postgres') {
        postgres = await startPostgres({ durable: true });
        if (!postgres) return;
        process.env[testPostgres] = postgres.url;
      } else {
        delete process.env[testPostgres];
      }
      await layEmptyDatabase(folder);
      port = String(await freePort());
      server = await start();
      for (const payer of payers) await signIn(payer);
    });
    after(async () => {
      delete process.env[testPostgres];
      await server?.end();
      await postgres?.stop();
      await rm(folder, { recursive: true, force: true });
    });

    function start(): Promise<ServerProcess> {
      return ServerProcess.start(folder, { PORT: port, SANDBOX_NOW: '2026-06-09T15:00:00Z' });
    }

    async function signIn(payer: string): Promise<Customer> {
      const customer = await Customer.signIn(server.origin, payer);
      customers.set(payer, customer);
      return customer;
    }

    async function reopen(): Promise<void> {
      const began = performance.now();
      server = await start();
      const seconds = (performance.now() - began) / 1_000;
      assert.equal((await fetch(`${server.origin}/readyz`)).status, 200);
      reopened.push({ seconds, processor: await processorSeconds(server.pid) });
    }

    /** Sends it once; undefined where there was no answer. */
    async function send({ payer, key, accountId, input }: Confirmed) {
      const customer = customers.get(payer);
      const answer = await customer?.pay(accountId, input, key).catch(() => undefined);
      if (answer?.status === 401) await signIn(payer).catch(() => undefined);
      const known = confirmed.get(key);
      if (answer?.status === 201 && known) {
        // An answer that was given is given again.
        if (known.id !== undefined) assert.equal(answer.body.id, known.id);
        known.id = answer.body.id;
      }
      return answer;
    }

    /** Asks under one key until there is a payment, as a customer's page does. */
    async function settle(payment: Confirmed): Promise<void> {
      const deadline = Date.now() + 60_000;
      for (;;) {
        const answer = await send(payment);
        if (answer?.status === 201) return;
        const wait = answer === undefined || [401, 409, 503].includes(answer.status);
        assert.ok(wait, `${answer?.status} ${answer?.text}`);
        assert.ok(Date.now() < deadline, `${payment.key} has no answer yet: ${answer?.status}`);
        await pause(100);
      }
    }

    async function orderOf(payer: string) {
      const customer = customers.get(payer);
      assert.ok(customer);
      return { payer, ...(await customer.order(1)) };
    }

    it('loses no payment that it answered, doubles none, and leaves no key without an answer', async (test) => {
      if (store === 'postgres' && !postgres) {
        test.skip('PostgreSQL is not installed');
        return;
      }
      const earlier = new Set((await debits(server.origin)).map(({ paymentId }) => paymentId));
      const orders = await Promise.all(payers.map(orderOf));

      const enough = Date.now() + minutes * 60_000;
      while (reopened.length < kills && Date.now() < enough) {
        // Acknowledged writes after which it ends, and milliseconds more, so that it is amid any of the next.
        const writes = 1 + random.below(12);
        const more = random.below(20);
        let acknowledged = 0;
        let ended: Promise<void> | undefined;
        const pay = async (order: (typeof orders)[number]) => {
          while (!ended) {
            const payment: Confirmed = {
              ...order,
              key: crypto.randomUUID(),
              input: {
                ...order.input,
                amount: { amount: 1 + random.below(40), currency: 'USD' },
                acknowledgeDuplicate: true,
              },
            };
            confirmed.set(payment.key, payment);
            const answer = await send(payment);
            if (answer?.status === 201 && ++acknowledged === writes) {
              await pause(more);
              ended = server.end('SIGKILL');
            }
          }
        };
        await Promise.all(
          orders.flatMap((order) => Array.from({ length: atOnce }, () => pay(order))),
        );
        await ended;
        // A server that ended of its own accord was not killed.
        if (server.signal === 'SIGKILL') killed += 1;

        await reopen();
        const unanswered = [...confirmed.values()].filter(({ id }) => id === undefined);
        await Promise.all(unanswered.map(settle));
      }

      report();
      // A run that was cut short shows less than its title says.
      assert.equal(killed, kills);
      assert.equal(reopened.length, kills);
      if (kills >= 100) judgeReopening();
      const expected = [...confirmed.values()].map(({ id, key, input }) =>
        line(id ?? '', key, input.amount.amount),
      );
      const deadline = Date.now() + 120_000;
      let made: string[] = [];
      while (made.length < expected.length && Date.now() < deadline) {
        await pause(200);
        made = (await debits(server.origin))
          .filter(({ paymentId }) => !earlier.has(paymentId))
          .map(({ paymentId, idempotencyKey, amount }) => line(paymentId, idempotencyKey, amount));
      }
      assert.deepEqual(made.toSorted(), expected.toSorted());
    });

    function sorted(name: 'seconds' | 'processor'): number[] {
      return reopened.map((one) => one[name]).toSorted((a, b) => a - b);
    }

    function median(name: 'seconds' | 'processor'): number {
      return sorted(name)[Math.floor(reopened.length / 2)] ?? NaN;
    }

    /**
     * A machine with other things to do stretches the clock's time without limit and the processor's by three quarters
     * (2.4 s in the middle where it is 1.4 s alone). So the fastest of many counts, by the processor; and where the
     * server did not have to wait for it, the middle one by the clock. Of a few kills the times are only printed.
     */
    function judgeReopening(): void {
      const [fastest = NaN] = sorted('processor');
      assert.ok(fastest < reopensWithin, `reopened by ${fastest} s of the processor`);
      const [seconds, processor] = [median('seconds'), median('processor')];
      const waited = seconds > processor * 1.25;
      assert.ok(waited || seconds < reopensWithin, `reopened in ${seconds} s`);
    }

    function report(): void {
      const of = (name: 'seconds' | 'processor') =>
        `median ${median(name).toFixed(2)} s, at most ${(sorted(name).at(-1) ?? NaN).toFixed(2)} s`;
      console.log(
        `crash on ${store}: ${reopened.length} kills, ${confirmed.size} payments; reopened in ${of('seconds')}, of the processor ${of('processor')}`,
      );
    }
  });
}

async function debits(origin: string): Promise<Debit[]> {
  const response = await fetch(`${origin}/sandbox/bank/debits`);
  return ((await response.json()) as { items: Debit[] }).items;
}

/** What a process has used of the processor so far: on a busy machine its clock tells more of others. */
async function processorSeconds(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const [user, system] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13)
    .map(Number);
  return ((user ?? NaN) + (system ?? NaN)) / 100;
}

function line(paymentId: string, key: string, amount: number): string {
  return `${paymentId} ${key} ${amount}`;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
