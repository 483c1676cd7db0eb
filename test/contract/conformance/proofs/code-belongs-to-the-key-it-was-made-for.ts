import assert from 'node:assert/strict';
import type { OAuthErrorBody } from '../../../../sdk/contract/index.ts';
import type { Scenario } from '../api.ts';
import { readOperation } from '../checks.ts';
import { newVerifier, passphrase, redeem, sendChallenge } from '../sign-in.ts';

const scenario: Scenario = async (api) => {
  const [owner, thief] = [api.stranger().prover, api.stranger().prover];
  const verifier = newVerifier();
  const attempt = { userId: 'alex.current', password: passphrase, verifier };
  const challenged = await sendChallenge(owner, attempt);
  const { body } = await readOperation<{ authorization_code: string }>(challenged, 'challenge');

  const stolen = await redeem(thief, body.authorization_code, verifier);

  const { status, body: refused } = await readOperation<OAuthErrorBody>(stolen, 'token');
  assert.equal(status, 400);
  assert.equal(refused.error, 'invalid_grant');
};
export default scenario;
