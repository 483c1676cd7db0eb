import assert from 'node:assert/strict';
import type { PaymentInput, Problem } from '../../../../sdk/contract/index.ts';
import type { Scenario } from '../api.ts';
import { newKey, nextSaturday, orderFor, shiftDays } from '../orders.ts';

const scenario: Scenario = async (api) => {
  const customer = await api.customer();
  const { account, body } = await orderFor(customer);
  const { currency } = body.amount;
  const money = (amount: number) => ({ amount, currency });
  const cases: [code: string, pointer: string, change: Partial<PaymentInput>][] = [
    ['amount_too_small', '/amount/amount', { amount: money(0) }],
    ['amount_too_small', '/amount/amount', { amount: money(-500) }],
    ['amount_over_payoff', '/amount/amount', { amount: money(account.payoff.amount.amount + 1) }],
    ['currency_mismatch', '/amount/currency', { amount: { amount: 1000, currency: 'XTS' } }],
    ['date_too_early', '/date', { date: shiftDays(account.asOf, -14) }],
    ['date_too_late', '/date', { date: shiftDays(account.asOf, 3650) }],
    ['date_not_business_day', '/date', { date: nextSaturday(account.asOf) }],
    ['method_not_found', '/methodId', { methodId: 'pm-that-never-was' }],
  ];
  for (const [code, pointer, change] of cases) {
    for (const operation of ['previewPayment', 'createPayment']) {
      const answer = await customer.call<Problem>(operation, {
        id: account.id,
        body: { ...body, ...change },
        key: newKey(),
      });

      assert.equal(answer.status, 422, `${operation}: ${answer.text} instead of ${code}`);
      assert.equal(answer.body.code, code);
      assert.deepEqual(answer.body.errors, [{ pointer, code }]);
    }
  }
};
export default scenario;
