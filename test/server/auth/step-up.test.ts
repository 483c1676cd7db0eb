import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { AuthenticatorPage, StepUp } from '../../../sdk/contract/index.ts';
import { Agent, type Answer } from './agent.ts';
import { type Harness, start } from './harness.ts';
import { mailed } from './mails.ts';

const second = 1000;
const day = 24 * 60 * 60 * second;
const guarded = '/v1/authenticators/totp';

describe('a step-up', () => {
  let server: Harness;
  let agent: Agent;
  let token: string;
  before(async () => {
    server = await start();
  });
  after(() => server.close());
  beforeEach(async () => {
    await server.reset();
    agent = await Agent.create(server.origin);
    const begun = await agent.challenge('morgan.test');
    token = await agent.tokenOf(await agent.goOn(begun, { code: lastCode() }));
  });

  const lastCode = () => mailed(server, 'sign_in_code').at(-1)?.code ?? '';
  const wrongCode = () => (lastCode() === '000000' ? '000001' : '000000');
  const begin = async () => (await agent.post(token, '/v1/step-ups')).body as never as StepUp;
  const answer = (id: string, json: unknown) =>
    agent.post(token, `/v1/step-ups/${id}/answers`, json);

  /** Moves what the sessions showed into the past. */
  const forget = (seconds = 601) =>
    server.db
      .updateTable('auth_sessions')
      .set({ second_factor_at: new Date(Date.now() - seconds * second) })
      .execute();

  function assertAsked(answer: Answer) {
    assert.equal(answer.status, 401);
    assert.equal(answer.body['code'], 'step_up_required');
    assert.equal(
      answer.headers.get('www-authenticate'),
      'DPoP error="insufficient_user_authentication", acr_values="urn:fs-central:acr:2", max_age=600',
    );
  }

  it('shows in the list when a code was last used, of customers who came with it as well', async () => {
    const { body } = await agent.call(token, '/v1/authenticators');

    const [item] = (body as never as AuthenticatorPage).items;
    assert.equal(item?.id, 'email');
    assert.ok(Date.parse(item.lastUsedAt ?? '') >= Date.parse(item.createdAt));
  });

  it('is not asked within ten minutes of a sign-in with a second factor', async () => {
    await forget(500);

    assert.equal((await agent.post(token, guarded)).status, 201);
  });

  it('is asked after ten minutes, and the token stays good', async () => {
    await forget();

    assertAsked(await agent.post(token, guarded));
    assert.equal((await agent.call(token)).status, 200);
  });

  it('is asked before every change of authenticators', async () => {
    await forget();

    assertAsked(await agent.post(token, '/v1/authenticators/email'));
    assertAsked(await agent.post(token, '/v1/authenticators/totp'));
    assertAsked(await agent.post(token, '/v1/authenticators/passkeys'));
    assertAsked(await agent.post(token, '/v1/authenticators/recovery-codes'));
    assertAsked(await agent.call(token, '/v1/authenticators/email', 'DELETE'));
    assert.equal((await agent.call(token, '/v1/authenticators')).status, 200);
  });

  it('is asked before a device is made known, which is then asked for less, and not again', async () => {
    await agent.becomeKnown(token);
    await forget();

    const again = await agent.post(token, '/v1/devices', {
      proof: await agent.deviceProof('/v1/devices'),
    });
    const another = await agent.becomeKnown(token);

    assert.equal(again.status, 204);
    assertAsked(another);
    const known = await server.db.selectFrom('known_devices').selectAll().execute();
    assert.equal(known.length, 1);
  });

  it('is not asked of customers without a second factor', async () => {
    const other = await Agent.create(server.origin);
    const { accessToken } = await other.signIn('alex.test');

    assert.equal((await other.post(accessToken, guarded)).status, 201);
  });

  it('lets the session through for ten minutes once the code is right', async () => {
    await forget();
    const begun = await agent.post(token, '/v1/step-ups');
    const { id, challenge } = begun.body as never as StepUp;

    const passed = await answer(id, { code: lastCode() });
    const through = await agent.post(token, guarded);
    await forget();

    assert.equal(begun.status, 201);
    assert.equal(challenge.kind, 'email_code');
    assert.equal(challenge.sentTo, 'm•••@mail.example');
    assert.deepEqual([passed.status, passed.body], [200, { status: 'passed' }]);
    assert.equal(through.status, 201);
    assertAsked(await agent.post(token, guarded));
  });

  it('counts for its own session alone', async () => {
    const other = await Agent.create(server.origin);
    const begun = await other.challenge('morgan.test');
    const otherToken = await other.tokenOf(await other.goOn(begun, { code: lastCode() }));
    await forget();
    const { id } = await begin();

    const foreign = await other.post(otherToken, `/v1/step-ups/${id}/answers`, {
      code: lastCode(),
    });
    await answer(id, { code: lastCode() });

    assert.equal(foreign.status, 404);
    assertAsked(await other.post(otherToken, guarded));
    assert.equal((await agent.post(token, guarded)).status, 201);
  });

  it('asks again after a wrong code, sends a new one when asked, and is over at the fifth', async () => {
    const { id } = await begin();

    const wrong = await answer(id, { code: wrongCode() });
    const resent = await answer(id, { resend: true });
    for (let attempt = 0; attempt < 3; attempt += 1) await answer(id, { code: wrongCode() });
    const fifth = await answer(id, { code: wrongCode() });
    const late = await answer(id, { code: lastCode() });

    const { challenge } = wrong.body as never as StepUp;
    assert.equal(wrong.status, 200);
    assert.equal(wrong.body['status'], 'challenge');
    assert.deepEqual([challenge.wrong, challenge.attemptsLeft], [true, 4]);
    assert.equal(resent.body['status'], 'challenge');
    assert.deepEqual([fifth.status, late.status], [404, 404]);
  });

  it('gives five wrong codes a day however often it is begun, and leaves sign-in alone', async () => {
    for (let attempt = 0; attempt < 5; attempt += 1) {
      await answer((await begin()).id, { code: wrongCode() });
    }

    const refused = await agent.post(token, '/v1/step-ups');
    const elsewhere = await agent.challenge('morgan.test');
    server.clock.advance(day);
    const nextDay = await agent.post(token, '/v1/step-ups');

    assert.equal(refused.status, 429);
    const wait = Number(refused.headers.get('retry-after'));
    assert.ok(wait > 86_000 && wait <= 86_400, `${wait} s`);
    assert.equal(elsewhere.body['error'], 'insufficient_authorization');
    assert.equal(nextDay.status, 201);
  });

  it('goes by a code alone, once', async () => {
    await forget();
    const [one, two] = [await begin(), await begin()];
    const code = lastCode();

    const answers = await Promise.all([one, two].map(({ id }) => answer(id, { code })));

    assert.deepEqual(answers.map(({ body }) => body['status']).sort(), ['challenge', 'passed']);
  });

  it('refuses answers that are none, two, or to another question', async () => {
    const { id } = await begin();

    for (const json of [{}, { code: '1', resend: true }, { use: 'totp' }, { use: 'nothing' }]) {
      assert.equal((await answer(id, json)).status, 400, JSON.stringify(json));
    }
    assert.equal((await answer('made-up', { code: lastCode() })).status, 404);
    assert.equal((await answer(id, { code: lastCode() })).status, 200);
  });

  it('is no way to sign in, nor a sign-in a way to step up', async () => {
    const { id } = await begin();
    const signIn = await agent.challenge('morgan.test');

    const asSignIn = await agent.goOn(
      { ...signIn, body: { auth_session: id } },
      { code: lastCode() },
    );
    const asStepUp = await answer(String(signIn.body['auth_session']), { code: lastCode() });

    assert.equal(asSignIn.body['error'], 'invalid_session');
    assert.equal(asStepUp.status, 404);
  });
});

describe('a step-up by policy', () => {
  const cases = [
    { policy: 'off', userId: 'morgan.test', status: 201 },
    { policy: 'always', userId: 'alex.test', status: 401 },
  ] as const;
  for (const { policy, userId, status } of cases) {
    it(`is ${status === 401 ? '' : 'not '}asked of ${userId} when the policy is ${policy}`, async () => {
      const server = await start({}, policy);
      try {
        const agent = await Agent.create(server.origin);
        let done = await agent.challenge(userId);
        if (done.status === 403) {
          const code = mailed(server, 'sign_in_code').at(-1)?.code ?? '';
          done = await agent.goOn(done, { code });
        }
        const token = await agent.tokenOf(done);
        await server.db.updateTable('auth_sessions').set({ second_factor_at: null }).execute();

        assert.equal((await agent.post(token, guarded)).status, status);
      } finally {
        await server.close();
      }
    });
  }
});
