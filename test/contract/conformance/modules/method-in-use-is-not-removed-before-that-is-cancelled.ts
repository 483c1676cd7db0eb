import assert from 'node:assert/strict';
import type { Page, Payment, PaymentMethod, Problem } from '../../../../sdk/contract/index.ts';
import type { Scenario } from '../api.ts';
import { laterBusinessDay, newKey, orderFor } from '../orders.ts';

const scenario: Scenario = async (api) => {
  const customer = await api.customer('casey.lease');
  const { account, body: order } = await orderFor(customer);
  const date = laterBusinessDay(account.asOf);
  // One that may be removed: the persona's own are needed by others.
  const { body: card } = await customer.call<PaymentMethod>('addPaymentMethod', {
    body: { kind: 'card', token: 'tok_sandbox_conformance_0077' },
  });
  const { id } = card;
  const body = { ...order, methodId: id };
  const find = async () =>
    (await customer.call<Page<PaymentMethod>>('listPaymentMethods')).body.items.find(
      (method) => method.id === id,
    );
  const made = await customer.call<Payment>('createPayment', {
    id: account.id,
    body: { ...body, date },
    key: newKey(),
  });

  const refused = await customer.call<Problem>('removePaymentMethod', { id });
  const kept = await find();
  await customer.call('cancelPayment', { id: made.body.id });
  const removed = await customer.call('removePaymentMethod', { id });
  const again = await customer.call<Problem>('removePaymentMethod', { id });
  const gone = await find();
  const history = await customer.call<Payment>('getPayment', { id: made.body.id });
  const late = await customer.call<Problem>('createPayment', {
    id: account.id,
    body: { ...body, date },
    key: newKey(),
  });

  assert.equal(refused.status, 422);
  assert.equal(refused.body.code, 'method_in_use');
  assert.deepEqual(kept?.usedBy, [
    {
      kind: 'scheduled_payment',
      accountId: account.id,
      paymentId: made.body.id,
      amount: body.amount,
      date,
    },
  ]);
  assert.equal(removed.status, 204);
  assert.equal(again.status, 404);
  assert.equal(gone, undefined);
  assert.equal(history.body.method.last4, kept?.last4, 'the payment still says where it came from');
  assert.equal(late.body.code, 'method_not_found');
};
export default scenario;
