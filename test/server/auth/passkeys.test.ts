import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type {
  AuthenticatorPage,
  PasskeyEnrolment,
  RecoveryCodes,
} from '../../../sdk/contract/index.ts';
import { Agent, type Answer, challengeOf } from './agent.ts';
import { type Harness, start } from './harness.ts';
import { later, minute } from './later.ts';
import { Passkey } from './passkey.ts';

const day = 24 * 60 * minute;

describe('a passkey', () => {
  let server: Harness;
  let agent: Agent;
  let token: string;
  let passkey: Passkey;
  before(async () => {
    server = await start();
  });
  after(() => server.close());
  beforeEach(async () => {
    await server.reset();
    agent = await Agent.create(server.origin);
    token = (await agent.signIn('alex.test')).accessToken;
    passkey = new Passkey(server.origin);
  });

  const begin = async () =>
    (await agent.post(token, '/v1/authenticators/passkeys')).body as never as PasskeyEnrolment;
  const confirm = (id: string, credential: unknown, name = 'My laptop') =>
    agent.post(token, `/v1/authenticators/passkeys/${id}/confirmations`, { credential, name });
  const list = async () =>
    (await agent.call(token, '/v1/authenticators')).body as never as AuthenticatorPage;

  async function enrol(): Promise<Answer> {
    const { id, options } = await begin();
    const answer = await confirm(id, passkey.create(options));
    assert.equal(answer.status, 200);
    return answer;
  }

  /** Begins a sign-in without user ID and password. */
  function beginAlone() {
    const { username, password, ...form } = agent.challengeForm('nobody');
    assert.ok(username && password);
    return agent.send('/oauth/challenge', { form: { ...form, passkey: 'begin' } });
  }

  const optionsOf = (answer: Answer) => challengeOf(answer)?.options ?? { challenge: '' };
  const sign = (begun: Answer, changes: Parameters<Passkey['get']>[1] = {}) =>
    agent.goOn(begun, { passkey: JSON.stringify(passkey.get(optionsOf(begun), changes)) });

  it('is made for the lender’s host and for a person who is verified', async () => {
    const answer = await agent.post(token, '/v1/authenticators/passkeys');

    const { options } = answer.body as never as PasskeyEnrolment;
    assert.equal(answer.status, 201);
    assert.equal(options.rp.id, 'localhost');
    assert.equal(options.user.name, 'alex.test');
    assert.equal(options.authenticatorSelection?.userVerification, 'required');
    assert.equal(options.authenticatorSelection?.residentKey, 'required');
  });

  it('is listed under its name once it is confirmed, and brings recovery codes the first time', async () => {
    const first = await enrol();
    const { id, options } = await begin();
    const second = await confirm(id, new Passkey(server.origin).create(options), 'My phone');

    const page = await list();
    assert.equal((first.body as never as RecoveryCodes).recoveryCodes.length, 10);
    assert.deepEqual(second.body, { recoveryCodes: [] });
    assert.deepEqual(
      page.items.map(({ kind, name, lastUsedAt }) => [kind, name, lastUsedAt]),
      [
        ['passkey', 'My laptop', null],
        ['passkey', 'My phone', null],
      ],
    );
    assert.equal(options.excludeCredentials?.[0]?.id, passkey.id);
  });

  it('signs in alone, and counts as a second factor', async () => {
    await enrol();
    const begun = await beginAlone();

    const done = await sign(begun);
    const tokens = await agent.redeem(String(done.body['authorization_code']));

    assert.equal(challengeOf(begun)?.kind, 'passkey');
    assert.equal(optionsOf(begun).rpId, 'localhost');
    assert.equal(optionsOf(begun).userVerification, 'required');
    assert.equal(optionsOf(begun).allowCredentials, undefined);
    assert.equal(tokens.status, 200);
    const who = await agent.call(String(tokens.body['access_token']));
    assert.equal(who.body['customerId'], 'alex');
    const sessions = await server.db
      .selectFrom('auth_sessions')
      .select('second_factor_at')
      .where('id', '=', String(who.body['sessionId']))
      .execute();
    assert.ok(sessions[0]?.second_factor_at instanceof Date);
    assert.ok((await list()).items[0]?.lastUsedAt);
  });

  it('is asked for beside the password, of those that the customer has', async () => {
    await enrol();
    const begun = await agent.challenge('alex.test');

    const done = await sign(begun);

    assert.deepEqual(
      optionsOf(begun).allowCredentials?.map(({ id }) => id),
      [passkey.id],
    );
    assert.deepEqual(challengeOf(begun)?.others, ['recovery_code']);
    assert.equal(done.status, 200);
  });

  const wrongs: Record<string, Parameters<Passkey['get']>[1]> = {
    'for another origin': { origin: 'http://localhost.example' },
    'for another host': { rpId: '127.0.0.1' },
    'for another challenge': { challenge: 'bm90LXRoaXM' },
    'without verifying the person': { verified: false },
    'in a frame of a site that is not registered': { topOrigin: 'http://evil.example' },
    'for somebody else': { userHandle: Buffer.from('blake').toString('base64url') },
  };
  for (const [what, changes] of Object.entries(wrongs)) {
    it(`is refused when it signs ${what}, and asked again with a new challenge`, async () => {
      await enrol();
      const begun = await beginAlone();

      const refused = await sign(begun, changes);

      assert.equal(refused.status, 403);
      assert.equal(challengeOf(refused)?.wrong, true);
      assert.equal(challengeOf(refused)?.attemptsLeft, 4);
      assert.notEqual(optionsOf(refused).challenge, optionsOf(begun).challenge);
      assert.equal((await sign(refused)).status, 200);
    });
  }

  it('signs in the frame of a registered dealer', async () => {
    await enrol();

    const done = await sign(await beginAlone(), { topOrigin: server.dealerOrigin });

    assert.equal(done.status, 200);
  });

  it('is refused when another key made the signature', async () => {
    await enrol();
    const begun = await beginAlone();
    const forged = {
      ...new Passkey(server.origin).get(optionsOf(begun)),
      id: passkey.id,
      rawId: passkey.id,
    };

    const refused = await agent.goOn(begun, { passkey: JSON.stringify(forged) });

    assert.equal(challengeOf(refused)?.wrong, true);
  });

  it('is refused when its counter goes back, as that of a copy would', async () => {
    await enrol();
    await sign(await beginAlone());
    passkey.counter = 0;

    assert.equal((await sign(await beginAlone())).status, 403);
  });

  it('is good once for each challenge, of ten at once too', async () => {
    await enrol();
    const begun = await beginAlone();
    const answer = { passkey: JSON.stringify(passkey.get(optionsOf(begun))) };

    const answers = await Promise.all(Array.from({ length: 10 }, () => agent.goOn(begun, answer)));

    assert.equal(answers.filter(({ status }) => status === 200).length, 1);
  });

  it('is refused when nobody has enrolled it, and at the fifth time the sign-in is over', async () => {
    let asked = await beginAlone();
    const errors = [];
    for (let attempt = 0; attempt < 5; attempt += 1) {
      asked = await agent.goOn(asked, {
        auth_session: String(asked.body['auth_session']),
        passkey: JSON.stringify(passkey.get(optionsOf(asked), { userHandle: '' })),
      });
      errors.push(asked.body['error']);
    }

    assert.deepEqual(errors, [
      ...Array<string>(4).fill('insufficient_authorization'),
      'invalid_session',
    ]);
  });

  it('takes no other answer than a passkey', async () => {
    const begun = await beginAlone();
    const answers: Record<string, string>[] = [
      { code: '123456' },
      { recovery_code: 'AAAAA-AAAAA' },
      { use: 'email_code' },
      { resend: 'true' },
    ];

    for (const answer of answers) {
      assert.equal((await agent.goOn(begun, answer)).body['error'], 'invalid_request');
    }
    for (const text of ['', '[]', '{"id":"x"}', 'not json']) {
      assert.equal(
        challengeOf(await agent.goOn(await beginAlone(), { passkey: text }))?.wrong,
        true,
      );
    }
  });

  it('lets its owner in while guesses of others have locked the user ID, and not past a lock of the lender’s', async () => {
    await enrol();
    const stranger = await Agent.create(server.origin);
    for (let attempt = 0; attempt < 5; attempt += 1) await stranger.guess('alex.test', 'wrong');

    const guessed = await sign(await beginAlone());
    const until = new Date(server.clock.now().getTime() + day);
    const lock = (locked_until: Date | null) =>
      server.db.updateTable('customers').set({ locked_until }).where('id', '=', 'alex').execute();
    await lock(until);
    const locked = await sign(await beginAlone());
    await lock(null);

    assert.equal(guessed.status, 200);
    assert.equal(locked.body['error'], 'access_denied');
    assert.equal(locked.body['locked_until'], until.toISOString());
  });

  const badlyMade: Record<string, Parameters<Passkey['create']>[1]> = {
    'for another origin': { origin: 'http://localhost.example' },
    'for another host': { rpId: '127.0.0.1' },
    'for another challenge': { challenge: 'bm90LXRoaXM' },
    'without verifying the person': { verified: false },
  };
  for (const [what, changes] of Object.entries(badlyMade)) {
    it(`does not count when it was made ${what}`, async () => {
      const { id, options } = await begin();

      const refused = await confirm(id, passkey.create(options, changes));

      assert.equal(refused.status, 422);
      assert.equal(refused.body['code'], 'passkey_refused');
      assert.deepEqual((await list()).items, []);
    });
  }

  it('is made once for each enrolment, and within ten minutes', async () => {
    const { id, options } = await begin();
    const credential = passkey.create(options);
    await confirm(id, credential);

    const again = await confirm(id, credential);
    const next = await begin();
    const late = await later(11 * minute, async () => {
      const signedIn = (await agent.signIn('blake.test')).accessToken;
      assert.ok(signedIn);
      const row = await server.db
        .selectFrom('authenticators')
        .select('confirm_by')
        .where('id', '=', next.id)
        .executeTakeFirstOrThrow();
      return row.confirm_by !== null && row.confirm_by < new Date();
    });

    assert.equal(again.status, 404);
    assert.ok(late);
  });

  it('belongs to one customer alone', async () => {
    const { id, options } = await begin();
    await confirm(id, passkey.create(options));
    const other = await Agent.create(server.origin);
    const { accessToken } = await other.signIn('blake.test');
    const theirs = (await other.post(accessToken, '/v1/authenticators/passkeys'))
      .body as never as PasskeyEnrolment;

    const taken = await other.post(
      accessToken,
      `/v1/authenticators/passkeys/${theirs.id}/confirmations`,
      { credential: passkey.create(theirs.options), name: 'Mine now' },
    );

    assert.equal(taken.status, 422);
  });
});
