import assert from 'node:assert/strict';
import { routes } from '../../../../sdk/contract/index.ts';
import { Prover } from '../prover.ts';
import type { Scenario } from '../api.ts';
import { readOperation } from '../checks.ts';

const scenario: Scenario = async (api) => {
  const { tokens } = await api.customer();
  const token = tokens?.access_token ?? '';
  const prover = new Prover(api.target);
  const proof = await prover.prove(routes.accounts, 'GET', token);
  const headers = { Authorization: `DPoP ${token}`, DPoP: proof };

  const response = await prover.bare(routes.accounts, { headers });

  const answer = await readOperation(response, 'listAccounts');
  assert.equal(answer.status, 401);
  assert.match(answer.headers.get('WWW-Authenticate') ?? '', /^DPoP\b.*error="use_dpop_nonce"/);
  assert.match(answer.headers.get('DPoP-Nonce') ?? '', /\S/);
};
export default scenario;
