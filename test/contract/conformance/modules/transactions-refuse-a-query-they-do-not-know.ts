import assert from 'node:assert/strict';
import type { Problem } from '../../../../sdk/contract/index.ts';
import type { Scenario } from '../api.ts';

const queries = [
  { limit: '0' },
  { limit: '-1' },
  { limit: '101' },
  { limit: '2.5' },
  { limit: 'many' },
  { cursor: 'not-one-of-ours' },
  { kind: 'bribe' },
  { from: '2026-02-30' },
  { to: 'yesterday' },
];

const scenario: Scenario = async (api) => {
  const customer = await api.customer();
  const { id } = await customer.account();
  for (const query of queries as Record<string, string>[]) {
    const answer = await customer.call<Problem>('listTransactions', { id, query });

    assert.equal(answer.status, 400, JSON.stringify(query));
    assert.equal(answer.body.code, 'invalid_request');
  }
};
export default scenario;
