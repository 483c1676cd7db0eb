import assert from 'node:assert/strict';
import type { Preferences, Problem } from '../../../../sdk/contract/index.ts';
import type { Scenario } from '../api.ts';

const scenario: Scenario = async (api) => {
  const customer = await api.customer('casey.lease');
  const { body: before } = await customer.call<Preferences>('getPreferences');
  const refused = async (body: object, status: number, code: string, pointer: string) => {
    const answer = await customer.call<Problem>('updatePreferences', {
      body,
      headers: { 'If-Match': before.etag },
    });
    assert.deepEqual(
      [answer.status, answer.body.code, answer.body.errors?.[0]?.pointer],
      [status, code, pointer],
    );
  };

  const [{ topic, channel } = { topic: '', channel: '' }] = before.fixed;
  const other = !before.topics[topic]?.[channel];
  const fixed = { topics: { support: { email: false }, [topic]: { [channel]: other } } };
  await refused(fixed, 422, 'preference_fixed', `/topics/${topic}/${channel}`);
  const text = { topics: { payments: { sms: true } } };
  await refused(text, 422, 'sms_not_consented', '/topics/payments/sms');
  const unknown = { topics: { payments: { pigeon: true } } };
  await refused(unknown, 400, 'invalid_request', '/topics/payments/pigeon');
  await refused(
    { topics: { gossip: { email: true } } },
    400,
    'invalid_request',
    '/topics/gossip/email',
  );
  await refused({ language: 'tlh' }, 400, 'invalid_request', '/language');
  for (const zone of ['Nowhere/Land', 'PST', '+01:00']) {
    await refused({ zone }, 400, 'invalid_request', '/zone');
  }
  const empty = { quietHours: { from: '22:00', until: '22:00' } };
  await refused(empty, 400, 'invalid_request', '/quietHours/until');
  const long = { quietHours: { from: '22:00', until: '10:01' } };
  await refused(long, 400, 'invalid_request', '/quietHours/until');
  const half = { quietHours: { from: '22:00' } };
  await refused(half, 400, 'invalid_request', '/quietHours/until');

  const { body: after } = await customer.call<Preferences>('getPreferences');
  assert.deepEqual(after, before, 'nothing of what was refused has happened');
};
export default scenario;
