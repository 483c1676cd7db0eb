import assert from 'node:assert/strict';
import { operations } from '../../../../sdk/contract/operations.ts';
import { type Api, type Scenario, Caller } from '../api.ts';
import type { Problem } from '../../../../sdk/contract/index.ts';

const scenario: Scenario = async (api) => {
  const guarded = operations.filter(({ scope }) => scope !== undefined);
  for (const caller of [api.stranger(), forger(api)]) {
    for (const { operationId } of guarded) {
      const answer = await caller.call<Problem>(operationId, { id: 'x', key: 'key' });

      assert.equal(answer.status, 401, `${operationId}: ${answer.text}`);
      assert.equal(answer.body.code, 'unauthorized');
      assert.match(answer.headers.get('WWW-Authenticate') ?? '', /^DPoP\b/);
    }
  }
};
export default scenario;

function forger(api: Api): Caller {
  const { prover } = api.stranger();
  return new Caller(prover, { access_token: 'forged', token_type: 'DPoP', expires_in: 300 });
}
