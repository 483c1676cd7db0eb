import assert from 'node:assert/strict';
import type { Scenario } from '../api.ts';

const scenario: Scenario = async (api) => {
  const answer = await api.stranger().call('renewInvitation', { body: { token: 'never-made' } });

  assert.equal(answer.status, 202);
  assert.deepEqual(answer.body, {});
};
export default scenario;
