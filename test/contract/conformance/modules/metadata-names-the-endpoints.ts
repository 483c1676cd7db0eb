import assert from 'node:assert/strict';
import { routes } from '../../../../sdk/contract/index.ts';
import type { Scenario } from '../api.ts';

const scenario: Scenario = async (api) => {
  const { origin } = api.target;

  const { body } = await api.stranger().call('metadata');

  assert.equal(body['issuer'], origin);
  assert.equal(body['token_endpoint'], origin + routes.token);
  assert.equal(body['revocation_endpoint'], origin + routes.revoke);
  assert.deepEqual(body['code_challenge_methods_supported'], ['S256']);
  assert.ok((body['dpop_signing_alg_values_supported'] as string[]).includes('ES256'));
};
export default scenario;
