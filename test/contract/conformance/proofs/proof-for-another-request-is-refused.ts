import assert from 'node:assert/strict';
import { routes } from '../../../../sdk/contract/index.ts';
import type { Caller, Scenario } from '../api.ts';
import { readOperation } from '../checks.ts';

const scenario: Scenario = async (api) => {
  const customer = await api.customer();
  const token = customer.tokens?.access_token ?? '';
  const wrong: [path: string, method: string, token: string][] = [
    [routes.accounts, 'POST', token],
    [routes.sessions, 'GET', token],
    [`http://elsewhere.example${routes.accounts}`, 'GET', token],
    [routes.accounts, 'GET', 'another-token'],
  ];

  assert.equal(await statusWith(customer, [routes.accounts, 'GET', token]), 200);
  for (const request of wrong) {
    assert.equal(await statusWith(customer, request), 401, request.slice(0, 2).join(' '));
  }
};
export default scenario;

/** Reads the accounts with a proof made for some request. */
async function statusWith(
  { prover, tokens }: Caller,
  [path, method, token]: [path: string, method: string, token: string],
): Promise<number> {
  const proof = await prover.prove(path, method, token);
  const headers = { Authorization: `DPoP ${tokens?.access_token ?? ''}`, DPoP: proof };
  const response = await prover.bare(routes.accounts, { headers });
  return (await readOperation(response, 'listAccounts')).status;
}
