import assert from 'node:assert/strict';
import { routes } from '../../../../sdk/contract/index.ts';
import type { Scenario } from '../api.ts';
import { readOperation } from '../checks.ts';

const scenario: Scenario = async (api) => {
  const customer = await api.customer();
  const thief = api.stranger().prover;

  const response = await thief.send(routes.accounts, {}, customer.tokens?.access_token);

  assert.equal((await readOperation(response, 'listAccounts')).status, 401);
};
export default scenario;
