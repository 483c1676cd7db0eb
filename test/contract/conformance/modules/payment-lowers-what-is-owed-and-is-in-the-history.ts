import assert from 'node:assert/strict';
import type { Account, Page, Payment, Transaction } from '../../../../sdk/contract/index.ts';
import type { Scenario } from '../api.ts';
import { newKey, orderFor } from '../orders.ts';

const scenario: Scenario = async (api) => {
  const customer = await api.customer();
  const { account, body } = await orderFor(customer);
  const id = account.id;

  const { body: payment } = await customer.call<Payment>('createPayment', {
    id,
    body,
    key: newKey(),
  });
  const { body: after } = await customer.call<Account>('getAccount', { id });
  const { body: history } = await customer.call<Page<Transaction>>('listTransactions', { id });

  assert.equal(after.payoff.amount.amount, account.payoff.amount.amount - body.amount.amount);
  assert.deepEqual(after.lastPayment, { amount: body.amount, date: body.date });
  const [newest] = history.items;
  assert.equal(newest?.paymentId, payment.id);
  assert.equal(newest.direction, 'credit');
  assert.deepEqual(newest.amount, payment.amount);
  assert.deepEqual(newest.allocation, payment.allocation);
  assert.deepEqual(newest.principalAfter, after.principal);
};
export default scenario;
