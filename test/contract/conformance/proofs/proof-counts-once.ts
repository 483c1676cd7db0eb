import assert from 'node:assert/strict';
import { routes } from '../../../../sdk/contract/index.ts';
import type { Scenario } from '../api.ts';
import { readOperation } from '../checks.ts';

const scenario: Scenario = async (api) => {
  const { prover, tokens } = await api.customer();
  const token = tokens?.access_token ?? '';
  const proof = await prover.prove(routes.accounts, 'GET', token);
  const headers = { Authorization: `DPoP ${token}`, DPoP: proof };

  const first = await prover.bare(routes.accounts, { headers });
  const again = await prover.bare(routes.accounts, { headers });

  assert.equal((await readOperation(first, 'listAccounts')).status, 200);
  assert.equal((await readOperation(again, 'listAccounts')).status, 401);
};
export default scenario;
