import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it, type TestContext } from 'node:test';
import { sql } from 'kysely';
import { startCatcher } from '../../../demo/server/mail/catcher.ts';
import { openPost } from '../../../demo/server/mail/post.ts';
import { eventually } from '../support/server.ts';
import { MailHarness, origin } from './harness.ts';
import { PostOffice } from './post-office.ts';

const at = '2026-06-09T15:00:00Z';
const changed = { customerId: 'cus-alex', template: 'password_changed', data: { at } } as const;
const token = 'kq3v9Zb4Xw1rT8yP0nLmJ6hGfD2sA5cEuQiOoVxYz7w';
const reset = {
  customerId: 'cus-alex',
  template: 'password_reset',
  data: { token, expiresAt: at },
} as const;

const hourAgo = () => new Date(Date.now() - 3_600_000);

describe('the outbox of mails', () => {
  let harness: MailHarness;
  before(async () => {
    harness = await MailHarness.create();
  });
  afterEach(async () => {
    await harness.stop();
    await harness.clear();
  });
  after(() => harness.dispose());

  async function office(test: TestContext): Promise<PostOffice> {
    const opened = await PostOffice.open();
    test.after(() => opened.close());
    return opened;
  }

  /** Makes what waits to be tried again due at once. */
  async function due(): Promise<void> {
    await harness.db
      .updateTable('mail_outbox')
      .set({ next_attempt_at: hourAgo() })
      .where('done_at', 'is', null)
      .execute();
  }

  const outcomes = async () => (await harness.outbox()).map(({ outcome }) => outcome);

  it('sends past one that another process is at', async (test) => {
    if (!harness.shared) {
      test.skip('needs PostgreSQL: the embedded one has a single connection');
      return;
    }
    const [writer, sender] = [await harness.start(), await harness.start()];
    await writer.close();
    const write = (order: typeof reset | typeof changed) =>
      harness.db.transaction().execute((trx) => writer.send(trx, order));

    await write(reset);
    await harness.db.transaction().execute(async (other) => {
      await other.selectFrom('mail_outbox').select('seq').forUpdate().execute();
      await write(changed);
      void sender.flush();
      await eventually(async () => (await outcomes())[1] === 'sent');
      assert.deepEqual(await outcomes(), [null, 'sent']);
    });
  });

  it('sends what a transaction wrote, and the sandbox catches it', async () => {
    const mail = await harness.start();
    await harness.db.transaction().execute((trx) => mail.send(trx, changed));

    await mail.flush();

    const [caught, ...others] = await mail.listCaught();
    assert.deepEqual(others, []);
    assert.equal(caught?.from, 'no-reply@prairielane.example');
    assert.equal(caught.to, 'alex@mail.example');
    assert.equal(caught.subject, 'Your password was changed');
    assert.equal(caught.language, 'en');
    assert.match(caught.text, /Hello Alex Ferrow,/);
    assert.match(caught.html, /^<!doctype html>/);
    assert.deepEqual(await mail.findCaught(caught.id), caught);
  });

  it('sends nothing of a transaction that is rolled back', async () => {
    const mail = await harness.start();
    const undone = harness.db.transaction().execute(async (trx) => {
      await mail.send(trx, changed);
      throw new Error('no');
    });

    await assert.rejects(undone, /^Error: no$/);
    await mail.send(harness.db, reset);
    await mail.flush();

    const subjects = (await mail.listCaught()).map(({ subject }) => subject);
    assert.deepEqual(subjects, ['Choose a new password']);
  });

  it('sends without being asked', async () => {
    const mail = await harness.start();

    await harness.db.transaction().execute((trx) => mail.send(trx, changed));

    await eventually(async () => (await mail.listCaught()).length === 1);
  });

  it('shows the newest mail first, in the order in which they were written', async () => {
    const mail = await harness.start();
    for (const customerId of ['cus-alex', 'cus-luz', 'cus-maud']) {
      await mail.send(harness.db, { ...changed, customerId });
    }

    await mail.flush();

    assert.deepEqual(
      (await mail.listCaught()).map(({ to }) => to),
      ['maud@mail.example', 'luz@mail.example', 'alex@mail.example'],
    );
  });

  it('writes to an address that no customer has', async () => {
    const mail = await harness.start();

    await mail.send(harness.db, {
      to: 'new@mail.example',
      locale: 'es',
      template: 'invitation',
      data: { token, expiresAt: at },
    });
    await mail.flush();

    const [caught] = await mail.listCaught();
    assert.equal(caught?.to, 'new@mail.example');
    assert.equal(caught.subject, 'Cree su cuenta en línea');
  });

  for (const to of [
    'somebody@mail.test',
    'a@x.example, b@mail.test',
    'a@mail.example\r\nBcc: b@mail.test',
    'a@example.mail.test',
    '',
  ]) {
    it(`writes to nobody real: ${JSON.stringify(to)}`, async () => {
      const mail = await harness.start();

      await assert.rejects(
        mail.send(harness.db, { to, template: 'password_changed', data: { at } }),
        /end in \.example/,
      );
      assert.deepEqual(await harness.outbox(), []);
    });
  }

  it('refuses at once what cannot be written, while somebody hears of it', async () => {
    const mail = await harness.start();
    const order = { ...changed, data: { at: 'yesterday' } };

    await assert.rejects(mail.send(harness.db, order), RangeError);
    assert.deepEqual(await harness.outbox(), []);
  });

  it('forgets what was in a mail once it is sent', async () => {
    const mail = await harness.start();
    await mail.send(harness.db, reset);
    await mail.flush();

    const [row] = await harness.outbox();

    assert.equal(row?.outcome, 'sent');
    assert.deepEqual(row.data, {});
  });

  it('logs neither whom a mail went to nor what was in it', async () => {
    const mail = await harness.start();
    await mail.send(harness.db, reset);
    await mail.flush();

    const log = harness.log.join('\n');

    assert.match(log, /"template":"password_reset"/);
    assert.doesNotMatch(log, /alex@|kq3v9|Alex/);
  });

  for (const mood of ['451', 'hang up'] as const) {
    it(`tries again, after a while, when the server says: ${mood}`, async (test) => {
      const post = await office(test);
      post.moods.push(mood, mood);
      const mail = await harness.start({ smtpUrl: post.url });
      await mail.send(harness.db, changed);
      const begun = Date.now();
      await mail.flush();
      const { next_attempt_at: next } = await harness.db
        .selectFrom('mail_outbox')
        .select('next_attempt_at')
        .executeTakeFirstOrThrow();

      await due();
      await mail.flush();
      await due();
      await mail.flush();

      assert.ok(next.getTime() >= begun + 1_000);
      assert.deepEqual(await outcomes(), ['sent']);
      const ids = post.mails.map((text) => /^message-id: *(.+)$/im.exec(text)?.[1]);
      assert.equal(ids.length, 3);
      assert.match(ids[0] ?? '', /^<mail_\S+@prairielane\.example>$/);
      assert.equal(new Set(ids).size, 1, 'every attempt is the same mail');
    });
  }

  it('keeps a mail when there is no server', async () => {
    const post = await PostOffice.open();
    const { url } = post;
    await post.close();
    const mail = await harness.start({ smtpUrl: url });
    await mail.send(harness.db, changed);

    await mail.flush();

    assert.deepEqual(await outcomes(), [null]);
    assert.ok(harness.log.some((line) => line.includes('mail not sent')));
  });

  it('sends a mail of its own accord after a refusal that may pass', async (test) => {
    const post = await office(test);
    post.moods.push('451');
    const mail = await harness.start({ smtpUrl: post.url });

    await mail.send(harness.db, changed);

    await eventually(async () => (await outcomes()).includes('sent'));
    assert.equal(post.mails.length, 2);
  });

  it('gives up on a mail that will never be taken, and goes on with the others', async (test) => {
    const post = await office(test);
    post.moods.push('550');
    const mail = await harness.start({ smtpUrl: post.url });
    await mail.send(harness.db, reset);
    await mail.send(harness.db, { ...changed, customerId: 'cus-luz' });

    await mail.flush();
    await due();
    await mail.flush();

    const rows = await harness.outbox();
    assert.deepEqual(
      rows.map(({ outcome, data }) => [outcome, data]),
      [
        ['refused', {}],
        ['sent', {}],
      ],
    );
    assert.equal(post.mails.length, 2);
  });

  it('does not send what has become useless meanwhile, and forgets it', async (test) => {
    const post = await office(test);
    const mail = await harness.start({ smtpUrl: post.url });
    await harness.db.transaction().execute(async (trx) => {
      await mail.send(trx, reset);
      await trx.updateTable('mail_outbox').set({ give_up_at: hourAgo() }).execute();
    });

    await mail.flush();

    const [row] = await harness.outbox();
    assert.deepEqual([row?.outcome, row?.data], ['too_late', {}]);
    assert.deepEqual(post.mails, []);
  });

  it('does not send what becomes useless while another one is on its way', async (test) => {
    const post = await office(test);
    let answer = () => undefined as void;
    post.until = new Promise((resolve) => (answer = resolve));
    const mail = await harness.start({ smtpUrl: post.url });
    await harness.db.transaction().execute(async (trx) => {
      await mail.send(trx, changed);
      await mail.send(trx, reset);
    });

    const flushed = mail.flush();
    await eventually(() => Promise.resolve(post.mails.length === 1));
    await harness.db
      .updateTable('mail_outbox')
      .set({ give_up_at: hourAgo() })
      .where('template', '=', 'password_reset')
      .execute();
    answer();
    await flushed;
    await mail.flush();

    assert.deepEqual(await outcomes(), ['sent', 'too_late']);
    assert.equal(post.mails.length, 1);
  });

  it('tries for no longer than what a mail brings is of use', async () => {
    const mail = await harness.start();
    const code = {
      customerId: 'cus-alex',
      template: 'sign_in_code',
      data: { code: '123456', expiresAt: at },
    } as const;

    // Within the transaction, since nobody has taken them up yet.
    const rows = await harness.db.transaction().execute(async (trx) => {
      for (const order of [code, reset, changed]) await mail.send(trx, order);
      return trx
        .selectFrom('mail_outbox')
        .select(['next_attempt_at', 'give_up_at'])
        .orderBy('seq')
        .execute();
    });

    assert.deepEqual(
      rows.map((row) => (row.give_up_at.getTime() - row.next_attempt_at.getTime()) / 60_000),
      [10, 30, 3 * 24 * 60],
    );
  });

  it('sends nothing twice when two of them look at once', async (test) => {
    const post = await office(test);
    const pair = [
      await harness.start({ smtpUrl: post.url }),
      await harness.start({ smtpUrl: post.url }),
    ];
    await harness.db.transaction().execute(async (trx) => {
      for (let count = 0; count < 20; count += 1) await pair[0]?.send(trx, changed);
    });

    await Promise.all(pair.map((mail) => mail.flush()));

    assert.equal(post.mails.length, 20);
    assert.deepEqual(new Set(await outcomes()), new Set(['sent']));
  });

  it('takes up what a process before it left behind', async (test) => {
    const post = await office(test);
    const earlier = await harness.start({ smtpUrl: post.url });
    await earlier.close();
    await earlier.send(harness.db, changed);
    const before = post.mails.length;

    const later = await harness.start({ smtpUrl: post.url });
    await later.flush();

    assert.equal(before, 0);
    assert.equal(post.mails.length, 1);
  });

  it('takes up at once what a process was at when it was killed', async (test) => {
    const post = await office(test);
    const killed = await harness.start({ smtpUrl: post.url });
    await killed.close();
    await killed.send(harness.db, changed);
    const inAMinute = new Date(Date.now() + 60_000);
    await harness.db
      .updateTable('mail_outbox')
      .set({ attempts: 1, next_attempt_at: inAMinute })
      .execute();

    const later = await harness.start({ smtpUrl: post.url });
    await later.flush();

    assert.deepEqual(await outcomes(), ['sent']);
  });

  it('shows a mail once that came twice, because its first answer was lost', async () => {
    const mail = await harness.start();
    await mail.send(harness.db, changed);
    await mail.flush();
    await sql`update mail_outbox set done_at = null, outcome = null, next_attempt_at = ${hourAgo()},
      data = ${JSON.stringify({ at })}`.execute(harness.db);

    await mail.flush();

    const [row] = await harness.outbox();
    assert.deepEqual([row?.attempts, row?.outcome], [2, 'sent']);
    assert.equal((await mail.listCaught()).length, 1);
  });

  it('keeps links good when the sandbox starts at another address', async () => {
    const mail = await harness.start();
    await mail.send(harness.db, reset);
    await mail.flush();
    await harness.stop();

    const moved = await harness.start({ origin: 'http://localhost:5500' });

    const [caught] = await moved.listCaught();
    for (const form of [caught?.text ?? '', caught?.html ?? '']) {
      assert.ok(form.includes(`http://localhost:5500/#reset=${token}`));
      assert.ok(!form.includes(origin));
    }
  });

  it('shows nothing of mails that left for a real server', async (test) => {
    const post = await office(test);
    const mail = await harness.start({ smtpUrl: post.url });
    await mail.send(harness.db, changed);

    await mail.flush();

    assert.equal(mail.catches, false);
    assert.deepEqual(await mail.listCaught(), []);
  });

  it('takes no mail from another program on the machine', async (test) => {
    const catcher = await startCatcher(harness.db, origin);
    const words = { subject: 's', text: 't', html: 'h', language: 'en' };
    const guesses = ['', 'me:secret@'].map((credentials) =>
      openPost(catcher.url.replace(/\/\/.*@/, `//${credentials}`)),
    );
    test.after(async () => {
      for (const post of guesses) post.close();
      await catcher.close();
    });

    for (const post of guesses) await assert.rejects(post.send('mail_x', 'a@b.example', words));

    const { length } = await harness.db.selectFrom('caught_mails').select('id').execute();
    assert.equal(length, 0);
  });
});
