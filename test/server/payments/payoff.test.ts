import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page, Payment, PayoffQuote } from '../../../sdk/contract/index.ts';
import type { Customer } from '../support/customer.ts';
import { pdfText } from '../../support/pdf-text.ts';
import { eventually, TestServer } from '../support/server.ts';

// A Tuesday, 10:00 in Chicago.
const SANDBOX_NOW = '2026-06-09T15:00:00Z';

describe('a payoff', () => {
  let server: TestServer;
  before(async () => {
    server = await TestServer.start({ SANDBOX_NOW });
  });
  after(() => server.dispose());

  const quoteFor = (customer: Customer, accountId: string, date?: string) =>
    customer.get<PayoffQuote>(
      `/v1/accounts/${accountId}/payoff-quote${date === undefined ? '' : `?date=${date}`}`,
    );

  async function payments(customer: Customer, accountId: string) {
    const { body } = await customer.get<Page<Payment>>(`/v1/accounts/${accountId}/payments`);
    return body.items;
  }

  it('is quoted as what clears the account, and grows by the per diem from day to day', async () => {
    const customer = await server.signIn('frankie.two');
    const account = await customer.account();

    const first = (await quoteFor(customer, account.id)).body;
    const later = (await quoteFor(customer, account.id, '2026-06-12')).body;

    assert.deepEqual(first.amount, account.payoff.amount);
    assert.equal(first.goodThrough, '2026-06-09');
    assert.deepEqual([first.earliest, first.latest], ['2026-06-09', '2026-07-09']);
    for (const { amount, principal, interest, fees } of [first, later]) {
      assert.equal(amount.amount, principal.amount + interest.amount + fees.amount);
    }
    const grown = later.interest.amount - first.interest.amount;
    // To the nearest cent for a day, exact over three.
    assert.ok(Math.abs(grown - 3 * first.perDiem.amount) <= 2, String(grown));
  });

  for (const [date, status, code] of [
    ['2026-06-08', 422, 'date_too_early'],
    ['2026-06-13', 422, 'date_not_business_day'],
    ['2026-06-19', 422, 'date_not_business_day'],
    ['2026-07-10', 422, 'date_too_late'],
    ['2026-02-30', 400, 'invalid_request'],
    ['soon', 400, 'invalid_request'],
  ] as const) {
    it(`is not quoted for ${date}`, async () => {
      const customer = await server.signIn('frankie.two');
      const { id } = await customer.account();

      const answer = await quoteFor(customer, id, date);

      assert.deepEqual([answer.status, answer.body['code' as never]], [status, code]);
    });
  }

  it('takes no cent more or less than the quote, and points at the amount', async () => {
    const customer = await server.signIn('frankie.two');
    const account = await customer.account();
    const owed = account.payoff.amount.amount;

    for (const amount of [owed - 1, owed + 1]) {
      const { accountId, input } = await customer.order(amount);
      const answer = await customer.pay(
        accountId,
        { ...input, kind: 'payoff' },
        crypto.randomUUID(),
      );

      assert.equal(answer.status, 422);
      assert.equal(answer.body['code' as never], 'payoff_amount_changed');
    }
  });

  it('is said to end automatic payments while they are on, and not once they are off', async () => {
    const customer = await server.signIn('frankie.two');
    const { id } = await customer.account();
    const path = `/v1/accounts/${id}/autopay`;
    const methodId = (await customer.method()).id;
    await customer.send(path, {
      method: 'PUT',
      body: JSON.stringify({ amountKind: 'due', amount: null, day: null, methodId }),
      headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    });

    const on = (await quoteFor(customer, id)).body.autopay;
    await customer.send(path, { method: 'DELETE' });
    const off = (await quoteFor(customer, id)).body.autopay;

    assert.deepEqual([on, off], [true, false]);
  });

  it('closes the account, cancels what is scheduled, and is debited once to the cent', async () => {
    const customer = await server.signIn('frankie.two');
    const account = await customer.account();
    const extra = await customer.order(5_000, '2026-06-24');
    const scheduled = await customer.pay(extra.accountId, extra.input, crypto.randomUUID());
    const quote = (await quoteFor(customer, account.id)).body;
    assert.equal(quote.cancels, 1);
    const { accountId, input } = await customer.order(quote.amount.amount);

    const answer = await customer.pay(accountId, { ...input, kind: 'payoff' }, crypto.randomUUID());

    assert.equal(answer.status, 201, answer.text);
    assert.equal(answer.body.kind, 'payoff');
    assert.match(answer.body.authorization, /pays off and closes the account/);
    const after = await customer.account();
    assert.deepEqual([after.status, after.payoff.amount.amount], ['paid_off', 0]);
    const found = (await payments(customer, accountId)).find(({ id }) => id === scheduled.body.id);
    assert.equal(found?.status, 'cancelled');
    await eventually(async () => (await server.debits()).length === 1);
    const [debit] = await server.debits();
    assert.deepEqual([debit?.paymentId, debit?.amount], [answer.body.id, quote.amount.amount]);
    const again = await quoteFor(customer, accountId);
    assert.deepEqual([again.status, again.body['code' as never]], [422, 'account_paid_off']);
  });

  it('scheduled for later holds autopay back, refuses what would change it, and closes at zero', async () => {
    const customer = await server.signIn('emery.final');
    const { id } = await customer.account();
    // Its one instalment is due, and would be taken, on 18 June.
    const quote = (await quoteFor(customer, id, '2026-06-22')).body;
    assert.equal(quote.autopay, true);
    const { accountId, input } = await customer.order(quote.amount.amount, '2026-06-22');
    const made = await customer.pay(accountId, { ...input, kind: 'payoff' }, crypto.randomUUID());
    assert.equal(made.status, 201, made.text);
    const other = await customer.order(1_000);
    const refused = await customer.pay(accountId, other.input, crypto.randomUUID());
    assert.equal(refused.body['code' as never], 'payoff_scheduled');

    await server.sandbox('clock', { to: '2026-06-23' });

    const account = await customer.account();
    assert.equal(account.status, 'paid_off');
    const all = await payments(customer, accountId);
    assert.deepEqual(
      all.map(({ kind, origin, status }) => [kind, origin, status]),
      [['payoff', 'customer', 'posted']],
    );
  });

  it('that would not close the account on its day is cancelled, and the customer told', async () => {
    const customer = await server.signIn('alex.current');
    const { id } = await customer.account();
    const paid = await customer.order(2_500);
    const earlier = await customer.pay(paid.accountId, paid.input, crypto.randomUUID());
    const quote = (await quoteFor(customer, id, '2026-07-07')).body;
    const { accountId, input } = await customer.order(quote.amount.amount, '2026-07-07');
    const made = await customer.pay(accountId, { ...input, kind: 'payoff' }, crypto.randomUUID());
    assert.equal(made.status, 201, made.text);
    // More is owed again from here on.
    await server.sandbox(`payments/${earlier.body.id}/returns`, { reason: 'account_closed' });

    await server.sandbox('clock', { to: '2026-07-08' });

    const found = (await payments(customer, accountId)).find((one) => one.id === made.body.id);
    assert.equal(found?.status, 'cancelled');
    assert.equal((await customer.account()).status, 'past_due');
    assert.ok((await server.debits()).every(({ paymentId }) => paymentId !== made.body.id));
    await eventually(async () =>
      (await subjects(server)).includes('A scheduled payment was cancelled'),
    );
  });

  it('comes as a letter: a tagged PDF whose text can be read, that no page of ours can show', async () => {
    const customer = await server.signIn('casey.lease');
    const account = await customer.account();
    const url = `/v1/accounts/${account.id}/payoff-letter`;
    const raw = await customer.bytes(url);

    assert.equal(raw.status, 200);
    assert.equal(raw.headers.get('content-type'), 'application/pdf');
    assert.match(raw.headers.get('content-disposition') ?? '', /^attachment; filename="payoff-/);
    assert.equal(raw.headers.get('x-content-type-options'), 'nosniff');
    assert.match(raw.headers.get('content-security-policy') ?? '', /^sandbox;/);
    const pdf = raw.bytes.toString('latin1');
    assert.match(pdf, /^%PDF-1\.7/);
    assert.match(pdf, /\/Marked true/);
    assert.match(pdf, /\/Lang \(en\)/);
    assert.doesNotMatch(pdf, /\/JavaScript|\/OpenAction|\/Launch|\/URI/);
    const text = pdfText(raw.bytes);
    assert.match(text, /Sandbox, no real money/);
    assert.match(text, /Payoff letter/);
    const dollars = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });
    assert.ok(text.includes(dollars.format(account.payoff.amount.amount / 100)), text);
  });

  it('is nobody else’s to see', async () => {
    const owner = await server.signIn('harper.history');
    const other = await server.signIn('casey.lease');
    const { id } = await owner.account();

    for (const path of ['payoff-quote', 'payoff-letter']) {
      assert.equal((await other.get(`/v1/accounts/${id}/${path}`)).status, 404);
    }
  });
});

async function subjects(server: TestServer): Promise<string[]> {
  const { items } = await server.sandbox<{ items: { subject: string }[] }>('outbox');
  return items.map(({ subject }) => subject);
}
