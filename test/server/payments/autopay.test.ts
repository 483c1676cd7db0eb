import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type {
  Autopay,
  AutopayInput,
  AutopayPreview,
  Page,
  Payment,
} from '../../../sdk/contract/index.ts';
import { formatMoney } from '../../../sdk/index.ts';
import { addDays } from '../../../demo/server/lending/index.ts';
import type { Customer } from '../support/customer.ts';
import { eventually, TestServer } from '../support/server.ts';

// A Monday morning at the lender's.
const env = { SANDBOX_NOW: '2026-06-08T15:00:00Z' };

interface Desk {
  readonly customer: Customer;
  readonly accountId: string;
  readonly methodId: string;
}

async function deskOf(server: TestServer, userId = 'alex.current'): Promise<Desk> {
  const customer = await server.signIn(userId);
  const [{ id: accountId }, { id: methodId }] = [await customer.account(), await customer.method()];
  return { customer, accountId, methodId };
}

function inputOf({ methodId }: Desk, rest: Partial<AutopayInput> = {}): AutopayInput {
  return { amountKind: 'due', amount: null, day: null, methodId, ...rest };
}

async function set(desk: Desk, rest: Partial<AutopayInput> = {}, key = crypto.randomUUID()) {
  return desk.customer.send<Autopay>(`/v1/accounts/${desk.accountId}/autopay`, {
    method: 'PUT',
    body: JSON.stringify(inputOf(desk, rest)),
    headers: { 'content-type': 'application/json', 'idempotency-key': key },
  });
}

async function read({ customer, accountId }: Desk): Promise<Autopay> {
  return (await customer.get<Autopay>(`/v1/accounts/${accountId}/autopay`)).body;
}

async function preview(desk: Desk, rest: Partial<AutopayInput> = {}): Promise<AutopayPreview> {
  const path = `/v1/accounts/${desk.accountId}/autopay-previews`;
  return (await desk.customer.post<AutopayPreview>(path, inputOf(desk, rest))).body;
}

async function revoke({ customer, accountId }: Desk) {
  return customer.send<Autopay>(`/v1/accounts/${accountId}/autopay`, { method: 'DELETE' });
}

/** The payments of autopay, the oldest first; asked again as the clock ends sessions. */
async function taken(server: TestServer, desk: Desk, userId = 'alex.current'): Promise<Payment[]> {
  const customer = await server.signIn(userId);
  const path = `/v1/accounts/${desk.accountId}/payments?limit=100`;
  const { body } = await customer.get<Page<Payment>>(path);
  return body.items.filter(({ authorization }) => authorization.includes('revoke')).reverse();
}

/** What the bank took for this account: others of the sandbox have autopay, too. */
async function debitsFor(server: TestServer, { accountId }: Desk) {
  const debits = await server.debits();
  return debits.filter(({ idempotencyKey }) => idempotencyKey.startsWith(`autopay:${accountId}:`));
}

async function mails(server: TestServer): Promise<{ subject: string; text: string }[]> {
  const list = await fetch(`${server.origin}/sandbox/outbox`);
  const { items } = (await list.json()) as { items: { subject: string; text: string }[] };
  return items;
}

describe('automatic payments', () => {
  let server: TestServer;
  let desk: Desk;
  beforeEach(async () => {
    server = await TestServer.start(env);
    desk = await deskOf(server);
  });
  afterEach(() => server.dispose());

  it('are taken on each due date, at the bank, as was shown', async () => {
    const shown = await preview(desk);
    const { body: made } = await set(desk);
    const [first, second] = shown.upcoming;

    await server.sandbox('clock', { to: addDays(second?.date ?? '', 1) });

    const payments = await taken(server, desk);
    assert.deepEqual(made.next, first);
    assert.deepEqual(
      payments.map(({ date, amount }) => [date, amount]),
      [first, second].map((debit) => [debit?.date, debit?.amount]),
    );
    assert.equal(payments[0]?.authorization, shown.authorization);
    await eventually(async () => (await debitsFor(server, desk)).length === 2);
    const debits = await debitsFor(server, desk);
    assert.deepEqual(
      debits.map(({ paymentId, amount }) => [paymentId, amount]).sort(),
      payments.map(({ id, amount }) => [id, amount.amount]).sort(),
    );
  });

  it('take each due date once, however the day is changed', async () => {
    const early = await preview(desk, { day: 10 });
    await set(desk, { day: 10 });
    await server.sandbox('clock', { to: early.upcoming[0]?.date });
    desk = await deskOf(server);
    const [first] = await taken(server, desk);

    // The due date itself is still ahead.
    await set(desk, { day: null });
    const { next } = await read(desk);
    await server.sandbox('clock', { to: next?.date });

    const all = await taken(server, desk);
    assert.equal(first?.date, early.upcoming[0]?.date);
    assert.notEqual(next?.dueDate, early.upcoming[0]?.dueDate);
    assert.deepEqual(
      all.map(({ date }) => date),
      [first?.date, next?.date],
    );
  });

  it('take nothing once revoked, until the day begins', async () => {
    const { body: made } = await set(desk);
    const date = made.next?.date ?? '';
    // The evening before, long after the third business day before it.
    await server.sandbox('clock', { to: `${date}T04:00:00Z` });
    desk = await deskOf(server);

    const { body: off } = await revoke(desk);
    await server.sandbox('clock', { to: addDays(date, 3) });

    assert.equal(off.status, 'off');
    assert.equal(off.sending, null);
    assert.deepEqual(await taken(server, desk), []);
    assert.deepEqual(await debitsFor(server, desk), []);
  });

  it('say so where a payment is at the bank already', async () => {
    const { body: made } = await set(desk);
    await server.sandbox('bank', { available: false }, 'PUT');
    await server.sandbox('clock', { to: made.next?.date });
    desk = await deskOf(server);

    const { body: off } = await revoke(desk);
    await server.sandbox('bank', { available: true }, 'PUT');

    assert.deepEqual(off.sending, { date: made.next?.date, amount: made.next?.amount });
    await eventually(async () => (await debitsFor(server, desk)).length === 1);
    assert.equal((await read(desk)).sending, null);
  });

  it('count what the customer has scheduled, and take only what it leaves', async () => {
    const { upcoming } = await preview(desk);
    const [first] = upcoming;
    const { accountId, input } = await desk.customer.order(10_000, '2026-06-10');
    await desk.customer.pay(accountId, input, crypto.randomUUID());

    const { body: made } = await set(desk);
    await server.sandbox('clock', { to: first?.date });

    const left = (first?.amount.amount ?? 0) - 10_000;
    assert.ok(made.notes.includes('scheduled_payment'));
    assert.equal(made.next?.amount.amount, left);
    assert.deepEqual((await taken(server, desk))[0]?.amount.amount, left);
  });

  it('wait for a payment scheduled between the chosen day and the due date', async () => {
    const { upcoming } = await preview(desk);
    const own = upcoming[0]?.date ?? '';
    const chosen = await preview(desk, { day: 9 });
    assert.equal(chosen.upcoming[0]?.date, '2026-06-09');
    const { accountId, input } = await desk.customer.order(10_000, '2026-06-11');
    const { body: mine } = await desk.customer.pay(accountId, input, crypto.randomUUID());

    const { body: made } = await set(desk, { day: 9 });
    await desk.customer.send(`/v1/payments/${mine.id}`, { method: 'DELETE' });
    const { body: without } = await desk.customer.get<Autopay>(`/v1/accounts/${accountId}/autopay`);

    assert.deepEqual(
      [made.next?.date, made.notes],
      [own, ['scheduled_payment', 'waits_for_scheduled']],
    );
    assert.equal(without.next?.date, '2026-06-09');
    // It is not there any more, so all is taken on the chosen day.
    await server.sandbox('clock', { to: '2026-06-09' });
    assert.deepEqual(
      (await taken(server, desk)).map(({ date, amount }) => [date, amount]),
      [['2026-06-09', upcoming[0]?.amount]],
    );
  });

  it('put the extra toward principal, so that the next instalment is asked for in full', async () => {
    const extra = { amount: 5_000, currency: 'USD' };
    const before = await desk.customer.account();
    const plain = await preview(desk);
    const more = await preview(desk, { amountKind: 'due_plus', amount: extra });
    await set(desk, { amountKind: 'due_plus', amount: extra });

    await server.sandbox('clock', { to: more.upcoming[0]?.date });

    desk = await deskOf(server);
    const [payment] = await taken(server, desk);
    const account = await desk.customer.account();
    assert.equal(payment?.amount.amount, (plain.upcoming[0]?.amount.amount ?? 0) + 5_000);
    assert.equal(account.instalmentsPaid, before.instalmentsPaid + 1);
    assert.deepEqual(account.nextInstalment?.amount, account.instalment);
    assert.ok((more.last?.dueDate ?? '') < (plain.last?.dueDate ?? ''));
  });

  it('are said to leave something due where a fixed amount is too small', async () => {
    const { notes, upcoming } = await preview(desk, {
      amountKind: 'fixed',
      amount: { amount: 1_000, currency: 'USD' },
    });

    assert.deepEqual(notes, ['below_due']);
    assert.equal(upcoming[0]?.amount.amount, 1_000);
  });

  it('pause when two payments in a row are refused, and go on once set again', async () => {
    const { body: bad } = await desk.customer.post<{ id: string }>('/v1/payment-methods', {
      kind: 'us_bank_account',
      routingNumber: '990000013',
      // The sandbox bank says of such an account that it is closed.
      accountNumber: '123450000',
      accountType: 'checking',
    });
    await server.sandbox(`payment-methods/${bad.id}/verifications`, {});
    const poor = { ...desk, methodId: bad.id };
    const [, second, third] = (await preview(poor)).upcoming;
    await set(poor);

    for (const debit of [(await read(poor)).next, second]) {
      await server.sandbox('clock', { to: debit?.date });
      await eventually(async () =>
        (await taken(server, poor)).every(({ status }) => status === 'declined'),
      );
    }
    desk = await deskOf(server);
    const paused = await read(desk);
    await server.sandbox('clock', { to: addDays(third?.date ?? '', 3) });
    const attempts = await taken(server, desk);
    desk = await deskOf(server);
    const { body: again } = await set(desk);

    assert.deepEqual([paused.status, paused.pausedFor, paused.next], ['paused', 'returned', null]);
    assert.equal(attempts.length, 2);
    assert.equal(again.status, 'active');
    assert.ok(again.notes.includes('past_due'));
    await eventually(async () =>
      (await mails(server)).some(({ subject }) => subject === 'Autopay is paused'),
    );
  });

  it('need a second factor of a customer who has one, to set and to revoke alike', async () => {
    await desk.customer.post('/v1/authenticators/email', {});

    const [put, off] = [await set(desk), await revoke(desk)];

    assert.deepEqual([put.status, off.status], [401, 401]);
    assert.equal((await read(desk)).status, 'off');
  });

  it('are told by mail: what was agreed to, a payment that differs, and that it is off', async () => {
    const { body: made } = await set(desk);
    const { accountId, input } = await desk.customer.order(10_000, made.next?.date);
    await desk.customer.pay(accountId, input, crypto.randomUUID());
    // A full instalment was shown; twelve days before, it is known that less will be taken.
    const ahead = addDays(made.next?.date ?? '', -12);
    if (ahead > '2026-06-08') await server.sandbox('clock', { to: ahead });
    await server.sandbox('clock', { to: made.next?.date });
    desk = await deskOf(server);
    await revoke(desk);
    await eventually(async () =>
      (await mails(server)).some(({ subject }) => subject.includes('off')),
    );

    const all = await mails(server);
    const about = (subject: string) => all.find((one) => one.subject === subject)?.text ?? '';
    assert.ok(
      about('Autopay is on')
        .replace(/\s+/g, ' ')
        .includes(made.authorization ?? '-'),
    );
    assert.match(about('Autopay is off'), /will not be taken/);
    const { id } = await desk.customer.account();
    assert.ok(about('Autopay is off').includes(`${server.origin}/#overview?account=${id}`));
  });

  it('tell by mail, ten days before at the latest, of a payment that differs, and of no other', async () => {
    const [first, second] = (await preview(desk)).upcoming;
    const due = second?.date ?? '';
    const full = second?.amount.amount ?? 0;
    await set(desk);
    await server.sandbox('clock', { to: addDays(first?.date ?? '', 1) });
    desk = await deskOf(server);
    const { accountId, input } = await desk.customer.order(10_000, due);
    await desk.customer.pay(accountId, input, crypto.randomUUID());
    const told = async () =>
      (await mails(server)).filter(({ subject }) => subject.includes('different amount'));

    await server.sandbox('clock', { to: addDays(due, -13) });
    const early = await told();
    await server.sandbox('clock', { to: addDays(due, -10) });
    await eventually(async () => (await told()).length > 0);
    await server.sandbox('clock', { to: due });
    desk = await deskOf(server);

    const all = await told();
    assert.deepEqual(early, []);
    assert.equal(all.length, 1, 'once, and nothing of the first, which was as shown');
    const money = formatMoney({ amount: full - 10_000, currency: 'USD' }, 'en-US');
    assert.ok(all[0]?.text.includes(money), all[0]?.text);
    assert.deepEqual(
      (await taken(server, desk)).map(({ amount }) => amount.amount),
      [first?.amount.amount, full - 10_000],
    );
  });
});
