import assert from 'node:assert/strict';
import type { Page, Payment, PaymentPreview, Problem } from '../../../../sdk/contract/index.ts';
import type { Scenario } from '../api.ts';
import { laterBusinessDay, newKey, orderFor } from '../orders.ts';

const scenario: Scenario = async (api) => {
  const customer = await api.customer('frankie.two');
  const { account, body } = await orderFor(customer, 719);
  const { id } = account;
  const later = { ...body, date: laterBusinessDay(account.asOf) };
  const shown = await customer.call<PaymentPreview>('previewPayment', { id, body });
  const other = await customer.call<PaymentPreview>('previewPayment', { id, body: later });
  const key = newKey();
  const read = (preview: PaymentPreview) => ({ ...body, authorization: preview.authorization });

  const refused = await customer.call<Problem>('createPayment', {
    id,
    body: read(other.body),
    key,
  });
  const none = await customer.call<Page<Payment>>('listPayments', { id });
  const paid = await customer.call<Payment>('createPayment', { id, body: read(shown.body), key });
  const again = await customer.call<Payment>('createPayment', { id, body: read(other.body), key });

  assert.deepEqual([refused.status, refused.body.code], [422, 'authorization_changed']);
  assert.equal(refused.body.errors?.[0]?.pointer, '/authorization');
  assert.ok(none.body.items.every(({ amount }) => amount.amount !== 719));
  assert.equal(paid.status, 201, paid.text);
  assert.equal(paid.body.authorization, shown.body.authorization);
  // What is done is answered as it was, whichever text is sent along.
  assert.equal(again.text, paid.text);
};
export default scenario;
