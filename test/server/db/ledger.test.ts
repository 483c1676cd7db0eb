import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { layEmptyDatabase } from '../../support/empty-database.ts';
import { appendEntries } from '../../../demo/server/accounts/ledger.ts';
import { type Db, openDatabase } from '../../../demo/server/db/open.ts';
import { type LoanTerms, openAccount, receivePayment } from '../../../demo/server/lending/index.ts';

const terms: LoanTerms = {
  kind: 'loan',
  currency: 'USD',
  amountFinanced: 2_000_000,
  annualRateBps: 549,
  termMonths: 48,
  originatedOn: '2026-01-05',
  firstDueOn: '2026-02-05',
  lateFee: { amount: 2_500, graceDays: 10 },
  billingLeadDays: 25,
};

describe('the ledger in the database', () => {
  let db: Db;
  let folder: string;
  const opened = openAccount(terms);
  const paid = receivePayment(terms, opened.state, { amount: 46_000, date: '2026-02-04' });

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fs-ledger-'));
    db = await openDatabase(await layEmptyDatabase(folder));
    await db
      .insertInto('customers')
      .values({
        id: 'cus-1',
        user_id: 'one',
        name: 'One',
        email: 'one@mail.example',
        zone: 'America/Chicago',
        locale: 'en-US',
        password_hash: null,
        second_factor: null,
      })
      .execute();
    await db
      .insertInto('accounts')
      .values({
        id: 'acc-1',
        customer_id: 'cus-1',
        contract_number: '1',
        vin: '1',
        vehicle: JSON.stringify({ year: 2026, make: 'A', model: 'B', trim: null }),
        currency: 'USD',
        terms: JSON.stringify(terms),
        state: JSON.stringify(paid.state),
        lease: null,
        opened_on: '2026-01-05',
        run_through: '2026-02-04',
      })
      .execute();
    const recordedAt = new Date('2026-02-04T15:00:00Z');
    await db.transaction().execute((trx) =>
      appendEntries(
        trx,
        [opened.entry, paid.entry].map((entry) => ({ accountId: 'acc-1', entry, recordedAt })),
      ),
    );
  });
  after(async () => {
    await db.destroy();
    await rm(folder, { recursive: true, force: true });
  });

  it('keeps entries in order, their figures and their postings', async () => {
    const rows = await db.selectFrom('entries').selectAll().orderBy('seq').execute();
    const { rows: sums } = await sql<{ sum: number }>`
      select sum(amount) as sum from postings group by entry_seq`.execute(db);

    assert.deepEqual(
      rows.map((row) => [row.kind, row.date, row.amount, row.principal_after]),
      [
        ['disbursement', '2026-01-05', 2_000_000, 2_000_000],
        ['payment', '2026-02-04', 46_000, paid.state.principal],
      ],
    );
    assert.deepEqual(sums, [{ sum: 0 }, { sum: 0 }]);
  });

  const tampering: readonly (readonly [string, string])[] = [
    ['an entry be changed', 'update entries set amount = 1'],
    ['an entry be deleted', 'delete from entries'],
    ['a posting be changed', 'update postings set amount = 0'],
    ['a posting be deleted', 'delete from postings'],
    ['the ledger be emptied', 'truncate entries cascade'],
  ];
  for (const [what, statement] of tampering) {
    it(`does not let ${what}`, async () => {
      await assert.rejects(sql.raw(statement).execute(db), /append-only/);
    });
  }

  it('does not let postings be added that leave an old entry out of balance', async () => {
    const add = db.transaction().execute((trx) =>
      sql`insert into postings (entry_seq, ledger_account, amount)
          select min(seq), 'cash:clearing', 5 from entries`.execute(trx),
    );

    await assert.rejects(add, /does not balance/);
  });

  const unbalanced = [
    ['whose postings do not sum to zero', paid.entry.postings.slice(1)],
    ['without postings', []],
  ] as const;
  for (const [what, postings] of unbalanced) {
    it(`does not let an entry in ${what}`, async () => {
      const entry = { ...paid.entry, postings: [...postings] };
      const add = db
        .transaction()
        .execute((trx) =>
          appendEntries(trx, [{ accountId: 'acc-1', entry, recordedAt: new Date() }]),
        );

      await assert.rejects(add, /does not balance/);
      const { count } = await db
        .selectFrom('entries')
        .select((build) => build.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow();
      assert.equal(count, 2);
    });
  }
});
