import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { appendEntries } from '../../../demo/server/accounts/ledger.ts';
import { lockAccount } from '../../../demo/server/accounts/store.ts';
import { type Db, openDatabase, schemaName } from '../../../demo/server/db/open.ts';
import type { PaymentStatus } from '../../../demo/server/db/schema.ts';
import { startOf } from '../../../demo/server/lender.ts';
import { type LoanTerms, openAccount } from '../../../demo/server/lending/index.ts';
import { runAutopay } from '../../../demo/server/payments/autopay/run.ts';
import { surroundingsOf } from '../../../demo/server/payments/autopay/store.ts';
import { layEmptyDatabase, type Location } from '../../support/empty-database.ts';
import { addSomebody } from '../support/somebody.ts';

/** The third instalment, first due on 31 March, has moved to 15 April. */
const terms: LoanTerms = {
  kind: 'loan',
  currency: 'USD',
  amountFinanced: 20_000_00,
  annualRateBps: 549,
  termMonths: 48,
  originatedOn: '2026-01-05',
  firstDueOn: '2026-01-31',
  lateFee: { amount: 25_00, graceDays: 10 },
  billingLeadDays: 25,
  changes: [{ from: 3, dueOn: '2026-04-15', dueDay: 15 }],
};
const now = startOf('2026-04-15');

describe('the instalment of an automatic payment', () => {
  let folder: string;
  let location: Location;
  let db: Db;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fs-instalments-'));
    location = await layEmptyDatabase(folder);
    db = await openDatabase(location);
    await addSomebody(db, { bankToken: 'ba', last4: '6789', at: now });
  });
  after(async () => {
    await db.destroy();
    await rm(folder, { recursive: true, force: true });
  });

  it('is found for payments of before, whose keys had a due date', async () => {
    for (const id of ['kept', 'failed']) await addAccount(db, id);
    // As the migration before left the tables.
    await sql`alter table payments drop column instalment, drop column due_on`.execute(db);
    await sql`
      delete from ${sql.table(`${schemaName}.kysely_migration`)}
      where name = '0018-instalments'`.execute(db);
    await payOld(db, 'kept', '2026-01-31', 'posted');
    await payOld(db, 'kept', '2026-02-28', 'posted');
    await payOld(db, 'kept', '2026-03-31', 'posted');
    // Taken early, then moved: the new date was claimed for the same payment.
    await claim(db, 'autopay:kept:2026-04-15', 'autopay:kept:2026-03-31');
    // This one had come back before it was moved.
    await payOld(db, 'failed', '2026-03-31', 'returned');
    await db.destroy();

    db = await openDatabase(location);

    const rows = await db
      .selectFrom('payments')
      .select(['idempotency_key', 'instalment', 'due_on'])
      .orderBy('seq')
      .execute();
    assert.deepEqual(
      rows.map((row) => Object.values(row)),
      [
        ['autopay:kept:2026-01-31', 1, '2026-01-31'],
        ['autopay:kept:2026-02-28', 2, '2026-02-28'],
        ['autopay:kept:2026-03-31', 3, '2026-04-15'],
        ['autopay:failed:2026-03-31', null, null],
      ],
    );
    assert.deepEqual(await run('kept'), []);
    assert.deepEqual(await run('failed'), ['autopay:failed:3']);
  });

  const moved: readonly (readonly [PaymentStatus, string[]])[] = [
    ['processing', []],
    ['posted', []],
    ['declined', ['autopay:declined:3:2026-04-15']],
    ['returned', ['autopay:returned:3:2026-04-15']],
    ['cancelled', ['autopay:cancelled:3:2026-04-15']],
  ];
  for (const [status, expected] of moved) {
    it(`is debited ${expected.length ? 'anew' : 'no more'} on its new date if the payment was ${status}`, async () => {
      await addAccount(db, status);
      await pay(db, status, status);

      const shown = await takes(status);
      const first = await run(status);
      const again = await run(status);

      assert.equal(shown, expected.length > 0);
      assert.deepEqual(first, expected);
      assert.deepEqual(again, []);
    });
  }

  it('is not tried again on the same date after its payment failed', async () => {
    await addAccount(db, 'same');
    await pay(db, 'same', 'declined', '2026-04-15');

    assert.equal(await takes('same'), false);
    assert.deepEqual(await run('same'), []);
  });

  it('has one payment that stands, whatever the key', async () => {
    await addAccount(db, 'twice');
    await pay(db, 'twice', 'posted');

    await assert.rejects(pay(db, 'twice', 'processing'), /payments_once_per_instalment/);
  });

  /** Whether the moved instalment is said to be debited yet. */
  async function takes(id: string): Promise<boolean> {
    const account = await db.transaction().execute((trx) => lockAccount(trx, id));
    assert.ok(account);
    return !(await surroundingsOf(db, account, undefined, '2026-04-15')).taken.has(3);
  }

  /** Does what the day of the moved instalment asks for. @returns keys of the payments made */
  async function run(id: string): Promise<string[]> {
    const keys = async () =>
      (
        await db
          .selectFrom('payments')
          .select('idempotency_key as key')
          .where('account_id', '=', id)
          .orderBy('seq')
          .execute()
      ).map(({ key }) => key);
    const before = await keys();
    await db.transaction().execute(async (trx) => {
      const account = await lockAccount(trx, id);
      assert.ok(account);
      await runAutopay(trx, account, '2026-04-15', { today: '2026-04-15', now });
    });
    return (await keys()).slice(before.length);
  }
});

/** A payment for the third instalment, which was due on 31 March. */
function pay(db: Db, id: string, status: PaymentStatus, due_on = '2026-03-31') {
  const key = crypto.randomUUID();
  return insert(db, id, { key, status, instalment: 3, due_on });
}

async function payOld(db: Db, id: string, dueOn: string, status: PaymentStatus) {
  const key = `autopay:${id}:${dueOn}`;
  await insert(db, id, { key, status });
  await claim(db, key, key);
}

async function insert(
  db: Db,
  id: string,
  { key, ...rest }: { key: string; status: PaymentStatus; instalment?: number; due_on?: string },
): Promise<void> {
  const unique = crypto.randomUUID();
  await db
    .insertInto('payments')
    .values({
      id: unique,
      account_id: id,
      customer_id: 'cus',
      method_id: 'pm',
      origin: 'autopay',
      confirmation_number: unique,
      idempotency_key: key,
      amount: 100_00,
      currency: 'USD',
      date: '2026-03-10',
      authorization_text: 'I authorize this.',
      created_at: now,
      ...rest,
    })
    .execute();
}

async function claim(db: Db, key: string, paidBy: string): Promise<void> {
  await db
    .insertInto('idempotency_keys')
    .values({ customer_id: 'cus', key, fingerprint: paidBy, created_at: now })
    .execute();
}

async function addAccount(db: Db, id: string): Promise<void> {
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
        currency: 'USD',
        terms: JSON.stringify(terms),
        state: JSON.stringify(state),
        lease: null,
        opened_on: terms.originatedOn,
        run_through: '2026-04-14',
      })
      .execute();
    await appendEntries(trx, [{ accountId: id, entry, recordedAt: now }]);
    await trx
      .insertInto('autopay')
      .values({
        id: `apy-${id}`,
        account_id: id,
        method_id: 'pm',
        amount_kind: 'due',
        amount: null,
        day: null,
        given_on: '2026-01-05',
        authorization_text: 'I authorize this.',
        created_at: now,
      })
      .execute();
  });
}
