import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Account, Page, PaymentMethod, PaymentPreview } from '../../../sdk/contract/index.ts';
import { type Answer, type Customer, first } from '../support/customer.ts';
import { TestServer } from '../support/server.ts';

// Thursday, 10:00 at the lender's; the Friday after is 19 June, a bank holiday.
const env = { SANDBOX_NOW: '2026-06-18T15:00:00Z' };

function problemOf(answer: Answer<unknown>) {
  const { code, errors } = answer.body as { code: string; errors?: unknown };
  return { status: answer.status, code, errors };
}

describe('a payment', () => {
  let server: TestServer;
  let alex: Customer;
  let account: Account;
  before(async () => {
    server = await TestServer.start(env);
    alex = await server.signIn('alex.current');
    account = await alex.account();
  });
  after(() => server.dispose());

  const usd = (amount: number) => ({ amount, currency: 'USD' });
  const refusals: readonly (readonly [
    what: string,
    change: object,
    code: string,
    pointer: string,
  ])[] = [
    ['of nothing', { amount: usd(0) }, 'amount_too_small', '/amount/amount'],
    ['of less than nothing', { amount: usd(-1) }, 'amount_too_small', '/amount/amount'],
    ['over the payoff', { amount: usd(99_999_999) }, 'amount_over_payoff', '/amount/amount'],
    [
      'in another currency',
      { amount: { amount: 100, currency: 'EUR' } },
      'currency_mismatch',
      '/amount/currency',
    ],
    ['in the past', { date: '2026-06-17' }, 'date_too_early', '/date'],
    ['too far ahead', { date: '2026-08-18' }, 'date_too_late', '/date'],
    ['on a bank holiday', { date: '2026-06-19' }, 'date_not_business_day', '/date'],
    ['on a Saturday', { date: '2026-06-20' }, 'date_not_business_day', '/date'],
    ['by a method that is nobody’s', { methodId: 'pm-nobody' }, 'method_not_found', '/methodId'],
    ['by someone else’s method', { methodId: 'pm-bailey-1' }, 'method_not_found', '/methodId'],
  ];
  for (const [what, change, code, pointer] of refusals) {
    it(`${what} is refused as ${code}, in the preview as in the payment`, async () => {
      const { accountId, input } = await alex.order(1_000);
      const bad = { ...input, ...change };

      const preview = await alex.post(`/v1/accounts/${accountId}/payment-previews`, bad);
      const payment = await alex.pay(accountId, bad, crypto.randomUUID());

      const expected = { status: 422, code, errors: [{ pointer, code }] };
      assert.deepEqual(problemOf(preview), expected);
      assert.deepEqual(problemOf(payment), expected);
    });
  }

  const malformed: readonly (readonly [what: string, change: object, errors: object[]])[] = [
    [
      'a fraction of a cent',
      { amount: usd(1.5) },
      [{ pointer: '/amount/amount', code: 'invalid' }],
    ],
    [
      'an amount in words',
      { amount: { amount: '10', currency: 'USD' } },
      [{ pointer: '/amount/amount', code: 'invalid' }],
    ],
    ['no amount', { amount: undefined }, [{ pointer: '/amount', code: 'required' }]],
    ['a date that is none', { date: '18 June' }, [{ pointer: '/date', code: 'invalid' }]],
    [
      'a day that the calendar lacks',
      { date: '2026-06-31' },
      [{ pointer: '/date', code: 'invalid' }],
    ],
    [
      'no method and no date',
      { methodId: undefined, date: undefined },
      [
        { pointer: '/methodId', code: 'required' },
        { pointer: '/date', code: 'required' },
      ],
    ],
  ];
  for (const [what, change, errors] of malformed) {
    it(`with ${what} is malformed, and the answer points at it`, async () => {
      const { accountId, input } = await alex.order(1_000);

      const answer = await alex.pay(accountId, { ...input, ...change }, crypto.randomUUID());

      assert.deepEqual(problemOf(answer), { status: 400, code: 'invalid_request', errors });
    });
  }

  it('by a method that is not verified is refused', async () => {
    const { accountId, input } = await alex.order(1_000);
    const added = await alex.post<PaymentMethod>('/v1/payment-methods', {
      kind: 'us_bank_account',
      routingNumber: '990000026',
      accountNumber: '555566667777',
      accountType: 'savings',
      nickname: 'Holidays',
    });

    const answer = await alex.pay(
      accountId,
      { ...input, methodId: added.body.id },
      crypto.randomUUID(),
    );

    assert.equal(added.status, 201);
    assert.equal(added.body.status, 'unverified');
    assert.equal(problemOf(answer).code, 'method_unverified');
  });

  it('toward someone else’s account finds nothing there', async () => {
    const { input } = await alex.order(1_000);
    const bailey = await (await server.signIn('bailey.pastdue')).account();

    const answer = await alex.pay(bailey.id, input, crypto.randomUUID());

    assert.deepEqual(problemOf(answer), { status: 404, code: 'not_found', errors: undefined });
  });

  it('does what its preview showed', async () => {
    const { accountId, input } = await alex.order(account.amountDue.amount);
    const { body: preview } = await alex.post<PaymentPreview>(
      `/v1/accounts/${accountId}/payment-previews`,
      input,
    );

    const { body: payment } = await alex.pay(accountId, input, crypto.randomUUID());

    const now = await alex.account();
    assert.deepEqual(payment.allocation, preview.allocation);
    assert.equal(payment.authorization, preview.authorization);
    assert.deepEqual(
      {
        amountDue: now.amountDue,
        dueDate: now.dueDate,
        pastDue: now.pastDue,
        principal: now.principal,
      },
      preview.after,
    );
    assert.equal(now.amountDue.amount, 0);
    assert.deepEqual(now.lastPayment, { amount: input.amount, date: input.date });
  });

  it('is authorised by a text that names amount, day, bank account and account', async () => {
    const { accountId, input } = await alex.order(123_456);
    const method = await alex.method();

    const { body } = await alex.post<PaymentPreview>(
      `/v1/accounts/${accountId}/payment-previews`,
      input,
    );

    const text = body.authorization ?? '';
    for (const part of [
      '$1,234.56',
      'June 18, 2026',
      method.bankName ?? '',
      method.last4,
      account.numberLast4,
    ]) {
      assert.ok(text.includes(part), `"${part}" is missing in "${text}"`);
    }
  });

  it('pays fees first, then interest, then principal', async () => {
    const bailey = await server.signIn('bailey.pastdue');
    const { accountId, input } = await bailey.order(10_000);
    const before = await bailey.account();

    const { body: payment } = await bailey.pay(accountId, input, crypto.randomUUID());

    assert.ok(before.feesDue.amount > 0);
    assert.equal(payment.allocation?.fees.amount, before.feesDue.amount);
    assert.equal((await bailey.account()).feesDue.amount, 0);
  });

  it('that clears a loan closes it', async () => {
    const frankie = await server.signIn('frankie.two');
    const { body } = await frankie.get<Page<Account>>('/v1/accounts');
    const { id, payoff } = first(body.items);
    const { input } = await frankie.order(payoff.amount.amount);

    const paid = await frankie.pay(id, input, crypto.randomUUID());
    const again = await frankie.pay(id, { ...input, amount: usd(1) }, crypto.randomUUID());

    const now = await frankie.account();
    assert.equal(paid.status, 201);
    assert.equal(now.status, 'paid_off');
    assert.equal(now.payoff.amount.amount, 0);
    assert.equal(now.dueDate, null);
    assert.equal(problemOf(again).code, 'amount_over_payoff');
  });

  it('after the cut-off counts for the next business day', async () => {
    await server.sandbox('clock', { to: '2026-06-18T22:30:00Z' });
    const { asOf, id } = await alex.account();
    const { input } = await alex.order(1_000);

    const late = await alex.pay(id, { ...input, date: '2026-06-18' }, crypto.randomUUID());
    const onAsOf = await alex.pay(id, { ...input, date: asOf }, crypto.randomUUID());

    // Friday is a holiday, then comes the weekend.
    assert.equal(asOf, '2026-06-22');
    assert.equal(problemOf(late).code, 'cutoff_passed');
    assert.equal(onAsOf.status, 201);
  });
});

describe('payment methods', () => {
  let server: TestServer;
  let alex: Customer;
  before(async () => {
    server = await TestServer.start(env);
    alex = await server.signIn('alex.current');
  });
  after(() => server.dispose());

  const bank = {
    kind: 'us_bank_account',
    routingNumber: '990000013',
    accountNumber: '424242424242',
    accountType: 'checking',
  };

  it('come with the default first, masked', async () => {
    const { body, text } = await alex.get<Page<PaymentMethod>>('/v1/payment-methods');

    assert.equal(first(body.items).isDefault, true);
    assert.equal(first(body.items).status, 'verified');
    assert.doesNotMatch(text, /\d{5}/);
  });

  it('are added once, however often the same account is given', async () => {
    const one = await alex.post<PaymentMethod>('/v1/payment-methods', bank);
    const other = await alex.post<PaymentMethod>('/v1/payment-methods', {
      ...bank,
      accountNumber: '4242 4242 4242',
    });

    assert.equal(one.status, 201);
    assert.equal(other.body.id, one.body.id);
    assert.equal(one.body.last4, '4242');
    assert.equal(one.body.bankName, 'Thistledown Bank');
    assert.doesNotMatch(one.text, /424242424242/);
  });

  it('can be an IBAN', async () => {
    const { status, body } = await alex.post<PaymentMethod>('/v1/payment-methods', {
      kind: 'iban',
      iban: 'DE89 3704 0044 0532 0130 00',
    });

    assert.equal(status, 201);
    assert.equal(body.kind, 'iban');
    assert.equal(body.last4, '3000');
  });

  const refusals: readonly (readonly [object, readonly object[]])[] = [
    [
      { ...bank, routingNumber: '990000014' },
      [{ pointer: '/routingNumber', code: 'routing_number_invalid' }],
    ],
    [
      { ...bank, routingNumber: '1', accountNumber: 'x' },
      [
        { pointer: '/routingNumber', code: 'routing_number_invalid' },
        { pointer: '/accountNumber', code: 'account_number_invalid' },
      ],
    ],
    [
      { kind: 'iban', iban: 'DE89 3704 0044 0532 0130 01' },
      [{ pointer: '/iban', code: 'iban_invalid' }],
    ],
  ];
  for (const [input, errors] of refusals) {
    it(`with faults in the numbers are refused: ${JSON.stringify(errors)}`, async () => {
      const answer = await alex.post('/v1/payment-methods', input);

      assert.equal(answer.status, 422);
      assert.deepEqual(answer.body['errors'], errors);
    });
  }

  it('say so when the bank cannot be reached', async () => {
    await server.sandbox('bank', { available: false }, 'PUT');

    const answer = await alex.post('/v1/payment-methods', { ...bank, accountNumber: '987654' });
    await server.sandbox('bank', { available: true }, 'PUT');

    assert.equal(answer.status, 503);
    assert.equal(answer.body['code'], 'unavailable');
    assert.equal(answer.headers.get('retry-after'), '5');
  });

  it('can be asked about only so often', async () => {
    const statuses = new Set<number>();
    for (let attempt = 0; attempt < 31; attempt += 1) {
      const input = { ...bank, routingNumber: '990000014' };
      statuses.add((await alex.post('/v1/payment-methods', input)).status);
    }

    assert.ok(statuses.has(429));
  });
});
