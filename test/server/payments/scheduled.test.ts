import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page, Payment, PaymentPreview, Transaction } from '../../../sdk/contract/index.ts';
import { nextBusinessDay } from '../../../demo/server/lending/index.ts';
import type { Customer } from '../support/customer.ts';
import { eventually, TestServer } from '../support/server.ts';

// A Monday morning at the lender's.
const env = { SANDBOX_NOW: '2026-06-08T15:00:00Z' };

function payment(customer: Customer, id: string) {
  return customer.get<Payment>(`/v1/payments/${id}`).then(({ body }) => body);
}

function cancel(customer: Customer, id: string) {
  return customer.send<Payment & { code: string }>(`/v1/payments/${id}`, { method: 'DELETE' });
}

describe('a scheduled payment', () => {
  let server: TestServer;
  let alex: Customer;
  before(async () => {
    server = await TestServer.start(env);
    alex = await server.signIn('alex.current');
  });
  after(() => server.dispose());

  it('waits for its date, can be cancelled until then, and moves no money once cancelled', async () => {
    const { accountId, input } = await alex.order(2_000, '2026-06-10');
    const { body: made } = await alex.pay(accountId, input, crypto.randomUUID());

    const cancelled = await cancel(alex, made.id);
    const again = await cancel(alex, made.id);

    assert.equal(made.status, 'scheduled');
    assert.equal(made.allocation, null);
    // Midnight in Chicago, in summer.
    assert.equal(made.cancellableUntil, '2026-06-10T05:00:00.000Z');
    assert.deepEqual([cancelled.status, cancelled.body.status], [200, 'cancelled']);
    assert.equal(cancelled.body.cancellableUntil, null);
    assert.equal(again.body.status, 'cancelled');
    assert.deepEqual(await server.debits(), []);
  });

  it('of someone else cannot be cancelled, or seen', async () => {
    const { accountId, input } = await alex.order(2_100, '2026-06-10');
    const { body: made } = await alex.pay(accountId, input, crypto.randomUUID());
    const bailey = await server.signIn('bailey.pastdue');

    const refused = await cancel(bailey, made.id);

    assert.equal(refused.status, 404);
    assert.equal((await bailey.get(`/v1/payments/${made.id}`)).status, 404);
    assert.equal((await payment(alex, made.id)).status, 'scheduled');
    await cancel(alex, made.id);
  });

  it('counts against the payoff, so that two of them cannot take too much', async () => {
    const emery = await server.signIn('emery.final');
    const { payoff } = await emery.account();
    const { accountId, input } = await emery.order(payoff.amount.amount, '2026-06-11');
    const { body: made } = await emery.pay(accountId, input, crypto.randomUUID());

    const now = await emery.order(payoff.amount.amount);
    const refused = await emery.pay(accountId, now.input, crypto.randomUUID());
    await cancel(emery, made.id);

    assert.equal(refused.status, 422);
    assert.equal(refused.body['code' as never], 'amount_over_payoff');
  });

  it('is posted and debited once when its date comes, and no longer cancelled', async () => {
    const { accountId, input } = await alex.order(3_000, '2026-06-10');
    const key = crypto.randomUUID();
    const { body: made } = await alex.pay(accountId, input, key);

    await server.sandbox('clock', { to: '2026-06-10' });
    await server.sandbox('clock', { days: 0 });

    await eventually(async () => (await payment(alex, made.id)).status === 'posted');
    const debits = await server.debits();
    assert.deepEqual(
      debits.map(({ paymentId, amount, idempotencyKey }) => ({
        paymentId,
        amount,
        idempotencyKey,
      })),
      [{ paymentId: made.id, amount: 3_000, idempotencyKey: key }],
    );
    const { body: page } = await alex.get<Page<Transaction>>(
      `/v1/accounts/${accountId}/transactions`,
    );
    assert.deepEqual(
      page.items.filter(({ paymentId }) => paymentId === made.id).map(({ date }) => date),
      ['2026-06-10'],
    );
    const refused = await cancel(alex, made.id);
    assert.deepEqual([refused.status, refused.body.code], [422, 'payment_not_cancellable']);
    // What the key answers stays what it first answered.
    const replay = await alex.pay(accountId, input, key);
    assert.equal(replay.body.status, 'scheduled');
  });

  it('is not made by a text that the passing of the cut-off has overtaken', async () => {
    const { accountId, input } = await alex.order(2_050, '2026-06-11');
    const preview = async () =>
      (await alex.post<PaymentPreview>(`/v1/accounts/${accountId}/payment-previews`, input)).body;
    const read = async () => ({ ...input, authorization: (await preview()).authorization });
    const [early, key] = [await read(), crypto.randomUUID()];

    // Wednesday's cut-off at the lender's: from here on Thursday's payment is sent at once, not scheduled.
    await server.sandbox('clock', { to: '2026-06-10T23:30:00Z' });
    const refused = await alex.pay(accountId, early, key);
    const { body: page } = await alex.get<Page<Payment>>(`/v1/accounts/${accountId}/payments`);
    const late = await read();
    const made = await alex.pay(accountId, late, key);
    const again = await alex.pay(accountId, early, key);

    assert.match(early.authorization ?? '', /I can cancel it until/);
    assert.deepEqual(
      [refused.status, refused.body['code' as never]],
      [422, 'authorization_changed'],
    );
    assert.ok(page.items.every(({ amount }) => amount.amount !== 2_050));
    assert.match(late.authorization ?? '', /sent at once and cannot be cancelled/);
    assert.deepEqual([made.status, made.body.authorization], [201, late.authorization]);
    // Done is done, whichever text a repeat brings.
    assert.equal(again.text, made.text);
  });
});

describe('the passing of days', () => {
  let server: TestServer;
  before(async () => (server = await TestServer.start(env)));
  after(() => server.dispose());

  it('takes the last instalment by autopay, once, and cancels what nothing is owed for', async () => {
    const emery = await server.signIn('emery.final');
    const before = await emery.account();
    assert.equal(before.autopay.active, true);

    // For a day after autopay will have cleared the loan.
    const late = await emery.order(1_000, nextBusinessDay(before.autopay.nextDate ?? ''));
    const { body: superfluous } = await emery.pay(late.accountId, late.input, crypto.randomUUID());

    // Past the due date, the weekends and holidays after it, and a second look.
    await server.sandbox('clock', { days: 40 });
    await server.sandbox('clock', { days: 40 });

    const again = await server.signIn('emery.final');
    await eventually(async () => (await again.account()).status === 'paid_off');
    const { body } = await again.get<Page<Payment>>(`/v1/accounts/${before.id}/payments`);
    const [taken, cancelled, ...others] = body.items;
    assert.deepEqual(others, []);
    assert.equal(taken?.date, before.autopay.nextDate);
    assert.match(taken?.authorization ?? '', /revoke/);
    assert.deepEqual([cancelled?.id, cancelled?.status], [superfluous.id, 'cancelled']);
    assert.deepEqual(
      (await server.debits()).map(({ paymentId }) => paymentId),
      [taken?.id],
    );
    assert.equal((await again.account()).autopay.nextDate, null);
  });

  it('charges a late fee for an instalment missed, once', async () => {
    const alex = await server.signIn('alex.current');
    const { id } = await alex.account();

    const { body } = await alex.get<Page<Transaction>>(`/v1/accounts/${id}/transactions`);

    const fees = body.items.filter(({ kind }) => kind === 'fee');
    const dates = fees.map(({ date }) => date);
    assert.ok(fees.length > 0);
    assert.equal(new Set(dates).size, dates.length);
    assert.equal((await alex.account()).status, 'past_due');
  });
});

describe('the sandbox clock', () => {
  let server: TestServer;
  before(async () => (server = await TestServer.start(env)));
  after(() => server.dispose());

  it('stands where SANDBOX_NOW put it and moves on', async () => {
    const { now, today, asOf } = await server.sandbox<Record<string, string>>('clock');

    assert.ok(Date.parse(now ?? '') - Date.parse(env.SANDBOX_NOW) < 60_000);
    assert.deepEqual([today, asOf], ['2026-06-08', '2026-06-08']);
  });

  it('goes forward to a moment', async () => {
    const { today } = await server.sandbox<Record<string, string>>('clock', {
      to: '2026-06-09T02:00:00Z',
    });

    assert.equal(today, '2026-06-08');
  });

  const refused: readonly (readonly [object, number])[] = [
    [{ to: '2026-06-01' }, 422],
    [{ to: '2226-06-01' }, 422],
    [{ to: '2026-02-31' }, 400],
    [{ to: 'tomorrow' }, 400],
    [{ days: -1 }, 400],
    [{}, 400],
  ];
  for (const [move, status] of refused) {
    it(`does not go to ${JSON.stringify(move)}`, async () => {
      const response = await fetch(`${server.origin}/sandbox/clock`, {
        method: 'POST',
        body: JSON.stringify(move),
        headers: { 'content-type': 'application/json' },
      });

      assert.equal(response.status, status);
    });
  }
});
