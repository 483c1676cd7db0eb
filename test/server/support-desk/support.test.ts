import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Conversation, Page, Problem, Support } from '../../../sdk/contract/index.ts';
import type { Customer } from '../support/customer.ts';
import { TestServer } from '../support/server.ts';

// A Monday morning at the lender's.
const env = { SANDBOX_NOW: '2026-06-08T15:00:00Z' };
const json = (body: object) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
  body: JSON.stringify(body),
});
const pdf = (size: number) => Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(size - 9)]);

describe('support', () => {
  let server: TestServer;
  let alex: Customer;
  before(async () => {
    server = await TestServer.start(env);
    alex = await server.signIn('alex.current');
  });
  after(() => server.dispose());

  const write = <T = Conversation>(customer: Customer, body: object) =>
    customer.send<T>('/v1/support/messages', json(body));
  const support = async (customer: Customer) => (await customer.get<Support>('/v1/support')).body;
  const sandbox = (path: string, method: string, body: unknown) =>
    fetch(`${server.origin}/sandbox/support/${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  it('gives each account’s reference and the address of mails, masked and whole', async () => {
    const { references, email } = await support(alex);

    assert.deepEqual(references, [
      {
        accountId: 'acct-alex-1',
        vehicle: references[0]?.vehicle ?? '',
        reference: { value: 'SBX-2041-7730', masked: '•••• 7730' },
      },
    ]);
    assert.match(email.masked, /^.•••@/);
    assert.ok(email.value.endsWith('.example'));
  });

  it('tells the customer of an answer by a mail that does not hold it', async () => {
    const { body: begun } = await write(alex, { topic: 'payoff', body: 'Where do I send it?' });
    assert.equal(begun.answerBy, '2026-06-09');

    const answered = await sandbox(`messages/${begun.id}/answers`, 'POST', {
      body: 'To the address on your payoff letter.',
    });

    assert.equal(answered.status, 204);
    assert.equal((await support(alex)).unread, 1);
    const { body: page } = await alex.get<Page<Conversation>>('/v1/support/messages');
    assert.equal(page.items[0]?.status, 'answered');
    assert.equal(page.items[0]?.messages[1]?.author, 'Robin');
    await alex.send(`/v1/support/messages/${begun.id}/reads`, { method: 'POST' });
    assert.equal((await support(alex)).unread, 0);
  });

  it('brings the conversation that changed last to the front, page by page', async () => {
    const first = (await write(alex, { topic: 'other', body: 'One' })).body;
    const second = (await write(alex, { topic: 'other', body: 'Two' })).body;
    await write(alex, { topic: 'other', body: 'One more', conversationId: first.id });

    const { body: top } = await alex.get<Page<Conversation>>('/v1/support/messages?limit=1');
    const { body: next } = await alex.get<Page<Conversation>>(
      `/v1/support/messages?limit=1&cursor=${top.nextCursor ?? ''}`,
    );

    assert.equal(top.items[0]?.id, first.id);
    assert.equal(next.items[0]?.id, second.id);
  });

  it('takes a file of 2 MB, and none that is larger', async () => {
    const message = (size: number) => ({
      topic: 'documents',
      body: 'See the file.',
      attachments: [{ name: 'statement.pdf', data: pdf(size).toString('base64') }],
    });

    const taken = await write(alex, message(2 * 1024 * 1024));
    const refused = await write<Problem>(alex, message(2 * 1024 * 1024 + 1));

    assert.equal(taken.body.messages[0]?.attachments[0]?.bytes, 2 * 1024 * 1024);
    assert.deepEqual([refused.status, refused.body.code], [422, 'attachment_too_large']);
  });

  for (const [name, kept] of [
    ['../../etc/passwd.pdf', 'passwd.pdf'],
    ['C:\\Users\\alex\\letter.pdf', 'letter.pdf'],
    ['gpj.\u202etxt\u0007.pdf', 'gpj.txt.pdf'],
    ['..', '..'],
  ] as const) {
    it(`keeps of the name ${JSON.stringify(name)} what is safe`, async () => {
      const data = pdf(20).toString('base64');

      const { body } = await write(alex, {
        topic: 'other',
        body: 'x',
        attachments: [{ name, data }],
      });

      assert.equal(body.messages[0]?.attachments[0]?.name, kept);
    });
  }

  it('leaves other routes at their small bodies', async () => {
    const { status } = await alex.send(
      '/v1/payment-methods',
      json({ kind: 'iban', iban: 'x'.repeat(40_000) }),
    );

    assert.equal(status, 413);
  });

  it('takes no message for an account of somebody else', async () => {
    const { status } = await write(alex, {
      topic: 'other',
      body: 'x',
      accountId: 'acct-frankie-1',
    });

    assert.equal(status, 404);
  });

  it('puts a notice up, leaves it out once it is over, and takes it down', async () => {
    const notice = {
      level: 'maintenance',
      title: 'Payments pause tonight',
      body: 'You can look, but not pay, for an hour.',
      from: '2026-06-08T23:00:00Z',
      until: '2026-06-09T00:00:00Z',
    };
    await sandbox('notice', 'PUT', notice);
    assert.equal((await support(alex)).notices[0]?.title, notice.title);

    await sandbox('notice', 'PUT', { ...notice, until: '2026-06-08T14:00:00Z' });
    assert.deepEqual((await support(alex)).notices, []);

    await sandbox('notice', 'PUT', notice);
    await sandbox('notice', 'PUT', null);
    assert.deepEqual((await support(alex)).notices, []);
  });
});
