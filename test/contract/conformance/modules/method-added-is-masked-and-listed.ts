import assert from 'node:assert/strict';
import type { Page, PaymentMethod } from '../../../../sdk/contract/index.ts';
import type { Scenario } from '../api.ts';

const body = {
  kind: 'us_bank_account',
  // Prefix 99 is assigned to nobody; the checksum is right.
  routingNumber: '990000013',
  accountNumber: '0001 2345 6788',
  accountType: 'savings',
  nickname: 'Conformance',
};

const scenario: Scenario = async (api) => {
  const customer = await api.customer('casey.lease');

  const added = await customer.call<PaymentMethod>('addPaymentMethod', { body });
  const listed = await customer.call<Page<PaymentMethod>>('listPaymentMethods');

  assert.equal(added.body.last4, '6788');
  assert.doesNotMatch(added.text, /23456788|990000013/);
  assert.ok(listed.body.items.some(({ id }) => id === added.body.id));
};
export default scenario;
