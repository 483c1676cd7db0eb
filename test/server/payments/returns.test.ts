import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type {
  Account,
  Page,
  Payment,
  PaymentMethod,
  Transaction,
} from '../../../sdk/contract/index.ts';
import { openDatabase } from '../../../demo/server/db/open.ts';
import { createLogger } from '../../../demo/server/http/logging.ts';
import { Returns, type ReturnsOptions } from '../../../demo/server/payments/returns.ts';
import { databaseEnv } from '../../support/empty-database.ts';
import type { Customer } from '../support/customer.ts';
import { eventually, TestServer } from '../support/server.ts';

// A Tuesday, 10:00 in Chicago.
const SANDBOX_NOW = '2026-06-09T15:00:00Z';

describe('a payment that the bank returns', () => {
  let server: TestServer;
  before(async () => {
    server = await TestServer.start({ SANDBOX_NOW });
  });
  after(() => server.dispose());

  async function pay(customer: Customer, amount: number, more: object = {}): Promise<Payment> {
    const { accountId, input } = await customer.order(amount);
    const answer = await customer.pay(accountId, { ...input, ...more }, crypto.randomUUID());
    assert.equal(answer.status, 201, answer.text);
    await eventually(async () => (await read(customer, answer.body.id)).status === 'posted');
    return answer.body;
  }

  const read = async (customer: Customer, id: string) =>
    (await customer.get<Payment>(`/v1/payments/${id}`)).body;

  const history = async (customer: Customer, id: string) =>
    (await customer.get<Page<Transaction>>(`/v1/accounts/${id}/transactions`)).body.items;

  const figures = ({ principal, payoff, amountDue, pastDue }: Account) => ({
    principal: principal.amount,
    payoff: payoff.amount.amount,
    amountDue: amountDue.amount,
    pastDue: pastDue.amount,
  });

  it('leaves the account as if it had never been, but for the fee of the contract', async () => {
    const payer = await server.signIn('alex.current');
    const before = await payer.account();
    const payment = await pay(payer, before.amountDue.amount);
    assert.equal((await payer.account()).amountDue.amount, 0);

    await server.sandbox(`payments/${payment.id}/returns`, { reason: 'insufficient_funds' });

    const after = await payer.account();
    const fee = 2_000;
    const { principal, payoff, amountDue, pastDue } = figures(before);
    assert.deepEqual(figures(after), {
      principal,
      payoff: payoff + fee,
      amountDue: amountDue + fee,
      pastDue,
    });
    const returned = await read(payer, payment.id);
    assert.equal(returned.status, 'returned');
    assert.deepEqual(returned.returned, {
      reason: 'insufficient_funds',
      date: '2026-06-09',
      fee: { amount: fee, currency: 'USD' },
    });
    assert.deepEqual(after.returned, { ...returned.returned, amount: payment.amount });
    const entries = (await history(payer, after.id)).filter((one) => one.paymentId === payment.id);
    assert.deepEqual(
      entries.map(({ kind }) => kind),
      ['fee', 'reversal', 'payment'],
    );
  });

  it('is in the bank’s log once and in the books once, however often it is asked for', async () => {
    const customer = await server.signIn('harper.history');
    const payment = await pay(customer, 4_321);

    for (let time = 0; time < 3; time += 1) {
      await server.sandbox(`payments/${payment.id}/returns`, { reason: 'account_closed' });
    }
    await server.stop();
    await server.start();

    const log = (await server.otherRecords()).filter((one) => one.paymentId === payment.id);
    assert.deepEqual(
      log.map(({ type }) => type),
      ['return'],
    );
    const again = await server.signIn('harper.history');
    const entries = (await history(again, payment.accountId)).filter(
      (one) => one.paymentId === payment.id,
    );
    assert.equal(entries.filter(({ kind }) => kind === 'reversal').length, 1);
    assert.equal(entries.filter(({ kind }) => kind === 'fee').length, 1);
  });

  it('costs nothing where the customer had it stopped, and is told of by mail', async () => {
    const customer = await server.signIn('casey.lease');
    const payment = await pay(customer, 1_234);

    await server.sandbox(`payments/${payment.id}/returns`, { reason: 'payment_stopped' });

    assert.equal((await read(customer, payment.id)).returned?.fee.amount, 0);
    await eventually(async () => {
      const { items } = await server.sandbox<{ items: { subject: string; text: string }[] }>(
        'outbox',
      );
      return items.some(
        ({ subject, text }) =>
          subject === 'Your bank returned a payment' && text.includes(payment.confirmationNumber),
      );
    });
  });

  it('opens the account again where it was a payoff, with what was owed before', async () => {
    const customer = await server.signIn('frankie.two');
    const before = await customer.account();
    const payment = await pay(customer, before.payoff.amount.amount, { kind: 'payoff' });
    assert.equal((await customer.account()).status, 'paid_off');

    await server.sandbox(`payments/${payment.id}/returns`, { reason: 'insufficient_funds' });

    const after = await customer.account();
    assert.equal(after.status, before.status);
    assert.equal(after.principal.amount, before.principal.amount);
  });

  it('gives principal back and satisfies no instalment the less, where it went to principal alone', async () => {
    const customer = await server.signIn('alex.current');
    const due = (await customer.account()).amountDue.amount;
    await pay(customer, due);
    const before = await customer.account();
    const payment = await pay(customer, 10_000, { kind: 'principal_only' });

    await server.sandbox(`payments/${payment.id}/returns`, { reason: 'payment_stopped' });

    const after = await customer.account();
    assert.deepEqual(figures(after), figures(before));
    assert.equal(after.instalmentsPaid, before.instalmentsPaid);
  });

  it('comes by itself two business days later from a marked account', async () => {
    const customer = await server.signIn('bailey.pastdue');
    const added = await customer.post<PaymentMethod>('/v1/payment-methods', {
      kind: 'us_bank_account',
      routingNumber: '990000013',
      accountNumber: '555510001',
      accountType: 'checking',
    });
    assert.equal(added.status, 201, added.text);
    await server.sandbox(`payment-methods/${added.body.id}/verifications`, {});
    const { accountId, input } = await customer.order(7_777);
    const answer = await customer.pay(
      accountId,
      { ...input, methodId: added.body.id },
      crypto.randomUUID(),
    );
    await eventually(async () => (await read(customer, answer.body.id)).status === 'posted');

    await server.sandbox('clock', { to: '2026-06-10' });
    assert.equal((await read(customer, answer.body.id)).status, 'posted');
    await server.sandbox('clock', { to: '2026-06-11' });

    const returned = await read(customer, answer.body.id);
    assert.equal(returned.status, 'returned');
    assert.equal(returned.returned?.reason, 'insufficient_funds');
    assert.equal(returned.returned.date, '2026-06-11');
  });

  it('holds up nobody else’s, and no unreadable zone holds it up', async () => {
    const stuck = await pay(await server.signIn('casey.lease'), 2_345);
    const other = await pay(await server.signIn('harper.history'), 3_456);
    const log: string[] = [];
    await server.stop();
    const { DATABASE_URL: databaseUrl } = databaseEnv(server.dataDir);
    const db = await openDatabase({
      dataDir: server.dataDir,
      ...(databaseUrl !== undefined && { databaseUrl }),
    });
    const { customer_id: casey } = await db
      .selectFrom('accounts')
      .select('customer_id')
      .where('id', '=', stuck.accountId)
      .executeTakeFirstOrThrow();
    // A name that some environments know and others refuse.
    await db.updateTable('customers').set({ zone: 'PST' }).where('id', '=', casey).execute();
    const quiet = { quiet_from: '00:00', quiet_until: '12:00' };
    await db
      .insertInto('preferences')
      .values({ customer_id: casey, choices: undefined, ...quiet })
      .execute();
    const items = [other, stuck].map(({ id, amount }, place) => ({
      ...amount,
      place,
      paymentId: id,
      reason: 'payment_stopped' as const,
      date: '2026-06-09',
    }));
    const asked: number[] = [];
    const returns = new Returns({
      db,
      bank: {
        returns: (_, from) => {
          asked.push(from);
          return Promise.resolve({ items: items.slice(from), next: items.length });
        },
      } as Partial<ReturnsOptions['bank']> as ReturnsOptions['bank'],
      post: {
        send: (_, { customerId }) =>
          customerId === casey ? Promise.reject(new Error('no mail')) : Promise.resolve(),
      },
      logger: createLogger('trace', { write: (line) => void log.push(line) }),
      now: () => new Date(SANDBOX_NOW),
    });

    await returns.collect();
    await returns.collect();

    // What is in the books is not asked for again, what is not yet is.
    assert.deepEqual(asked, [0, 1]);
    const statuses = await db
      .selectFrom('payments')
      .select(['id', 'status'])
      .where('id', 'in', [stuck.id, other.id])
      .execute();
    await db.destroy();
    await server.start();
    assert.deepEqual(Object.fromEntries(statuses.map(({ id, status }) => [id, status])), {
      [stuck.id]: 'posted',
      [other.id]: 'returned',
    });
    assert.ok(
      log.some((line) => line.includes(stuck.id) && line.includes('return not written down')),
    );
    await server.sandbox(`payments/${stuck.id}/returns`, { reason: 'insufficient_funds' });
    const again = await server.signIn('casey.lease');
    assert.equal((await read(again, stuck.id)).status, 'returned');
  });

  it('is not to be had of a payment that the bank does not know', async () => {
    await assert.rejects(
      server.sandbox('payments/pay_unknown/returns', { reason: 'account_closed' }),
      /404/,
    );
  });
});
