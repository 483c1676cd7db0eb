import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Harness, start } from './harness.ts';
import { post } from './person.ts';

const password = 'three quiet herons at noon';
const proof = { contractLast4: '3875', vinLast6: '020903' };

describe('/v1/registrations', () => {
  let server: Harness;
  let count = 0;
  before(async () => {
    server = await start();
  });
  after(() => server.close());

  /** Somebody new, and the secret of their link. */
  const invite = async () => {
    count += 1;
    const id = `guest${String(count)}`;
    return { id, token: await server.invite(id), userId: `chosen.name${String(count)}` };
  };
  const register = (token: string, userId: string, more: object = {}) =>
    post(server, '/v1/registrations', {
      token,
      proof,
      userId,
      password,
      consents: { terms: true, electronicDelivery: false },
      ...more,
    });
  const check = (token: string, userId: string) =>
    post<{ available: boolean; suggestions: string[]; code?: string }>(
      server,
      '/v1/registrations/user-ids',
      { token, proof, userId },
    );
  const customer = (id: string) =>
    server.db.selectFrom('customers').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

  it('sets up the account, keeps what was agreed to, and tells the owner', async () => {
    const { id, token, userId } = await invite();

    const answer = await register(token, ` ${userId.toUpperCase()} `);

    assert.equal(answer.status, 201);
    assert.equal(answer.text, '{}');
    assert.equal((await customer(id)).user_id, userId);
    assert.ok(await server.isPasswordOf(id, password));
    const consents = await server.db
      .selectFrom('consents')
      .select(['topic', 'granted'])
      .where('customer_id', '=', id)
      .orderBy('topic')
      .execute();
    assert.deepEqual(consents, [
      { topic: 'electronic_delivery', granted: false },
      { topic: 'terms', granted: true },
    ]);
    const mail = server.mails.at(-1);
    assert.equal(mail?.template, 'registered');
    assert.deepEqual(mail.data, { userId });
  });

  it('works once, of ten registrations that have come as far as the password', async () => {
    const { id, token, userId } = await invite();
    const names = Array.from({ length: 10 }, (_, at) => `${userId}-${String(at)}`);
    const goOn = holdHashing(server, names.length);

    const answers = await Promise.all(names.map((name) => register(token, name)));
    goOn();

    const [winner, ...others] = names.filter((_, at) => answers[at]?.status === 201);
    assert.deepEqual(others, []);
    assert.equal((await customer(id)).user_id, winner);
    const refusals = answers.filter(({ status }) => status !== 201);
    assert.deepEqual([...new Set(refusals.map(({ body }) => body['code']))], ['link_used']);
  });

  it('says of a used invitation that it was used', async () => {
    const { token, userId } = await invite();
    await register(token, userId);

    const looked = await post(server, '/v1/invitations/inspections', { token });
    const again = await register(token, `${userId}-again`);
    const asked = await check(token, 'alex.test');

    for (const answer of [looked, again, asked]) {
      assert.equal(answer.status, 410);
      assert.equal((answer.body as { code?: string }).code, 'link_used');
    }
  });

  it('gives one user ID to one of two who want it at once', async () => {
    const [one, other] = [await invite(), await invite()];

    const answers = await Promise.all([
      register(one.token, 'wanted.by.both'),
      register(other.token, 'wanted.by.both'),
    ]);

    const loser = answers.find(({ status }) => status === 422);
    assert.equal(answers.filter(({ status }) => status === 201).length, 1);
    assert.equal(loser?.body['code'], 'user_id_taken');
    const { token, userId } = loser === answers[0] ? one : other;
    assert.equal((await register(token, userId)).status, 201);
  });

  it('refuses a user ID that somebody has, whatever its case', async () => {
    const { token } = await invite();

    const answer = await register(token, 'Alex.Test');

    assert.equal(answer.status, 422);
    assert.equal(answer.body['code'], 'user_id_taken');
    assert.deepEqual(answer.body['errors'], [{ pointer: '/userId', code: 'user_id_taken' }]);
  });

  it('tells whether a user ID is free, and names some that are', async () => {
    const { token, userId } = await invite();

    const free = await check(token, userId);
    const taken = await check(token, 'alex.test');

    assert.deepEqual(free.body, { available: true, suggestions: [] });
    assert.equal(taken.body.available, false);
    assert.equal(taken.body.suggestions.length, 3);
    for (const suggestion of taken.body.suggestions) {
      assert.equal((await check(token, suggestion)).body.available, true);
    }
  });

  it('tells nobody about user IDs without an invitation and the right proof', async () => {
    const { token } = await invite();
    const ask = (body: object) => post(server, '/v1/registrations/user-ids', body);
    const wrong = { ...proof, contractLast4: '0000' };

    for (const userId of ['alex.test', 'nobody.at.all']) {
      const unknown = await ask({ token: 'x'.repeat(43), proof, userId });
      const unproved = await ask({ token, proof: wrong, userId });

      assert.equal(unknown.body['code'], 'link_unknown');
      assert.equal(unproved.body['code'], 'proof_refused');
    }
  });

  it('answers on twenty user IDs for an invitation, of thirty asked at once', async () => {
    const { token, userId } = await invite();

    const answers = await Promise.all(Array.from({ length: 30 }, () => check(token, 'alex.test')));
    const byRegistering = await register(token, 'alex.test');
    const registered = await register(token, userId);

    assert.equal(answers.filter(({ status }) => status === 200).length, 20);
    assert.equal(answers.filter(({ body }) => body.code === 'rate_limited').length, 10);
    assert.equal(byRegistering.status, 429);
    assert.equal(registered.status, 201);
  });

  it('looks at the proof alone where no user ID is asked about, and counts that as none', async () => {
    const { token } = await invite();
    const show = (shown: object) =>
      post(server, '/v1/registrations/user-ids', { token, proof: shown });

    const wrong = await show({ ...proof, contractLast4: '0000' });
    const answers = await Promise.all(Array.from({ length: 25 }, () => show(proof)));
    const checks = await Promise.all(Array.from({ length: 20 }, () => check(token, 'alex.test')));

    assert.equal(wrong.body['code'], 'proof_refused');
    for (const { status, body } of answers) {
      assert.equal(status, 200);
      assert.deepEqual(body, { available: false, suggestions: [] });
    }
    assert.deepEqual([...new Set(checks.map(({ status }) => status))], [200]);
  });

  const userIds: readonly [string, string][] = [
    ['abc', 'too_short'],
    ['x'.repeat(65), 'too_long'],
    ['two words', 'invalid'],
    ['.leading', 'invalid'],
    ['аlex.test', 'invalid'],
  ];
  for (const [userId, code] of userIds) {
    it(`refuses the user ID "${userId.slice(0, 12)}" as ${code}`, async () => {
      const { token } = await invite();

      for (const answer of [await register(token, userId), await check(token, userId)]) {
        assert.equal(answer.status, 422);
        const body = answer.body as Record<string, unknown>;
        assert.equal(body['code'], 'user_id_refused');
        assert.deepEqual(body['errors'], [{ pointer: '/userId', code }]);
      }
    });
  }

  it('holds the password to the rules, the new user ID among what is personal', async () => {
    const { id, token } = await invite();

    const answer = await register(token, 'heronwatcher', { password: 'heronwatcher-2026' });

    assert.equal(answer.body['code'], 'password_refused');
    assert.deepEqual(answer.body['errors'], [{ pointer: '/password', code: 'personal' }]);
    assert.equal((await customer(id)).password_hash, null);
  });

  it('wants the terms agreed to', async () => {
    const { id, token, userId } = await invite();

    const answer = await register(token, userId, {
      consents: { terms: false, electronicDelivery: true },
    });

    assert.equal(answer.status, 400);
    assert.deepEqual(answer.body['errors'], [{ pointer: '/consents/terms', code: 'invalid' }]);
    assert.equal((await customer(id)).password_hash, null);
  });

  it('begins without the failures of those who guessed at the name before', async () => {
    const { token, userId } = await invite();
    const released: string[] = [];
    const release = server.auth.release.bind(server.auth);
    server.auth.release = (name, ...how) => {
      released.push(name);
      return release(name, ...how);
    };

    await register(token, userId);

    assert.deepEqual(released, [userId]);
  });

  it('repeats nothing of what was sent', async () => {
    const { token, userId } = await invite();

    const answers = [
      await register(token, userId, { password: 'short one' }),
      await register(token, 'alex.test'),
      await register(token, userId, { proof: { contractLast4: '9876', vinLast6: '020903' } }),
      await register(token, userId, { proof: 7 }),
    ];

    for (const { status, text } of answers) {
      assert.ok(status >= 400);
      for (const secret of [token, userId, 'short one', '9876', 'alex.test', password]) {
        assert.ok(!text.includes(secret));
      }
    }
  });
});

/**
 * Hashes nothing until so many passwords are there to be hashed.
 *
 * @returns puts things back
 */
function holdHashing({ auth }: Harness, count: number): () => void {
  const { passwords } = auth;
  const hash = passwords.hash.bind(passwords);
  let open: () => void = () => undefined;
  const all = new Promise<void>((resolve) => {
    open = resolve;
  });
  let waiting = 0;
  passwords.hash = async (password) => {
    waiting += 1;
    if (waiting === count) open();
    await all;
    return hash(password);
  };
  return () => {
    passwords.hash = hash;
  };
}
