import assert from 'node:assert/strict';
import type { Page, Session } from '../../../../sdk/contract/index.ts';
import type { Scenario } from '../api.ts';

const scenario: Scenario = async (api) => {
  const [here, there] = [
    await api.newSession('harper.history'),
    await api.newSession('harper.history'),
  ];
  const { body } = await there.call<Page<Session>>('listSessions');
  const current = body.items.filter((session) => session.current);
  const [that] = current;

  const before = await there.call('listAccounts');
  const ended = await here.call('endSession', { id: that?.id ?? '' });
  const after = await there.call('listAccounts');
  const again = await here.call('endSession', { id: that?.id ?? '' });

  assert.equal(current.length, 1);
  assert.equal(before.status, 200);
  assert.equal(ended.status, 204);
  assert.equal(after.status, 401);
  assert.equal(again.status, 404);
  assert.equal((await here.call('listAccounts')).status, 200);
};
export default scenario;
