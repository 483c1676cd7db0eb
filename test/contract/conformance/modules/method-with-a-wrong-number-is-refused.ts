import assert from 'node:assert/strict';
import type { Problem } from '../../../../sdk/contract/index.ts';
import type { Scenario } from '../api.ts';

const account = { kind: 'us_bank_account', accountNumber: '000123456789', accountType: 'checking' };

const cases = [
  {
    body: { ...account, routingNumber: '990000014' },
    code: 'routing_number_invalid',
    pointer: '/routingNumber',
  },
  {
    body: { ...account, routingNumber: '99000001' },
    code: 'routing_number_invalid',
    pointer: '/routingNumber',
  },
  {
    body: { ...account, routingNumber: '990000013', accountNumber: '12a4' },
    code: 'account_number_invalid',
    pointer: '/accountNumber',
  },
  {
    body: { kind: 'iban', iban: 'DE88 3704 0044 0532 0130 00' },
    code: 'iban_invalid',
    pointer: '/iban',
  },
];

const scenario: Scenario = async (api) => {
  const customer = await api.customer();
  for (const { body, code, pointer } of cases) {
    const refused = await customer.call<Problem>('addPaymentMethod', { body });

    assert.equal(refused.status, 422, refused.text);
    assert.equal(refused.body.code, code);
    assert.deepEqual(refused.body.errors, [{ pointer, code }]);
  }
};
export default scenario;
