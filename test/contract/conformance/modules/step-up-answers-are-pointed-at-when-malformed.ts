import assert from 'node:assert/strict';
import type { Problem } from '../../../../sdk/contract/index.ts';
import type { Scenario } from '../api.ts';

const scenario: Scenario = async (api) => {
  const customer = await api.customer('casey.lease');
  for (const body of [{}, { code: 5 }, { code: '123456', resend: true }, { resend: false }]) {
    const answer = await customer.call<Problem>('answerStepUp', { id: 'any', body });

    assert.equal(answer.status, 400, `${JSON.stringify(body)}: ${answer.text}`);
    assert.ok((answer.body.errors ?? []).length > 0);
  }
};
export default scenario;
