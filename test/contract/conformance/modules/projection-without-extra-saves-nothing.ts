import assert from 'node:assert/strict';
import type { Account, Projection } from '../../../../sdk/contract/index.ts';
import type { Scenario } from '../api.ts';

const scenario: Scenario = async (api) => {
  const customer = await api.customer();
  const account = await customer.account();
  const { id } = account;
  const extra = { amount: 0, currency: account.principal.currency };

  const { body } = await customer.call<Projection>('projectAccount', { id, body: { extra } });
  const after = await customer.call<Account>('getAccount', { id });

  assert.deepEqual(body.faster, body.regular);
  assert.deepEqual(body.saved, { instalments: 0, interest: extra });
  assert.deepEqual(after.body, account, 'nothing has changed');
};
export default scenario;
