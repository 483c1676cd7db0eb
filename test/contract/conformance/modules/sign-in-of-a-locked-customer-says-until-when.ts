import assert from 'node:assert/strict';
import type { OAuthErrorBody } from '../../../../sdk/contract/index.ts';
import type { Scenario } from '../api.ts';
import { readOperation } from '../checks.ts';
import { newVerifier, passphrase, sendChallenge } from '../sign-in.ts';

const scenario: Scenario = async (api) => {
  const { prover } = api.stranger();
  const attempt = { userId: 'drew.locked', password: passphrase, verifier: newVerifier() };

  const answer = await readOperation<OAuthErrorBody>(
    await sendChallenge(prover, attempt),
    'challenge',
  );

  assert.equal(answer.status, 403);
  assert.equal(answer.body.error, 'access_denied');
  assert.match(answer.body.locked_until ?? '', /^\d{4}-\d{2}-\d{2}T/);
};
export default scenario;
