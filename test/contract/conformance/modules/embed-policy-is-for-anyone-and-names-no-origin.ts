import assert from 'node:assert/strict';
import type { Scenario } from '../api.ts';

const scenario: Scenario = async (api) => {
  const { headers, body, text } = await api
    .stranger()
    .call('getEmbedPolicy', { id: 'portal', headers: { Origin: 'https://host.example' } });

  assert.equal(body['id'], 'portal');
  assert.match(String(body['name']), /\S/);
  assert.ok(Array.isArray(body['modes']) && body['modes'].length > 0);
  assert.ok(!text.includes('://'), 'a list of origins tells who the lender does business with');
  // It changes when a client is registered anew, and hosts ask for it on every page.
  const [, seconds] = /max-age=(\d+)/.exec(headers.get('Cache-Control') ?? '') ?? [];
  assert.ok(Number(seconds) > 0 && Number(seconds) <= 300);
};
export default scenario;
