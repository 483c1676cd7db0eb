import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { Agent, challengeOf } from './agent.ts';
import { Device } from './device-key.ts';
import { type Harness, start } from './harness.ts';
import { mailed, someMail } from './mails.ts';

const day = 24 * 60 * 60 * 1000;

describe('a known device', () => {
  let server: Harness;
  let owner: Agent;
  let stranger: Agent;
  before(async () => {
    server = await start();
  });
  after(() => server.close());
  beforeEach(async () => {
    await server.reset();
    owner = await Agent.create(server.origin);
    stranger = await Agent.create(server.origin);
  });

  /** Signs morgan in with the code that was mailed. */
  async function signInMorgan(agent: Agent): Promise<string> {
    const begun = await agent.challenge('morgan.test');
    const code = mailed(server, 'sign_in_code').at(-1)?.code ?? '';
    return agent.tokenOf(await agent.goOn(begun, { code }));
  }

  async function fail(agent: Agent, userId: string, times: number) {
    const answers = [];
    for (let attempt = 0; attempt < times; attempt += 1) {
      answers.push(await agent.guess(userId, 'wrong'));
    }
    return answers.map((answer) => answer.body['error']);
  }

  it('is asked for no second factor, as an unknown one is', async () => {
    const token = await signInMorgan(owner);

    const registered = await owner.becomeKnown(token);
    const known = await owner.challenge('morgan.test');
    const unknown = await stranger.challenge('morgan.test');

    assert.equal(registered.status, 204);
    assert.equal(known.status, 200);
    assert.equal(unknown.status, 403);
  });

  it('is asked for the second factor after a failure since the last sign-in, and then no longer', async () => {
    await owner.becomeKnown(await signInMorgan(owner));

    await owner.challenge('morgan.test', 'wrong');
    const asked = await owner.challenge('morgan.test');
    const code = mailed(server, 'sign_in_code').at(-1)?.code ?? '';
    const done = await owner.goOn(asked, { code });
    const next = await owner.challenge('morgan.test');

    assert.equal(challengeOf(asked)?.kind, 'email_code');
    assert.equal(done.status, 200);
    assert.equal(next.status, 200);
  });

  it('is known to the customer who made it known alone', async () => {
    await owner.becomeKnown((await owner.signIn('alex.test')).accessToken);

    assert.equal((await owner.challenge('morgan.test')).status, 403);
  });

  it('grants nothing by itself', async () => {
    await owner.becomeKnown((await owner.signIn('alex.test')).accessToken);

    assert.equal((await owner.challenge('alex.test', 'wrong')).body['error'], 'invalid_grant');
  });

  it('lets the owner in while guesses from elsewhere have locked everybody else out', async () => {
    await owner.becomeKnown((await owner.signIn('alex.test')).accessToken);

    const guesses = await fail(stranger, 'alex.test', 7);
    const elsewhere = await stranger.guess('alex.test');
    const own = await owner.challenge('alex.test');
    const still = await stranger.guess('alex.test');

    assert.deepEqual(guesses.slice(0, 5), [
      ...Array<string>(4).fill('invalid_grant'),
      'access_denied',
    ]);
    assert.equal(elsewhere.body['error'], 'access_denied');
    assert.equal(own.status, 200);
    // What was guessed elsewhere is not forgotten: else every sign-in would buy five more guesses.
    assert.equal(still.body['error'], 'access_denied');
  });

  it('locks by itself after five failures of its own, without a captcha, and nobody else', async () => {
    await owner.becomeKnown((await owner.signIn('alex.test')).accessToken);

    const answers = [];
    for (let attempt = 0; attempt < 5; attempt += 1) {
      answers.push(await owner.challenge('alex.test', 'wrong'));
    }
    const locked = await owner.challenge('alex.test');
    const elsewhere = await stranger.challenge('alex.test');

    assert.deepEqual(
      answers.map((answer) => answer.body['error']),
      [...Array<string>(4).fill('invalid_grant'), 'access_denied'],
    );
    assert.equal(locked.body['error'], 'access_denied');
    assert.equal(elsewhere.status, 200);
  });

  it('opens with everything else when support releases the user ID', async () => {
    await owner.becomeKnown((await owner.signIn('alex.test')).accessToken);
    await fail(owner, 'alex.test', 5);
    await fail(stranger, 'alex.test', 5);

    await server.auth.release('alex.test', 'all');

    assert.equal((await owner.challenge('alex.test')).status, 200);
    assert.equal((await stranger.challenge('alex.test')).status, 200);
  });

  it('mails the owner once for each lock, and nobody for a user ID that is nobody’s', async () => {
    await fail(stranger, 'nobody.test', 5);
    await fail(stranger, 'alex.test', 7);
    await owner.becomeKnown(await signInMorgan(owner));
    await someMail(server, 'lockout');

    const mails = server.mails.filter((mail) => mail.template === 'lockout');

    assert.deepEqual(
      mails.map((mail) => mail.customerId),
      ['alex'],
    );
    const until = mailed(server, 'lockout')[0]?.lockedUntil;
    const left = Number(new Date(until ?? 0)) - server.clock.now().getTime();
    assert.ok(left > day - 60_000 && left <= day, `${left} ms left`);
  });

  it('has the owner told of a lock by the next process where one died right after its answer', async () => {
    const guesses = await fail(stranger, 'alex.test', 5);

    await server.crash();
    await someMail(server, 'lockout');

    assert.equal(guesses.at(-1), 'access_denied');
    assert.deepEqual(
      server.mails.map(({ template, customerId }) => [template, customerId]),
      [['lockout', 'alex']],
    );
  });

  it('tells nobody of a lock where the fifth try was right after all', async () => {
    await fail(stranger, 'alex.test', 4);
    const right = await stranger.guess('alex.test');
    await fail(stranger, 'blake.test', 5);
    await someMail(server, 'lockout');

    assert.equal(right.status, 200);
    assert.deepEqual(
      server.mails.map(({ customerId }) => customerId),
      ['blake'],
    );
    const left = await server.db
      .selectFrom('sign_in_failures')
      .selectAll()
      .where('notice_due', 'is not', null)
      .execute();
    assert.deepEqual(left, []);
  });

  const bad: Record<string, (agent: Agent) => Promise<string>> = {
    'that is no JWT': () => Promise.resolve('nothing'),
    'of another type': (agent) => agent.deviceProof('/oauth/challenge', {}, 'dpop+jwt'),
    'for another address': (agent) => agent.deviceProof('/v1/devices'),
    'for another method': (agent) => agent.deviceProof('/oauth/challenge', { htm: 'GET' }),
    'with a nonce of its own': (agent) => agent.deviceProof('/oauth/challenge', { nonce: 'mine' }),
    'without a nonce': (agent) => agent.deviceProof('/oauth/challenge', { nonce: undefined }),
    'without a jti': (agent) => agent.deviceProof('/oauth/challenge', { jti: undefined }),
    'bound to another proof key': (agent) =>
      agent.deviceProof('/oauth/challenge', { dpop_jkt: 'another' }),
    'by another key': async (agent) => {
      const { device } = agent;
      agent.device = await Device.create();
      const proof = await agent.deviceProof('/oauth/challenge');
      agent.device = device;
      return proof;
    },
  };
  for (const [what, make] of Object.entries(bad)) {
    it(`is unknown by a proof ${what}, which is no error`, async () => {
      await owner.becomeKnown(await signInMorgan(owner));
      const form = { ...owner.challengeForm('morgan.test'), device_proof: await make(owner) };

      const answer = await owner.send('/oauth/challenge', { form });

      assert.equal(answer.status, 403);
      assert.equal(challengeOf(answer)?.kind, 'email_code');
    });
  }

  it('is unknown by a proof that was used before', async () => {
    await owner.becomeKnown(await signInMorgan(owner));
    const proof = await owner.deviceProof('/oauth/challenge');
    const form = { ...owner.challengeForm('morgan.test'), device_proof: proof };

    const first = await owner.send('/oauth/challenge', { form });
    const second = await owner.send('/oauth/challenge', { form });

    assert.equal(first.status, 200);
    assert.equal(second.status, 403);
  });
});

describe('/v1/devices', () => {
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
    token = (await agent.signIn('alex.test')).accessToken;
  });

  it('lists what is known, with the last sign-in there', async () => {
    await agent.becomeKnown(token);
    const before = (await agent.call(token, '/v1/devices')).body as never as Devices;
    await agent.challenge('alex.test');
    const later = (await agent.call(token, '/v1/devices')).body as never as Devices;

    assert.equal(before.nextCursor, null);
    assert.equal(before.items.length, 1);
    assert.match(before.items[0]?.id ?? '', /^dev_/);
    assert.equal(before.items[0]?.lastUsedAt, null);
    assert.ok(Date.parse(later.items[0]?.lastUsedAt ?? '') > 0);
  });

  it('makes one device known once, however often it is registered', async () => {
    await agent.becomeKnown(token);
    const proof = await agent.deviceProof('/v1/devices');

    const again = await agent.post(token, '/v1/devices', { proof });
    const replayed = await agent.post(token, '/v1/devices', { proof });
    const { items } = (await agent.call(token, '/v1/devices')).body as never as Devices;

    assert.equal(again.status, 204);
    assert.equal(replayed.status, 422);
    assert.equal(replayed.body['code'], 'device_proof_refused');
    assert.equal(items.length, 1);
  });

  it('tells the owner of a further device by mail, not of the first', async () => {
    await agent.becomeKnown(token);
    const first = mailed(server, 'new_device').length;
    await agent.becomeKnown(token);

    assert.equal(first, 0);
    assert.equal(mailed(server, 'new_device').length, 1);
  });

  it('forgets a device, and nobody else’s', async () => {
    await agent.becomeKnown(token);
    const { items } = (await agent.call(token, '/v1/devices')).body as never as Devices;
    const path = `/v1/devices/${items[0]?.id}`;
    const other = await Agent.create(server.origin);
    const otherToken = (await other.signIn('blake.test')).accessToken;

    const foreign = await other.call(otherToken, path, 'DELETE');
    const own = await agent.call(token, path, 'DELETE');
    const again = await agent.call(token, path, 'DELETE');

    assert.deepEqual([foreign.status, own.status, again.status], [404, 204, 404]);
  });

  it('keeps twenty and forgets the one that was used longest ago', async () => {
    await agent.becomeKnown(token);
    const oldest = agent.device;
    for (let count = 0; count < 20; count += 1) await agent.becomeKnown(token);

    const { items } = (await agent.call(token, '/v1/devices')).body as never as Devices;
    const kept = await server.db.selectFrom('known_devices').select('jkt').execute();

    assert.equal(items.length, 20);
    const gone = await oldest?.thumbprint();
    assert.ok(!kept.some(({ jkt }) => jkt === gone));
  });

  it('wants somebody who is signed in', async () => {
    assert.equal((await agent.send('/v1/devices')).status, 401);
  });
});

interface Devices {
  readonly items: { readonly id: string; readonly lastUsedAt: string | null }[];
  readonly nextCursor: string | null;
}
