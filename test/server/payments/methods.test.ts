import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Page, Payment, PaymentMethod, Problem } from '../../../sdk/contract/index.ts';
import { isBusinessDay } from '../../../demo/server/lending/index.ts';
import { type Customer, first } from '../support/customer.ts';
import { eventually, TestServer } from '../support/server.ts';

interface Deposit {
  depositId: string;
  methodId: string;
  last4: string;
  amount: number;
  currency: string;
}

describe('bank accounts to pay from', () => {
  let server: TestServer;
  let customer: Customer;
  before(async () => {
    server = await TestServer.start();
    customer = await server.signIn('alex.current');
  });
  after(() => server.dispose());

  const add = (accountNumber: string, who = customer) =>
    who.post<PaymentMethod & Problem>('/v1/payment-methods', {
      kind: 'us_bank_account',
      routingNumber: '990000013',
      accountNumber,
      accountType: 'checking',
    });
  const addCard = (token: string) =>
    customer.post<PaymentMethod & Problem>('/v1/payment-methods', { kind: 'card', token });
  const verify = (id: string, amounts: number[], who = customer) =>
    who.post<PaymentMethod & Problem>(`/v1/payment-methods/${id}/verifications`, { amounts });
  const remove = (id: string, who = customer) =>
    who.send<Problem>(`/v1/payment-methods/${id}`, { method: 'DELETE' });
  const change = (id: string, body: object, who = customer) =>
    who.send<PaymentMethod & Problem>(`/v1/payment-methods/${id}`, {
      method: 'PATCH',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });
  const list = async (who = customer) =>
    (await who.get<Page<PaymentMethod>>('/v1/payment-methods')).body.items;
  const find = async (id: string, who = customer) =>
    (await list(who)).find((method) => method.id === id);
  const deposits = async (id: string) =>
    (await server.sandbox<{ items: Deposit[] }>('bank/deposits')).items.filter(
      ({ methodId }) => methodId === id,
    );
  /** Never right: the two deposits differ. */
  const wrong = [1, 1];

  it('sends two different deposits under a dollar, and says by which business day', async () => {
    const { body: method } = await add('81000001');

    const sent = await deposits(method.id);

    assert.equal(sent.length, 2);
    assert.ok(sent.every(({ amount }) => amount >= 1 && amount <= 99));
    assert.notEqual(sent[0]?.amount, sent[1]?.amount);
    assert.ok(sent.every(({ last4, currency }) => last4 === '0001' && currency === 'USD'));
    assert.ok(method.verification);
    assert.ok(isBusinessDay(method.verification.depositsBy));
    assert.ok(method.verification.depositsBy > (await customer.account()).asOf);
  });

  for (const [order, turn] of [
    ['as they came', (amounts: number[]) => amounts],
    ['the other way round', (amounts: number[]) => amounts.reverse()],
  ] as const) {
    it(`is verified by the two amounts ${order}, and can be paid from then`, async () => {
      const { body: method } = await add(order.length % 2 ? '81000011' : '81000012');
      const amounts = (await deposits(method.id)).map(({ amount }) => amount);
      const { accountId, input } = await customer.order(1_000);
      const pay = () =>
        customer.pay(accountId, { ...input, methodId: method.id }, crypto.randomUUID());

      const before = await pay();
      const verified = await verify(method.id, turn([...amounts]));
      const again = await verify(method.id, wrong);
      const after = await pay();

      assert.equal(before.body['code' as never], 'method_unverified');
      assert.equal(verified.status, 200);
      assert.deepEqual([verified.body.status, verified.body.verification], ['verified', null]);
      assert.equal(again.status, 200, 'an answer that was lost can be asked for again');
      assert.equal(after.status, 201);
    });
  }

  it('counts wrong tries though twenty come at once, and lets none of them through', async () => {
    const { body: method } = await add('81000021');

    const tries = await Promise.all(Array.from({ length: 20 }, () => verify(method.id, wrong)));
    const right = (await deposits(method.id)).map(({ amount }) => amount);
    const late = await verify(method.id, right);

    const codes = tries.map(({ body }) => `${body.code} ${body.triesLeft}`).sort();
    assert.deepEqual(codes.slice(0, 2), [
      'verification_amounts_wrong 1',
      'verification_amounts_wrong 2',
    ]);
    assert.ok(codes.slice(2).every((code) => code === 'verification_locked 0'));
    assert.equal(late.body.code, 'verification_locked');
    assert.equal((await find(method.id))?.status, 'unverified');
  });

  it('gives new tries when it is added again, but not for ever', async () => {
    const rounds: string[] = [];
    for (let round = 0; round < 3; round += 1) {
      const { body } = await add('81000031');
      rounds.push(body.id);
      await verify(body.id, wrong);
      await remove(body.id);
    }

    const refused = await add('81000031');

    assert.equal(new Set(rounds).size, 3);
    assert.deepEqual([refused.status, refused.body.code], [422, 'verification_locked']);
    assert.ok(!(await list()).some(({ last4 }) => last4 === '0031'));
  });

  it('says so where the bank takes no deposits', async () => {
    const { body: method } = await add('81000000');
    await eventually(async () => (await find(method.id))?.verification?.status === 'failed');

    const refused = await verify(method.id, wrong);

    assert.equal(refused.body.code, 'verification_failed');
  });

  it('keeps the deposits of a cut line and makes each once when it is up', async () => {
    await server.sandbox('bank', { available: false }, 'PUT');
    const cut = await add('81000041');
    await server.sandbox('bank', { available: true }, 'PUT');
    const { body: method } = await add('81000041');
    await server.stop();
    await server.start();
    customer = await server.signIn('alex.current');

    const sent = await deposits(method.id);

    assert.equal(cut.status, 503);
    assert.equal(sent.length, 2);
    assert.equal(new Set(sent.map(({ depositId }) => depositId)).size, 2);
  });

  it('answers an account that is there already as it is, with no more deposits', async () => {
    const [one, other] = [await add('81000051'), await add('8100 0051')];

    assert.equal(other.body.id, one.body.id);
    assert.equal((await deposits(one.body.id)).length, 2);
  });

  it('is removed with its default passed on, and stays with its payments', async () => {
    const { body: card } = await addCard('tok_sandbox_blue_0042');
    const was = first((await list()).filter(({ isDefault }) => isDefault));
    await change(card.id, { isDefault: true, nickname: 'Blue' });
    const { accountId, input } = await customer.order(1_000);
    const key = crypto.randomUUID();
    const { body: paid } = await customer.pay(accountId, { ...input, methodId: card.id }, key);

    const removed = await remove(card.id);
    const history = await customer.get<Payment>(`/v1/payments/${paid.id}`);
    const repeated = await customer.pay(accountId, { ...input, methodId: card.id }, key);

    assert.equal(removed.status, 204);
    assert.equal(await find(card.id), undefined);
    assert.equal(first(await list()).id, was.id);
    assert.equal(history.body.method.last4, '0042');
    assert.equal(repeated.status, 201, 'the stored answer is given again');
    await eventually(async () =>
      (await server.debits()).some(({ paymentId }) => paymentId === paid.id),
    );
  });

  it('is not removed while automatic payments use it, says so, and is once they are off', async () => {
    const emery = await server.signIn('emery.final');
    const method = first(await list(emery));

    const refused = await remove(method.id, emery);

    assert.deepEqual([refused.status, refused.body.code], [422, 'method_in_use']);
    assert.deepEqual(
      method.usedBy.map(({ kind }) => kind),
      ['autopay'],
    );
    const { id } = await emery.account();
    await emery.send(`/v1/accounts/${id}/autopay`, { method: 'DELETE' });
    assert.equal((await remove(method.id, emery)).status, 204);
  });

  it('tells the customer by mail of an account that came or went', async () => {
    const frankie = await server.signIn('frankie.two');
    const { body: method } = await add('81000061', frankie);
    await remove(method.id, frankie);

    await eventually(async () => {
      const text = await (await fetch(`${server.origin}/outbox`)).text();
      return (
        text.includes('A bank account was added') && text.includes('A bank account was removed')
      );
    });
  });

  it('wants a second factor for another default and for a removal, not for a name', async () => {
    const bailey = await server.signIn('bailey.pastdue');
    const { id } = first(await list(bailey));
    await bailey.post('/v1/authenticators/email', {});

    const answers = [
      await change(id, { nickname: 'Rainy days' }, bailey),
      await change(id, { isDefault: true }, bailey),
      await remove(id, bailey),
    ];

    assert.deepEqual(
      answers.map(({ status, body }) => [status, body.code]),
      [
        [200, undefined],
        [401, 'step_up_required'],
        [401, 'step_up_required'],
      ],
    );
  });

  it('expires when the amounts are told too late', async () => {
    const { body: method } = await add('81000071');
    const right = (await deposits(method.id)).map(({ amount }) => amount);
    await server.sandbox('clock', { days: 40 });

    const late = await verify(method.id, right);

    assert.equal(late.body.code, 'verification_expired');
    assert.equal((await find(method.id))?.verification?.status, 'expired');
  });

  it('keeps typed numbers out of logs, data and answers', async () => {
    const routing = '990000039';
    const account = '739104628551';
    const iban = 'DE89370400440532013000';
    const card = '4242424242424242';
    const answers = [
      await customer.post('/v1/payment-methods', {
        kind: 'us_bank_account',
        routingNumber: routing,
        accountNumber: account,
        accountType: 'checking',
      }),
      await customer.post('/v1/payment-methods', { kind: 'iban', iban }),
      await customer.post('/v1/payment-methods', { kind: 'iban', iban: iban.replace('89', '88') }),
      await addCard(`tok_${card}`),
      await customer.post('/v1/payment-methods', {
        kind: 'us_bank_account',
        routingNumber: 12,
        accountNumber: [account],
        accountType: account,
        nickname: account,
      }),
    ];
    await customer.get('/v1/payment-methods');
    await server.sandbox('bank/deposits');
    await server.stop();

    const files = await readdir(server.dataDir, { recursive: true, withFileTypes: true });
    const kept = await Promise.all(
      files
        .filter((file) => file.isFile())
        .map((file) => readFile(join(file.parentPath, file.name), 'latin1')),
    );
    await server.start();

    assert.deepEqual(
      answers.map(({ status }) => status),
      [201, 201, 422, 400, 400],
    );
    const places = { log: server.log, data: kept, answers: answers.map(({ text }) => text) };
    for (const [place, texts] of Object.entries(places)) {
      assert.ok(texts.join('').length > 500, `${place} were read`);
      for (const secret of [account, iban, iban.slice(4), card, routing]) {
        assert.ok(!texts.some((text) => text.includes(secret)), `${secret} is in ${place}`);
      }
    }
    // The search finds what is there.
    assert.ok(kept.some((text) => text.includes('8551')));
  });
});
