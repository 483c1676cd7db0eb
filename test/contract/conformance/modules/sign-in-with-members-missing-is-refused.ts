import assert from 'node:assert/strict';
import { type OAuthErrorBody, routes } from '../../../../sdk/contract/index.ts';
import type { Scenario } from '../api.ts';
import { readOperation } from '../checks.ts';

const scenario: Scenario = async (api) => {
  const { prover } = api.stranger();
  const body = new URLSearchParams({ client_id: 'portal', username: 'alex.current' });

  const response = await prover.send(routes.challenge, { method: 'POST', body });
  const answer = await readOperation<OAuthErrorBody>(response, 'challenge');

  assert.equal(answer.status, 400);
  assert.equal(answer.body.error, 'invalid_request');
};
export default scenario;
