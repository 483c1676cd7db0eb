import assert from 'node:assert/strict';
import type { OAuthErrorBody } from '../../../../sdk/contract/index.ts';
import type { Scenario } from '../api.ts';
import { readOperation } from '../checks.ts';
import { sendAnswer } from '../sign-in.ts';

const scenario: Scenario = async (api) => {
  const { prover } = api.stranger();

  const answer = await readOperation<OAuthErrorBody>(
    await sendAnswer(prover, { auth_session: 'never-given-out', code: '123456' }),
    'challenge',
  );

  assert.equal(answer.status, 400);
  assert.equal(answer.body.error, 'invalid_session');
};
export default scenario;
