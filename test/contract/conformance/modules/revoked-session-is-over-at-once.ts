import assert from 'node:assert/strict';
import type { OAuthErrorBody } from '../../../../sdk/contract/index.ts';
import type { Scenario } from '../api.ts';
import { readOperation } from '../checks.ts';
import { refresh, revoke } from '../sign-in.ts';

const scenario: Scenario = async (api) => {
  const customer = await api.newSession('bailey.pastdue');
  const token = customer.tokens?.refresh_token ?? '';

  const revoked = await readOperation(await revoke(customer.prover, token), 'revoke');
  const refused = await readOperation<OAuthErrorBody>(
    await refresh(customer.prover, token),
    'token',
  );
  const after = await customer.call('listAccounts');

  assert.equal(revoked.status, 200);
  assert.equal(refused.body.error, 'invalid_grant');
  assert.equal(after.status, 401);
};
export default scenario;
