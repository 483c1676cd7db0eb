import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { formatDate } from '../../../sdk/plain-date.ts';
import type {
  Account,
  AccountDocument,
  Instalment,
  Page,
  PayoffQuote,
  PlanChange,
  Transaction,
} from '../../../sdk/contract/index.ts';
import { fileNameOf } from '../../../demo/server/documents/render.ts';
import type { CaughtMail } from '../../../demo/server/mail/index.ts';
import { addDays } from '../../../demo/server/lending/index.ts';
import type { Customer } from '../support/customer.ts';
import { pdfText } from '../../support/pdf-text.ts';
import { TestServer } from '../support/server.ts';

// A Tuesday, 10:00 in Chicago.
const SANDBOX_NOW = '2026-06-09T15:00:00Z';
// `gale.invited` and `drew.locked` cannot sign in; `morgan.mfa` is asked for more.
const personas = [
  'alex.current',
  'bailey.pastdue',
  'casey.lease',
  'emery.final',
  'frankie.two',
  'harper.history',
  'jamie.joint',
];

const dollars = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });
const money = (amount: number) => dollars.format(amount / 100);
const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);

async function walk<T>(customer: Customer, path: string): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const more: string = cursor && `&cursor=${cursor}`;
    const { body }: { body: Page<T> } = await customer.get<Page<T>>(`${path}?limit=100${more}`);
    items.push(...body.items);
    cursor = body.nextCursor;
  }
  return items;
}

const listOf = (customer: Customer, accountId: string) =>
  walk<AccountDocument>(customer, `/v1/accounts/${accountId}/documents`);

const pathOf = ({ id }: AccountDocument) => `/v1/documents/${id}/content`;

async function textOf(customer: Customer, document: AccountDocument): Promise<string> {
  const { status, bytes } = await customer.bytes(pathOf(document));
  assert.equal(status, 200);
  return pdfText(bytes);
}

const digestOf = (bytes: Buffer) =>
  `sha-256=:${createHash('sha256').update(bytes).digest('base64')}:`;

/** Interest received in a year, less what was taken back, by the history that the API gives. */
const interestOf = (history: readonly Transaction[], year: number) =>
  sum(
    history
      .filter(({ date }) => date.startsWith(`${year}-`))
      .map(({ kind, allocation }) =>
        kind === 'payment'
          ? allocation.interest.amount
          : kind === 'reversal'
            ? -allocation.interest.amount
            : 0,
      ),
  );

describe('documents', () => {
  let server: TestServer;
  const customers = new Map<string, Customer>();
  before(async () => {
    server = await TestServer.start({ SANDBOX_NOW });
    for (const userId of personas) customers.set(userId, await server.signIn(userId));
  });
  after(() => server.dispose());

  const of = (userId: string) => customers.get(userId)!;

  for (const userId of personas) {
    it(`of ${userId} say what the history says, year by year and month by month`, async () => {
      const customer = of(userId);
      const { body } = await customer.get<Page<Account>>('/v1/accounts');
      for (const account of body.items) {
        const all = await listOf(customer, account.id);
        const history = await walk<Transaction>(
          customer,
          `/v1/accounts/${account.id}/transactions`,
        );
        const taxes = all.filter(({ kind }) => kind === 'tax');
        if (account.kind === 'lease') assert.deepEqual(taxes, []);
        else await checkTaxes(customer, account, { taxes, history });
        const statements = all.filter(({ kind }) => kind === 'statement').reverse();
        await checkStatements(customer, account, { statements, history });
        const contracts = all.filter(({ kind }) => kind === 'contract');
        assert.equal(contracts.length, 1);
        const text = await textOf(customer, contracts[0]!);
        assert.ok(text.includes(money(account.instalment.amount)), text);
        assert.ok(text.includes('Sandbox, no real money'));
      }
    });
  }

  async function checkTaxes(
    customer: Customer,
    account: Account,
    { taxes, history }: { taxes: AccountDocument[]; history: Transaction[] },
  ) {
    const first = Number(account.openedOn.slice(0, 4));
    const years = Array.from({ length: 2026 - first }, (_, at) => first + at);
    assert.deepEqual(
      taxes.map(({ year }) => year).reverse(),
      years.filter((year) => interestOf(history, year) !== 0),
    );
    const { body: vehicle } = await customer.get<{ vin: string }>(
      `/v1/accounts/${account.id}/vehicle`,
    );
    for (const tax of taxes) {
      assert.equal(tax.amount?.amount, interestOf(history, tax.year));
      const text = (await textOf(customer, tax)).replace(/\s+/g, ' ');
      const before = history.find(({ date }) => date < `${tax.year}-01-01`);
      const owed = before?.principalAfter ?? account.originalPrincipal;
      assert.ok(text.includes('Sample, not an IRS form'));
      for (const [label, value] of [
        ['1 Vehicle loan interest received by lender', money(tax.amount.amount)],
        ['2a Year', String(account.vehicle.year)],
        ['2b Make', account.vehicle.make],
        ['2c Model', account.vehicle.model],
        ['2d VIN', vehicle.vin],
        ['3a Loan origination date', formatDate(account.openedOn, 'en-US')],
        ['3b Loan acquisition date', 'Not acquired: lent by us'],
        ['4 Outstanding principal', money(owed.amount)],
        // No persona had a payment of an earlier year taken back: box 1 is all that the year came to.
        ['5 Refund of overpaid interest', money(0)],
        ['6 Original use began with the payer of record', 'Yes'],
        ['7 Final assembly within the United States', 'Not known to us'],
      ]) {
        assert.ok(text.includes(`${label} ${value}`), `${label}: ${value} is not in ${text}`);
      }
    }
  }

  async function checkStatements(
    customer: Customer,
    account: Account,
    { statements, history }: { statements: AccountDocument[]; history: Transaction[] },
  ) {
    assert.ok(statements.length > 0);
    let before = '';
    for (const { period } of statements) {
      assert.ok(period);
      // No day is left out, and none is counted twice.
      if (before) assert.equal(Date.parse(period.from) - Date.parse(before), 86_400_000);
      else assert.equal(period.from, account.openedOn);
      before = period.to;
    }
    // A few of many: each is written from entries that the others are not.
    for (const statement of [...new Set([statements[0]!, ...statements.slice(-3)])]) {
      const { from, to } = statement.period!;
      const within = history.filter(({ date }) => date >= from && date <= to);
      const text = (await textOf(customer, statement)).replace(/\s+/g, ' ');
      const received = within.filter(({ kind }) => kind === 'payment');
      const figures = {
        due: statement.amount?.amount ?? NaN,
        received: sum(received.map(({ amount }) => amount.amount)),
        interest: sum(received.map(({ allocation }) => allocation.interest.amount)),
        closing: history.find(({ date }) => date <= to)?.principalAfter.amount ?? NaN,
      };
      for (const [name, amount] of Object.entries(figures)) {
        assert.ok(text.includes(money(amount)), `${name} ${money(amount)} is not in ${text}`);
      }
      for (const { date, amount } of within) {
        assert.ok(text.includes(date) && text.includes(money(amount.amount)), `${date} in ${text}`);
      }
    }
  }

  it('are 120 for harper, on several pages, each once', async () => {
    const harper = of('harper.history');
    const { id } = await harper.account();

    const all = await listOf(harper, id);

    assert.equal(all.length, 120);
    assert.equal(new Set(all.map((one) => one.id)).size, 120);
    const dates = all.map(({ date }) => date);
    assert.deepEqual(dates, dates.toSorted().reverse());
  });

  it('include a payoff letter that was asked for, once however often', async () => {
    const casey = of('casey.lease');
    const account = await casey.account();
    const letter = await casey.bytes(`/v1/accounts/${account.id}/payoff-letter`);
    const again = await casey.bytes(`/v1/accounts/${account.id}/payoff-letter`);
    const { body: quote } = await casey.get<PayoffQuote>(`/v1/accounts/${account.id}/payoff-quote`);

    const [kept, ...more] = (await listOf(casey, account.id)).filter(
      ({ kind }) => kind === 'payoff_letter',
    );

    assert.deepEqual(more, []);
    assert.deepEqual(kept?.amount, quote.amount);
    assert.equal(kept.unread, false);
    const content = await casey.bytes(pathOf(kept));
    assert.ok(content.bytes.equals(letter.bytes) && letter.bytes.equals(again.bytes));
    assert.ok(pdfText(content.bytes).includes(money(quote.amount.amount)));
  });

  it('are the same bytes after a payment and in parts', async () => {
    const alex = of('alex.current');
    const { id } = await alex.account();
    const [document] = (await listOf(alex, id)).filter(({ kind }) => kind === 'statement');
    assert.ok(document);
    const whole = await alex.bytes(pathOf(document));
    const etag = whole.headers.get('etag')!;
    assert.equal(whole.headers.get('content-length'), String(whole.bytes.length));
    assert.equal(whole.headers.get('repr-digest'), digestOf(whole.bytes));

    const { accountId, input } = await alex.order(5_000);
    assert.equal((await alex.pay(accountId, input, crypto.randomUUID())).status, 201);
    const middle = Math.floor(whole.bytes.length / 2);
    const first = await alex.bytes(pathOf(document), 'GET', { range: `bytes=0-${middle - 1}` });
    const rest = await alex.bytes(pathOf(document), 'GET', {
      range: `bytes=${middle}-`,
      'if-match': etag,
      'accept-encoding': 'br, gzip',
    });

    assert.deepEqual([first.status, rest.status], [206, 206]);
    assert.ok(Buffer.concat([first.bytes, rest.bytes]).equals(whole.bytes));
    assert.equal(rest.headers.get('content-digest'), digestOf(rest.bytes));
    // Parts of a compressed file would be other bytes.
    assert.equal(rest.headers.get('content-encoding'), null);
    const last = whole.bytes.length - 1;
    assert.equal(
      rest.headers.get('content-range'),
      `bytes ${middle}-${last}/${whole.bytes.length}`,
    );
    const end = await alex.bytes(pathOf(document), 'GET', { range: 'bytes=-5' });
    assert.ok(end.bytes.equals(whole.bytes.subarray(-5)));
    for (const [headers, status] of [
      [{ range: `bytes=${last + 1}-` }, 416],
      [{ 'if-match': '"other"' }, 412],
      // Of other bytes the part is of no use, so all of them come.
      [{ range: 'bytes=5-9', 'if-range': '"other"' }, 200],
      [{ range: 'bytes=5-9', 'if-range': etag }, 206],
      [{ range: 'bytes=1-2,5-6' }, 200],
      [{ range: 'lines=1-2' }, 200],
    ] as const) {
      const answer = await alex.bytes(pathOf(document), 'GET', headers);
      assert.equal(answer.status, status, JSON.stringify(headers));
    }
  });

  it('have names that are safe in a header, whatever an account is called', () => {
    const nameOf = (row: object) => fileNameOf({ date: '2026-03-31', year: 2026, ...row } as never);

    assert.equal(
      nameOf({ kind: 'statement', facts: { contractNumber: '77"\r\n' } }),
      'statement-2026-03-31-7.pdf',
    );
    assert.equal(
      nameOf({ kind: 'payoff_letter', facts: { contractNumber: 'PL-7730' } }),
      'payoff-letter-2026-03-31-7730.pdf',
    );
    assert.equal(nameOf({ kind: 'tax', facts: { contractNumber: '../é' } }), 'tax-2026-.pdf');
  });

  it('cannot script the lender’s origin, whatever is in them', async () => {
    const bailey = of('bailey.pastdue');
    const { id } = await bailey.account();
    const kinds = new Map((await listOf(bailey, id)).map((one) => [one.kind, one]));

    for (const document of kinds.values()) {
      const { headers, bytes } = await bailey.bytes(pathOf(document));
      assert.equal(headers.get('content-type'), 'application/pdf');
      assert.match(headers.get('content-disposition')!, /^attachment; filename="[\w.-]+\.pdf"$/);
      assert.equal(headers.get('x-content-type-options'), 'nosniff');
      assert.match(headers.get('content-security-policy')!, /^sandbox; default-src 'none'$/);
      assert.match(headers.get('cache-control')!, /no-store/);
      const pdf = bytes.toString('latin1');
      assert.match(pdf, /\/Marked true/);
      assert.match(pdf, /\/Lang \(en\)/);
      assert.doesNotMatch(pdf, /\/JavaScript|\/OpenAction|\/Launch|\/URI/);
    }
  });

  it('are nobody else’s to see, open or mark', async () => {
    const harper = of('harper.history');
    const { id } = await harper.account();
    const [document] = await listOf(harper, id);
    assert.ok(document);

    for (const userId of ['casey.lease', 'alex.current']) {
      const other = of(userId);
      assert.equal((await other.get(`/v1/accounts/${id}/documents`)).status, 404);
      assert.equal((await other.get(pathOf(document))).status, 404);
      assert.equal((await other.post(`/v1/documents/${document.id}/reads`, {})).status, 404);
    }
    const nobody = await fetch(server.origin + pathOf(document));
    assert.equal(nobody.status, 401);
    assert.equal((await listOf(harper, id))[0]?.unread, true);
  });

  it('are read once they are marked, and refuse a filter that they do not know', async () => {
    const frankie = of('frankie.two');
    const { id } = await frankie.account();
    const [document] = (await listOf(frankie, id)).filter(({ unread }) => unread);
    assert.ok(document);

    const marked = await frankie.post(`/v1/documents/${document.id}/reads`, {});

    assert.equal(marked.status, 204);
    const again = (await listOf(frankie, id)).find((one) => one.id === document.id);
    assert.equal(again?.unread, false);
    for (const query of ['kind=photo', 'year=26', 'cursor=x', 'limit=101']) {
      assert.equal((await frankie.get(`/v1/accounts/${id}/documents?${query}`)).status, 400, query);
    }
  });

  async function prefer(customer: Customer, change: object) {
    const { headers } = await customer.get('/v1/preferences');
    const saved = await customer.send('/v1/preferences', {
      method: 'PATCH',
      body: JSON.stringify(change),
      headers: { 'content-type': 'application/json', 'if-match': headers.get('etag') ?? '' },
    });
    assert.equal(saved.status, 200);
  }

  /** Mails of new papers to somebody, newest first. */
  async function toldTo(name: string): Promise<CaughtMail[]> {
    const { items } = await server.sandbox<{ items: CaughtMail[] }>('outbox');
    return items.filter(({ to, text }) => to.startsWith(name) && text.includes('/#documents'));
  }

  it('are told of on their day, once', async () => {
    const bailey = of('bailey.pastdue');
    const { id } = await bailey.account();
    const [known] = await listOf(bailey, id);
    const { body } = await bailey.get<Page<Instalment>>(`/v1/accounts/${id}/schedule?limit=100`);
    const due = body.items.map(({ dueDate }) => addDays(dueDate, -25));
    const last = due.find((date) => date > (known?.date ?? ''));
    assert.ok(last);
    assert.deepEqual(await toldTo('bailey'), [], 'nothing of what was seeded');

    await server.sandbox('clock', { to: last });
    assert.deepEqual(await toldTo('bailey'), [], 'its last day is not over');
    await server.sandbox('clock', { to: addDays(last, 1) });
    const told = await toldTo('bailey');
    await server.sandbox('clock', { to: addDays(last, 2) });

    assert.equal(told.length, 1);
    assert.deepEqual(await toldTo('bailey'), told);
    const [mail] = told;
    const [paper] = await listOf(bailey, id);
    assert.equal(paper?.date, last);
    assert.ok(paper.unread);
    assert.ok(mail);
    assert.match(mail.subject, /^Your statement of \w+ \d+, 2026 is ready$/);
    assert.ok(mail.text.includes(money(paper.amount?.amount ?? NaN)), mail.text);
    assert.ok(mail.text.includes(`${server.origin}/#documents`));
  });

  // Her second account: nothing is due on it until August.
  const second = async (frankie: Customer) => {
    const { body } = await frankie.get<Page<Account>>('/v1/accounts');
    const account = body.items[1]!;
    return { ...account, dueDate: account.dueDate ?? '' };
  };
  const posted = (customer: Customer, path: string, body: object) =>
    customer.post<PlanChange>(path, body, { 'idempotency-key': crypto.randomUUID() });

  it('ask by the due dates that are in force once their last day is over', async () => {
    const frankie = of('frankie.two');
    const { id, dueDate, instalment } = await second(frankie);
    const last = addDays(dueDate, -25);
    await server.sandbox('clock', { to: addDays(last, -1) });
    const { body: asked } = await posted(frankie, `/v1/accounts/${id}/plan-changes`, {
      kind: 'extension',
      choice: 1,
    });
    const { body: signed } = await posted(frankie, `/v1/plan-changes/${asked.id}/signatures`, {
      name: 'Frankie Okonjima',
    });
    assert.equal(signed.decideOn, last);
    const before = await listOf(frankie, id);

    await server.sandbox('clock', { to: addDays(last, 1) });
    const decided = await listOf(frankie, id);
    const moved = await second(frankie);
    await server.sandbox('clock', { to: addDays(moved.dueDate, -24) });
    const [paper] = await listOf(frankie, id);

    assert.deepEqual(decided, before, 'none that asks for the former date');
    assert.ok(moved.dueDate > dueDate);
    assert.ok(paper);
    assert.equal(paper.date, addDays(moved.dueDate, -25));
    assert.equal(paper.period?.from, addDays(before[0]!.date, 1));
    assert.deepEqual(paper.amount, instalment);
    const date = new Date(moved.dueDate);
    const words = date.toLocaleDateString('en-US', { dateStyle: 'long', timeZone: 'UTC' });
    assert.ok((await textOf(frankie, paper)).replace(/\s+/g, ' ').includes(words), words);
  });

  it('ask for nothing once the account is paid off', async () => {
    const frankie = of('frankie.two');
    const { id, payoff, asOf, dueDate } = await second(frankie);
    const { id: methodId } = await frankie.method();
    const input = { kind: 'payoff', amount: payoff.amount, methodId, date: asOf };
    assert.equal((await frankie.pay(id, input, crypto.randomUUID())).status, 201);
    const before = await listOf(frankie, id);

    await server.sandbox('clock', { to: addDays(dueDate, 6) });
    const after = await listOf(frankie, id);

    assert.equal((await second(frankie)).status, 'paid_off');
    const [paper, ...more] = after.slice(0, after.length - before.length);
    assert.ok(paper);
    assert.deepEqual(more, []);
    assert.equal(paper.amount?.amount, 0);
    const text = (await textOf(frankie, paper)).replace(/\s+/g, ' ');
    for (const words of ['The account is paid off', money(payoff.amount.amount), asOf]) {
      assert.ok(text.includes(words), `${words} is not in ${text}`);
    }
  });

  it('are written once when two ask for the list at the same time after months', async () => {
    const emery = of('emery.final');
    const { id } = await emery.account();
    const before = await listOf(emery, id);
    const bailey = of('bailey.pastdue');
    const account = await bailey.account();
    const known = await listOf(bailey, account.id);
    await prefer(of('casey.lease'), { topics: { statements: { email: false } } });
    await prefer(of('frankie.two'), { language: 'es' });
    const earlier = await Promise.all(['bailey', 'casey', 'frankie'].map(toldTo));
    await server.sandbox('clock', { to: '2027-02-01' });
    // Tokens follow real time, so everybody is signed in still.

    const lists = await Promise.all([1, 2, 3].map(() => listOf(bailey, account.id)));

    for (const list of lists) assert.deepEqual(list, lists[0]);
    const [list = []] = lists;
    const added = list.slice(0, list.length - known.length);
    assert.deepEqual(
      list.slice(added.length).map((one) => one.id),
      known.map((one) => one.id),
    );
    assert.equal(added.filter(({ kind }) => kind === 'tax').length, 1);
    assert.equal(added.filter(({ kind }) => kind === 'statement').length, 4);
    const text = await textOf(
      bailey,
      added.find(({ kind }) => kind === 'tax')!,
    );
    const history = await walk<Transaction>(bailey, `/v1/accounts/${account.id}/transactions`);
    assert.ok(text.includes(money(interestOf(history, 2026))));
    // The last instalment was taken by automatic payments; its year has a tax paper all the same.
    const ended = await listOf(emery, id);
    assert.ok(ended.length > before.length);
    assert.equal((await emery.account()).status, 'paid_off');
    // So has the year in which the customer paid off, and nothing comes after it.
    const closed = await second(of('frankie.two'));
    const [paper, statement, asking] = await listOf(of('frankie.two'), closed.id);
    const paid = await walk<Transaction>(
      of('frankie.two'),
      `/v1/accounts/${closed.id}/transactions`,
    );
    assert.equal(paper?.kind, 'tax');
    assert.equal(paper.amount?.amount, interestOf(paid, 2026));
    assert.equal(statement?.amount?.amount, 0);
    assert.deepEqual(asking?.amount, closed.instalment);

    // After months there is one mail of the newest, in the customer's language, where it is wanted.
    const told = await Promise.all(['bailey', 'casey', 'frankie'].map(toldTo));
    const [toBailey = [], toCasey = [], toFrankie = []] = told.map((mails, at) =>
      mails.slice(0, mails.length - (earlier[at]?.length ?? 0)),
    );
    const subjects = toBailey.map(({ subject }) => subject).sort();
    assert.match(
      subjects.join(),
      /^Your statement of [^,]+, 2027 is ready,Your tax paper for 2026 is ready$/,
    );
    assert.deepEqual(toCasey, []);
    assert.match(
      toFrankie.map(({ subject }) => subject).join(),
      /^(Su (estado de cuenta|documento fiscal) [^,]+,?){3}$/,
    );
    await prefer(of('frankie.two'), { language: 'en' });
  });

  it('are made for a customer so often an hour, and no oftener', async () => {
    const casey = of('casey.lease');
    const { id } = await casey.account();
    // Neither is there, so that nothing is made: what counts is the asking.
    const letters: number[] = [];
    for (let requests = 0; requests < 31; requests += 1) {
      letters.push((await casey.get('/v1/accounts/acct-none/payoff-letter')).status);
    }
    const contents: number[] = [];
    // Twice the limit, should a slow machine begin another minute on the way.
    while (!contents.includes(429) && contents.length < 1_200) {
      const asked = Array.from({ length: 20 }, () => casey.get('/v1/documents/doc-none/content'));
      contents.push(...(await Promise.all(asked)).map(({ status }) => status));
    }

    assert.equal(letters.at(-1), 429);
    assert.ok(letters.filter((status) => status === 404).length >= 25);
    assert.ok(contents.includes(429));
    assert.ok(contents.filter((status) => status === 404).length >= 500);
    assert.equal((await casey.get(`/v1/accounts/${id}/documents`)).status, 200);
    assert.equal((await of('alex.current').get('/v1/documents/doc-none/content')).status, 404);
  });
});
