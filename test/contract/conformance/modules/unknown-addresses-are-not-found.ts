import assert from 'node:assert/strict';
import type { Problem } from '../../../../sdk/contract/index.ts';
import type { Scenario } from '../api.ts';
import { readAnswer } from '../checks.ts';

const scenario: Scenario = async (api) => {
  const customer = await api.customer();
  for (const path of ['/v1/nothing-here', '/v1/accounts/x/nothing']) {
    const answer = await readAnswer<Problem>(await customer.send(path));

    assert.equal(answer.status, 404, `${path} ${answer.text}`);
    assert.equal(answer.body.code, 'not_found');
  }
};
export default scenario;
