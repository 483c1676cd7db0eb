import assert from 'node:assert/strict';
import type { Page, PaymentMethod, Problem } from '../../../../sdk/contract/index.ts';
import type { Scenario } from '../api.ts';

const scenario: Scenario = async (api) => {
  const customer = await api.customer('casey.lease');
  const added = await customer.call<PaymentMethod>('addPaymentMethod', {
    body: {
      kind: 'us_bank_account',
      routingNumber: '990000026',
      accountNumber: '000123450917',
      accountType: 'checking',
    },
  });
  const { id } = added.body;
  // The two deposits differ, so these are never theirs.
  const attempt = () =>
    customer.call<Problem>('verifyPaymentMethod', { id, body: { amounts: [1, 1] } });

  const tries = [await attempt(), await attempt(), await attempt(), await attempt()];
  const listed = await customer.call<Page<PaymentMethod>>('listPaymentMethods');
  const removed = await customer.call('removePaymentMethod', { id });

  assert.equal(added.body.status, 'unverified');
  assert.equal(added.body.verification?.status, 'pending');
  assert.equal(added.body.verification.triesLeft, 3);
  assert.deepEqual(
    tries.map(({ status, body }) => [status, body.code, body.triesLeft]),
    [
      [422, 'verification_amounts_wrong', 2],
      [422, 'verification_amounts_wrong', 1],
      [422, 'verification_locked', 0],
      [422, 'verification_locked', 0],
    ],
  );
  const locked = listed.body.items.find((method) => method.id === id);
  assert.deepEqual([locked?.status, locked?.verification?.status], ['unverified', 'locked']);
  assert.equal(removed.status, 204);
};
export default scenario;
