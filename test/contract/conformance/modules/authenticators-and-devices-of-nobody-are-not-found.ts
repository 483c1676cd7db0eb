import assert from 'node:assert/strict';
import type { Problem } from '../../../../sdk/contract/index.ts';
import type { Scenario } from '../api.ts';

const credential = {
  id: 'AAAA',
  rawId: 'AAAA',
  type: 'public-key',
  clientExtensionResults: {},
  response: { clientDataJSON: 'AAAA', attestationObject: 'AAAA' },
};

const calls: [operationId: string, body?: object][] = [
  ['removeAuthenticator'],
  ['confirmTotpAuthenticator', { code: '123456' }],
  ['confirmPasskey', { credential, name: 'Phone' }],
  ['removeDevice'],
  ['answerStepUp', { code: '123456' }],
];

const scenario: Scenario = async (api) => {
  const customer = await api.customer('casey.lease');
  for (const [operationId, body] of calls) {
    const answer = await customer.call<Problem>(operationId, {
      id: 'nobodys',
      ...(body && { body }),
    });

    assert.equal(answer.status, 404, `${operationId}: ${answer.text}`);
    assert.equal(answer.body.code, 'not_found');
  }
};
export default scenario;
