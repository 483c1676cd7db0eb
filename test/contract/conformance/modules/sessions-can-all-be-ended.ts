import assert from 'node:assert/strict';
import type { Scenario } from '../api.ts';

const scenario: Scenario = async (api) => {
  const [here, there] = [
    await api.newSession('harper.history'),
    await api.newSession('harper.history'),
  ];
  const bystander = await api.newSession('emery.final');

  const ended = await here.call('endSessions');

  assert.equal(ended.status, 204);
  assert.equal((await here.call('listSessions')).status, 401);
  assert.equal((await there.call('listSessions')).status, 401);
  assert.equal((await bystander.call('listSessions')).status, 200);
};
export default scenario;
