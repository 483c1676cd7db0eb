import assert from 'node:assert/strict';
import type { OAuthErrorBody } from '../../../../sdk/contract/index.ts';
import type { Api, Scenario } from '../api.ts';
import { readOperation } from '../checks.ts';
import { newVerifier, passphrase, sendChallenge } from '../sign-in.ts';

const scenario: Scenario = async (api) => {
  const wrong = await attempt(api, 'alex.current', 'not the passphrase');
  const unknown = await attempt(api, 'nobody.known', passphrase);

  assert.equal(wrong.status, 400);
  assert.equal(wrong.body.error, 'invalid_grant');
  // The two must look the same, or the answer tells who is a customer.
  assert.equal(unknown.status, 400);
  assert.deepEqual({ ...unknown.body, request_id: '' }, { ...wrong.body, request_id: '' });
};
export default scenario;

async function attempt(api: Api, userId: string, password: string) {
  const { prover } = api.stranger();
  const response = await sendChallenge(prover, { userId, password, verifier: newVerifier() });
  return readOperation<OAuthErrorBody>(response, 'challenge');
}
