import assert from 'node:assert/strict';
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { appendEntries } from '../../demo/server/accounts/ledger.ts';
import { SandboxBank } from '../../demo/server/bank/client.ts';
import { type Db, openDatabase } from '../../demo/server/db/open.ts';
import { startOf } from '../../demo/server/lender.ts';
import {
  addDays,
  addMonths,
  dateFrom,
  dueDateOf,
  openAccount,
  payoff,
  partsOf,
  type LoanTerms,
} from '../../demo/server/lending/index.ts';
import { type AutopayTerms, plan, regularAmount } from '../../demo/server/payments/autopay/plan.ts';
import { SandboxClock } from '../../demo/server/sandbox/clock.ts';
import { layEmptyDatabase, type Location, testPostgres } from '../support/empty-database.ts';
import { type Postgres, startPostgres } from '../support/postgres.ts';
import { choices, size } from './seeded.ts';
import { addSomebody } from '../server/support/somebody.ts';

const months = 72;
const accounts = size('AUTOPAY_ACCOUNTS', 4);
/** `postgres` needs an installed one, and is what a thousand accounts are done with in some minutes. */
const store = process.env['STORE'] ?? 'pglite';
/** The longest time for which the server is down, in days. */
const longestOutage = 25;
const start = '2026-01-05';
const server = fileURLToPath(new URL('autopay-months-server.ts', import.meta.url));
const random = choices('autopay over months');

interface Plan {
  readonly id: string;
  readonly terms: LoanTerms;
  readonly kind: 'due' | 'due_plus' | 'fixed';
  readonly amount: number | null;
  /** Null for the due date. */
  readonly day: number | null;
}

interface BankLine {
  readonly type: string;
  readonly paymentId: string;
  readonly idempotencyKey: string;
  readonly amount: number;
  readonly date: string;
}

describe(`automatic payments of ${accounts} accounts over ${months} months, on ${store}`, () => {
  let folder: string;
  let location: Location;
  let postgres: Postgres | undefined;
  let plans: Plan[];
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fs-autopay-'));
    if (store === 'postgres') {
      // What is killed is the server: PostgreSQL itself need not survive anything.
      postgres = await startPostgres();
      if (!postgres) throw new Error('PostgreSQL is not installed: apt-get install postgresql');
      process.env[testPostgres] = postgres.url;
    }
    location = await layEmptyDatabase(folder);
    plans = await withDatabase(location, (db) => seed(db, folder));
  });
  after(async () => {
    await postgres?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('take every instalment once at the bank, the last one right, whatever the server missed', async () => {
    const began = Date.now();
    const { kills, days } = await live(location, addMonths(start, months + 3));

    await withDatabase(location, async (db) => {
      const debits = await readBank(folder);
      const payments = await db
        .selectFrom('payments')
        .select(['id', 'account_id', 'amount', 'status', 'date', 'idempotency_key'])
        .execute();
      const rows = await db.selectFrom('accounts').select(['id', 'state']).execute();
      const fees = await db
        .selectFrom('entries')
        .select('account_id')
        .where('kind', '=', 'fee')
        .execute();
      const notices = await db
        .selectFrom('autopay_notices')
        .select(['autopay_id', 'due_date', 'told_on'])
        .where('kind', '=', 'upcoming')
        .execute();
      const told = new Map(
        notices.map((notice) => [`${notice.autopay_id} ${notice.due_date}`, notice.told_on]),
      );
      let late = 0;
      const states = new Map(rows.map(({ id, state }) => [id, state]));

      // The bank has each payment once, equal in amount and key, and no other.
      assert.deepEqual(
        debits
          .map(({ paymentId, amount, idempotencyKey }) =>
            [paymentId, amount, idempotencyKey].join(),
          )
          .sort(),
        payments.map(({ id, amount, idempotency_key: key }) => [id, amount, key].join()).sort(),
      );
      assert.ok(payments.every(({ status }) => status === 'posted'));
      assert.deepEqual(fees, []);
      for (const own of plans) {
        const { id, terms, kind, day } = own;
        const taken = debits.filter(({ idempotencyKey }) =>
          idempotencyKey.startsWith(`autopay:${id}:`),
        );
        taken.sort((one, other) => numberOf(one) - numberOf(other));
        const what = `${id} ${kind} on ${String(day)} ${JSON.stringify(terms)}`;
        const state = states.get(id);
        // One for each instalment from the first on, none left out, none twice.
        assert.deepEqual(
          taken.map(numberOf),
          [...taken.keys()].map((at) => at + 1),
          what,
        );
        assert.ok(state?.closedOn, `${what} is open`);
        // As many as were promised at the start: what is paid early bears less interest, and may end sooner.
        const most = promised(own);
        if (kind === 'due' && day === null) assert.equal(most, terms.termMonths, what);
        else assert.ok(most <= terms.termMonths, what);
        const toldOn = told.get(`apy-${id} ${dueDateOf(terms, most)}`);
        const rest = restAfter(own, taken, toldOn, most);
        assert.ok(taken.length === most || (taken.length === most + 1 && rest), what);
        if (taken.length > most && rest === 'limit') late += 1;
        assert.equal(state.principal, 0, what);
        // To the cent: what is left is the fraction that rounding has taken or given.
        assert.equal(payoff(terms, state, state.closedOn).amount, 0, what);
      }
      console.log(
        `${plans.length} accounts, ${debits.length} debits, ${days} days up, ${kills} kills, ${late} told too late, ` +
          `${Math.round((Date.now() - began) / 1000)} s, SEED=${random.seed}`,
      );
    });
  });
});

function numberOf({ idempotencyKey }: BankLine): number {
  return Number(idempotencyKey.split(':')[2]);
}

/**
 * Why the last payment that was promised may leave a rest for one more, if it may. `limit`: it was not told of ten days ahead,
 * since the server was down, and more than a tenth above the usual is never taken without a word (decision 48); what is over
 * follows a month later, told of in time, without a fee (decision 86). `usual`: a set amount was taken to the cent, and the
 * interest of days on which the server was down is the next instalment's, of which the contract has more.
 */
function restAfter(
  own: Plan,
  taken: readonly BankLine[],
  toldOn: string | undefined,
  most: number,
): 'limit' | 'usual' | undefined {
  const [before, last] = taken.slice(most - 2);
  assert.ok(before && last, own.id);
  const usual = regularAmount(openAccount(own.terms), orderOf(own));
  const known = Math.max(usual, before.amount);
  const limit = known + Math.floor(known / 10);
  const inTime = toldOn !== undefined && toldOn <= addDays(last.date, -10);
  if (!inTime) assert.ok(last.amount <= limit, `${own.id}: too much without a word`);
  if (!inTime && last.amount === limit) return 'limit';
  const more = own.kind !== 'due' && most < own.terms.termMonths;
  return more && last.amount === usual ? 'usual' : undefined;
}

/** How many payments a customer is shown who asks as the account begins. */
function promised(own: Plan): number {
  const { terms } = own;
  const { state } = openAccount(terms);
  const nothing = {
    waiting: [],
    taken: new Set<number>(),
    told: new Map<string, never>(),
    planPending: false,
  };
  return [...plan({ terms, state }, orderOf(own), nothing, start)].length;
}

function orderOf({ kind, amount, day }: Plan): AutopayTerms {
  return { amount_kind: kind, amount, day, given_on: start, usual: null };
}

/** Lets the months pass: the server is up on some days only, and is killed in between. */
async function live(location: Location, end: string): Promise<{ kills: number; days: number }> {
  let child = await open(location);
  let [kills, days] = [0, 0];
  for (let day = start; day < end;) {
    day = addDays(day, 1 + random.below(longestOutage));
    days += 1;
    child.send(day);
    if (random.below(14) === 0) {
      await sleep(random.below(400));
      child.kill('SIGKILL');
      await once(child, 'exit');
      kills += 1;
      child = await open(location);
      child.send(day);
    }
    await doneWith(child);
    if (random.below(40) === 0) {
      await close(child);
      child = await open(location);
    }
  }
  await close(child);
  return { kills, days };
}

async function open({ dataDir, databaseUrl }: Location): Promise<ChildProcess> {
  const child = fork(server, [dataDir, ...(databaseUrl ? [databaseUrl] : [])], { execArgv: [] });
  await doneWith(child);
  return child;
}

/** Waits for the process to say that it has done what it was told; one that ends has not. */
function doneWith(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    const onMessage = () => {
      child.off('exit', onExit);
      resolve();
    };
    const onExit = () => {
      child.off('message', onMessage);
      reject(new Error('The server ended by itself.'));
    };
    child.once('message', onMessage).once('exit', onExit);
  });
}

async function close(child: ChildProcess): Promise<void> {
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}

async function withDatabase<T>(location: Location, work: (db: Db) => Promise<T>): Promise<T> {
  const db = await openDatabase(location);
  try {
    return await work(db);
  } finally {
    await db.destroy();
  }
}

/** What the bank has in its own journal, read from its file. */
async function readBank(folder: string): Promise<BankLine[]> {
  const files = await readdir(join(folder, 'bank'));
  const texts = await Promise.all(
    files.map((file) => readFile(join(folder, 'bank', file), 'utf8')),
  );
  const lines = texts.flatMap((text) => text.split('\n')).filter((line) => line.startsWith('{'));
  const records = lines.map((line) => JSON.parse(line) as BankLine);
  assert.deepEqual(
    records.filter(({ type }) => type === 'conflict' || type === 'refusal'),
    [],
  );
  return records.filter(({ type }) => type === 'debit');
}

/** Customers with loans of every length, day, rate and grace, and autopay of every kind. */
async function seed(db: Db, folder: string): Promise<Plan[]> {
  const bank = await SandboxBank.start(join(folder, 'bank'));
  const check = await bank.check({
    kind: 'us_bank_account',
    routingNumber: '990000013',
    accountNumber: '123456789',
  });
  await bank.close();
  assert.ok(!Array.isArray(check));
  await SandboxClock.open(db, startOf(start));
  const at = startOf(start);
  await addSomebody(db, {
    bankToken: check.token,
    bankName: check.bankName,
    last4: check.last4,
    at,
  });
  const plans = Array.from({ length: accounts }, (_, number) => planOf(`acct-${number}`));
  for (const plan of plans) await addAccount(db, plan, at);
  return plans;
}

function planOf(id: string): Plan {
  const dueDay = 1 + random.below(31);
  const { year, month } = partsOf(addMonths(start, 1 + random.below(2)));
  const firstDueOn = dateFrom(year, month, dueDay);
  const kind = random.pick(['due', 'due', 'due_plus', 'fixed'] as const);
  const terms: LoanTerms = {
    kind: 'loan',
    currency: 'USD',
    amountFinanced: 2_000_00 + random.below(60_000_00),
    annualRateBps: random.below(10) === 0 ? 0 : random.below(2_400),
    termMonths: 2 + random.below(months - 2),
    originatedOn: addDays(firstDueOn, -10 - random.below(40)),
    firstDueOn,
    dueDay,
    lateFee: { amount: 25_00, graceDays: random.below(16) },
    billingLeadDays: random.below(28),
  };
  const more = 1 + random.below(100_00);
  const { instalment } = openAccount(terms).state;
  return {
    id,
    kind,
    terms,
    amount: { due: null, due_plus: more, fixed: instalment + more }[kind],
    day: random.below(3) === 0 ? null : 1 + random.below(31),
  };
}

async function addAccount(db: Db, { id, terms, kind, amount, day }: Plan, at: Date): Promise<void> {
  const { state, entry } = openAccount(terms);
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto('accounts')
      .values({
        id,
        customer_id: 'cus',
        contract_number: id,
        vin: id,
        vehicle: '{}',
        currency: terms.currency,
        terms: JSON.stringify(terms),
        state: JSON.stringify(state),
        lease: null,
        opened_on: terms.originatedOn,
        run_through: start < terms.originatedOn ? terms.originatedOn : start,
      })
      .execute();
    await appendEntries(trx, [{ accountId: id, entry, recordedAt: at }]);
    await trx
      .insertInto('autopay')
      .values({
        id: `apy-${id}`,
        account_id: id,
        method_id: 'pm',
        amount_kind: kind,
        amount,
        day,
        given_on: start,
        authorization_text: 'I authorize this.',
        created_at: at,
      })
      .execute();
  });
}
