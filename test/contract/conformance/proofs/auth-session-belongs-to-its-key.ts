import assert from 'node:assert/strict';
import type { OAuthErrorBody } from '../../../../sdk/contract/index.ts';
import type { Scenario } from '../api.ts';
import { readOperation } from '../checks.ts';
import { beginPasskey, newVerifier, sendAnswer } from '../sign-in.ts';

const scenario: Scenario = async (api) => {
  const { prover } = api.stranger();
  const { prover: thief } = api.stranger();
  const { body: asked } = await readOperation<OAuthErrorBody>(
    await beginPasskey(prover, newVerifier()),
    'challenge',
  );

  const stolen = await readOperation<OAuthErrorBody>(
    await sendAnswer(thief, { auth_session: asked.auth_session ?? '', code: '123456' }),
    'challenge',
  );

  assert.equal(stolen.status, 400);
  assert.equal(stolen.body.error, 'invalid_session');
};
export default scenario;
