import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type {
  Account,
  Disclosures,
  Page,
  Preferences,
  Problem,
} from '../../../sdk/contract/index.ts';
import type { CaughtMail } from '../../../demo/server/mail/index.ts';
import { endOfQuiet } from '../../../demo/server/preferences/quiet-hours.ts';
import type { Answer, Customer } from '../support/customer.ts';
import { textOf } from '../../support/pdf-text.ts';
import { eventually, TestServer } from '../support/server.ts';

// A Monday, 10 in the morning at the lender's.
const env = { SANDBOX_NOW: '2026-06-08T15:00:00Z' };
const phone = '+13125550123';

describe('quiet hours', () => {
  // In Chicago the clocks go forward on 8 March 2026 at 08:00 UTC, and back on 1 November at 07:00 UTC.
  const table = {
    'within a day': [
      ['06:00', '09:30', '2026-06-08T10:59Z', null],
      ['06:00', '09:30', '2026-06-08T11:00Z', '2026-06-08T14:30Z'],
      ['06:00', '09:30', '2026-06-08T14:29Z', '2026-06-08T14:30Z'],
      ['06:00', '09:30', '2026-06-08T14:30Z', null],
    ],
    'over midnight': [
      ['21:00', '08:00', '2026-06-09T01:59Z', null],
      ['21:00', '08:00', '2026-06-09T02:00Z', '2026-06-09T13:00Z'],
      ['21:00', '08:00', '2026-06-09T04:59Z', '2026-06-09T13:00Z'],
      ['21:00', '08:00', '2026-06-09T05:00Z', '2026-06-09T13:00Z'],
      ['21:00', '08:00', '2026-06-09T12:59Z', '2026-06-09T13:00Z'],
      ['21:00', '08:00', '2026-06-09T13:00Z', null],
    ],
    'in the night that has an hour less': [
      ['21:00', '08:00', '2026-03-08T02:59Z', null],
      ['21:00', '08:00', '2026-03-08T03:00Z', '2026-03-08T13:00Z'],
      ['21:00', '08:00', '2026-03-08T08:00Z', '2026-03-08T13:00Z'],
      ['21:00', '08:00', '2026-03-08T13:00Z', null],
      // Half past two does not come.
      ['22:00', '02:30', '2026-03-08T08:10Z', '2026-03-08T08:30Z'],
      ['22:00', '02:30', '2026-03-08T08:30Z', null],
      ['02:30', '06:00', '2026-03-08T08:00Z', '2026-03-08T11:00Z'],
    ],
    'in the night that has an hour more': [
      ['21:00', '08:00', '2026-11-01T01:59Z', null],
      ['21:00', '08:00', '2026-11-01T02:00Z', '2026-11-01T14:00Z'],
      ['21:00', '08:00', '2026-11-01T07:30Z', '2026-11-01T14:00Z'],
      ['21:00', '08:00', '2026-11-01T14:00Z', null],
      // Half past one comes twice.
      ['22:00', '01:30', '2026-11-01T06:29Z', '2026-11-01T07:30Z'],
      ['22:00', '01:30', '2026-11-01T06:45Z', '2026-11-01T07:30Z'],
      ['22:00', '01:30', '2026-11-01T07:10Z', '2026-11-01T07:30Z'],
      ['22:00', '01:30', '2026-11-01T07:30Z', null],
      ['01:30', '06:00', '2026-11-01T06:29Z', null],
      ['01:30', '06:00', '2026-11-01T07:10Z', '2026-11-01T12:00Z'],
    ],
  } as const;

  for (const [when, rows] of Object.entries(table)) {
    it(`hold from their beginning to their end, ${when}`, () => {
      for (const [from, until, now, end] of rows) {
        assert.equal(
          endOfQuiet({ from, until }, new Date(now), 'America/Chicago')?.getTime(),
          end === null ? undefined : Date.parse(end),
          `${from} to ${until} at ${now}`,
        );
      }
    });
  }
});

describe('preferences', () => {
  let server: TestServer;
  before(async () => {
    server = await TestServer.start(env);
  });
  after(() => server.dispose());

  const read = async (customer: Customer) =>
    (await customer.get<Preferences>('/v1/preferences')).body;
  const change = async (customer: Customer, body: object) => {
    const { etag } = await read(customer);
    return send<Preferences & Problem>(customer, 'PATCH', '', body, { 'if-match': etag });
  };
  const send = <T = Preferences & Problem>(
    customer: Customer,
    method: string,
    path: string,
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<Answer<T>> =>
    customer.send<T>(`/v1/preferences${path}`, {
      method,
      ...(body && { body: JSON.stringify(body) }),
      headers: { ...(body && { 'content-type': 'application/json' }), ...headers },
    });
  const outbox = async () => (await server.sandbox<{ items: CaughtMail[] }>('outbox')).items;
  const sentTo = async (to: string) => (await outbox()).filter((mail) => mail.to === to);
  const advance = (to: string) => server.sandbox('clock', { to });
  const disclosures = async (customer: Customer, language = 'en') =>
    (await customer.get<Disclosures>(`/v1/preferences/disclosures?language=${language}`)).body;
  const codeIn = ({ text }: Pick<CaughtMail, 'text'>) => /\b\d{6}\b/.exec(text)?.[0] ?? '';
  const consentToTexts = async (customer: Customer) => {
    const { version } = (await disclosures(customer)).sms;
    const sent = await send(customer, 'POST', '/phone-checks', { phone, version });
    assert.equal(sent.status, 201, sent.text);
    const [text] = await sentTo(phone);
    assert.ok(text);
    return send(customer, 'PUT', '/phone', { code: codeIn(text) });
  };

  it('lets one of two changes to the same version through, whichever is first', async () => {
    const alex = await server.signIn('alex.current');
    const { etag } = await read(alex);
    const changes = Array.from({ length: 8 }, (_, at) =>
      send(
        alex,
        'PATCH',
        '',
        { quietHours: { from: `2${at % 4}:00`, until: '07:00' } },
        { 'if-match': etag },
      ),
    );

    const answers = await Promise.all(changes);

    const statuses = answers.map(({ status }) => status).sort();
    assert.deepEqual(statuses, [200, ...Array<number>(7).fill(412)]);
    const won = answers.find(({ status }) => status === 200);
    assert.deepEqual(await read(alex), won?.body);
    for (const { status, body } of answers) {
      if (status === 412) assert.deepEqual(body.current, won?.body);
    }
    await change(alex, { quietHours: null });
  });

  it('takes no version that a proxy made weak, and any for an asterisk', async () => {
    const alex = await server.signIn('alex.current');
    const { etag } = await read(alex);
    const quiet = { quietHours: null };

    const weak = await send(alex, 'PATCH', '', quiet, { 'if-match': `W/${etag}` });
    const listed = await send(alex, 'PATCH', '', quiet, { 'if-match': `"x", ${etag}` });
    const any = await send(alex, 'PATCH', '', quiet, { 'if-match': '*' });

    assert.deepEqual([weak.status, listed.status, any.status], [412, 200, 200]);
  });

  it('takes no zone that quiet hours cannot be reckoned in', async () => {
    const alex = await server.signIn('alex.current');

    // Intl knows these names; they are no IANA zones, and not the same everywhere.
    for (const zone of ['PST', 'IST', '+01:00']) {
      const { status, body } = await change(alex, { zone });
      assert.deepEqual([status, body.errors], [400, [{ pointer: '/zone', code: 'invalid' }]], zone);
    }
    assert.equal((await change(alex, { zone: 'US/Central' })).status, 200);
    await change(alex, { zone: 'America/Chicago' });
  });

  it('mails in the language that is chosen, and keeps the region', async () => {
    const frankie = await server.signIn('frankie.two');
    await change(frankie, { language: 'es' });
    const { accountId, input } = await frankie.order(5_000);

    await frankie.pay(accountId, input, 'in-spanish');

    const receipt = (await outbox()).find(({ to }) => to.startsWith('frankie'));
    assert.equal(receipt?.language, 'es');
    assert.equal(receipt?.subject, 'Recibimos su pago');
    assert.match(receipt.text, /\$50\.00/);
    await change(frankie, { language: 'en' });
  });

  it('mails what is agreed to with a payment to everybody, and no notice to who wants none', async () => {
    const casey = await server.signIn('casey.lease');
    const fixed = await change(casey, { topics: { payments: { email: false } } });
    assert.deepEqual([fixed.status, fixed.body.code], [422, 'preference_fixed']);
    const mails = async () => (await outbox()).filter(({ to }) => to.startsWith('casey'));
    const order = () => send(casey, 'POST', '/paper-copies', { kind: 'statement' });
    await change(casey, { topics: { statements: { email: false } } });
    const before = (await mails()).length;
    const { accountId, input } = await casey.order(5_000);

    await casey.pay(accountId, input, 'agreed-to');
    assert.equal((await order()).status, 201);
    const [receipt] = await mails();
    assert.equal((await mails()).length, before + 1);
    assert.equal(receipt?.subject, 'We’ve received your payment');
    assert.match(receipt.text, /authori[sz]e/i);

    await change(casey, { topics: { statements: { email: true } } });
    await order();
    assert.equal((await mails()).length, before + 2);
  });

  it('sends on paper what there is, of the account that is named, and nothing else', async () => {
    const [casey, frankie] = [
      await server.signIn('casey.lease'),
      await server.signIn('frankie.two'),
    ];
    const order = (customer: Customer, body: object) =>
      send(customer, 'POST', '/paper-copies', body);
    const mails = async () =>
      (await outbox()).filter(({ subject }) => subject === 'A paper is on its way by post');
    const { body: accounts } = await frankie.get<Page<Account>>('/v1/accounts');
    const second = accounts.items[1];
    assert.ok(second);
    const before = (await mails()).length;

    // There is no tax paper of a lease, and nobody has agreed to anything yet.
    for (const kind of ['tax', 'disclosures']) {
      const { status, body } = await order(casey, { kind });
      assert.deepEqual([status, body.code], [422, 'paper_unavailable'], kind);
    }
    assert.equal((await mails()).length, before, 'none that does not exist is announced');
    const ordered = await order(frankie, { kind: 'contract', accountId: second.id });

    assert.equal(ordered.status, 201, ordered.text);
    const [mail] = await mails();
    assert.ok(mail);
    assert.match(mail.to, /^frankie/);
    assert.match(mail.text, new RegExp(`account ending in ${second.numberLast4}`));
  });

  it('holds what can wait until quiet hours are over in the customer’s zone', async () => {
    const alex = await server.signIn('alex.current');
    await change(alex, {
      zone: 'America/Los_Angeles',
      quietHours: { from: '06:00', until: '09:30' },
    });
    const mails = async () => (await outbox()).filter(({ to }) => to.startsWith('alex'));
    const before = (await mails()).length;
    const { accountId, input } = await alex.order(5_000);

    // 8 in the morning in Los Angeles.
    await alex.pay(accountId, input, 'while-asleep');
    await server.sandbox('outbox');
    assert.equal((await mails()).length, before, 'a receipt waits');
    await advance('2026-06-08T16:29:00Z');
    assert.equal((await mails()).length, before);
    await advance('2026-06-08T16:30:01Z');
    const [receipt] = await mails();
    assert.equal((await mails()).length, before + 1);
    assert.equal(receipt?.subject, 'We’ve received your payment');
    await change(alex, { quietHours: null });
  });

  it('holds no mail of an authorisation, and nothing for more than half a day', async () => {
    const frankie = await server.signIn('frankie.two');
    const long = await change(frankie, { quietHours: { from: '09:00', until: '21:01' } });
    assert.equal(long.status, 400);
    assert.deepEqual(long.body.errors, [{ pointer: '/quietHours/until', code: 'invalid' }]);
    assert.match(long.body.detail ?? '', /12 hours/);
    const half = await change(frankie, { quietHours: { from: '09:00', until: '21:00' } });
    assert.equal(half.status, 200, half.text);
    const { accountId, input } = await frankie.order(5_000);
    const subjects = async () =>
      (await outbox()).filter(({ to }) => to.startsWith('frankie')).map((mail) => mail.subject);
    const before = (await subjects()).length;

    const set = await frankie.send(`/v1/accounts/${accountId}/autopay`, {
      method: 'PUT',
      body: JSON.stringify({
        amountKind: 'due',
        amount: null,
        day: null,
        methodId: input.methodId,
        locale: 'en-US',
      }),
      headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    });

    assert.equal(set.status, 200, set.text);
    // In the middle of quiet hours.
    await eventually(async () => (await subjects()).length === before + 1);
    await frankie.send(`/v1/accounts/${accountId}/autopay`, { method: 'DELETE' });
    await change(frankie, { quietHours: null });
  });

  it('texts a code, and what is switched on once it was given back', async () => {
    const bailey = await server.signIn('bailey.pastdue');
    assert.equal((await change(bailey, { topics: { payments: { sms: true } } })).status, 422);

    const confirmed = await consentToTexts(bailey);

    assert.equal(confirmed.status, 200, confirmed.text);
    assert.equal(confirmed.body.phone?.number, '•••• 0123');
    assert.equal(confirmed.headers.get('etag'), confirmed.body.etag);
    const owner = (await outbox()).find(({ to }) => to.startsWith('bailey'));
    assert.equal(owner?.subject, 'A phone for texts was added', 'the owner is told by mail');
    assert.ok(!owner.text.includes(phone));

    await change(bailey, { topics: { payments: { sms: true } } });
    const { accountId, input } = await bailey.order(5_000);
    await bailey.pay(accountId, input, 'texted');
    const [text] = await sentTo(phone);
    assert.equal(text?.channel, 'sms');
    assert.match(text.text, /^Prairie Lane Finance: We’ve received your payment\. Sign in/);
    assert.doesNotMatch(text.text, /\$/, 'others see a phone’s screen');

    await send(bailey, 'DELETE', '/phone');
    const after = await read(bailey);
    assert.equal(after.phone, null);
    assert.equal(after.topics['payments']?.['sms'], false);
    const texts = (await sentTo(phone)).length;
    await bailey.pay(accountId, { ...input, amount: { amount: 5_200, currency: 'USD' } }, 'quiet');
    assert.equal((await sentTo(phone)).length, texts);
    await consentToTexts(await server.signIn('emery.final'));
    assert.equal((await read(bailey)).topics['payments']?.['sms'], false);
  });

  it('lets nobody guess a code, nor have texts sent without end', async () => {
    const harper = await server.signIn('harper.history');
    const { version } = (await disclosures(harper)).sms;
    const ask = () => send(harper, 'POST', '/phone-checks', { phone: '+13125550199', version });
    assert.equal((await ask()).status, 201);
    const code = codeIn((await sentTo('+13125550199'))[0] ?? { text: '' });
    const wrong = code === '000000' ? '000001' : '000000';

    const again = await ask();
    assert.equal(again.status, 429);
    assert.ok(Number(again.headers.get('retry-after')) <= 30);
    const left: (number | undefined)[] = [];
    for (let tries = 0; tries < 5; tries += 1) {
      left.push((await send(harper, 'PUT', '/phone', { code: wrong })).body.triesLeft);
    }
    assert.deepEqual(left, [4, 3, 2, 1, 0]);
    const late = await send(harper, 'PUT', '/phone', { code });
    assert.deepEqual([late.status, late.body.code], [422, 'code_expired']);
    for (let requests = 0; requests < 3; requests += 1) await ask();
    assert.equal(Number((await ask()).headers.get('retry-after')) > 30, true);
    assert.ok(!server.log.some((line) => line.includes(code)), 'no code is logged');
  });

  it('ends a code that is out where the phone is taken off, and changes nothing else', async () => {
    const frankie = await server.signIn('frankie.two');
    const { version } = (await disclosures(frankie)).sms;
    const number = '+13125550155';
    await send(frankie, 'POST', '/phone-checks', { phone: number, version });
    const code = codeIn((await sentTo(number))[0] ?? { text: '' });
    const { etag } = await read(frankie);

    const removed = await send(frankie, 'DELETE', '/phone');

    assert.equal(removed.body.etag, etag, 'no phone was there');
    const late = await send(frankie, 'PUT', '/phone', { code });
    assert.deepEqual([late.status, late.body.code], [422, 'code_expired']);
  });

  it('wants the second factor of who has one before anything is agreed to or withdrawn', async () => {
    const casey = await server.signIn('casey.lease');
    const { sms, paperless } = await disclosures(casey);
    assert.equal((await send(casey, 'PUT', '/phone', { code: '000000' })).status, 422);
    await casey.post('/v1/authenticators/email', {});
    const before = await read(casey);

    const asked = [
      await send(casey, 'POST', '/phone-checks', { phone, version: sms.version }),
      await send(casey, 'PUT', '/phone', { code: '000000' }),
      await send(casey, 'DELETE', '/phone'),
      await send(casey, 'PUT', '/paperless', { version: paperless.version, code: 'ABC234' }),
      await send(casey, 'DELETE', '/paperless'),
    ];

    assert.deepEqual(
      asked.map(({ status, body }) => [status, body.code]),
      asked.map(() => [401, 'step_up_required']),
    );
    assert.deepEqual(await read(casey), before);
  });

  it('takes the consent to paperless from who could open the test document', async () => {
    const drew = await server.signIn('harper.history');
    const { version, sections } = (await disclosures(drew)).paperless;
    const said = sections.flatMap(({ paragraphs }) => paragraphs).join(' ');
    for (const words of [/on paper/, /withdraw/, /free/, /Firefox/, /PDF/, /e-mail address/]) {
      assert.match(said, words);
    }
    const test = await drew.bytes('/v1/preferences/paperless-tests', 'POST');
    assert.equal(test.headers.get('content-type'), 'application/pdf');
    const printed = /Your code is (\w{3}-\w{3})/.exec(textOf(test.bytes))?.[1] ?? '';

    const wrong = await send(drew, 'PUT', '/paperless', { version, code: 'WRONG1' });
    assert.deepEqual([wrong.body.code, wrong.body.triesLeft], ['wrong_code', 4]);
    const given = await send(drew, 'PUT', '/paperless', { version, code: printed.toLowerCase() });

    assert.equal(given.status, 200, given.text);
    assert.equal(given.body.paperless?.version, version);
    assert.deepEqual(given.body.topics['statements'], {
      email: true,
      sms: false,
      push: false,
      post: false,
    });
    const again = await send(drew, 'PUT', '/paperless', { version, code: printed });
    assert.equal(again.body.code, 'code_expired', 'a code is good once');
    const [mail] = (await outbox()).filter(({ to }) => to.startsWith('harper'));
    assert.equal(mail?.subject, 'You get your papers electronically');

    const withdrawn = await send(drew, 'DELETE', '/paperless');
    assert.equal(withdrawn.body.paperless, null);
    assert.equal(withdrawn.body.topics['statements']?.['post'], true);
  });

  it('gives the texts in Spanish too, under a version of their own', async () => {
    const alex = await server.signIn('alex.current');
    const [english, spanish] = [await disclosures(alex), await disclosures(alex, 'es-MX')];

    assert.notEqual(english.paperless.version, spanish.paperless.version);
    assert.match(spanish.paperless.agreement, /acepto/);
    const count = ({ sections }: Disclosures['sms']) =>
      sections.map((one) => one.paragraphs.length);
    assert.deepEqual(count(english.paperless), count(spanish.paperless));
    assert.deepEqual(count(english.sms), count(spanish.sms));
  });
});
