import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { sql } from 'kysely';
import { Agent, type Answer, challengeOf } from './agent.ts';
import { type Harness, start } from './harness.ts';
import { later, minute } from './later.ts';
import { mailed, someMail } from './mails.ts';

const second = 1000;

describe('a sign-in with a code by e-mail', () => {
  let server: Harness;
  let agent: Agent;
  before(async () => {
    server = await start();
  });
  after(() => server.close());
  beforeEach(async () => {
    await server.reset();
    agent = await Agent.create(server.origin);
  });

  /** The codes that were mailed, the latest last. */
  const codes = () => mailed(server, 'sign_in_code').map(({ code }) => code);
  const lastCode = () => codes().at(-1) ?? '';
  const wrongCode = () => (lastCode() === '000000' ? '000001' : '000000');

  function assertOver(answer: Answer) {
    assert.equal(answer.status, 400);
    assert.equal(answer.body['error'], 'invalid_session');
  }

  it('asks for the code, mails it, and issues no authorization code without it', async () => {
    const before = Date.now();

    const begun = await agent.challenge('morgan.test');

    assert.equal(begun.status, 403);
    assert.equal(begun.body['error'], 'insufficient_authorization');
    assert.equal(begun.body['authorization_code'], undefined);
    const { resendAt, ...asked } = challengeOf(begun) ?? { kind: '' };
    assert.deepEqual(asked, { kind: 'email_code', sentTo: 'm•••@mail.example', length: 6 });
    const mailedAt = Date.parse(String(resendAt)) - 30 * second;
    assert.ok(mailedAt >= before && mailedAt <= Date.now(), String(resendAt));
    assert.equal(server.mails.length, 1);
    assert.equal(server.mails[0]?.customerId, 'morgan');
    assert.match(lastCode(), /^\d{6}$/);
  });

  it('goes on to tokens with the code, spaces ignored, and notes the second factor', async () => {
    const begun = await agent.challenge('morgan.test');
    const code = lastCode();

    const done = await agent.goOn(begun, { code: ` ${code.slice(0, 3)} ${code.slice(3)} ` });
    const tokens = await agent.redeem(String(done.body['authorization_code']));

    assert.equal(done.status, 200);
    assert.deepEqual(Object.keys(done.body), ['authorization_code']);
    assert.equal(tokens.status, 200);
    const sessions = await server.db.selectFrom('auth_sessions').selectAll().execute();
    assert.ok(sessions[0]?.second_factor_at instanceof Date);
  });

  it('keeps neither the code nor the auth session as they are', async () => {
    const begun = await agent.challenge('morgan.test');

    const kept = JSON.stringify([
      await server.db.selectFrom('sign_in_steps').selectAll().execute(),
      await server.db.selectFrom('email_codes').selectAll().execute(),
    ]);

    assert.ok(kept.includes('morgan'));
    assert.ok(!kept.includes(lastCode()));
    assert.ok(!kept.includes(String(begun.body['auth_session'])));
  });

  it('asks again after a wrong code, says how many are left, and mails nothing', async () => {
    const begun = await agent.challenge('morgan.test');

    const first = await agent.goOn(begun, { code: wrongCode() });
    const again = await later(2 * minute, () => agent.goOn(begun, { code: wrongCode() }));

    assert.equal(first.status, 403);
    assert.equal(challengeOf(first)?.wrong, true);
    assert.equal(challengeOf(first)?.attemptsLeft, 4);
    assert.equal(challengeOf(again)?.attemptsLeft, 3);
    assert.equal(first.body['auth_session'], begun.body['auth_session']);
    assert.equal(codes().length, 1);
    assert.equal((await agent.goOn(begun, { code: lastCode() })).status, 200);
  });

  it('ends at the fifth wrong code, locks the user ID and tells the owner', async () => {
    const begun = await agent.challenge('morgan.test');
    const answers = [];
    for (let attempt = 0; attempt < 5; attempt += 1) {
      answers.push(await agent.goOn(begun, { code: wrongCode() }));
    }
    const late = await agent.goOn(begun, { code: lastCode() });
    const anew = await agent.challenge('morgan.test');
    await someMail(server, 'lockout');

    assert.deepEqual(
      answers.map((answer) => answer.body['error']),
      [...Array<string>(4).fill('insufficient_authorization'), 'access_denied'],
    );
    assertOver(late);
    assert.equal(anew.body['locked_until'], answers[4]?.body['locked_until']);
    assert.deepEqual(
      server.mails.map((mail) => mail.template),
      ['sign_in_code', 'lockout'],
    );
    assert.equal(mailed(server, 'lockout')[0]?.codes, true);
  });

  it('counts wrong codes of several sign-ins together: the password buys no more guesses', async () => {
    const errors: unknown[] = [];
    for (let attempt = 0; attempt < 6; attempt += 1) {
      const begun = await agent.guess('morgan.test');
      if (begun.body['error'] === 'access_denied') errors.push('access_denied at the password');
      else errors.push((await agent.goOn(begun, { code: wrongCode() })).body['error']);
    }

    assert.deepEqual(errors, [
      ...Array<string>(4).fill('insufficient_authorization'),
      'access_denied',
      'access_denied at the password',
    ]);
  });

  it('looks at five of twenty codes sent at once', async () => {
    const begun = await agent.challenge('morgan.test');

    const answers = await Promise.all(
      Array.from({ length: 20 }, () => agent.goOn(begun, { code: wrongCode() })),
    );

    const errors = answers.map((answer) => answer.body['error']);
    assert.equal(errors.filter((error) => error === 'insufficient_authorization').length, 4);
    assert.equal(answers.filter((answer) => answer.status === 200).length, 0);
  });

  it('takes the right code once, of ten at once too', async () => {
    const begun = await agent.challenge('morgan.test');

    const answers = await Promise.all(
      Array.from({ length: 10 }, () => agent.goOn(begun, { code: lastCode() })),
    );
    const other = await agent.challenge('morgan.test');
    const used = codes()[0] ?? '';
    const replayed = await agent.goOn(other, { code: used });

    assert.equal(answers.filter((answer) => answer.status === 200).length, 1);
    assert.equal(replayed.status, used === lastCode() ? 200 : 403);
  });

  it('is the last one of those that were mailed: with it the others are used, too', async () => {
    const begun = await agent.challenge('morgan.test');
    const first = lastCode();
    const other = await Agent.create(server.origin);
    const elsewhere = await later(31 * second, () => other.challenge('morgan.test'));
    assert.equal(codes().length, 2);

    const used = await other.goOn(elsewhere, { code: lastCode() });
    const left = await agent.goOn(begun, { code: first });

    assert.equal(used.status, 200);
    assert.equal(left.status, 403);
  });

  it('refuses a code after ten minutes', async () => {
    const begun = await agent.challenge('morgan.test');
    const old = lastCode();

    const late = await later(9 * minute, () => agent.challenge('morgan.test'));
    const answer = await later(10 * minute, () => agent.goOn(late, { code: old }));

    assert.equal(answer.status, old === lastCode() ? 200 : 403);
    assertOver(await later(10 * minute, () => agent.goOn(begun, { code: lastCode() })));
  });

  it('mails a new code when asked, after thirty seconds and no sooner', async () => {
    const begun = await agent.challenge('morgan.test');

    const early = await agent.goOn(begun, { resend: 'true' });
    const sentEarly = codes().length;
    const late = await later(31 * second, () => agent.goOn(begun, { resend: 'true' }));

    assert.equal(sentEarly, 1);
    assert.equal(challengeOf(early)?.wrong, undefined);
    assert.equal(challengeOf(early)?.resendAt, challengeOf(begun)?.resendAt);
    assert.equal(codes().length, 2);
    assert.notEqual(challengeOf(late)?.resendAt, challengeOf(begun)?.resendAt);
    assert.equal((await agent.goOn(begun, { code: lastCode() })).status, 200);
  });

  it('mails five codes an hour at most, whichever sign-in asks', async () => {
    for (let minutes = 0; minutes < 12; minutes += 1) {
      await later(minutes * minute, () => agent.challenge('morgan.test'));
    }
    const limited = codes().length;
    await later(61 * minute, () => agent.challenge('morgan.test'));

    assert.equal(limited, 5);
    assert.equal(codes().length, 6);
  });

  it('takes the code that was mailed before a reload, in the same browser alone', async () => {
    const other = await Agent.create(server.origin);
    await agent.challenge('morgan.test');
    const reloaded = await agent.challenge('morgan.test');
    const elsewhere = await other.challenge('morgan.test');

    const foreign = await other.goOn(elsewhere, { code: lastCode() });
    const own = await agent.goOn(reloaded, { code: lastCode() });

    assert.equal(codes().length, 1);
    assert.equal(foreign.status, 403);
    assert.equal(own.status, 200);
  });

  it('knows no auth session of another key, another client, or one that was made up', async () => {
    const begun = await agent.challenge('morgan.test');
    const thief = await Agent.create(server.origin);
    const dealer = await Agent.create(server.origin, 'northside-motors');
    dealer.key = agent.key;
    const answer = { code: lastCode() };

    assertOver(await thief.goOn(begun, answer));
    assertOver(await dealer.goOn(begun, answer));
    assertOver(await agent.goOn({ ...begun, body: { auth_session: 'made-up' } }, answer));
    assert.equal((await agent.goOn(begun, answer)).status, 200);
  });

  it('refuses none, two answers and answers to another question, and counts none of them', async () => {
    const begun = await agent.challenge('morgan.test');
    const bad: Record<string, string>[] = [
      {},
      { code: '123456', resend: 'true' },
      { captcha: 'abc', username: 'morgan.test', password: 'wrong' },
      { captcha: 'abc' },
      { passkey: '{}' },
      { use: 'totp' },
      { use: 'nothing' },
    ];

    for (const answer of bad) {
      const refused = await agent.goOn(begun, answer);
      assert.equal(refused.status, 400, JSON.stringify(answer));
      assert.equal(refused.body['error'], 'invalid_request', JSON.stringify(answer));
    }

    assert.equal(challengeOf(await agent.goOn(begun, { code: wrongCode() }))?.attemptsLeft, 4);
  });

  it('does not get past a lock that the lender set meanwhile', async () => {
    const begun = await agent.challenge('morgan.test');
    const until = new Date(server.clock.now().getTime() + 60 * minute);
    const lock = (locked_until: Date | null) =>
      server.db.updateTable('customers').set({ locked_until }).where('id', '=', 'morgan').execute();

    await lock(until);
    const locked = await agent.goOn(begun, { code: lastCode() });
    await lock(null);
    const done = await agent.goOn(begun, { code: lastCode() });

    assert.equal(locked.body['locked_until'], until.toISOString());
    assert.equal(done.status, 200);
  });

  it('does not forget wrong passwords before the code is right, nor count them with wrong codes', async () => {
    for (let attempt = 0; attempt < 4; attempt += 1) await agent.guess('morgan.test', 'wrong');
    const begun = await agent.guess('morgan.test');

    const wrong = await agent.goOn(begun, { code: wrongCode() });
    const fifth = await agent.guess('morgan.test', 'wrong');
    const right = await agent.goOn(begun, { code: lastCode() });
    const afterwards = await agent.challenge('morgan.test', 'wrong');

    assert.equal(challengeOf(wrong)?.attemptsLeft, 4);
    assert.equal(fifth.body['error'], 'access_denied');
    assert.equal(right.status, 200);
    assert.equal(afterwards.body['error'], 'invalid_grant');
  });

  it('gives no further guesses at the code for a new password, and some when support releases', async () => {
    const begun = await agent.challenge('morgan.test');
    for (let attempt = 0; attempt < 5; attempt += 1) {
      await agent.goOn(begun, { code: wrongCode() });
    }

    await server.auth.release('morgan.test', 'passwords');
    const reset = await agent.challenge('morgan.test');
    await server.auth.release('morgan.test', 'all');
    const released = await agent.challenge('morgan.test');

    assert.equal(reset.body['error'], 'access_denied');
    assert.equal(released.body['error'], 'insufficient_authorization');
  });

  it('gives out nothing where the password changes between the right code and what it opens', async () => {
    const begun = await agent.challenge('morgan.test');
    const { password_hash: before } = await server.db
      .selectFrom('customers')
      .select('password_hash')
      .where('id', '=', 'morgan')
      .executeTakeFirstOrThrow();
    // As a reset would that commits in between: it ends the sessions that it sees.
    await sql`create function change_password() returns trigger language plpgsql as $$ begin
      update customers set password_hash = 'another' where id = 'morgan'; return old; end $$`.execute(
      server.db,
    );
    await sql`create trigger changing after delete on sign_in_steps
      for each row execute function change_password()`.execute(server.db);

    const answer = await agent.goOn(begun, { code: lastCode() });

    await sql`drop function change_password cascade`.execute(server.db);
    await server.db
      .updateTable('customers')
      .set({ password_hash: before })
      .where('id', '=', 'morgan')
      .execute();
    assertOver(answer);
  });
});

describe('the policy for second factors', () => {
  const cases = [
    { policy: 'off', 'alex.test': 200, 'morgan.test': 200 },
    { policy: 'risk', 'alex.test': 200, 'morgan.test': 403 },
    { policy: 'always', 'alex.test': 403, 'morgan.test': 403 },
  ] as const;
  for (const { policy, ...expected } of cases) {
    it(`asks those that it should when it is ${policy}`, async () => {
      const server = await start({}, policy);
      try {
        const agent = await Agent.create(server.origin);
        for (const [userId, status] of Object.entries(expected)) {
          assert.equal((await agent.challenge(userId)).status, status, userId);
        }
      } finally {
        await server.close();
      }
    });
  }
});
