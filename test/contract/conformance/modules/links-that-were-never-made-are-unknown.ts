import assert from 'node:assert/strict';
import type { Problem } from '../../../../sdk/contract/index.ts';
import type { Scenario } from '../api.ts';

const token = 'never-made';
const proof = { contractLast4: '0000', vinLast6: '000000' };
const password = 'marmalade on a tern';
const consents = { terms: true, electronicDelivery: true };

const calls: [operationId: string, body: object][] = [
  ['inspectPasswordReset', { token }],
  ['confirmPasswordReset', { token, password }],
  ['inspectInvitation', { token }],
  ['checkUserId', { token, proof, userId: 'gale' }],
  ['register', { token, proof, userId: 'gale', password, consents }],
];

const scenario: Scenario = async (api) => {
  for (const [operationId, body] of calls) {
    const answer = await api.stranger().call<Problem>(operationId, { body });

    assert.equal(answer.status, 404, `${operationId}: ${answer.text}`);
    assert.equal(answer.body.code, 'link_unknown');
  }
};
export default scenario;
