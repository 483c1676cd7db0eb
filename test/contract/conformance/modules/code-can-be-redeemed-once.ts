import assert from 'node:assert/strict';
import type { OAuthErrorBody } from '../../../../sdk/contract/index.ts';
import type { Scenario } from '../api.ts';
import { readOperation } from '../checks.ts';
import { newVerifier, passphrase, redeem, sendChallenge } from '../sign-in.ts';

const scenario: Scenario = async (api) => {
  const { prover } = api.stranger();
  const verifier = newVerifier();
  const attempt = { userId: 'bailey.pastdue', password: passphrase, verifier };
  const challenged = await sendChallenge(prover, attempt);
  const { body } = await readOperation<{ authorization_code: string }>(challenged, 'challenge');

  const first = await redeem(prover, body.authorization_code, verifier);
  const again = await redeem(prover, body.authorization_code, verifier);

  assert.equal((await readOperation(first, 'token')).status, 200);
  const refused = await readOperation<OAuthErrorBody>(again, 'token');
  assert.equal(refused.status, 400);
  assert.equal(refused.body.error, 'invalid_grant');
};
export default scenario;
