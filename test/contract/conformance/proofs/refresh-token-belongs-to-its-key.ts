import assert from 'node:assert/strict';
import type { OAuthErrorBody } from '../../../../sdk/contract/index.ts';
import type { Scenario } from '../api.ts';
import { readOperation } from '../checks.ts';
import { refresh } from '../sign-in.ts';

const scenario: Scenario = async (api) => {
  const owner = await api.newSession('bailey.pastdue');
  const thief = api.stranger().prover;
  const token = owner.tokens?.refresh_token ?? '';

  const stolen = await readOperation<OAuthErrorBody>(await refresh(thief, token), 'token');
  const own = await readOperation(await refresh(owner.prover, token), 'token');

  assert.equal(stolen.status, 400);
  assert.equal(stolen.body.error, 'invalid_grant');
  assert.equal(own.status, 200);
};
export default scenario;
