import assert from 'node:assert/strict';
import type { Account, Payment, Problem } from '../../../../sdk/contract/index.ts';
import type { Scenario } from '../api.ts';
import { newKey, orderFor } from '../orders.ts';

const scenario: Scenario = async (api) => {
  const customer = await api.customer('frankie.two');
  const { account, body } = await orderFor(customer, 1_700);
  const { id } = account;
  const order = { ...body, kind: 'principal_only' };

  const { body: paid } = await customer.call<Payment>('createPayment', {
    id,
    body: order,
    key: newKey(),
  });

  assert.equal(paid.kind, 'principal_only');
  assert.equal(paid.allocation?.principal.amount, 1_700);
  const { body: after } = await customer.call<Account>('getAccount', { id });
  assert.equal(after.principal.amount, account.principal.amount - 1_700);
  assert.deepEqual(after.amountDue, account.amountDue);
  assert.deepEqual(
    [after.dueDate, after.instalmentsPaid],
    [account.dueDate, account.instalmentsPaid],
  );

  const behind = await api.customer('bailey.pastdue');
  const late = await orderFor(behind, 1_700);
  const refused = await behind.call<Problem>('createPayment', {
    id: late.account.id,
    body: { ...late.body, kind: 'principal_only' },
    key: newKey(),
  });
  assert.deepEqual([refused.status, refused.body.code], [422, 'principal_only_unavailable']);
};
export default scenario;
