import assert from 'node:assert/strict';
import type { PayoffQuote, Problem } from '../../../../sdk/contract/index.ts';
import type { Scenario } from '../api.ts';
import { nextSaturday, shiftDays } from '../orders.ts';

const scenario: Scenario = async (api) => {
  const customer = await api.customer('casey.lease');
  const account = await customer.account();
  const { id, asOf } = account;

  const { body } = await customer.call<PayoffQuote>('getPayoffQuote', { id });

  assert.deepEqual(body.amount, account.payoff.amount);
  assert.deepEqual(body.perDiem, account.payoff.perDiem);
  const parts = [body.principal, body.interest, body.fees].map((part) => part.amount);
  assert.equal(
    parts.reduce((sum, part) => sum + part),
    body.amount.amount,
  );
  assert.deepEqual([body.goodThrough, body.earliest], [asOf, asOf]);
  assert.ok(body.latest > asOf);
  for (const [code, date] of [
    ['date_too_early', shiftDays(asOf, -14)],
    ['date_not_business_day', nextSaturday(asOf)],
    ['date_too_late', shiftDays(asOf, 3650)],
  ] as const) {
    const answer = await customer.call<Problem>('getPayoffQuote', { id, query: { date } });
    assert.deepEqual([answer.status, answer.body.code], [422, code]);
  }
};
export default scenario;
