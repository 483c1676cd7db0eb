import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { PaymentDates, PaymentPreview } from '../../../sdk/contract/index.ts';
import { eventually, TestServer } from '../support/server.ts';

// A Tuesday, 10:00 in Chicago.
const SANDBOX_NOW = '2026-06-09T15:00:00Z';

describe('what a payment is meant for', () => {
  let server: TestServer;
  before(async () => {
    server = await TestServer.start({ SANDBOX_NOW });
  });
  after(() => server.dispose());

  it('lowers the principal alone and satisfies no instalment, as its preview says', async () => {
    const alex = await server.signIn('alex.current');
    const before = await alex.account();
    const { accountId, input } = await alex.order(50_000);
    const order = { ...input, kind: 'principal_only' };
    const { body: preview } = await alex.post<PaymentPreview>(
      `/v1/accounts/${accountId}/payment-previews`,
      order,
    );

    const answer = await alex.pay(accountId, order, crypto.randomUUID());

    assert.equal(answer.status, 201, answer.text);
    assert.deepEqual(answer.body.allocation, preview.allocation);
    assert.equal(answer.body.allocation?.principal.amount, 50_000);
    assert.match(answer.body.authorization, /doesn’t count as a monthly payment/);
    const after = await alex.account();
    assert.equal(after.principal.amount, before.principal.amount - 50_000);
    assert.equal(after.amountDue.amount, before.amountDue.amount);
    assert.equal(after.instalmentsPaid, before.instalmentsPaid);
    assert.equal(after.dueDate, before.dueDate);
    assert.ok(after.payoff.perDiem.amount < before.payoff.perDiem.amount);
  });

  it('is not the principal alone while something is past due, nor all of the principal', async () => {
    const bailey = await server.signIn('bailey.pastdue');
    const late = await bailey.order(10_000);
    const refused = await bailey.pay(
      late.accountId,
      { ...late.input, kind: 'principal_only' },
      crypto.randomUUID(),
    );
    assert.equal(refused.body['code' as never], 'principal_only_unavailable');

    const alex = await server.signIn('alex.current');
    const { principal } = await alex.account();
    const all = await alex.order(principal.amount);
    const over = await alex.pay(
      all.accountId,
      { ...all.input, kind: 'principal_only' },
      crypto.randomUUID(),
    );
    assert.equal(over.body['code' as never], 'amount_over_principal');
  });

  it('is asked again where the same amount was paid within days, and never for the same key', async () => {
    const harper = await server.signIn('harper.history');
    const { accountId, input } = await harper.order(6_543);
    const unasked = { ...input, acknowledgeDuplicate: false };
    const key = crypto.randomUUID();
    const first = await harper.pay(accountId, unasked, key);
    assert.equal(first.status, 201, first.text);

    const replayed = await harper.pay(accountId, unasked, key);
    const second = await harper.pay(accountId, unasked, crypto.randomUUID());
    const later = await harper.pay(
      accountId,
      { ...unasked, date: '2026-06-12' },
      crypto.randomUUID(),
    );
    const far = await harper.pay(
      accountId,
      { ...unasked, date: '2026-06-15' },
      crypto.randomUUID(),
    );
    const meant = await harper.pay(
      accountId,
      { ...unasked, acknowledgeDuplicate: true },
      crypto.randomUUID(),
    );

    assert.equal(replayed.text, first.text);
    for (const one of [second, later]) {
      assert.deepEqual(
        [one.status, one.body['code' as never], one.body['errors' as never]],
        [
          422,
          'payment_duplicate_likely',
          [{ pointer: '/acknowledgeDuplicate', code: 'payment_duplicate_likely' }],
        ],
      );
    }
    assert.equal(far.status, 201, far.text);
    assert.equal(meant.status, 201, meant.text);
    await eventually(
      async () => (await server.debits()).filter((one) => one.amount === 6_543).length === 2,
    );
  });

  it('is made once of many at once with keys of their own', async () => {
    const harper = await server.signIn('harper.history');
    const { accountId, input } = await harper.order(8_765);
    const unasked = { ...input, acknowledgeDuplicate: false };

    const answers = await Promise.all(
      Array.from({ length: 12 }, () => harper.pay(accountId, unasked, crypto.randomUUID())),
    );

    assert.equal(answers.filter(({ status }) => status === 201).length, 1);
    assert.equal(answers.filter(({ status }) => status === 422).length, 11);
  });

  it('is asked again where automatic payments are about to take the same', async () => {
    const emery = await server.signIn('emery.final');
    const { accountId, input } = await emery.order(1_000, '2026-06-16');
    const preview = await emery.account();
    // As of the day on which it will be taken.
    const amount = await amountOn('2026-06-18');

    const answer = await emery.pay(
      accountId,
      {
        ...input,
        amount: { amount, currency: 'USD' },
        acknowledgeDuplicate: false,
        date: '2026-06-18',
      },
      crypto.randomUUID(),
    );

    assert.equal(preview.autopay.nextDate, '2026-06-18');
    assert.equal(answer.body['code' as never], 'payment_duplicate_likely');

    async function amountOn(date: string): Promise<number> {
      const { body } = await emery.get<{ amount: { amount: number } }>(
        `/v1/accounts/${accountId}/payoff-quote?date=${date}`,
      );
      return body.amount.amount;
    }
  });

  it('is agreed to in the language of the page, and mailed', async () => {
    const casey = await server.signIn('casey.lease');
    const { accountId, input } = await casey.order(2_222, '2026-06-30');

    const answer = await casey.pay(accountId, { ...input, locale: 'es-US' }, crypto.randomUUID());

    assert.match(
      answer.body.authorization,
      /^Autorizo a Prairie Lane Finance a cargar una sola vez/,
    );
    assert.match(answer.body.authorization, /30 de junio de 2026/);
    await eventually(async () => {
      const { items } = await server.sandbox<{ items: { text: string }[] }>('outbox');
      return items.some(
        ({ text }) => text.includes(answer.body.confirmationNumber) && text.includes('Autorizo'),
      );
    });
  });

  it('can be made on days that banks work on, and the list of them says until when', async () => {
    const casey = await server.signIn('casey.lease');
    const { id, asOf } = await casey.account();

    const { body } = await casey.get<PaymentDates>(`/v1/accounts/${id}/payment-dates`);

    assert.equal(body.dates[0], asOf);
    assert.equal(body.cutoffAt, '2026-06-09T22:00:00Z');
    assert.equal(body.zone, 'America/Chicago');
    // Juneteenth, the fourth of July's Saturday and every weekend are left out.
    assert.ok(!body.dates.includes('2026-06-19'));
    assert.ok(body.dates.every((date) => ![0, 6].includes(new Date(date).getUTCDay())));
    assert.equal(body.dates.at(-1), '2026-08-07');
  });
});
