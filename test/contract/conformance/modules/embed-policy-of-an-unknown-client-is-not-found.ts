import assert from 'node:assert/strict';
import type { Scenario } from '../api.ts';

const scenario: Scenario = async (api) => {
  const { status, body } = await api.stranger().call('getEmbedPolicy', { id: 'No such client' });

  assert.equal(status, 404);
  assert.equal(body['code'], 'not_found');
};
export default scenario;
