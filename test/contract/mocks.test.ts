import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  type Account,
  type Disclosures,
  embedPolicySchema,
  type Instalment,
  type Page,
  type Payment,
  type PlanInput,
  type PlanPreview,
  type Preferences,
  type Problem,
  problemSchema,
} from '../../sdk/contract/index.ts';
import {
  createMocks,
  handlers,
  loadPersona,
  loadPersonas,
  MALFORMED_JSON,
  MOCK_CODE,
  mockOperations,
  type MockOptions,
  type Mocks,
} from '../../sdk/mocks/index.ts';
import { previewPlanChange } from '../../sdk/mocks/plans.ts';
import { World } from '../../sdk/mocks/world.ts';
import { Api, type Caller } from './conformance/api.ts';
import { newKey, orderFor } from './conformance/orders.ts';

const seconds = (count: number) => AbortSignal.timeout(count * 1000);

/** Mocks and a customer signed in to them. */
async function signedIn(options?: MockOptions, userId = 'alex.current') {
  const mocks = createMocks(options);
  const customer = await customerOf(mocks, userId);
  return { mocks, customer };
}

function customerOf(mocks: Mocks, userId = 'alex.current'): Promise<Caller> {
  return new Api({ origin: mocks.lender, fetch: mocks.fetch }).customer(userId);
}

describe('a mocked failure', () => {
  test('is a problem document with the status, code and members asked for', async () => {
    const { mocks, customer } = await signedIn();
    const members = { retryAfter: 7, errors: [{ pointer: '/date', code: 'cutoff_passed' }] };
    mocks.override('listAccounts', { status: 429, code: 'rate_limited', members });

    const response = await customer.send('/v1/accounts');

    const problem = problemSchema().parse(await response.json());
    assert.equal(response.status, 429);
    assert.equal(problem.code, 'rate_limited');
    assert.deepEqual(problem.errors, members.errors);
    assert.equal(problem.requestId, response.headers.get('X-Request-Id'));
    assert.equal(response.headers.get('Retry-After'), '7');
    assert.equal(response.headers.get('Content-Type'), 'application/problem+json');
  });

  test('has the OAuth form under /oauth', async () => {
    const members = { locked_until: '2026-11-18T15:00:00Z' };
    const mocks = createMocks({
      overrides: { challenge: { status: 403, code: 'access_denied', members } },
    });

    const response = await mocks.fetch(`${mocks.lender}/oauth/challenge`, { method: 'POST' });

    assert.equal(response.status, 403);
    assert.deepEqual(await response.json(), {
      error: 'access_denied',
      ...members,
      request_id: response.headers.get('X-Request-Id'),
    });
  });

  test('holds for as many requests as asked, then is over', async () => {
    const { mocks, customer } = await signedIn();
    mocks.override('listAccounts', { status: 503, code: 'unavailable', times: 2 });

    const statuses = [];
    for (let at = 0; at < 3; at += 1) statuses.push((await customer.call('listAccounts')).status);

    assert.deepEqual(statuses, [503, 503, 200]);
  });

  test('ends when restored, one or all', async () => {
    const { mocks, customer } = await signedIn();
    mocks.override('listAccounts', { status: 503, code: 'unavailable' });
    mocks.override('listSessions', { status: 503, code: 'unavailable' });
    const status = async (operation: string) => (await customer.call(operation)).status;

    const before = [await status('listAccounts'), await status('listSessions')];
    mocks.restore('listAccounts');
    const between = [await status('listAccounts'), await status('listSessions')];
    mocks.restore();
    const after = [await status('listAccounts'), await status('listSessions')];

    assert.deepEqual(
      [before, between, after],
      [
        [503, 503],
        [200, 503],
        [200, 200],
      ],
    );
  });

  test('can be a body that is not JSON', async () => {
    const { mocks, customer } = await signedIn();
    mocks.override('listAccounts', { text: MALFORMED_JSON });

    const response = await customer.send('/v1/accounts');

    assert.equal(response.status, 200);
    await assert.rejects(response.json(), SyntaxError);
  });

  test('can leave out or change members of the usual answer, and that answer alone', async () => {
    const { mocks, customer } = await signedIn();
    mocks.override('listAccounts', {
      omit: ['items.0.amountDue', 'nextCursor'],
      set: { 'items.0.status': 'under_review', 'items.0.payoff.amount.amount': 12.5 },
      times: 1,
    });

    const body = (await (await customer.send('/v1/accounts')).json()) as Page<Account>;
    const after = await customer.call<Page<Account>>('listAccounts');

    const [account] = body.items;
    assert.ok(account);
    assert.equal(Object.hasOwn(account, 'amountDue'), false);
    assert.equal(Object.hasOwn(body, 'nextCursor'), false);
    assert.equal(account.status, 'under_review');
    assert.equal(account.payoff.amount.amount, 12.5);
    assert.deepEqual(after.body.items[0], loadPersona('alex.current').accounts[0]?.account);
  });

  test('says so when a path leads nowhere in the usual answer', async () => {
    const { mocks, customer } = await signedIn();
    mocks.override('listAccounts', { omit: 'items.9.amountDue' });

    await assert.rejects(customer.send('/v1/accounts'), /has no "items\.9\.amountDue"/);
  });
});

describe('a mocked network', () => {
  test('fails as a browser does, with nothing done', async () => {
    const { mocks, customer } = await signedIn();
    const { account, body } = await orderFor(customer);
    mocks.override('createPayment', { network: 'before' });
    const pay = () => customer.call('createPayment', { id: account.id, body, key: newKey() });

    await assert.rejects(pay(), TypeError);

    const { items } = await customer.walk<Payment>('listPayments', account.id);
    assert.deepEqual(items, []);
  });

  test('can lose the answer alone, so that the same key finds the payment made', async () => {
    const { mocks, customer } = await signedIn();
    const { account, body } = await orderFor(customer);
    const key = newKey();
    mocks.override('createPayment', { network: 'after', times: 1 });
    const pay = () => customer.call<Payment>('createPayment', { id: account.id, body, key });

    await assert.rejects(pay(), TypeError);
    const again = await pay();

    const { items } = await customer.walk<Payment>('listPayments', account.id);
    assert.equal(again.headers.get('Idempotent-Replayed'), 'true');
    assert.deepEqual(
      items.map(({ id }) => id),
      [again.body.id],
    );
  });

  test('can leave a request without an answer until it is given up', async () => {
    const { mocks, customer } = await signedIn();
    mocks.override('listAccounts', { delay: 'infinite' });

    const waiting = customer.send('/v1/accounts', { signal: seconds(0.05) });

    await assert.rejects(waiting, { name: 'TimeoutError' });
  });

  test('answers nothing for another origin', async () => {
    const { mocks } = await signedIn();

    await assert.rejects(mocks.fetch('http://elsewhere.example/v1/accounts'), TypeError);
  });

  test('does not send what was given up before', async () => {
    const { mocks, customer } = await signedIn();
    const sent = mocks.requests.length;

    const waiting = customer.send('/v1/accounts', { signal: AbortSignal.abort() });

    await assert.rejects(waiting, { name: 'AbortError' });
    assert.equal(mocks.requests.length, sent);
  });
});

describe('the mocks', () => {
  test('share nothing between two lenders', async () => {
    const [one, other] = [await signedIn(), await signedIn()];
    const { account, body } = await orderFor(one.customer);
    const untouched = await other.customer.account();

    await one.customer.call('createPayment', { id: account.id, body, key: newKey() });

    assert.notDeepEqual(await one.customer.account(), account);
    assert.deepEqual(await other.customer.account(), untouched);
    assert.deepEqual(loadPersona('alex.current').accounts[0]?.account, untouched);
  });

  test('keep somebody signed in over a reload of the page, and signed out, too', async () => {
    const { mocks, customer } = await signedIn();
    const form = new URLSearchParams({
      grant_type: 'refresh_token',
      refresh_token: customer.tokens?.refresh_token ?? '',
    });
    const refresh = (lender: Mocks) =>
      lender.fetch(`${lender.lender}/oauth/token`, { method: 'POST', body: form });

    const reloaded = await refresh(createMocks());
    await customer.call('endSessions');
    const ended = await refresh(mocks);

    assert.equal(reloaded.status, 200);
    assert.equal(ended.status, 400);
  });

  test('know only the personas asked for', async () => {
    const mocks = createMocks({ personas: ['emery.final'] });

    const account = await (await customerOf(mocks, 'emery.final')).account();

    assert.equal(account.instalmentsTotal - account.instalmentsPaid, 1);
    await assert.rejects(customerOf(mocks, 'alex.current'), /invalid_grant/);
  });

  test('answer at the lender’s origin asked for', async () => {
    const { mocks } = await signedIn({ lender: 'https://pay.lender.example' });

    const origins = new Set(mocks.requests.map(({ url }) => new URL(url).origin));

    assert.deepEqual([...origins], ['https://pay.lender.example']);
  });

  test('remember every request with its operation, headers and body', async () => {
    const { mocks, customer } = await signedIn();
    const { account, body } = await orderFor(customer);

    await customer.call('createPayment', { id: account.id, body, key: 'the-key' });

    const request = mocks.requests.at(-1);
    assert.equal(request?.operation, 'createPayment');
    assert.equal(request.method, 'POST');
    assert.equal(request.url, `${mocks.lender}/v1/accounts/${account.id}/payments`);
    assert.equal(request.headers.get('Idempotency-Key'), 'the-key');
    assert.deepEqual(JSON.parse(request.body), body);
  });

  test('come as plain handlers, one for each operation and two for the rest', () => {
    assert.equal(handlers().length, Object.keys(mockOperations).length + 2);
  });

  test('name the persona that is not there', () => {
    assert.throws(() => loadPersona('nobody.known'), RangeError);
  });
});

describe('a mocked payment', () => {
  test('of all that is owed pays the account off', async () => {
    const { customer } = await signedIn({}, 'emery.final');
    const { account, body } = await orderFor(customer);
    const id = account.id;
    const payoff = { ...body, amount: account.payoff.amount };

    await customer.call('createPayment', { id, body: payoff, key: newKey() });

    const { body: after } = await customer.call<Account>('getAccount', { id });
    const { items } = await customer.walk<{ status: string }>('getSchedule', id);
    assert.equal(after.status, 'paid_off');
    assert.deepEqual(
      [after.amountDue, after.principal, after.payoff.amount, after.payoff.perDiem],
      Array(4).fill({ amount: 0, currency: 'USD' }),
    );
    assert.equal(after.dueDate, null);
    assert.equal(after.nextInstalment, null);
    assert.ok(items.every(({ status }) => status === 'paid'));
  });

  test('of what is past due ends being behind', async () => {
    const { customer } = await signedIn({}, 'bailey.pastdue');
    const { account, body } = await orderFor(customer);
    const id = account.id;

    await customer.call('createPayment', {
      id,
      body: { ...body, amount: account.amountDue },
      key: newKey(),
    });

    const { body: after } = await customer.call<Account>('getAccount', { id });
    assert.equal(account.status, 'past_due');
    assert.equal(after.status, 'current');
    assert.equal(after.pastDue.amount, 0);
    assert.equal(after.feesDue.amount, 0);
    assert.equal(after.daysPastDue, 0);
    assert.ok((after.dueDate ?? '') > (account.dueDate ?? ''));
  });

  test('of more than the payoff is refused', async () => {
    const { customer } = await signedIn({}, 'emery.final');
    const { account, body } = await orderFor(customer);
    const amount = { ...body.amount, amount: account.payoff.amount.amount + 1 };

    const refused = await customer.call<Problem>('createPayment', {
      id: account.id,
      body: { ...body, amount },
      key: newKey(),
    });

    assert.equal(refused.body.code, 'amount_over_payoff');
  });
});

describe('a mocked change of plan', () => {
  test('of hardship waives the fees once, and its rows pay what is owed to the cent', async () => {
    const { customer } = await signedIn(undefined, 'bailey.pastdue');
    const account = await customer.account();
    const { id, asOf, principal, feesDue, payoff } = account;
    const { body: schedule } = await customer.call<Page<Instalment>>('getSchedule', { id });
    const body: PlanInput = { kind: 'hardship', choice: 2 };

    const { effect } = (await customer.call<PlanPreview>('previewPlanChange', { id, body })).body;

    assert.ok(feesDue.amount > 0);
    assert.deepEqual(effect.waived, feesDue);
    const rate = Math.round(Number(account.annualRate) * 100);
    let owed = principal.amount;
    let accrued = payoff.amount.amount - owed - feesDue.amount;
    let from = asOf;
    for (const { after } of effect.rows) {
      const { date, amount } = after!;
      const days = (Date.parse(date) - Date.parse(from)) / 86_400_000;
      accrued += Math.round((owed * rate * days) / 3_650_000);
      const interest = Math.min(accrued, amount.amount);
      accrued -= interest;
      owed -= amount.amount - interest;
      from = date;
    }
    assert.equal(owed + accrued, 0);
    const late = effect.rows.filter(({ before }) => before!.date < asOf);
    assert.ok(late.length > 0);
    for (const { number, before } of late) {
      const one = schedule.items.find((instalment) => instalment.number === number)!;
      assert.equal(before?.amount.amount, one.amount.amount - one.paid.amount);
    }
  });

  test('moves the first payment, and those after it monthly, over a short month too', async () => {
    const persona = loadPersona('alex.current');
    const [data] = persona.accounts;
    const open = data!.schedule.filter(({ status }) => status !== 'paid');
    // Due on the 31st, or the last of a shorter month: 30 November first.
    for (const [at, one] of open.entries()) {
      one.dueDate = new Date(Date.UTC(2026, 11 + at, 0)).toISOString().slice(0, 10);
    }
    const dates = async (kind: string, choice: number) => {
      const order = { method: 'POST', body: JSON.stringify({ kind, choice }) };
      const request = new Request('https://lender.example/', {
        ...order,
        headers: { 'content-type': 'application/json' },
      });
      const { body } = await previewPlanChange(new World(), persona, request, data!.account.id);
      const { rows } = (body as PlanPreview).effect;
      return rows.slice(0, 5).map(({ after }) => after?.date);
    };

    assert.deepEqual(
      open.slice(0, 4).map(({ dueDate }) => dueDate),
      ['2026-11-30', '2026-12-31', '2027-01-31', '2027-02-28'],
    );
    assert.deepEqual(await dates('due_date', 28), [
      '2026-12-28',
      '2027-01-28',
      '2027-02-28',
      '2027-03-28',
      '2027-04-28',
    ]);
    assert.deepEqual(await dates('extension', 1), [
      '2026-12-31',
      '2027-01-31',
      '2027-02-28',
      '2027-03-31',
      '2027-04-30',
    ]);
  });
});

describe('the personas in the mocks', () => {
  test('are those who can sign in, and the two who are stopped on the way', () => {
    const all = loadPersonas();

    assert.deepEqual(
      all.filter(({ lockedUntil }) => lockedUntil !== null).map(({ userId }) => userId),
      ['drew.locked'],
    );
    assert.deepEqual(
      all.filter(({ challenge }) => challenge !== null).map(({ userId }) => userId),
      ['morgan.mfa'],
    );
    assert.deepEqual(
      all
        .filter(
          ({ accounts, lockedUntil, challenge }) => !(accounts[0] ?? lockedUntil ?? challenge),
        )
        .map(({ userId }) => userId),
      // The co-borrower of another's contract.
      ['robin.cosigner'],
    );
  });

  test('are what the design says of them', () => {
    const account = (userId: string) => {
      const found = loadPersona(userId).accounts[0]?.account;
      assert.ok(found);
      return found;
    };

    assert.ok(account('alex.current').amountDue.amount > 0);
    assert.equal(account('bailey.pastdue').daysPastDue, 40);
    assert.ok(account('bailey.pastdue').feesDue.amount > 0);
    assert.ok((account('casey.lease').lease?.used ?? 0) > 0);
    assert.equal(account('emery.final').autopay.active, true);
    assert.equal(loadPersona('frankie.two').accounts.length, 2);
    assert.ok((loadPersona('harper.history').accounts[0]?.transactions.length ?? 0) > 50);
  });
});

describe('the mocked preferences', () => {
  test('want the second factor of who has one before anything is agreed to or withdrawn', async () => {
    const { customer } = await signedIn();
    await customer.call('addEmailAuthenticator', { body: {} });
    const asked = [
      'checkPhone',
      'confirmPhone',
      'removePhone',
      'consentToPaperless',
      'withdrawPaperless',
    ];

    for (const operation of asked) {
      const { status, body } = await customer.call<Problem>(operation, { body: {} });
      assert.deepEqual([status, body.code], [401, 'step_up_required'], operation);
    }
  });

  test('have the choice of before again where papers come by post again', async () => {
    const { customer } = await signedIn();
    const off = { topics: { statements: { email: false } } };
    await customer.call('updatePreferences', { body: off, headers: { 'If-Match': '*' } });
    await customer.send('/v1/preferences/paperless-tests', { method: 'POST' });
    const { body: texts } = await customer.call<Disclosures>('getDisclosures');
    const { version } = texts.paperless;
    const body = { version, code: MOCK_CODE };
    const given = await customer.call<Preferences>('consentToPaperless', { body });
    assert.equal(given.body.topics['statements']?.['email'], true);

    const { body: after } = await customer.call<Preferences>('withdrawPaperless');

    assert.deepEqual(
      [after.topics['statements']?.['email'], after.topics['statements']?.['post']],
      [false, true],
    );
  });
});

describe('the mocked policy of a client', () => {
  test('calls any page the lender’s own, or what the test says', async () => {
    const mocks = createMocks();
    const ask = async () =>
      embedPolicySchema().parse(
        await (await mocks.fetch(`${mocks.lender}/embed/clients/northside-motors`)).json(),
      );

    const own = await ask();
    mocks.override('getEmbedPolicy', { set: { host: 'unregistered' } });
    const unregistered = await ask();

    assert.equal(own.host, 'own');
    assert.deepEqual(unregistered, { ...own, host: 'unregistered' });
  });
});
