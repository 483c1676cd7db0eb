import assert from 'node:assert/strict';
import { hash, verify } from '@node-rs/argon2';
import { after, before, beforeEach, describe, it } from 'node:test';
import { createPasswords } from '../../../demo/server/auth/passwords.ts';
import { Agent, type Answer, challengeOf } from './agent.ts';
import { solve } from './captcha.ts';
import { type Harness, password, start } from './harness.ts';
import { later, minute } from './later.ts';

describe('a captcha', () => {
  let server: Harness;
  let agent: Agent;
  let verifications = 0;
  before(async () => {
    const passwords = await createPasswords('test', {
      hash,
      verify(stored, typed) {
        verifications += 1;
        return verify(stored, typed);
      },
    });
    server = await start({ passwords });
  });
  after(() => server.close());
  beforeEach(async () => {
    await server.reset();
    agent = await Agent.create(server.origin);
  });

  /** Fails three times, and is asked. */
  async function asked(userId = 'alex.test'): Promise<Answer> {
    for (let attempt = 0; attempt < 3; attempt += 1) await agent.challenge(userId, 'wrong');
    return agent.challenge(userId);
  }

  const answerTo = (begun: Answer, typed = password, username = 'alex.test') => {
    const challenge = challengeOf(begun);
    return { captcha: challenge ? solve(challenge) : '', username, password: typed };
  };

  for (const userId of ['alex.test', 'nobody.test']) {
    it(`is asked of ${userId} after three failures, before anything is looked at or counted`, async () => {
      const begun = await asked(userId);
      const before = verifications;
      for (let attempt = 0; attempt < 5; attempt += 1) await agent.challenge(userId, 'wrong');
      const counted = await server.db.selectFrom('sign_in_failures').selectAll().execute();

      assert.equal(begun.status, 403);
      assert.equal(begun.body['error'], 'insufficient_authorization');
      assert.deepEqual(Object.keys(challengeOf(begun) ?? {}), ['kind', 'altcha']);
      assert.deepEqual(Object.keys(challengeOf(begun)?.altcha ?? {}).sort(), [
        'algorithm',
        'challenge',
        'maxnumber',
        'salt',
        'signature',
      ]);
      assert.equal(verifications, before);
      assert.deepEqual(
        counted.map((row) => row.failed_at.length),
        [3],
      );
    });

    it(`is followed by one verification of the password of ${userId}`, async () => {
      const begun = await asked(userId);
      const before = verifications;

      const wrong = await agent.goOn(begun, answerTo(begun, 'wrong', userId));

      assert.equal(wrong.body['error'], 'invalid_grant');
      assert.equal(verifications - before, 1);
    });
  }

  it('lets the right password through, after which none is asked', async () => {
    const begun = await asked();

    const done = await agent.goOn(begun, answerTo(begun));

    assert.equal(done.status, 200);
    assert.equal((await agent.redeem(String(done.body['authorization_code']))).status, 200);
    assert.equal((await agent.challenge('alex.test', 'wrong')).body['error'], 'invalid_grant');
  });

  it('goes on to the second factor of those who have one', async () => {
    const begun = await asked('morgan.test');

    const next = await agent.goOn(begun, answerTo(begun, password, 'morgan.test'));

    assert.equal(challengeOf(next)?.kind, 'email_code');
    assert.notEqual(next.body['auth_session'], begun.body['auth_session']);
  });

  it('is good once, of ten at once too', async () => {
    const begun = await asked();
    const before = verifications;

    const answers = await Promise.all(
      Array.from({ length: 10 }, () => agent.goOn(begun, answerTo(begun, 'wrong'))),
    );

    const errors = answers.map((answer) => answer.body['error']);
    assert.equal(errors.filter((error) => error === 'invalid_grant').length, 1);
    assert.equal(errors.filter((error) => error === 'invalid_session').length, 9);
    assert.equal(verifications - before, 1);
  });

  it('is good for its own sign-in and its own user ID alone', async () => {
    const first = await asked();
    const second = await agent.challenge('alex.test');

    const crossed = await agent.goOn(second, answerTo(first));
    const other = await agent.goOn(first, answerTo(first, password, 'blake.test'));

    assert.equal(challengeOf(crossed)?.wrong, true);
    assert.equal(other.body['error'], 'invalid_request');
  });

  const forged: Record<string, (payload: Record<string, unknown>) => Record<string, unknown>> = {
    'with another number': (payload) => ({ ...payload, number: Number(payload['number']) + 1 }),
    'with another signature': (payload) => ({ ...payload, signature: '0'.repeat(64) }),
    'with another algorithm': (payload) => ({ ...payload, algorithm: 'SHA-1' }),
    'with another salt': (payload) => ({ ...payload, salt: `${String(payload['salt'])}1` }),
    'that is empty': () => ({}),
  };
  for (const [what, change] of Object.entries(forged)) {
    it(`refuses an answer ${what}, looks at no password and asks anew`, async () => {
      const begun = await asked();
      const right = answerTo(begun);
      const payload = JSON.parse(Buffer.from(right.captcha, 'base64').toString()) as Record<
        string,
        unknown
      >;
      const captcha = Buffer.from(JSON.stringify(change(payload))).toString('base64');
      const before = verifications;

      const answer = await agent.goOn(begun, { ...right, captcha });

      assert.equal(challengeOf(answer)?.wrong, true);
      assert.equal(challengeOf(answer)?.attemptsLeft, 4);
      assert.notEqual(challengeOf(answer)?.altcha?.challenge, payload['challenge']);
      assert.equal(verifications, before);
      assert.equal((await agent.goOn(answer, answerTo(answer))).status, 200);
    });
  }

  it('refuses an answer that is not even encoded', async () => {
    const begun = await asked();

    const answer = await agent.goOn(begun, { ...answerTo(begun), captcha: '%%%' });

    assert.equal(challengeOf(answer)?.wrong, true);
  });

  it('ends at the fifth wrong answer', async () => {
    const begun = await asked();
    const wrong = { ...answerTo(begun), captcha: 'bm90aGluZw==' };

    const answers = [];
    for (let attempt = 0; attempt < 5; attempt += 1) answers.push(await agent.goOn(begun, wrong));

    assert.deepEqual(
      answers.map((answer) => answer.body['error']),
      [...Array<string>(4).fill('insufficient_authorization'), 'invalid_session'],
    );
  });

  it('is over after ten minutes', async () => {
    const begun = await asked();

    const late = await later(11 * minute, () => agent.goOn(begun, answerTo(begun)));

    assert.equal(late.body['error'], 'invalid_session');
  });

  it('can be another one, with members of its own', async () => {
    // The contract leaves room for them and does not name them.
    const challenge: object = { siteKey: 'a key' };
    const captcha = {
      ask: () => Promise.resolve({ challenge, data: { expected: 'yes' } }),
      check: (answer: string, data: Record<string, unknown>) =>
        Promise.resolve(answer === data['expected']),
    };
    const adapted = await start({ captcha });
    try {
      const other = await Agent.create(adapted.origin);
      for (let attempt = 0; attempt < 3; attempt += 1) await other.challenge('alex.test', 'wrong');
      const begun = await other.challenge('alex.test');
      const typed = { username: 'alex.test', password };
      const wrong = await other.goOn(begun, { captcha: 'no', ...typed });
      const right = await other.goOn(begun, { captcha: 'yes', ...typed });

      assert.deepEqual(begun.body['challenge'], { kind: 'captcha', siteKey: 'a key' });
      assert.equal(challengeOf(wrong)?.wrong, true);
      assert.equal(right.status, 200);
    } finally {
      await adapted.close();
    }
  });
});
