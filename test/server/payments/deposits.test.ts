import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pino } from 'pino';
import { BankUnavailableError } from '../../../demo/server/bank/client.ts';
import { Journal } from '../../../demo/server/bank/journal.ts';
import type { DepositInstruction } from '../../../demo/server/bank/protocol.ts';
import { Teller } from '../../../demo/server/bank/teller.ts';
import { type Db, openDatabase } from '../../../demo/server/db/open.ts';
import { DepositSender } from '../../../demo/server/payments/deposits.ts';
import { orderDeposits } from '../../../demo/server/payments/verification.ts';
import { layEmptyDatabase } from '../../support/empty-database.ts';
import { eventually } from '../support/server.ts';

const now = new Date('2026-11-24T16:00:00Z');
const logger = pino({ level: 'silent' });

describe('small deposits', () => {
  let folder: string;
  let db: Db;
  let databaseUrl: string | undefined;
  let journal: Journal;
  let teller: Teller;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fs-deposits-'));
    const location = await layEmptyDatabase(folder);
    ({ databaseUrl } = location);
    db = await openDatabase(location);
    journal = await Journal.open(join(folder, 'bank'));
    teller = await Teller.open(journal);
    const customer = { id: 'cus-1', user_id: 'one', name: 'One', email: 'one@mail.example' };
    await db
      .insertInto('customers')
      .values({
        ...customer,
        zone: 'America/Chicago',
        locale: 'en-US',
        password_hash: null,
        second_factor: null,
      })
      .execute();
  });
  after(async () => {
    await db.destroy();
    await journal.close();
    await rm(folder, { recursive: true, force: true });
  });

  const send = async (instruction: DepositInstruction) => {
    const result = await teller.deposit(instruction);
    assert.ok(result);
    return result;
  };

  /** A method of that id, with its deposits ordered. */
  async function order(id: string, accountNumber: string): Promise<string> {
    const check = await teller.check({
      kind: 'us_bank_account',
      routingNumber: '990000013',
      accountNumber,
    });
    assert.ok(!Array.isArray(check));
    const row = {
      id,
      customer_id: 'cus-1',
      kind: 'us_bank_account' as const,
      bank_token: check.token,
      bank_name: check.bankName,
      account_type: 'checking' as const,
      last4: check.last4,
      nickname: null,
      status: 'unverified' as const,
      is_default: false,
      created_at: now,
      removed_at: null,
    };
    await db.transaction().execute(async (trx) => {
      await trx.insertInto('payment_methods').values(row).execute();
      await orderDeposits(trx, row, now);
    });
    return check.token;
  }

  const made = (token: string) =>
    journal.records.filter((record) => record.type === 'deposit' && record.token === token);
  const waiting = (methodId: string) =>
    db
      .selectFrom('deposits')
      .select('id')
      .where('method_id', '=', methodId)
      .where('settled_at', 'is', null)
      .execute();

  it('are asked for again when the answer is lost, and are made once each', async (test) => {
    let asked = 0;
    const forgetful = {
      async deposit(instruction: DepositInstruction) {
        const result = await send(instruction);
        asked += 1;
        if (asked <= 3) throw new BankUnavailableError('The answer was lost.');
        return result;
      },
    };
    const sender = new DepositSender({ db, bank: forgetful, logger });
    test.after(() => sender.close());
    const token = await order('pm-lost', '55500001');

    sender.wake();
    await eventually(async () => (await waiting('pm-lost')).length === 0);

    assert.equal(asked, 5);
    assert.equal(made(token).length, 2);
  });

  it('are made once each by two processes that look at the same time', async (test) => {
    const senders = [1, 2].map(() => new DepositSender({ db, bank: { deposit: send }, logger }));
    test.after(() => Promise.all(senders.map((sender) => sender.close())));
    const token = await order('pm-two', '55500002');

    for (const sender of senders) sender.wake();
    await Promise.all(senders.map((sender) => sender.idle()));

    assert.deepEqual(await waiting('pm-two'), []);
    assert.equal(made(token).length, 2);
  });

  it('are made past one that another process is at', async (test) => {
    if (!databaseUrl) {
      test.skip('needs PostgreSQL: the embedded one has a single connection');
      return;
    }
    const sender = new DepositSender({ db, bank: { deposit: send }, logger });
    test.after(() => sender.close());
    await order('pm-taken', '55500014');
    await order('pm-free', '55500015');

    await db.transaction().execute(async (other) => {
      const rows = other.selectFrom('deposits').select('seq').where('method_id', '=', 'pm-taken');
      await rows.forUpdate().execute();
      sender.wake();
      await eventually(async () => (await waiting('pm-free')).length === 0);
      assert.equal((await waiting('pm-taken')).length, 2);
    });
  });

  it('are not made again by a bank that was started anew', async () => {
    const token = await order('pm-anew', '55500003');
    const sender = new DepositSender({ db, bank: { deposit: send }, logger });
    await sender.retryNow();
    await sender.close();
    const records = made(token);
    await journal.close();
    journal = await Journal.open(join(folder, 'bank'));
    teller = await Teller.open(journal);

    for (const record of records) if (record.type === 'deposit') await send(record);

    assert.equal(made(token).length, 2);
  });

  it('are refused under a known name with another amount', async () => {
    const token = await order('pm-other', '55500004');
    const deposit = { depositId: 'dep-known', token, amount: 12, currency: 'USD' };
    await teller.deposit(deposit);

    assert.equal(await teller.deposit({ ...deposit, amount: 13 }), null);
  });
});
