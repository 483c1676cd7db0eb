import assert from 'node:assert/strict';
import type { Problem } from '../../../../sdk/contract/index.ts';
import type { Scenario } from '../api.ts';

const scenario: Scenario = async (api) => {
  const customer = await api.customer();
  const body = { kind: 'us_bank_account', accountNumber: '000123456789', accountType: 'checking' };

  const refused = await customer.call<Problem>('addPaymentMethod', { body });

  assert.equal(refused.status, 400);
  assert.deepEqual(
    refused.body.errors?.map(({ pointer }) => pointer),
    ['/routingNumber'],
  );
  assert.doesNotMatch(refused.text, /000123456789/);
};
export default scenario;
