import assert from 'node:assert/strict';
import type { Scenario } from '../api.ts';
import { newKey } from '../orders.ts';

const scenario: Scenario = async (api) => {
  const { id } = await (await api.customer('emery.final')).account();
  const stranger = await api.customer('frankie.two');
  const { id: methodId } = await stranger.verifiedMethod();
  const body = { amountKind: 'due', amount: null, day: null, methodId };

  const answers = [
    await stranger.call('getAutopay', { id }),
    await stranger.call('previewAutopay', { id, body }),
    await stranger.call('setAutopay', { id, body, key: newKey() }),
    await stranger.call('revokeAutopay', { id }),
  ];

  for (const { status, body: problem } of answers) {
    assert.equal(status, 404);
    assert.equal(problem['code'], 'not_found');
  }
};
export default scenario;
