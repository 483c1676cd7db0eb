import assert from 'node:assert/strict';
import type { Problem } from '../../../../sdk/contract/index.ts';
import type { Scenario } from '../api.ts';
import { newKey, orderFor } from '../orders.ts';

const scenario: Scenario = async (api) => {
  const customer = await api.customer();
  const { account, body } = await orderFor(customer);
  const cases: [pointer: string, change: object][] = [
    ['/amount/amount', { amount: { amount: 10.5, currency: 'USD' } }],
    ['/amount/amount', { amount: { amount: '1000', currency: 'USD' } }],
    ['/amount/currency', { amount: { amount: 1000 } }],
    ['/amount', { amount: 1000 }],
    ['/date', { date: '12/05/2026' }],
    ['/date', { date: `${account.asOf.slice(0, 8)}32` }],
    ['/methodId', { methodId: 7 }],
  ];
  for (const [pointer, change] of cases) {
    const answer = await customer.call<Problem>('createPayment', {
      id: account.id,
      body: { ...body, ...change },
      key: newKey(),
    });

    assert.equal(answer.status, 400, `${JSON.stringify(change)}: ${answer.text}`);
    assert.equal(answer.body.code, 'invalid_request');
    assert.deepEqual(
      answer.body.errors?.map((error) => error.pointer),
      [pointer],
    );
  }
};
export default scenario;
