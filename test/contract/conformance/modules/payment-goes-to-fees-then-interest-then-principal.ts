import assert from 'node:assert/strict';
import type { PaymentPreview } from '../../../../sdk/contract/index.ts';
import type { Caller, Scenario } from '../api.ts';

const scenario: Scenario = async (api) => {
  for (const userId of ['alex.current', 'bailey.pastdue', 'casey.lease', 'emery.final']) {
    const customer = await api.customer(userId);
    const account = await customer.account();
    const split = (amount: number) => splitOf(customer, account.id, account.asOf, amount);

    const all = await split(account.payoff.amount.amount);

    assert.equal(all.fees, account.feesDue.amount);
    assert.equal(all.principal, account.principal.amount, 'a payoff leaves no principal');
    const beforePrincipal = all.fees + all.interest;
    for (const amount of new Set([
      1,
      all.fees,
      all.fees + 1,
      beforePrincipal,
      beforePrincipal + 1,
    ])) {
      if (amount === 0) continue;
      const fees = Math.min(all.fees, amount);
      const interest = Math.min(all.interest, amount - fees);
      assert.deepEqual(
        await split(amount),
        { fees, interest, principal: amount - fees - interest },
        `${userId} pays ${String(amount)}`,
      );
    }
  }
};
export default scenario;

async function splitOf(customer: Caller, id: string, date: string, amount: number) {
  const body = { amount: { amount, currency: 'USD' }, date };
  const { body: preview } = await customer.call<PaymentPreview>('previewPayment', { id, body });
  const { fees, interest, principal } = preview.allocation;
  return { fees: fees.amount, interest: interest.amount, principal: principal.amount };
}
