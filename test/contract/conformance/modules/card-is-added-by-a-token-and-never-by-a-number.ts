import assert from 'node:assert/strict';
import type { PaymentMethod, Problem } from '../../../../sdk/contract/index.ts';
import type { Scenario } from '../api.ts';

const scenario: Scenario = async (api) => {
  const customer = await api.customer('casey.lease');
  for (const token of ['4242424242424242', 'tok_4242424242424242', 'tok_4242_4242_4242_4242']) {
    const refused = await customer.call<Problem>('addPaymentMethod', {
      body: { kind: 'card', token },
    });

    assert.equal(refused.status, 400);
    assert.deepEqual(
      refused.body.errors?.map(({ pointer }) => pointer),
      ['/token'],
    );
    assert.doesNotMatch(refused.text, /4242/);
  }

  const { body: card } = await customer.call<PaymentMethod>('addPaymentMethod', {
    body: { kind: 'card', token: 'tok_sandbox_conformance_0042' },
  });
  await customer.call('removePaymentMethod', { id: card.id });

  assert.deepEqual(
    [card.kind, card.status, card.verification, card.last4],
    ['card', 'verified', null, '0042'],
  );
};
export default scenario;
