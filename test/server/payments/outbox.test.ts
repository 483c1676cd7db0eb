import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page, Payment, PaymentMethod, Transaction } from '../../../sdk/contract/index.ts';
import { addDays } from '../../../demo/server/lending/index.ts';
import type { Customer } from '../support/customer.ts';
import { eventually, TestServer } from '../support/server.ts';

// A Tuesday morning at the lender's.
const env = { SANDBOX_NOW: '2026-06-09T15:00:00Z' };

async function statusOf(customer: Customer, id: string): Promise<string> {
  return (await customer.get<Payment>(`/v1/payments/${id}`)).body.status;
}

describe('instructions to the bank', () => {
  let server: TestServer;
  let alex: Customer;
  before(async () => {
    server = await TestServer.start(env);
    alex = await server.signIn('alex.current');
  });
  after(() => server.dispose());

  async function pay(amount: number): Promise<Payment> {
    const { accountId, input } = await alex.order(amount);
    const { status, body } = await alex.pay(accountId, input, crypto.randomUUID());
    assert.equal(status, 201);
    return body;
  }

  async function debitsOf(paymentId: string) {
    return (await server.debits()).filter((debit) => debit.paymentId === paymentId);
  }

  it('are sent once the line to the bank is back', async () => {
    await server.sandbox('bank', { available: false }, 'PUT');
    const { id } = await pay(1_000);
    const meanwhile = await statusOf(alex, id);

    await server.sandbox('bank', { available: true }, 'PUT');

    await eventually(async () => (await statusOf(alex, id)) === 'posted');
    assert.equal(meanwhile, 'processing');
    assert.equal((await debitsOf(id)).length, 1);
  });

  it('survive a restart of the lender', async () => {
    await server.sandbox('bank', { available: false }, 'PUT');
    const { id } = await pay(2_000);

    await server.stop();
    await server.start();

    alex = await server.signIn('alex.current');
    await eventually(async () => (await statusOf(alex, id)) === 'posted');
    assert.equal((await debitsOf(id)).length, 1);
  });

  it('survive the death of the bank, which is started again over its own log', async () => {
    const earlier = (await server.debits()).length;
    const { bankPid } = server.running;
    assert.ok(bankPid);
    process.kill(bankPid, 'SIGKILL');

    const { id } = await pay(3_000);

    await eventually(async () => (await statusOf(alex, id)) === 'posted');
    assert.notEqual(server.running.bankPid, bankPid);
    assert.equal((await server.debits()).length, earlier + 1);
    assert.equal((await debitsOf(id)).length, 1);
  });

  it('that the bank refuses are taken back in the books', async () => {
    const added = await alex.post<PaymentMethod>('/v1/payment-methods', {
      kind: 'us_bank_account',
      routingNumber: '990000013',
      accountNumber: '888777660000',
      accountType: 'checking',
    });
    await server.sandbox(`payment-methods/${added.body.id}/verifications`, {});
    const before = await alex.account();
    const { accountId, input } = await alex.order(4_000);

    const made = await alex.pay(
      accountId,
      { ...input, methodId: added.body.id },
      crypto.randomUUID(),
    );

    const { id } = made.body;
    await eventually(async () => (await statusOf(alex, id)) === 'declined');
    const now = await alex.account();
    assert.equal(made.body.status, 'processing');
    assert.deepEqual(now.payoff, before.payoff);
    assert.deepEqual(now.amountDue, before.amountDue);
    assert.deepEqual(now.lastPayment, before.lastPayment);
    assert.deepEqual(await debitsOf(id), []);
    const refusals = (await server.otherRecords()).filter(({ type }) => type === 'refusal');
    assert.deepEqual(
      refusals.map(({ paymentId }) => paymentId),
      [id],
    );
  });

  it('that the bank refuses late make late what they had paid, at once', async () => {
    const { id: accountId, amountDue, dueDate, asOf } = await alex.account();
    const { body: methods } = await alex.get<Page<PaymentMethod>>('/v1/payment-methods');
    const closed = methods.items.find(({ last4 }) => last4 === '0000');
    assert.ok(closed && dueDate);
    await server.sandbox('bank', { available: false }, 'PUT');
    const input = { amount: amountDue, methodId: closed.id, date: asOf };
    const made = await alex.pay(accountId, input, crypto.randomUUID());
    const fees = async () => {
      const path = `/v1/accounts/${accountId}/transactions?kind=fee`;
      const { body } = await alex.get<Page<Transaction>>(path);
      return body.items.length;
    };
    await server.sandbox('clock', { to: addDays(dueDate, 20) });
    const before = await fees();

    await server.sandbox('bank', { available: true }, 'PUT');
    await eventually(async () => (await statusOf(alex, made.body.id)) === 'declined');

    assert.equal(await fees(), before + 1);
  });
});
