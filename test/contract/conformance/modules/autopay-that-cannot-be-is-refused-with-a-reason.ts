import assert from 'node:assert/strict';
import type { Autopay, PaymentMethod, Problem } from '../../../../sdk/contract/index.ts';
import type { Scenario } from '../api.ts';
import { newKey } from '../orders.ts';

const scenario: Scenario = async (api) => {
  const customer = await api.customer('frankie.two');
  const { id, amountDue } = await customer.account();
  const method = await customer.verifiedMethod();
  const iban = { kind: 'iban', iban: 'GB82 WEST 1234 5698 7654 32' };
  const added = await customer.call<PaymentMethod>('addPaymentMethod', { body: iban });
  const good = { amountKind: 'due', amount: null, day: null, methodId: method.id };
  const usd = (amount: number) => ({ amount, currency: amountDue.currency });
  const refused: [change: object, status: number, code: string, pointer: string][] = [
    [{ amountKind: 'fixed' }, 400, 'invalid_request', '/amount'],
    [{ amount: usd(5_000) }, 400, 'invalid_request', '/amount'],
    [{ amountKind: 'all' }, 400, 'invalid_request', '/amountKind'],
    [{ day: 0 }, 400, 'invalid_request', '/day'],
    [{ day: 32 }, 400, 'invalid_request', '/day'],
    [{ amountKind: 'fixed', amount: usd(0) }, 422, 'amount_too_small', '/amount/amount'],
    [{ amountKind: 'fixed', amount: usd(10_000_001) }, 422, 'amount_too_large', '/amount/amount'],
    [
      { amountKind: 'due_plus', amount: { amount: 500, currency: 'JPY' } },
      422,
      'currency_mismatch',
      '/amount/currency',
    ],
    [{ methodId: 'pm_of_nobody' }, 422, 'method_not_found', '/methodId'],
    [{ methodId: added.body.id }, 422, 'method_unverified', '/methodId'],
  ];

  for (const [change, status, code, pointer] of refused) {
    const body = { ...good, ...change };
    const previewed = await customer.call<Problem>('previewAutopay', { id, body });
    const set = await customer.call<Problem>('setAutopay', { id, body, key: newKey() });

    for (const answer of [previewed, set]) {
      assert.equal(answer.status, status, JSON.stringify(change));
      assert.equal(answer.body.code, code);
      assert.equal(answer.body.errors?.[0]?.pointer, pointer);
    }
  }
  const found = await customer.call<Autopay>('getAutopay', { id });
  assert.equal(found.body.status, 'off');
};
export default scenario;
