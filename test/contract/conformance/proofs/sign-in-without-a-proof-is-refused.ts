import assert from 'node:assert/strict';
import { type OAuthErrorBody, routes } from '../../../../sdk/contract/index.ts';
import type { Scenario } from '../api.ts';
import { readOperation } from '../checks.ts';

const scenario: Scenario = async (api) => {
  const { prover } = api.stranger();
  const body = new URLSearchParams({
    response_type: 'code',
    client_id: 'portal',
    scope: 'accounts',
    code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    code_challenge_method: 'S256',
    username: 'alex.current',
    password: 'not looked at without a proof',
  });

  const response = await prover.bare(routes.challenge, { method: 'POST', body });

  const answer = await readOperation<OAuthErrorBody>(response, 'challenge');
  assert.equal(answer.status, 400);
  assert.equal(answer.body.error, 'invalid_dpop_proof');
};
export default scenario;
