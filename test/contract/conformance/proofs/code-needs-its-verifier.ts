import assert from 'node:assert/strict';
import type { OAuthErrorBody } from '../../../../sdk/contract/index.ts';
import type { Scenario } from '../api.ts';
import { readOperation } from '../checks.ts';
import { newVerifier, passphrase, redeem, sendChallenge } from '../sign-in.ts';

const scenario: Scenario = async (api) => {
  const { prover } = api.stranger();
  const attempt = { userId: 'alex.current', password: passphrase, verifier: newVerifier() };
  const challenged = await sendChallenge(prover, attempt);
  const { body } = await readOperation<{ authorization_code: string }>(challenged, 'challenge');

  const response = await redeem(prover, body.authorization_code, newVerifier());

  const { status, body: refused } = await readOperation<OAuthErrorBody>(response, 'token');
  assert.equal(status, 400);
  assert.equal(refused.error, 'invalid_grant');
};
export default scenario;
