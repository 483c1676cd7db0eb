import assert from 'node:assert/strict';
import type { Account, Page } from '../../../../sdk/contract/index.ts';
import type { Scenario } from '../api.ts';

const scenario: Scenario = async (api) => {
  const customer = await api.customer('frankie.two');

  const { body } = await customer.call<Page<Account>>('listAccounts');

  assert.equal(body.nextCursor, null);
  assert.equal(new Set(body.items.map(({ id }) => id)).size, 2);
};
export default scenario;
