import assert from 'node:assert/strict';
import type { TokenResponse } from '../../../../sdk/contract/index.ts';
import { Caller, type Scenario } from '../api.ts';
import { readOperation } from '../checks.ts';
import { refresh } from '../sign-in.ts';

const scenario: Scenario = async (api) => {
  const customer = await api.newSession('bailey.pastdue');
  const token = customer.tokens?.refresh_token ?? '';

  const first = await readOperation<TokenResponse>(await refresh(customer.prover, token), 'token');
  const again = await readOperation<TokenResponse>(await refresh(customer.prover, token), 'token');
  const { status } = await new Caller(customer.prover, again.body).call('listAccounts');

  // Rotated, it would sign the customer out when an answer is lost.
  assert.equal(first.body.refresh_token ?? token, token);
  assert.equal(again.status, 200);
  assert.equal(status, 200);
};
export default scenario;
