import assert from 'node:assert/strict';
import type { Payment, Problem } from '../../../../sdk/contract/index.ts';
import type { Scenario } from '../api.ts';
import { newKey, orderFor } from '../orders.ts';

const scenario: Scenario = async (api) => {
  const customer = await api.customer();
  const { account, body } = await orderFor(customer);
  const key = newKey();
  const before = await customer.walk<Payment>('listPayments', account.id);

  const answers = await Promise.all(
    Array.from({ length: 20 }, () =>
      customer.call<Payment | Problem>('createPayment', { id: account.id, body, key }),
    ),
  );
  const after = await customer.walk<Payment>('listPayments', account.id);

  assert.equal(after.items.length, before.items.length + 1);
  const ids = answers.flatMap(({ body: one }) => ('confirmationNumber' in one ? [one.id] : []));
  assert.deepEqual([...new Set(ids)], [after.items[0]?.id]);
  // Whoever came while the first was under way may be told so, and nothing else.
  const codes = answers.flatMap(({ body: one }) => ('code' in one ? [one.code] : []));
  assert.deepEqual(
    codes.filter((code) => code !== 'idempotency_in_flight'),
    [],
  );
};
export default scenario;
