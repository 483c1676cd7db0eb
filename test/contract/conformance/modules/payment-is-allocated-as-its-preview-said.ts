import assert from 'node:assert/strict';
import type { Account, Payment, PaymentPreview } from '../../../../sdk/contract/index.ts';
import type { Scenario } from '../api.ts';
import { newKey, orderFor } from '../orders.ts';

const scenario: Scenario = async (api) => {
  for (const userId of ['alex.current', 'bailey.pastdue', 'casey.lease']) {
    const customer = await api.customer(userId);
    const { account, body } = await orderFor(customer, 12_345);
    const id = account.id;

    const preview = await customer.call<PaymentPreview>('previewPayment', { id, body });
    const payment = await customer.call<Payment>('createPayment', { id, body, key: newKey() });
    const after = await customer.call<Account>('getAccount', { id });

    const { allocation } = preview.body;
    const { fees, interest, principal } = allocation;
    assert.equal(fees.amount + interest.amount + principal.amount, body.amount.amount);
    assert.deepEqual(payment.body.allocation, allocation);
    assert.equal(payment.body.authorization, preview.body.authorization);
    const { amountDue, dueDate, pastDue, principal: left } = after.body;
    assert.deepEqual({ amountDue, dueDate, pastDue, principal: left }, preview.body.after);
  }
};
export default scenario;
