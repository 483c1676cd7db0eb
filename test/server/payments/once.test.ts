import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page, Payment } from '../../../sdk/contract/index.ts';
import { eventually, TestServer } from '../support/server.ts';

// A Tuesday morning at the lender's.
const env = { SANDBOX_NOW: '2026-06-09T15:00:00Z' };

describe('a payment under one key', () => {
  let server: TestServer;
  before(async () => (server = await TestServer.start(env)));
  after(() => server.dispose());

  it('is made once, and debited once by the bank, when submitted 200 times at once', async () => {
    const customer = await server.signIn('alex.current');
    const { accountId, input } = await customer.order(12_345);
    const key = crypto.randomUUID();

    const answers = await Promise.all(
      Array.from({ length: 200 }, () => customer.pay(accountId, input, key)),
    );

    const statuses = new Set(answers.map(({ status }) => status));
    assert.deepEqual(
      [...statuses].filter((status) => status !== 201 && status !== 409),
      [],
    );
    const made = answers.filter(({ status }) => status === 201);
    assert.equal(new Set(made.map(({ text }) => text)).size, 1);
    const { body } = await customer.get<Page<Payment>>(`/v1/accounts/${accountId}/payments`);
    assert.equal(body.items.length, 1);
    await eventually(async () => (await server.debits()).length > 0);
    const [debit, ...others] = await server.debits();
    assert.deepEqual(others, []);
    assert.equal(debit?.paymentId, body.items[0]?.id);
    assert.equal(debit?.idempotencyKey, key);
    assert.equal(debit?.amount, 12_345);
  });

  it('answers 300 replays at once with the stored answer, byte for byte', async () => {
    const customer = await server.signIn('frankie.two');
    const { accountId, input } = await customer.order(1_000);
    const key = crypto.randomUUID();
    const original = await customer.pay(accountId, input, key);

    const replays = await Promise.all(
      Array.from({ length: 300 }, () => customer.pay(accountId, input, key)),
    );

    assert.equal(original.status, 201);
    assert.equal(original.headers.get('idempotent-replayed'), null);
    for (const replay of replays) {
      assert.equal(replay.status, 201);
      assert.equal(replay.text, original.text);
      assert.equal(replay.headers.get('idempotent-replayed'), 'true');
    }
  });

  it('takes the same facts in another order as the same', async () => {
    const customer = await server.signIn('frankie.two');
    const { accountId, input } = await customer.order(1_100);
    const key = crypto.randomUUID();
    const original = await customer.pay(accountId, input, key);
    const { date, methodId, amount } = input;

    const replay = await customer.pay(accountId, { date, methodId, amount }, key);

    assert.equal(replay.text, original.text);
  });

  it('tells what was made where a check has become stricter since', async () => {
    const customer = await server.signIn('frankie.two');
    const { accountId, input } = await customer.order(1_150);
    const key = crypto.randomUUID();
    const original = await customer.pay(accountId, input, key);
    // What no check lets through today, and is no fact of the payment.
    const stricter = { ...input, locale: 'x'.repeat(36) };

    const replay = await customer.pay(accountId, stricter, key);
    const unknown = await customer.pay(accountId, stricter, crypto.randomUUID());

    assert.deepEqual([replay.status, replay.text], [201, original.text]);
    assert.equal(unknown.status, 400);
  });

  it('is refused with another body', async () => {
    const customer = await server.signIn('frankie.two');
    const { accountId, input } = await customer.order(1_200);
    const key = crypto.randomUUID();
    await customer.pay(accountId, input, key);

    const other = { ...input, amount: { ...input.amount, amount: 1_201 } };
    const answer = await customer.pay(accountId, other, key);

    assert.equal(answer.status, 422);
    assert.equal(answer.body['code' as never], 'idempotency_key_reused');
  });

  it('is another payment for another customer', async () => {
    const [one, other] = [await server.signIn('alex.current'), await server.signIn('casey.lease')];
    const [first, second] = [await one.order(700), await other.order(700)];
    const key = crypto.randomUUID();

    const made = await one.pay(first.accountId, first.input, key);
    const alsoMade = await other.pay(second.accountId, second.input, key);

    assert.deepEqual([made.status, alsoMade.status], [201, 201]);
    assert.notEqual(made.body.id, alsoMade.body.id);
  });

  it('is free again after a refusal', async () => {
    const customer = await server.signIn('frankie.two');
    const { accountId, input } = await customer.order(1_300);
    const key = crypto.randomUUID();
    const refused = await customer.pay(accountId, { ...input, methodId: 'pm-nobody' }, key);

    const answer = await customer.pay(accountId, input, key);

    assert.equal(refused.status, 422);
    assert.equal(answer.status, 201);
  });

  const badKeys = [
    { key: undefined, code: 'idempotency_key_missing' },
    { key: '', code: 'idempotency_key_missing' },
    { key: 'x'.repeat(201), code: 'invalid_request' },
    { key: 'autopay:acct-alex-1:2026-07-01', code: 'invalid_request' },
    { key: 'history:pay-bailey-1', code: 'invalid_request' },
  ];
  for (const { key, code } of badKeys) {
    it(`needs a key, not ${JSON.stringify(key?.slice(0, 20))}`, async () => {
      const customer = await server.signIn('alex.current');
      const { accountId, input } = await customer.order(100);

      const headers = key === undefined ? {} : { 'idempotency-key': key };
      const answer = await customer.post(`/v1/accounts/${accountId}/payments`, input, headers);

      assert.equal(answer.status, 400);
      assert.equal(answer.body['code'], code);
    });
  }
});

describe('different payments at once', () => {
  let server: TestServer;
  before(async () => (server = await TestServer.start(env)));
  after(() => server.dispose());

  it('never take more than clears the account', async () => {
    const customer = await server.signIn('emery.final');
    const account = await customer.account();
    const payoff = account.payoff.amount.amount;
    const part = Math.floor(payoff / 3) + 1;
    const { accountId, input } = await customer.order(part);

    const answers = await Promise.all(
      Array.from({ length: 12 }, () => customer.pay(accountId, input, crypto.randomUUID())),
    );

    const made = answers.filter(({ status }) => status === 201);
    assert.equal(made.length, 2);
    for (const { status, body } of answers.filter((answer) => answer.status !== 201)) {
      assert.equal(status, 422);
      assert.equal(body['code' as never], 'amount_over_payoff');
    }
    await eventually(async () => (await server.debits()).length === 2);
    const after = await customer.account();
    assert.equal(after.payoff.amount.amount, payoff - 2 * part);
  });
});
