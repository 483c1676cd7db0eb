import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import type {
  Account,
  AccountDocument,
  Autopay,
  Instalment,
  Page,
  Payment,
  PlanChange,
  PlanInput,
  PlanOptions,
  PlanPreview,
  Problem,
  Transaction,
} from '../../../sdk/contract/index.ts';
import { openDatabase } from '../../../demo/server/db/open.ts';
import { addDays } from '../../../demo/server/lending/index.ts';
import { decideByHand } from '../../../demo/server/plans/request.ts';
import { databaseEnv } from '../../support/empty-database.ts';
import { pdfText } from '../../support/pdf-text.ts';
import type { Customer } from '../support/customer.ts';
import { eventually, TestServer } from '../support/server.ts';

// A Monday morning at the lender's.
const env = { SANDBOX_NOW: '2026-06-08T15:00:00Z' };
const names: Readonly<Record<string, string>> = {
  'alex.current': 'Alex Winterbourne',
  'bailey.pastdue': 'Bailey Thornquist',
  'frankie.two': 'Frankie Okonjima',
  'jamie.joint': 'Jamie Harrowgate',
  'robin.cosigner': 'Robin Harrowgate',
};

interface Desk {
  readonly customer: Customer;
  readonly accountId: string;
  readonly name: string;
}

async function deskOf(server: TestServer, userId = 'alex.current'): Promise<Desk> {
  const customer = await server.signIn(userId);
  return { customer, accountId: (await customer.account()).id, name: names[userId] ?? '' };
}

const json = (body: object, headers: Record<string, string> = {}) => ({
  method: 'POST',
  body: JSON.stringify(body),
  headers: { 'content-type': 'application/json', ...headers },
});

const extension: PlanInput = { kind: 'extension', choice: 1 };

async function request<T = PlanChange>(
  { customer, accountId }: Desk,
  input: PlanInput = extension,
  key = crypto.randomUUID(),
) {
  const path = `/v1/accounts/${accountId}/plan-changes`;
  return customer.send<T>(path, json(input, { 'idempotency-key': key }));
}

async function preview<T = PlanPreview>({ customer, accountId }: Desk, input = extension) {
  return customer.send<T>(`/v1/accounts/${accountId}/plan-previews`, json(input));
}

async function sign<T = PlanChange>({ customer, name }: Desk, id: string, typed = name) {
  return customer.send<T>(`/v1/plan-changes/${id}/signatures`, json({ name: typed }));
}

/** Asked for and signed. */
async function signed(desk: Desk, input: PlanInput = extension): Promise<PlanChange> {
  const { body } = await request(desk, input);
  return (await sign(desk, body.id)).body;
}

async function changes({ customer, accountId }: Desk): Promise<PlanChange[]> {
  return (await customer.get<Page<PlanChange>>(`/v1/accounts/${accountId}/plan-changes`)).body
    .items;
}

async function schedule({ customer, accountId }: Desk): Promise<Instalment[]> {
  return (await customer.get<Page<Instalment>>(`/v1/accounts/${accountId}/schedule`)).body.items;
}

async function options({ customer, accountId }: Desk): Promise<PlanOptions> {
  return (await customer.get<PlanOptions>(`/v1/accounts/${accountId}/plan-options`)).body;
}

const decisions = (server: TestServer, id: string, decision: string) =>
  fetch(`${server.origin}/sandbox/plan-changes/${id}/decisions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ decision }),
  });

interface SeenMail {
  to: string;
  subject: string;
  text: string;
}

async function mails(server: TestServer): Promise<SeenMail[]> {
  const list = await fetch(`${server.origin}/sandbox/outbox`);
  return ((await list.json()) as { items: SeenMail[] }).items;
}

describe('a change of plan', () => {
  let server: TestServer;
  let desk: Desk;
  beforeEach(async () => {
    server = await TestServer.start(env);
    desk = await deskOf(server);
  });
  afterEach(() => server.dispose());

  it('is asked for, signed, approved on the next business day and in force', async () => {
    const before = await schedule(desk);
    const { body: shown } = await preview(desk);
    const { body: asked } = await request(desk);
    assert.equal(asked.status, 'awaiting_signatures');
    assert.deepEqual(asked.effect, shown.effect);
    assert.equal(asked.agreement, shown.agreement);
    const { body: waiting } = await sign(desk, asked.id, `  alex  WINTERBOURNE `);
    assert.equal(waiting.status, 'in_review');
    assert.equal(waiting.decideOn, '2026-06-09');
    assert.deepEqual(await schedule(desk), before);

    await server.sandbox('clock', { to: '2026-06-09' });

    const [done] = await changes(desk);
    const now = await schedule(desk);
    assert.equal(done?.status, 'applied');
    assert.deepEqual(
      done.events.map(({ kind }) => kind),
      ['requested', 'signed', 'approved', 'applied'],
    );
    assert.deepEqual(
      now.filter(({ status }) => status !== 'paid').map(({ dueDate }) => dueDate),
      shown.effect.rows.map(({ after: row }) => row?.date),
    );
    const total = (rows: Instalment[]) => rows.reduce((sum, row) => sum + row.principal.amount, 0);
    assert.equal(total(now), total(before));
    assert.equal(now.at(-1)?.principalAfter.amount, 0);
    const account = await desk.customer.account();
    assert.equal(account.dueDate, shown.effect.rows[0]?.after?.date);
    assert.equal(account.status, 'current');
    await eventually(async () =>
      (await mails(server)).some((mail) => mail.subject.includes('is approved')),
    );
    const received = (await mails(server)).find((mail) =>
      mail.subject.includes('received your request'),
    );
    assert.ok(received?.text.replace(/\s+/g, ' ').includes(shown.agreement));
  });

  it('costs no late fee for what it moved, and one once the new date is missed', async () => {
    const change = await signed(desk);
    const [row] = change.effect.rows;
    const fees = async () => {
      const path = `/v1/accounts/${desk.accountId}/transactions?kind=fee`;
      return (await desk.customer.get<Page<Transaction>>(path)).body.items;
    };

    await server.sandbox('clock', { to: addDays(row?.before?.date ?? '', 25) });
    desk = await deskOf(server);
    assert.deepEqual(await fees(), []);
    assert.equal((await desk.customer.account()).status, 'current');
    // What was asked for before it moved is asked for anew, and not as something more to pay.
    const papers = await desk.customer.get<Page<AccountDocument>>(
      `/v1/accounts/${desk.accountId}/documents?kind=statement`,
    );
    const [paper, sent] = papers.body.items;
    const { bytes } = await desk.customer.bytes(`/v1/documents/${paper?.id ?? ''}/content`);
    const words = pdfText(bytes).replace(/\s+/g, ' ');
    assert.ok(words.includes('This replaces the statement of'), words);
    assert.equal(sent?.date, addDays(row?.before?.date ?? '', -25));

    await server.sandbox('clock', { to: addDays(row?.after?.date ?? '', 16) });
    desk = await deskOf(server);
    assert.equal((await fees()).length, 1);
  });

  it('lets autopay debit on the new days at the bank, as was shown', async () => {
    const method = await desk.customer.method();
    const autopay = `/v1/accounts/${desk.accountId}/autopay`;
    await desk.customer.send(autopay, {
      ...json(
        { amountKind: 'due', amount: null, day: null, methodId: method.id },
        { 'idempotency-key': crypto.randomUUID() },
      ),
      method: 'PUT',
    });
    const { body: shown } = await preview(desk);
    assert.ok(shown.effect.autopay?.before && shown.effect.autopay.after);
    assert.ok(shown.agreement.includes('Automatic payments stay on'));
    await signed(desk);
    const pending = (await desk.customer.get<Autopay>(autopay)).body;
    assert.deepEqual(pending.notes, ['plan_pending']);
    assert.equal(pending.next?.date, shown.effect.autopay.before.date);

    await server.sandbox('clock', { to: '2026-06-10' });
    const moved = (await desk.customer.get<Autopay>(autopay)).body;
    assert.equal(moved.status, 'active');
    assert.deepEqual(moved.notes, ['plan_applied']);
    assert.equal(moved.next?.date, shown.effect.autopay.after.date);

    // Across the extension and the instalment after it, in one leap.
    const second = shown.effect.rows[1]?.after?.date ?? '';
    await server.sandbox('clock', { to: addDays(second, 4) });
    desk = await deskOf(server);
    const { body } = await desk.customer.get<Page<Payment>>(
      `/v1/accounts/${desk.accountId}/payments`,
    );
    const taken = body.items.toReversed();
    assert.equal(taken.length, 2);
    assert.equal(taken[0]?.date, shown.effect.autopay.after.date);
    assert.deepEqual(taken[0].amount, shown.effect.autopay.after.amount);
    assert.ok((taken[1]?.date ?? '') >= second && (taken[1]?.date ?? '') <= addDays(second, 4));
    const own = async () =>
      (await server.debits()).filter(({ idempotencyKey }) =>
        idempotencyKey.startsWith(`autopay:${desk.accountId}:`),
      );
    await eventually(async () => (await own()).length === 2);
    assert.deepEqual(
      (await own()).map(({ paymentId, amount }) => [paymentId, amount]).sort(),
      taken.map(({ id, amount }) => [id, amount.amount]).sort(),
    );
  });

  it('lets autopay take nothing twice for an instalment that it took before it moved', async () => {
    const method = await desk.customer.method();
    const path = `/v1/accounts/${desk.accountId}`;
    const amount = { amount: 300_00, currency: 'USD' };
    const { status } = await desk.customer.send(`${path}/autopay`, {
      ...json(
        { amountKind: 'fixed', amount, day: 10, methodId: method.id },
        { 'idempotency-key': crypto.randomUUID() },
      ),
      method: 'PUT',
    });
    assert.equal(status, 200);
    // Taken for what is due on the 27th, of which a part is left.
    await server.sandbox('clock', { to: '2026-06-10' });
    const input: PlanInput = { kind: 'due_date', choice: 5 };
    const { body: shown } = await preview(desk, input);
    assert.equal(shown.effect.rows[0]?.after?.date, '2026-07-05');
    await signed(desk, input);

    // Past the day of the moved instalment, before the next one’s.
    await server.sandbox('clock', { to: '2026-07-08' });
    desk = await deskOf(server);

    assert.equal((await changes(desk))[0]?.status, 'applied');
    const { body } = await desk.customer.get<Page<Payment>>(`${path}/payments`);
    assert.deepEqual(
      body.items.map(({ date }) => date),
      ['2026-06-10'],
    );
    assert.equal(shown.effect.autopay?.after?.date, '2026-07-10');
    const autopay = (await desk.customer.get<Autopay>(`${path}/autopay`)).body;
    assert.equal(autopay.next?.date, shown.effect.autopay.after.date);
  });

  it('is not dropped by a later one that would begin before it', async () => {
    const method = await desk.customer.method();
    const { nextInstalment, instalment } = await desk.customer.account();
    // Some payments ahead, so that the extension begins after them.
    const ahead = {
      ...instalment,
      amount: (nextInstalment?.amount.amount ?? 0) + 3 * instalment.amount,
    };
    const { body: payment } = await desk.customer.send<Payment>(
      `/v1/accounts/${desk.accountId}/payments`,
      json(
        { amount: ahead, methodId: method.id, date: '2026-06-08' },
        { 'idempotency-key': crypto.randomUUID() },
      ),
    );
    const extended = await signed(desk);
    assert.equal((await decisions(server, extended.id, 'approve')).status, 204);
    const first = extended.effect.rows[0];
    await server.sandbox(`payments/${payment.id}/returns`, { reason: 'insufficient_funds' });

    const refused = await request<Problem>(desk, { kind: 'due_date', choice: 28 });

    assert.deepEqual(refused.body.errors, [{ pointer: '/kind', code: 'change_ahead' }]);
    const kept = (await schedule(desk)).find(({ number }) => number === first?.number);
    assert.equal(kept?.dueDate, first?.after?.date);
  });

  it('is the same day by day as in one leap', async () => {
    const other = await TestServer.start(env);
    try {
      const twin = await deskOf(other);
      await signed(desk);
      await signed(twin);
      for (let day = '2026-06-09'; day <= '2026-06-20'; day = addDays(day, 1)) {
        await server.sandbox('clock', { to: day });
      }
      await other.sandbox('clock', { to: '2026-06-20' });

      const [mine, theirs] = [await deskOf(server), await deskOf(other)];
      assert.deepEqual(await schedule(mine), await schedule(theirs));
      const told = (all: PlanChange[]) =>
        all.map(({ status, events }) => [status, events.map(({ at }) => at.slice(0, 10))]);
      assert.deepEqual(told(await changes(mine)), told(await changes(theirs)));
    } finally {
      await other.dispose();
    }
  });

  it('is declined where the instalment has been paid meanwhile', async () => {
    const change = await signed(desk);
    const account = await desk.customer.account();
    const method = await desk.customer.method();
    const paid = await desk.customer.send(
      `/v1/accounts/${account.id}/payments`,
      json(
        { amount: account.amountDue, methodId: method.id, date: account.asOf },
        { 'idempotency-key': crypto.randomUUID() },
      ),
    );
    assert.equal(paid.status, 201);

    await server.sandbox('clock', { to: '2026-06-09' });

    const [done] = await changes(desk);
    assert.equal(done?.id, change.id);
    assert.equal(done.status, 'declined');
    assert.equal(done.reason, 'instalment_paid');
  });

  it('expires without its signature, and leaves everything as it was', async () => {
    const before = await schedule(desk);
    const { body: asked } = await request(desk);

    await server.sandbox('clock', { to: asked.expiresOn });
    desk = await deskOf(server);
    assert.equal((await changes(desk))[0]?.status, 'awaiting_signatures');
    await server.sandbox('clock', { to: addDays(asked.expiresOn, 1) });
    desk = await deskOf(server);

    const [done] = await changes(desk);
    assert.equal(done?.status, 'expired');
    assert.deepEqual(
      (await schedule(desk)).map(({ dueDate }) => dueDate),
      before.map(({ dueDate }) => dueDate),
    );
    const late = await sign<Problem>(desk, asked.id);
    assert.equal(late.status, 422);
    assert.equal(late.body.code, 'plan_change_closed');
  });

  it('waives the fees that were signed of a hardship, once it is told what it is about', async () => {
    let bailey = await deskOf(server, 'bailey.pastdue');
    const owed = await bailey.customer.account();
    assert.ok(owed.feesDue.amount > 0);
    const { body: shown } = await preview(bailey, { kind: 'hardship', choice: 2 });
    assert.deepEqual(shown.effect.waived, owed.feesDue);
    const { id } = await signed(bailey, { kind: 'hardship', choice: 2 });

    await server.sandbox('clock', { to: '2026-06-09' });
    assert.equal((await changes(bailey))[0]?.status, 'info_needed');
    // Meanwhile the next one is late too, and has a fee that nobody signed anything of.
    await server.sandbox('clock', { to: '2026-06-15' });
    bailey = await deskOf(server, 'bailey.pastdue');
    const later = await bailey.customer.account();
    const charged = later.feesDue.amount - owed.feesDue.amount;
    assert.ok(charged > 0);
    const told = await bailey.customer.send<PlanChange>(
      `/v1/plan-changes/${id}/details`,
      json({ details: 'I lost my job in May and begin a new one in August.' }),
    );
    assert.equal(told.body.status, 'in_review');
    await server.sandbox('clock', { to: '2026-06-16' });
    bailey = await deskOf(server, 'bailey.pastdue');

    const account = await bailey.customer.account();
    assert.equal((await changes(bailey))[0]?.status, 'applied');
    assert.equal(account.status, 'current');
    assert.equal(account.feesDue.amount, charged);
    assert.deepEqual(account.principal, owed.principal);
    const { body } = await bailey.customer.get<Page<Transaction>>(
      `/v1/accounts/${account.id}/transactions?kind=waiver`,
    );
    assert.equal(body.items.length, 1);
    assert.deepEqual(body.items[0]?.amount, owed.feesDue);
    assert.equal(body.items[0].direction, 'credit');
    assert.deepEqual(body.items[0].allocation.fees, owed.feesDue);
  });

  it('is decided by hand in the sandbox', async () => {
    const early = await request(desk);
    assert.equal((await decisions(server, early.body.id, 'approve')).status, 422);
    await sign(desk, early.body.id);

    assert.equal((await decisions(server, early.body.id, 'decline')).status, 204);

    const [declined] = await changes(desk);
    assert.equal(declined?.status, 'declined');
    assert.equal(declined.reason, 'not_supported');
    assert.equal((await decisions(server, early.body.id, 'approve')).status, 422);
    const again = await signed(desk);
    assert.equal((await decisions(server, again.id, 'ask')).status, 204);
    assert.equal((await decisions(server, again.id, 'approve')).status, 204);
    assert.equal((await changes(desk))[0]?.status, 'applied');
    await eventually(async () => {
      const subjects = (await mails(server)).map(({ subject }) => subject);
      return subjects.some((one) => one.includes('could not approve'));
    });

    // What its day asked for comes first, where the account is behind.
    const { id } = await signed(desk, { kind: 'due_date', choice: 28 });
    await server.stop();
    const db = await openDatabase({
      dataDir: server.dataDir,
      databaseUrl: databaseEnv(server.dataDir).DATABASE_URL,
    });
    try {
      const late = {
        now: new Date('2026-06-12T15:00:00Z'),
        post: { send: () => Promise.resolve() },
      };
      await assert.rejects(decideByHand(db, id, 'decline', late), { code: 'plan_change_closed' });
    } finally {
      await db.destroy();
    }
  });
});

describe('plan changes', () => {
  let server: TestServer;
  before(async () => {
    server = await TestServer.start(env);
  });
  after(() => server.dispose());

  it('say why not, and from when', async () => {
    const reasonsOf = async (userId: string) => {
      const found = await options(await deskOf(server, userId));
      return Object.fromEntries(
        found.options.map(({ kind, reasons }) => [kind, reasons.map(({ code }) => code)]),
      );
    };

    assert.deepEqual(await reasonsOf('alex.current'), {
      due_date: [],
      extension: [],
      hardship: [],
    });
    assert.deepEqual(await reasonsOf('bailey.pastdue'), {
      due_date: ['past_due'],
      extension: ['past_due'],
      hardship: [],
    });
    assert.deepEqual(await reasonsOf('casey.lease'), {
      due_date: [],
      extension: ['loan_only'],
      hardship: ['loan_only'],
    });
  });

  it('are asked for once a year, one at a time', async () => {
    const desk = await deskOf(server, 'frankie.two');
    const { id } = await signed(desk, { kind: 'due_date', choice: 25 });

    const second = await request<Problem>(desk, extension);
    assert.equal(second.status, 422);
    assert.equal(second.body.code, 'plan_not_eligible');
    assert.deepEqual(second.body.errors, [{ pointer: '/kind', code: 'change_pending' }]);
    await decisions(server, id, 'approve');

    const { options: all } = await options(desk);
    assert.deepEqual(all.find(({ kind }) => kind === 'due_date')?.reasons, [
      { code: 'changed_recently', until: '2027-06-08' },
    ]);
    assert.equal(all.find(({ kind }) => kind === 'extension')?.eligible, true);
  });

  it('are asked for once by one key, and signed under one’s own name', async () => {
    const desk = await deskOf(server);
    const key = crypto.randomUUID();
    const first = await request(desk, extension, key);
    const again = await request(desk, extension, key);
    const other = await request<Problem>(desk, { kind: 'extension', choice: 2 }, key);
    const wrong = await sign<Problem>(desk, first.body.id, 'Alex Winter');

    assert.equal(again.text, first.text);
    assert.equal(other.body.code, 'idempotency_key_reused');
    assert.equal((await changes(desk)).length, 1);
    assert.equal(wrong.body.code, 'signature_name_mismatch');
    const signedOnce = await sign(desk, first.body.id);
    const signedTwice = await sign(desk, first.body.id);
    assert.deepEqual(signedTwice.body, signedOnce.body);
    const gone = () =>
      desk.customer.send<PlanChange>(`/v1/plan-changes/${first.body.id}`, { method: 'DELETE' });
    assert.equal((await gone()).body.status, 'withdrawn');
    assert.equal((await gone()).body.status, 'withdrawn');
  });

  it('of others are not found, and choices that there are not are refused', async () => {
    const desk = await deskOf(server);
    const stranger = await deskOf(server, 'bailey.pastdue');
    const { body: change } = await request(desk);
    const away = { ...stranger, accountId: desk.accountId };

    for (const { status } of [
      await preview(away),
      await request(away),
      await sign(stranger, change.id),
      await stranger.customer.send(`/v1/plan-changes/${change.id}`, { method: 'DELETE' }),
      await stranger.customer.send(`/v1/plan-changes/${change.id}/details`, json({ details: 'x' })),
      await stranger.customer.get<Account>(`/v1/accounts/${desk.accountId}/plan-options`),
    ]) {
      assert.equal(status, 404);
    }
    await desk.customer.send(`/v1/plan-changes/${change.id}`, { method: 'DELETE' });
    const three = await preview<Problem>(desk, { kind: 'extension', choice: 3 });
    assert.equal(three.body.code, 'plan_choice_unknown');
  });

  it('are written in the customer’s language', async () => {
    const desk = await deskOf(server);
    const { body } = await preview(desk, { ...extension, locale: 'es-US' });

    assert.match(body.agreement, /Escribir mi nombre es mi firma/);
  });
});

describe('a change of a contract with a co-borrower', () => {
  let server: TestServer;
  let jamie: Desk;
  let robin: Customer;
  before(async () => {
    server = await TestServer.start(env);
    jamie = await deskOf(server, 'jamie.joint');
    robin = await server.signIn('robin.cosigner');
  });
  after(() => server.dispose());

  const shared = async () => (await robin.get<Page<PlanChange>>('/v1/plan-changes')).body.items;
  const robinSigns = (id: string) =>
    robin.send<PlanChange>(
      `/v1/plan-changes/${id}/signatures`,
      json({ name: names['robin.cosigner'] }),
    );
  const subjects = async (to: string) =>
    (await mails(server)).filter((mail) => mail.to.includes(to)).map(({ subject }) => subject);
  const told = (to: string, words: string) =>
    eventually(async () => (await subjects(to)).some((subject) => subject.includes(words)));

  it('tells a co-borrower nothing of what the customer has not signed and takes back', async () => {
    const { body: asked } = await request(jamie);

    await jamie.customer.send(`/v1/plan-changes/${asked.id}`, { method: 'DELETE' });

    await told('jamie.joint', 'withdrawn');
    assert.deepEqual(await subjects('robin.cosigner'), []);
    assert.deepEqual(await shared(), []);
  });

  it('ends where the co-borrower declines, and the customer hears of it', async () => {
    const before = await schedule(jamie);
    const { body: asked } = await request(jamie);
    await sign(jamie, asked.id);
    await told('robin.cosigner', 'Jamie Harrowgate asks for your signature');
    await told('jamie.joint', 'waiting for Robin Harrowgate');
    const asking = (await mails(server)).find(({ to }) => to.includes('robin.cosigner'));
    // It is not the account of whom it asks.
    assert.match(asking?.text ?? '', new RegExp(`${server.origin}/#plan$`, 'm'));
    const waiting = (await mails(server)).find(({ to }) => to.includes('jamie.joint'));
    const { id } = await jamie.customer.account();
    assert.ok(waiting?.text.includes(`${server.origin}/#plan?account=${id}`), waiting?.text);

    const refused = await robin.send<PlanChange>(`/v1/plan-changes/${asked.id}/refusals`, {
      method: 'POST',
    });

    assert.equal(refused.body.reason, 'co_borrower_declined');
    await told('jamie.joint', 'could not approve');
    const mail = (await mails(server)).find(({ subject }) => subject.includes('could not approve'));
    assert.ok(mail?.text.replace(/\s+/g, ' ').includes('Your co-borrower has declined to sign it'));
    assert.equal((await robinSigns(asked.id)).status, 422);
    assert.deepEqual(await schedule(jamie), before);
  });

  it('expires where the co-borrower has not signed in time', async () => {
    // That the last one was declined does not speak against asking anew.
    const { body: asked } = await request(jamie);
    await sign(jamie, asked.id);

    await server.sandbox('clock', { to: addDays(asked.expiresOn, 1) });

    const [done] = await shared();
    assert.equal(done?.status, 'expired');
    const late = await robinSigns(asked.id);
    assert.equal(late.status, 422);
    for (const to of ['jamie.joint', 'robin.cosigner']) await told(to, 'has expired');
  });

  it('waits for both signatures, and is approved only then', async () => {
    const { body: asked } = await request(jamie);
    const { body: half } = await sign(jamie, asked.id);
    assert.equal(half.status, 'awaiting_signatures');

    // Neither the day nor the lender's own hand approves what one of two has signed.
    await server.sandbox('clock', { to: '2026-06-18' });
    assert.equal((await shared())[0]?.status, 'awaiting_signatures');
    assert.equal((await decisions(server, asked.id, 'approve')).status, 422);
    const { body: whole } = await robinSigns(asked.id);
    assert.equal(whole.status, 'in_review');
    // The 19th is a holiday.
    assert.equal(whole.decideOn, '2026-06-22');
    await server.sandbox('clock', { to: '2026-06-22' });

    const [done] = await shared();
    assert.equal(done?.status, 'applied');
    assert.deepEqual(
      done.events.map(({ kind }) => kind),
      ['requested', 'signed', 'signed', 'approved', 'applied'],
    );
    for (const to of ['jamie.joint', 'robin.cosigner']) {
      await told(to, 'received your request');
      await told(to, 'is approved');
    }
  });
});
