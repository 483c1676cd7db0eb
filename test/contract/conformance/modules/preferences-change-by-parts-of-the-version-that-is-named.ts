import assert from 'node:assert/strict';
import type { Preferences, Problem } from '../../../../sdk/contract/index.ts';
import type { Scenario } from '../api.ts';

const scenario: Scenario = async (api) => {
  const customer = await api.customer('bailey.pastdue');
  const { body: before, headers } = await customer.call<Preferences>('getPreferences');
  assert.equal(headers.get('ETag'), before.etag);
  const change = (body: object, etag?: string) =>
    customer.call<Preferences & Problem>('updatePreferences', {
      body,
      headers: etag === undefined ? {} : { 'If-Match': etag },
    });

  const unnamed = await change({ quietHours: null });
  assert.equal(unnamed.status, 428);
  assert.equal(unnamed.body.code, 'precondition_required');

  const off = await change({ topics: { support: { email: false } } }, before.etag);
  assert.equal(off.status, 200);
  assert.equal(off.headers.get('ETag'), off.body.etag);
  assert.notEqual(off.body.etag, before.etag);
  assert.deepEqual(
    { ...off.body, etag: '' },
    {
      ...before,
      etag: '',
      topics: { ...before.topics, support: { ...before.topics['support'], email: false } },
    },
    'nothing else has changed',
  );

  const late = await change({ quietHours: { from: '22:00', until: '07:00' } }, before.etag);
  assert.equal(late.status, 412);
  assert.equal(late.body.code, 'preferences_changed');
  assert.deepEqual(late.body.current, off.body, 'the refusal tells what they are now');

  const merged = await change({ quietHours: { from: '22:00', until: '07:00' } }, off.body.etag);
  assert.equal(merged.body.topics['support']?.['email'], false);
  assert.deepEqual(merged.body.quietHours, { from: '22:00', until: '07:00' });
  const { body: kept } = await customer.call<Preferences>('getPreferences');
  assert.deepEqual(kept, merged.body);
};
export default scenario;
