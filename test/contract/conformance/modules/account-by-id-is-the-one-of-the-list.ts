import assert from 'node:assert/strict';
import type { Account } from '../../../../sdk/contract/index.ts';
import type { Scenario } from '../api.ts';

const scenario: Scenario = async (api) => {
  const customer = await api.customer();
  const listed = await customer.account();

  const { body } = await customer.call<Account>('getAccount', { id: listed.id });

  assert.deepEqual(body, listed);
};
export default scenario;
