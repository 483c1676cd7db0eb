import assert from 'node:assert/strict';
import { type Problem, routes } from '../../../../sdk/contract/index.ts';
import type { Scenario } from '../api.ts';
import { readOperation } from '../checks.ts';

const scenario: Scenario = async (api) => {
  const customer = await api.customer();
  const token = customer.tokens?.access_token ?? '';
  for (const scheme of ['DPoP', 'Bearer']) {
    const headers = { Authorization: `${scheme} ${token}` };

    const response = await customer.prover.bare(routes.accounts, { headers });

    const { status, body } = await readOperation<Problem>(response, 'listAccounts');
    assert.equal(status, 401, scheme);
    assert.equal(body.code, 'unauthorized');
  }
};
export default scenario;
