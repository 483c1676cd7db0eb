import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { catchUp, passQuietDays } from '../../../demo/server/accounts/catch-up.ts';
import { appendEntries } from '../../../demo/server/accounts/ledger.ts';
import {
  type AccountRow,
  lockAccount,
  saveState,
  type Trx,
} from '../../../demo/server/accounts/store.ts';
import { type Db, openDatabase } from '../../../demo/server/db/open.ts';
import { issueDocuments } from '../../../demo/server/documents/issue.ts';
import { startOf } from '../../../demo/server/lender.ts';
import {
  addDays,
  assessFees,
  type IsoDate,
  openAccount,
  payoff,
  type Terms,
} from '../../../demo/server/lending/index.ts';
import type { MailData } from '../../../demo/server/mail/templates.ts';
import { runAutopay } from '../../../demo/server/payments/autopay/run.ts';
import type { Post } from '../../../demo/server/payments/notices.ts';
import { postPayment } from '../../../demo/server/payments/posting.ts';
import { postScheduled } from '../../../demo/server/payments/scheduled.ts';
import { settle } from '../../../demo/server/payments/settle.ts';
import { layEmptyDatabase } from '../../support/empty-database.ts';
import { anyTerms } from '../lending/random.ts';
import { addSomebody } from '../support/somebody.ts';

/** Something that befalls an account; amounts are shares of what clears it, in thousandths. */
type Event =
  | { readonly kind: 'pass'; readonly days: number; readonly atMost: number }
  | { readonly kind: 'pay'; readonly share: number }
  | { readonly kind: 'schedule'; readonly inDays: number; readonly share: number }
  | { readonly kind: 'refuse'; readonly pick: number };

const share = fc.integer({ min: 1, max: 1_000 });
const anyEvents: fc.Arbitrary<Event[]> = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('pass' as const),
        days: fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 41, max: 400 })),
        atMost: fc.integer({ min: 1, max: 5 }),
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('pay' as const), share }) },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('schedule' as const),
        inDays: fc.integer({ min: 1, max: 60 }),
        share,
      }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('refuse' as const), pick: fc.nat() }) },
  ),
  { minLength: 4, maxLength: 14, size: 'max' },
);

/** The day of automatic payments: none, the due date, or one of the month. */
const anyAutopay = fc.constantFrom<(false | number | null)[]>(false, null, 1, 15, 31);

describe('catching up', () => {
  let folder: string;
  let db: Db;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fs-catch-up-'));
    db = await openDatabase(await layEmptyDatabase(folder));
    await addSomebody(db, { bankToken: 'token', last4: '0001', at: new Date() });
  });
  after(async () => {
    await db.destroy();
    await rm(folder, { recursive: true, force: true });
  });

  it('comes to what every single day would have come to', async () => {
    const kinds = new Set<string>();
    let number = 0;
    const runs = { numRuns: Number(process.env['FC_RUNS'] ?? 10) };
    await fc.assert(
      fc.asyncProperty(anyTerms, anyEvents, anyAutopay, async (terms, events, autopay) => {
        number += 1;
        const [leaping, walking] = [`leap-${number}`, `walk-${number}`];
        for (const id of [leaping, walking]) await addAccount(db, id, terms, autopay);

        await live(db, leaping, terms, events, leap);
        await live(db, walking, terms, events, walk);

        const [leapt, walked] = [await booksOf(db, leaping), await booksOf(db, walking)];
        assert.deepEqual(leapt, walked);
        for (const { kind } of leapt.entries) kinds.add(kind);
        for (const { origin } of leapt.payments) kinds.add(origin);
      }),
      { ...runs, ...(process.env['FC_SEED'] && { seed: Number(process.env['FC_SEED']) }) },
    );
    // Else the histories would prove little.
    for (const kind of ['fee', 'payment', 'reversal', 'autopay', 'customer']) {
      assert.ok(kinds.has(kind), kind);
    }
  });
});

/** Short, and paid off by automatic payments on its due dates. */
const shortTerms: Terms = {
  kind: 'loan',
  currency: 'USD',
  annualRateBps: 600,
  termMonths: 3,
  originatedOn: '2025-11-10',
  firstDueOn: '2025-12-10',
  lateFee: { amount: 0, graceDays: 15 },
  billingLeadDays: 25,
  amountFinanced: 3_000_00,
};

describe('new papers', () => {
  let folder: string;
  let db: Db;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fs-new-papers-'));
    db = await openDatabase(await layEmptyDatabase(folder));
    await addSomebody(db, { bankToken: 'token', last4: '0001', at: new Date() });
  });
  after(async () => {
    await db.destroy();
    await rm(folder, { recursive: true, force: true });
  });

  /** Brings an account to a day, step by step; gives what was mailed on the way. */
  async function bring(id: string, today: IsoDate, atMost: number): Promise<string[]> {
    const sent: string[] = [];
    const listening: Post = {
      send: (_trx, { template, data }) => {
        assert.equal(template, 'paper_ready');
        const { date, year, due } = data as MailData['paper_ready'];
        sent.push(due ? `statement ${date} for ${due.date}` : `tax ${year}`);
        return Promise.resolve();
      },
    };
    const now = new Date(startOf(today).getTime() + 10 * 60 * 60 * 1000);
    for (let done = false; !done;) {
      done = await db.transaction().execute(async (trx) => {
        const account = await lockAccount(trx, id);
        assert.ok(account);
        const [busy] = await passQuietDays(trx, [account], today);
        return !busy || (await catchUp(trx, account, { today, now, post: listening, atMost }));
      });
    }
    return sent;
  }

  const papersOf = (id: string) =>
    db
      .selectFrom('documents')
      .select(['kind', 'key', 'date', 'amount'])
      .where('account_id', '=', id)
      .orderBy('kind')
      .orderBy('date')
      .execute();

  it('are told of on their day, once, and no longer when the contract has ended', async () => {
    await addAccount(db, 'daily', shortTerms, null);
    const told: (readonly [IsoDate, string[]])[] = [
      ['2025-11-15', []],
      ['2025-11-16', ['statement 2025-11-15 for 2025-12-10']],
      ['2025-11-16', []],
      ['2025-12-16', []],
      ['2025-12-17', ['statement 2025-12-16 for 2026-01-10']],
      ['2025-12-18', []],
      ['2026-01-14', []],
      ['2026-01-15', ['tax 2025']],
      ['2026-01-16', []],
      ['2026-01-17', ['statement 2026-01-16 for 2026-02-10']],
      ['2026-02-11', []],
      ['2026-04-01', []],
      ['2027-01-14', []],
      ['2027-01-15', ['tax 2026']],
      ['2028-02-01', []],
    ];

    for (const [day, mails] of told) assert.deepEqual(await bring('daily', day, 4), mails, day);

    const papers = await papersOf('daily');
    assert.deepEqual(
      papers.map(({ kind }) => kind),
      ['contract', ...Array<string>(3).fill('statement'), 'tax', 'tax'],
    );
    for (const atMost of [1, 4]) {
      const id = `away-${atMost}`;
      await addAccount(db, id, shortTerms, null);

      // After months there is one mail of the newest, however many steps it takes.
      const mails = await bring(id, '2026-01-20', atMost);

      assert.deepEqual(mails.sort(), ['statement 2026-01-16 for 2026-02-10', 'tax 2025']);
      assert.deepEqual(await bring(id, '2027-02-01', atMost), ['tax 2026']);
      assert.deepEqual(await papersOf(id), papers);
    }
  });

  it('are told of when their last day is over, and not where a newer one comes by today', async () => {
    const longer = { ...shortTerms, termMonths: 6, firstDueOn: '2025-12-09' };
    await addAccount(db, 'today', longer, null);
    await addAccount(db, 'steps', longer, null);

    // The day of tax papers is the last day of a statement, and not yet over.
    assert.deepEqual(await bring('today', '2026-01-15', 4), [
      'statement 2025-12-15 for 2026-01-09',
      'tax 2025',
    ]);
    assert.deepEqual(await bring('today', '2026-01-16', 4), [
      'statement 2026-01-15 for 2026-02-09',
    ]);
    // The step that passes the day of tax papers writes what came before it, too.
    assert.deepEqual(await bring('steps', '2026-03-01', 1), [
      'tax 2025',
      'statement 2026-02-12 for 2026-03-09',
    ]);
  });

  it('are written by whoever tells of them, not by a list that is asked for before', async () => {
    await addAccount(db, 'listed', shortTerms, null);
    await bring('listed', '2025-11-15', 4);
    const read = () =>
      db.selectFrom('accounts').selectAll().where('id', '=', 'listed').executeTakeFirstOrThrow();

    await issueDocuments(db, await read(), '2025-11-16');

    assert.deepEqual(await bring('listed', '2025-11-16', 4), [
      'statement 2025-11-15 for 2025-12-10',
    ]);
    await issueDocuments(db, await read(), '2025-11-16');
    assert.equal((await papersOf('listed')).length, 2);
  });
});

type Advance = (
  trx: Trx,
  account: AccountRow,
  until: { today: IsoDate; now: Date; atMost: number },
) => Promise<boolean>;

const post = { send: () => Promise.resolve() };

const leap: Advance = (trx, account, until) => catchUp(trx, account, { ...until, post });

/** The plain way: asks on every day whether there is something to do. */
const walk: Advance = async (trx, account, { today, now }) => {
  for (let day = addDays(account.run_through, 1); day <= today; day = addDays(day, 1)) {
    const { state, entries } = assessFees(account.terms, account.state, day);
    const lines = entries.map((entry) => ({ accountId: account.id, entry, recordedAt: now }));
    if (lines.length > 0) await appendEntries(trx, lines);
    if (lines.length > 0) await saveState(trx, account, state);
    await postScheduled(trx, account, day, { now, post });
    await runAutopay(trx, account, day, { today, now });
  }
  const through = { run_through: today };
  await trx.updateTable('accounts').set(through).where('id', '=', account.id).execute();
  return true;
};

async function live(
  db: Db,
  id: string,
  terms: Terms,
  events: readonly Event[],
  advance: Advance,
): Promise<void> {
  let today = terms.originatedOn;
  const moment = () => new Date(startOf(today).getTime() + 10 * 60 * 60 * 1000);
  const locked = <T>(work: (trx: Trx, account: AccountRow) => Promise<T>) =>
    db.transaction().execute(async (trx) => {
      const account = await lockAccount(trx, id);
      assert.ok(account);
      return work(trx, account);
    });
  for (const [at, event] of events.entries()) {
    const now = moment();
    const amountOf = (account: AccountRow, date: IsoDate) =>
      Math.floor(
        (payoff(account.terms, account.state, date).amount * ('share' in event ? event.share : 0)) /
          1_000,
      );
    if (event.kind === 'pass') {
      today = addDays(today, event.days);
      const until = { today, now: moment(), atMost: event.atMost };
      while (!(await locked((trx, account) => advance(trx, account, until))));
    } else if (event.kind === 'refuse') {
      const open = await db
        .selectFrom('payments')
        .select('id')
        .where('account_id', '=', id)
        .where('status', '=', 'processing')
        .orderBy('seq')
        .execute();
      const picked = open[event.pick % (open.length || 1)];
      const refusal = { result: 'rejected', reason: 'account_closed' } as const;
      if (picked) await settle(db, picked.id, refusal, { now, post });
    } else {
      const date = event.kind === 'schedule' ? addDays(today, event.inDays) : today;
      await locked(async (trx, account) => {
        const counted = date < account.state.accruedThrough ? account.state.accruedThrough : date;
        const amount = amountOf(account, counted);
        if (amount === 0) return;
        const payment = newPayment(account, { number: at, amount, date, now });
        await trx.insertInto('payments').values(payment).execute();
        if (event.kind === 'schedule') return;
        await postPayment(trx, account, payment, { date: counted, bankToken: 'token', now });
      });
    }
  }
}

function newPayment(
  account: AccountRow,
  { number, amount, date, now }: { number: number; amount: number; date: IsoDate; now: Date },
) {
  return {
    id: `${account.id}-${number}`,
    account_id: account.id,
    customer_id: 'cus',
    method_id: 'pm',
    origin: 'customer' as const,
    confirmation_number: `${account.id}-${number}`,
    idempotency_key: `${account.id}-${number}`,
    amount,
    currency: 'USD',
    date,
    status: 'scheduled' as const,
    authorization_text: '',
    created_at: now,
  };
}

/** All that is written of an account, but for ids. */
async function booksOf(db: Db, id: string) {
  const [account, entries, payments] = await Promise.all([
    db
      .selectFrom('accounts')
      .select(['state', 'run_through'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow(),
    db
      .selectFrom('entries')
      .select(['kind', 'date', 'amount', 'fees', 'interest', 'principal', 'principal_after'])
      .select('recorded_at')
      .where('account_id', '=', id)
      .orderBy('seq')
      .execute(),
    db
      .selectFrom('payments')
      .select(['origin', 'amount', 'date', 'status', 'fees', 'interest', 'principal'])
      .select(['idempotency_key', 'created_at', 'settled_at'])
      .where('account_id', '=', id)
      .orderBy('seq')
      .execute(),
  ]);
  const nameless = payments.map(({ idempotency_key: key, ...payment }) => ({
    ...payment,
    key: key.replace(id, ''),
  }));
  return { account, entries, payments: nameless };
}

async function addAccount(
  db: Db,
  id: string,
  terms: Terms,
  autopay: false | number | null,
): Promise<void> {
  const { state, entry } = openAccount(terms);
  await db
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
      run_through: terms.originatedOn,
    })
    .execute();
  await db
    .transaction()
    .execute((trx) =>
      appendEntries(trx, [{ accountId: id, entry, recordedAt: startOf(terms.originatedOn) }]),
    );
  if (autopay === false) return;
  const order = {
    id: `apy-${id}`,
    account_id: id,
    method_id: 'pm',
    amount_kind: 'due' as const,
    day: autopay,
    given_on: terms.originatedOn,
    authorization_text: '',
    created_at: startOf(terms.originatedOn),
  };
  await db.insertInto('autopay').values(order).execute();
}
