import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { pino } from 'pino';
import {
  type Bank,
  BankConflictError,
  BankUnavailableError,
} from '../../../demo/server/bank/client.ts';
import { Journal } from '../../../demo/server/bank/journal.ts';
import { Teller } from '../../../demo/server/bank/teller.ts';
import { createPasswords } from '../../../demo/server/auth/passwords.ts';
import { type Db, openDatabase } from '../../../demo/server/db/open.ts';
import { viewAt } from '../../../demo/server/lender.ts';
import { Idempotency } from '../../../demo/server/payments/idempotency.ts';
import { Dispatcher } from '../../../demo/server/payments/outbox.ts';
import { cancelOwn } from '../../../demo/server/payments/cancel.ts';
import { settle } from '../../../demo/server/payments/settle.ts';
import { submit } from '../../../demo/server/payments/submit.ts';
import { seed } from '../../../demo/server/seed.ts';
import { layEmptyDatabase } from '../../support/empty-database.ts';
import { eventually } from '../support/server.ts';

const now = new Date('2026-06-09T15:00:00Z');
const logger = pino({ level: 'silent' });
const post = { send: () => Promise.resolve() };

describe('payments behind their routes', () => {
  let folder: string;
  let db: Db;
  let databaseUrl: string | undefined;
  let journal: Journal;
  let teller: Teller;
  /** The bank, reached directly. */
  let bank: Bank;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fs-outbox-'));
    const location = await layEmptyDatabase(folder);
    ({ databaseUrl } = location);
    db = await openDatabase(location);
    journal = await Journal.open(join(folder, 'bank'));
    teller = await Teller.open(journal);
    bank = {
      check: (numbers) => teller.check(numbers),
      returns: (through, from) => teller.returnsThrough(through, from),
      deposit: () => Promise.reject(new Error('No deposits here.')),
      async debit(instruction) {
        const result = await teller.debit(instruction);
        assert.ok(result);
        return result;
      },
    };
    const invitations = { send: () => Promise.resolve() };
    await seed({ db, bank, passwords: await createPasswords('test'), invitations, now });
  });
  after(async () => {
    await db.destroy();
    await journal.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function pay(amount: number, on?: string): Promise<string> {
    const customerId = 'cus-alex.current';
    const key = crypto.randomUUID();
    const view = viewAt(now);
    const input = {
      amount: { amount, currency: 'USD' },
      methodId: 'pm-alex-1',
      date: on ?? view.asOf,
    };
    const submission = { customerId, accountId: 'acct-alex-1', key, input };
    const answer = await new Idempotency(db).once(
      { customerId, key, fingerprint: key },
      async (trx) => {
        const body = await submit(trx, submission, { view, now, post });
        return { status: 201, body, paymentId: body.id };
      },
    );
    return (JSON.parse(answer.body) as { id: string }).id;
  }

  async function statusOf(id: string) {
    const row = db.selectFrom('payments').select('status').where('id', '=', id);
    return (await row.executeTakeFirstOrThrow()).status;
  }

  const recordsOf = (id: string) =>
    journal.records.flatMap((record) =>
      'paymentId' in record && record.paymentId === id ? [record.type] : [],
    );

  it('are asked for again when the answer is lost, and the money moves once', async (test) => {
    let lost = 0;
    const forgetful: Bank = {
      ...bank,
      async debit(instruction) {
        const result = await bank.debit(instruction);
        if (lost >= 2) return result;
        lost += 1;
        throw new BankUnavailableError('The answer was lost.');
      },
    };
    const dispatcher = new Dispatcher({ db, bank: forgetful, logger, now: () => now, post });
    test.after(() => dispatcher.close());
    const id = await pay(1_000);

    dispatcher.wake();

    await eventually(async () => (await statusOf(id)) === 'posted');
    assert.deepEqual(recordsOf(id), ['debit', 'repeat', 'repeat']);
  });

  it('that the bank has as something else are an error in the log, asked for rarely, in nobody’s way', async (test) => {
    const stuck = await pay(1_050);
    const confused: Bank = {
      ...bank,
      async debit(instruction) {
        if (instruction.paymentId !== stuck) return bank.debit(instruction);
        throw new BankConflictError('The bank has the id with another instruction.');
      },
    };
    const lines: string[] = [];
    const loud = pino({ level: 'error' }, { write: (line) => void lines.push(line) });
    const dispatcher = new Dispatcher({ db, bank: confused, logger: loud, now: () => now, post });
    test.after(() => dispatcher.close());
    const next = await pay(1_051);

    dispatcher.wake();
    await eventually(async () => (await statusOf(next)) === 'posted');
    await dispatcher.idle();

    const row = await db
      .selectFrom('outbox')
      .select(['attempts', 'next_attempt_at'])
      .where('payment_id', '=', stuck)
      .executeTakeFirstOrThrow();
    assert.equal(lines.length, 1);
    assert.match(lines[0] ?? '', new RegExp(`"paymentId":"${stuck}".*needs a person`));
    assert.equal(row.attempts, 1);
    assert.ok(row.next_attempt_at.getTime() > Date.now() + 20_000);
    // Nobody knows yet what became of it, and the customer is not told that anything did.
    assert.equal(await statusOf(stuck), 'processing');
    await db.deleteFrom('outbox').where('payment_id', '=', stuck).execute();
  });

  it('are sent once where two dispatchers look at once', async (test) => {
    const pair = [1, 2].map(() => new Dispatcher({ db, bank, logger, now: () => now, post }));
    test.after(() => Promise.all(pair.map((one) => one.close())));
    const ids = await Promise.all(Array.from({ length: 30 }, (_, at) => pay(100 + at)));

    for (const one of pair) one.wake();
    await Promise.all(pair.map((one) => one.idle()));

    assert.deepEqual(
      ids.map((id) => recordsOf(id)),
      ids.map(() => ['debit']),
    );
  });

  it('are sent past one that another process is at', async (test) => {
    if (!databaseUrl) {
      test.skip('needs PostgreSQL: the embedded one has a single connection');
      return;
    }
    const dispatcher = new Dispatcher({ db, bank, logger, now: () => now, post });
    test.after(() => dispatcher.close());
    const [taken, free] = [await pay(5_000), await pay(5_001)];

    await db.transaction().execute(async (other) => {
      const rows = other.selectFrom('outbox').select('seq').where('payment_id', '=', taken);
      await rows.forUpdate().execute();
      dispatcher.wake();
      await eventually(async () => (await statusOf(free)) === 'posted');
      assert.equal(await statusOf(taken), 'processing');
    });
  });

  it('claim a key once where it comes to two processes at the same moment', async () => {
    const key = crypto.randomUUID();
    const claim = { customerId: 'cus-alex.current', key, fingerprint: key };
    let worked = 0;
    const work = () => {
      worked += 1;
      return Promise.resolve({ status: 201, body: { worked } });
    };

    const answers = await Promise.all([1, 2].map(() => new Idempotency(db).once(claim, work)));

    assert.equal(worked, 1);
    // Either may be the first.
    assert.deepEqual(
      answers.map(({ body }) => body),
      ['{"worked":1}', '{"worked":1}'],
    );
    assert.equal(answers.filter(({ replayed }) => replayed).length, 1);
  });

  it('take an answer once: one that comes again brings no returned one back', async () => {
    const id = await pay(3_000);
    const answer = { result: 'accepted' } as const;
    await settle(db, id, answer, { now, post });
    const posted = await statusOf(id);
    await db.updateTable('payments').set({ status: 'returned' }).where('id', '=', id).execute();

    await settle(db, id, answer, { now, post });

    assert.equal(posted, 'posted');
    assert.equal(await statusOf(id), 'returned');
  });

  it('wait for their day, and are not taken back once it has begun', async () => {
    const id = await pay(4_000, '2026-06-16');
    const cancel = (moment: string) =>
      cancelOwn(db, 'cus-alex.current', id, new Date(moment)).then(({ status }) => status);

    // In Chicago; nothing has run since.
    await assert.rejects(cancel('2026-06-16T05:00:00Z'), { code: 'payment_not_cancellable' });
    assert.equal(await cancel('2026-06-16T04:59:59Z'), 'cancelled');
  });

  it('are taken up where a dispatcher before left them', async (test) => {
    const id = await pay(2_000);
    const earlier = new Dispatcher({ db, bank, logger, now: () => now, post });
    await earlier.close();
    earlier.wake();

    const later = new Dispatcher({ db, bank, logger, now: () => now, post });
    test.after(() => later.close());
    const meanwhile = await statusOf(id);
    later.wake();
    await later.idle();

    assert.equal(meanwhile, 'processing');
    assert.equal(await statusOf(id), 'posted');
  });

  it('leave books in which every entry balances and postings add up to each account', async () => {
    const { rows } = await sql<{ unbalanced: number; accounts: number; off: number }>`
      with books as (
        select account_id,
          sum(postings.amount) filter (where ledger_account = 'receivable:principal') as principal,
          coalesce(sum(postings.amount) filter (where ledger_account = 'receivable:fees'), 0) as fees
        from entries join postings on entry_seq = seq group by account_id)
      select
        (select count(*) from (select entry_seq from postings group by entry_seq
                               having sum(amount) <> 0) as entry) as unbalanced,
        (select count(*) from accounts) as accounts,
        (select count(*) from accounts left join books on account_id = id
         where (state ->> 'principal')::bigint is distinct from principal
            or (state ->> 'fees')::bigint is distinct from fees) as off`.execute(db);

    const [found] = rows;
    assert.deepEqual([found?.unbalanced, found?.off], [0, 0]);
    assert.ok((found?.accounts ?? 0) > 5);
  });
});
