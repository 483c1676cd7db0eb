import assert from 'node:assert/strict';
import type { PaymentDates, PaymentPreview } from '../../../../sdk/contract/index.ts';
import type { Scenario } from '../api.ts';
import { orderFor } from '../orders.ts';

const scenario: Scenario = async (api) => {
  const customer = await api.customer('frankie.two');
  const { account, body } = await orderFor(customer);
  const { id } = account;

  const { body: days } = await customer.call<PaymentDates>('getPaymentDates', { id });

  assert.equal(days.dates[0], account.asOf);
  assert.deepEqual([...days.dates].sort(), days.dates);
  for (const date of [days.dates[0], days.dates.at(-1)]) {
    const { status } = await customer.call<PaymentPreview>('previewPayment', {
      id,
      body: { ...body, date },
    });
    assert.equal(status, 200, date);
  }
};
export default scenario;
