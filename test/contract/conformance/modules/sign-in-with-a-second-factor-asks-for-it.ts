import assert from 'node:assert/strict';
import type { OAuthErrorBody } from '../../../../sdk/contract/index.ts';
import type { Scenario } from '../api.ts';
import { readOperation } from '../checks.ts';
import { newVerifier, passphrase, sendChallenge } from '../sign-in.ts';

const scenario: Scenario = async (api) => {
  const { prover } = api.stranger();
  const attempt = { userId: 'morgan.mfa', password: passphrase, verifier: newVerifier() };

  const answer = await readOperation<OAuthErrorBody>(
    await sendChallenge(prover, attempt),
    'challenge',
  );

  assert.equal(answer.status, 403);
  assert.equal(answer.body.error, 'insufficient_authorization');
  assert.match(answer.body.auth_session ?? '', /\S/);
  assert.equal(answer.body.challenge?.kind, 'email_code');
};
export default scenario;
