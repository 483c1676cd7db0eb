import assert from 'node:assert/strict';
import type { Scenario } from '../api.ts';

const scenario: Scenario = async (api) => {
  const stranger = api.stranger();

  const known = await stranger.call('requestPasswordReset', { body: { userId: 'alex.current' } });
  const unknown = await stranger.call('requestPasswordReset', {
    body: { userId: 'nobody.at-all' },
  });

  assert.equal(known.status, 202);
  assert.equal(unknown.status, 202);
  assert.equal(unknown.text, known.text);
};
export default scenario;
