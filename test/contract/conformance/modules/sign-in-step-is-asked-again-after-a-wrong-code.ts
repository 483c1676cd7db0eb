import assert from 'node:assert/strict';
import type { OAuthErrorBody } from '../../../../sdk/contract/index.ts';
import type { Scenario } from '../api.ts';
import { readOperation } from '../checks.ts';
import { newVerifier, passphrase, sendAnswer, sendChallenge } from '../sign-in.ts';

const scenario: Scenario = async (api) => {
  const { prover } = api.stranger();
  const attempt = { userId: 'morgan.mfa', password: passphrase, verifier: newVerifier() };
  const { body: asked } = await readOperation<OAuthErrorBody>(
    await sendChallenge(prover, attempt),
    'challenge',
  );

  const again = await readOperation<OAuthErrorBody>(
    await sendAnswer(prover, { auth_session: asked.auth_session ?? '', code: '000000' }),
    'challenge',
  );

  assert.equal(again.status, 403);
  assert.equal(again.body.error, 'insufficient_authorization');
  assert.match(again.body.auth_session ?? '', /\S/);
  assert.deepEqual(
    { ...again.body.challenge, resendAt: undefined },
    { ...asked.challenge, resendAt: undefined, wrong: true, attemptsLeft: 4 },
  );
};
export default scenario;
