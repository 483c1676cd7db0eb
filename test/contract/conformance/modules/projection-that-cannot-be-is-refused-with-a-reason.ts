import assert from 'node:assert/strict';
import type { Problem } from '../../../../sdk/contract/index.ts';
import type { Scenario } from '../api.ts';

const cases = [
  ['alex.current', { amount: -1, currency: 'USD' }, 422, 'amount_too_small', '/extra/amount'],
  ['alex.current', { amount: 100, currency: 'EUR' }, 422, 'currency_mismatch', '/extra/currency'],
  ['alex.current', { amount: 0.5, currency: 'USD' }, 400, 'invalid_request', '/extra/amount'],
  ['casey.lease', { amount: 1, currency: 'USD' }, 422, 'extra_not_for_leases', '/extra/amount'],
] as const;

const scenario: Scenario = async (api) => {
  for (const [userId, extra, status, code, pointer] of cases) {
    const customer = await api.customer(userId);
    const { id } = await customer.account();

    const { body, ...answer } = await customer.call<Problem>('projectAccount', {
      id,
      body: { extra },
    });

    assert.equal(answer.status, status, code);
    assert.equal(body.code, code);
    assert.equal(body.errors?.[0]?.pointer, pointer);
  }
};
export default scenario;
