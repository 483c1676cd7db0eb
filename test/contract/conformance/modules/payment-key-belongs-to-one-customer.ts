import assert from 'node:assert/strict';
import type { Payment } from '../../../../sdk/contract/index.ts';
import type { Scenario } from '../api.ts';
import { newKey, orderFor } from '../orders.ts';

const scenario: Scenario = async (api) => {
  const key = newKey();
  const [one, other] = [await api.customer('alex.current'), await api.customer('frankie.two')];
  const [first, second] = [await orderFor(one), await orderFor(other)];

  const paid = await one.call<Payment>('createPayment', { ...first, id: first.account.id, key });
  const also = await other.call<Payment>('createPayment', {
    ...second,
    id: second.account.id,
    key,
  });

  assert.equal(also.status, 201);
  assert.notEqual(also.body.id, paid.body.id);
  assert.equal(also.body.accountId, second.account.id);
};
export default scenario;
