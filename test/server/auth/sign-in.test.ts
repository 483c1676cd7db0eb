import assert from 'node:assert/strict';
import { hash, verify } from '@node-rs/argon2';
import { after, before, describe, it } from 'node:test';
import { pino } from 'pino';
import { createLockMail } from '../../../demo/server/auth/lock-mail.ts';
import { createLockout } from '../../../demo/server/auth/lockout.ts';
import { createPasswords } from '../../../demo/server/auth/passwords.ts';
import { createSignIn } from '../../../demo/server/auth/sign-in.ts';
import { createTurns } from '../../../demo/server/auth/turns.ts';
import { Agent } from './agent.ts';
import { type Harness, password, start } from './harness.ts';

const hour = 60 * 60 * 1000;
const day = 24 * hour;

describe('POST /oauth/challenge', () => {
  let server: Harness;
  let agent: Agent;
  let verifications = 0;
  /** Happens between the check of a password and what is made of it. */
  let onVerified: (() => Promise<void>) | undefined;
  before(async () => {
    const passwords = await createPasswords('test', {
      hash,
      async verify(stored, typed) {
        verifications += 1;
        const matches = await verify(stored, typed);
        await onVerified?.();
        return matches;
      },
    });
    server = await start({ passwords });
    agent = await Agent.create(server.origin);
  });
  after(() => server.close());

  /** A user ID that no other test has touched. */
  let strangers = 0;
  const stranger = () => `stranger-${(strangers += 1)}.test`;

  it('answers the right password with a code alone', async () => {
    const answer = await agent.challenge('alex.test');

    assert.equal(answer.status, 200);
    assert.deepEqual(Object.keys(answer.body), ['authorization_code']);
    assert.equal(answer.headers.get('cache-control'), 'no-store');
    assert.ok(answer.headers.get('dpop-nonce'));
  });

  for (const userId of ['alex.test', 'morgan.test']) {
    it(`gives ${userId} nothing to go on with where the password changes while it is checked`, async () => {
      const before = await server.db
        .selectFrom('customers')
        .select(['id', 'password_hash'])
        .where('user_id', '=', userId)
        .executeTakeFirstOrThrow();
      const setHash = (hashed: string | null) =>
        server.db
          .updateTable('customers')
          .set({ password_hash: hashed })
          .where('id', '=', before.id)
          .execute();
      onVerified = async () => {
        await setHash(await (await createPasswords('test')).hash('another long passphrase'));
        await server.auth.sessions.endAll(before.id);
      };

      const answer = await agent.challenge(userId);

      onVerified = undefined;
      await setHash(before.password_hash);
      assert.equal(answer.status, 400);
      assert.equal(answer.body['error'], 'invalid_grant');
    });
  }

  it('takes the user ID in any case, width and with blanks around it', async () => {
    const answer = await agent.challenge('  ALEX．Test ');

    assert.equal(answer.status, 200);
  });

  it('tells a wrong password, an unknown user and one not registered apart in nothing', async () => {
    const wrong = await agent.challenge('blake.test', 'wrong');
    const unknown = await agent.challenge(stranger(), 'wrong');
    const unregistered = await agent.challenge('gale.test', password);

    const { request_id: first, ...expected } = wrong.body;
    assert.equal(typeof first, 'string');
    assert.equal(wrong.status, 400);
    assert.equal(expected['error'], 'invalid_grant');
    for (const answer of [unknown, unregistered]) {
      const { request_id: id, ...body } = answer.body;
      assert.equal(answer.status, 400);
      assert.deepEqual(body, expected);
      assert.notEqual(id, first);
      assert.deepEqual([...answer.headers.keys()], [...wrong.headers.keys()]);
    }
  });

  it('verifies one password for known, unknown, locked and unregistered user IDs alike', async () => {
    const locked = stranger();
    for (let attempt = 0; attempt < 5; attempt += 1) await agent.guess(locked, 'wrong');
    const counts: Record<string, number> = {};

    for (const userId of ['alex.test', 'drew.test', 'gale.test', stranger(), locked]) {
      const before = verifications;
      await agent.challenge(userId, 'wrong');
      counts[userId] = verifications - before;
    }

    assert.deepEqual([...new Set(Object.values(counts))], [1]);
  });

  it('refuses a password that is right for the dummy of unknown users', async () => {
    const passwords = await createPasswords('test', { hash, verify: () => Promise.resolve(true) });

    assert.equal(await passwords.verify(null, 'anything'), false);
    assert.equal(await passwords.verify(undefined, 'anything'), false);
    assert.equal(await passwords.verify('a stored hash', 'anything'), true);
  });

  it('tells who has the password until when the lender has locked the customer out, and nobody else', async () => {
    const strange = await agent.challenge(stranger(), 'wrong');
    const wrong = await agent.challenge('drew.test', 'wrong');
    // More often than a wrong password may be typed: what was right is not counted.
    const right = [];
    for (let attempt = 0; attempt < 6; attempt += 1) right.push(await agent.challenge('drew.test'));

    assert.equal(wrong.status, strange.status);
    assert.equal(wrong.body['error'], strange.body['error']);
    const { locked_until: until } = await server.db
      .selectFrom('customers')
      .select('locked_until')
      .where('id', '=', 'drew')
      .executeTakeFirstOrThrow();
    for (const { status, body } of right) {
      assert.equal(status, 403);
      assert.equal(body['error'], 'access_denied');
      assert.equal(body['locked_until'], until?.toISOString());
    }
  });

  for (const known of [true, false]) {
    it(`locks ${known ? 'a known' : 'an unknown'} user ID for 24 hours at the fifth failure`, async () => {
      const userId = known ? 'blake.test' : stranger();
      if (known) {
        const forgotten = await agent.challenge(userId);
        assert.equal(forgotten.status, 200);
      }

      const answers = [];
      for (let attempt = 0; attempt < 5; attempt += 1) {
        answers.push(await agent.guess(userId, 'wrong'));
      }
      const afterwards = await agent.challenge(userId, password);

      assert.deepEqual(
        answers.map((answer) => answer.body['error']),
        [...Array<string>(4).fill('invalid_grant'), 'access_denied'],
      );
      assert.equal(afterwards.status, 403);
      assert.equal(afterwards.body['locked_until'], answers[4]?.body['locked_until']);
      const left = Date.parse(String(afterwards.body['locked_until'])) - +server.clock.now();
      assert.ok(left > day - 60_000 && left <= day, `${left} ms left`);
    });
  }

  it('opens again when the lock ends, by the clock of the sandbox, and no attempt prolongs it', async () => {
    const userId = 'blake.test';
    server.clock.advance(2 * day);
    for (let attempt = 0; attempt < 5; attempt += 1) await agent.guess(userId, 'wrong');

    server.clock.advance(day - hour);
    const early = await agent.challenge(userId);
    server.clock.advance(hour);
    const late = await agent.challenge(userId);

    assert.equal(early.body['error'], 'access_denied');
    assert.equal(late.status, 200);
  });

  it('forgets failures that are a day old and those before a success', async () => {
    const userId = 'blake.test';
    const fail = async (times: number) => {
      for (let attempt = 0; attempt < times; attempt += 1) await agent.guess(userId, 'wrong');
    };

    await fail(4);
    server.clock.advance(day);
    await fail(4);
    const afterADay = await agent.guess(userId);
    await fail(4);
    const afterSuccess = await agent.guess(userId);

    assert.equal(afterADay.status, 200);
    assert.equal(afterSuccess.status, 200);
  });

  it('looks at three of thirty guesses sent at once, and asks for a captcha before the others', async () => {
    const userId = stranger();
    const before = verifications;

    const answers = await Promise.all(
      Array.from({ length: 30 }, () => agent.challenge(userId, 'wrong')),
    );

    const errors = answers.map((answer) => answer.body['error']);
    assert.equal(errors.filter((error) => error === 'invalid_grant').length, 3);
    assert.equal(errors.filter((error) => error === 'insufficient_authorization').length, 27);
    assert.equal(verifications - before, 3);
  });

  it('looks at five of thirty guesses sent at once with a captcha each', async () => {
    const userId = stranger();

    const answers = await Promise.all(
      Array.from({ length: 30 }, () => agent.guess(userId, 'wrong')),
    );

    const errors = answers.map((answer) => answer.body['error']);
    assert.equal(errors.filter((error) => error === 'invalid_grant').length, 4);
    assert.equal(errors.filter((error) => error === 'access_denied').length, 26);
  });

  it('lets one customer in from ten windows at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => agent.challenge('alex.test')),
    );

    assert.deepEqual([...new Set(answers.map((answer) => answer.status))], [200]);
  });

  it(
    'lets an owner in on a known device while a guess from elsewhere is looked at',
    { timeout: 30_000 },
    async () => {
      const owner = await Agent.create(server.origin);
      await owner.becomeKnown((await owner.signIn('alex.test')).accessToken);
      let letGo = (): void => undefined;
      const held = new Promise<void>((resolve) => (letGo = resolve));
      const looking = new Promise<void>((resolve) => {
        onVerified = () => {
          onVerified = undefined;
          resolve();
          return held;
        };
      });

      const guess = agent.challenge('alex.test', 'wrong');
      await looking;
      const own = await owner.challenge('alex.test');
      letGo();

      assert.equal(own.status, 200);
      assert.equal((await guess).body['error'], 'invalid_grant');
    },
  );

  it('does the same for the fifth failure of customers and strangers, and writes no mail meanwhile', async () => {
    const statements: string[] = [];
    const db = server.db.withPlugin({
      transformQuery({ node }) {
        statements.push(
          JSON.stringify(node, (key, value: unknown) => (/^values?$/.test(key) ? null : value)),
        );
        return node;
      },
      transformResult: ({ result }) => Promise.resolve(result),
    });
    const { clock } = server;
    const lockout = createLockout(db, Buffer.alloc(32));
    const lockMail = createLockMail({
      db,
      lockout,
      sendMail: () => Promise.reject(new Error('too early')),
      logger: pino({ level: 'silent' }),
    });
    const signIn = createSignIn({
      db,
      clock,
      lockout,
      lockMail,
      passwords: await createPasswords('test'),
      factors: undefined as never,
      devices: undefined as never,
      policy: 'risk',
      inTurn: createTurns(),
    });
    const workFor = async (userId: string) => {
      const typed = { userId, password: 'wrong', device: undefined, captcha: true };
      for (let attempt = 0; attempt < 4; attempt += 1) await signIn(typed);
      statements.length = 0;
      assert.equal((await signIn(typed)).status, 'locked');
      return [...statements];
    };

    const forCustomer = await workFor('blake.test');
    const forStranger = await workFor(stranger());
    await lockMail.close();
    await server.db.deleteFrom('sign_in_failures').execute();

    assert.ok(forCustomer.length > 3);
    assert.deepEqual(forStranger, forCustomer);
  });

  it('deletes counters that no longer matter', async () => {
    // Those of other tests may still have a mail to be written.
    await server.db.deleteFrom('sign_in_failures').execute();
    await agent.challenge(stranger(), 'wrong');
    server.clock.advance(day + hour);

    await server.auth.purge();

    const left = await server.db.selectFrom('sign_in_failures').selectAll().execute();
    assert.deepEqual(left, []);
  });

  it('keeps no user ID that was typed', async () => {
    const userId = stranger();
    await agent.challenge(userId, 'wrong');

    const rows = await server.db.selectFrom('sign_in_failures').selectAll().execute();

    assert.ok(rows.length > 0);
    assert.ok(!JSON.stringify(rows).includes(userId));
  });

  const malformed: readonly [string, Record<string, string>, number, string][] = [
    ['another response type', { response_type: 'token' }, 400, 'invalid_request'],
    ['a plain code challenge', { code_challenge_method: 'plain' }, 400, 'invalid_request'],
    ['a code challenge that is no hash', { code_challenge: 'abc' }, 400, 'invalid_request'],
    ['an empty user ID', { username: '' }, 400, 'invalid_request'],
    ['a password of 129 characters', { password: 'x'.repeat(129) }, 400, 'invalid_request'],
    ['an unknown client', { client_id: 'nobody' }, 401, 'invalid_client'],
    ['the scope openid', { scope: 'openid accounts' }, 400, 'invalid_scope'],
    ['an empty scope', { scope: '' }, 400, 'invalid_scope'],
    ['a body of 25 KB', { more: 'x'.repeat(25 * 1024) }, 413, 'invalid_request'],
  ];
  for (const [what, change, status, error] of malformed) {
    it(`refuses ${what} and repeats nothing of it`, async () => {
      const form = { ...agent.challengeForm('alex.test'), ...change };

      const answer = await agent.send('/oauth/challenge', { form });

      assert.equal(answer.status, status);
      assert.equal(answer.body['error'], error);
      assert.ok(answer.body['request_id']);
      for (const value of Object.values(change).filter((text) => text.length > 8)) {
        assert.ok(!JSON.stringify(answer.body).includes(value));
      }
    });
  }

  it('refuses a parameter that is there twice', async () => {
    const form = new URLSearchParams(agent.challengeForm('alex.test'));
    form.append('username', 'blake.test');

    const response = await fetch(`${server.origin}/oauth/challenge`, {
      method: 'POST',
      body: form,
    });

    assert.equal(response.status, 400);
  });

  it('takes forms and nothing else', async () => {
    const response = await fetch(`${server.origin}/oauth/challenge`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(agent.challengeForm('alex.test')),
    });

    assert.equal(response.status, 415);
  });
});
