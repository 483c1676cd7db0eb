import assert from 'node:assert/strict';
import type { AuthenticatorPage } from '../../../../sdk/contract/index.ts';
import type { Scenario } from '../api.ts';

const scenario: Scenario = async (api) => {
  const customer = await api.customer('bailey.pastdue');

  const answer = await customer.call<AuthenticatorPage>('listAuthenticators');

  assert.deepEqual(answer.body, { items: [], nextCursor: null, recoveryCodesLeft: 0 });
};
export default scenario;
