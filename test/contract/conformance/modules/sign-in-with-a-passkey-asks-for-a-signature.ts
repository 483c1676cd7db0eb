import assert from 'node:assert/strict';
import type { OAuthErrorBody } from '../../../../sdk/contract/index.ts';
import type { Scenario } from '../api.ts';
import { readOperation } from '../checks.ts';
import { beginPasskey, newVerifier } from '../sign-in.ts';

const scenario: Scenario = async (api) => {
  const { prover } = api.stranger();

  const answer = await readOperation<OAuthErrorBody>(
    await beginPasskey(prover, newVerifier()),
    'challenge',
  );

  assert.equal(answer.status, 403);
  assert.equal(answer.body.error, 'insufficient_authorization');
  assert.match(answer.body.auth_session ?? '', /\S/);
  assert.equal(answer.body.challenge?.kind, 'passkey');
  assert.match(answer.body.challenge?.options?.challenge ?? '', /^[\w-]+$/);
  // Whoever asks must not learn whose passkeys there are.
  assert.deepEqual(answer.body.challenge?.options?.allowCredentials ?? [], []);
};
export default scenario;
