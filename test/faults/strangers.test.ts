import assert from 'node:assert/strict';
import { hash, verify } from '@node-rs/argon2';
import { after, before, it } from 'node:test';
import { createPasswords } from '../../demo/server/auth/passwords.ts';
import { Agent, type Answer, challengeOf } from '../server/auth/agent.ts';
import { solve } from '../server/auth/captcha.ts';
import { type Harness, password, start } from '../server/auth/harness.ts';

let server: Harness;
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

/** What is there to be seen of an answer: all but what is new in every answer. */
function seen({ status, headers, body }: Answer) {
  const plain = JSON.parse(JSON.stringify(body)) as Record<string, unknown>;
  for (const name of ['request_id', 'auth_session', 'locked_until']) {
    if (name in plain) plain[name] = typeof plain[name];
  }
  const { altcha } = (plain['challenge'] ?? {}) as { altcha?: Record<string, unknown> };
  for (const name of ['challenge', 'salt', 'signature']) {
    if (altcha) altcha[name] = String(altcha[name]).replace(/[^?&=]/g, 'x').length;
  }
  const varying = ['date', 'dpop-nonce', 'x-request-id'];
  const shown = [...headers].map(([name, value]) => [name, varying.includes(name) ? '' : value]);
  return { status, headers: shown, body: plain };
}

/** Everything that a program learns by seven wrong passwords and their captchas, step by step. */
async function tryInVain(userId: string) {
  const agent = await Agent.create(server.origin);
  const steps: { seen: ReturnType<typeof seen>; verifications: number }[] = [];
  const note = async (asking: Promise<Answer>) => {
    const before = verifications;
    const answer = await asking;
    steps.push({ seen: seen(answer), verifications: verifications - before });
    return answer;
  };
  // So that the first answer counted is not the one that brings the nonce.
  await agent.send('/oauth/challenge', { form: {} });
  for (let attempt = 0; attempt < 7; attempt += 1) {
    const answer = await note(agent.challenge(userId, `wrong-${attempt}`));
    const challenge = challengeOf(answer);
    if (challenge?.kind !== 'captcha') continue;
    const form = {
      client_id: 'portal',
      auth_session: String(answer.body['auth_session']),
      username: userId,
      password: `wrong-${attempt}`,
    };
    await note(agent.send('/oauth/challenge', { form: { ...form, captcha: solve(challenge) } }));
  }
  return steps;
}

it('get the answers that customers get, at every step up to the lock', async () => {
  const customer = await tryInVain('alex.test');

  const strangers = await Promise.all([
    tryInVain('nobody.test'),
    // Invited and not registered; second factor set up; locked out by the lender: nothing of it shows before
    // the password is right.
    tryInVain('gale.test'),
    tryInVain('morgan.test'),
    tryInVain('drew.test'),
  ]);

  // Three refusals; two rounds of captcha and answer, of which the last locks; then locked.
  assert.deepEqual(
    customer.map(({ seen: { status, body } }) => `${status} ${String(body['error'])}`),
    [
      ...Array<string>(3).fill('400 invalid_grant'),
      '403 insufficient_authorization',
      '400 invalid_grant',
      '403 insufficient_authorization',
      '403 access_denied',
      '403 access_denied',
      '403 access_denied',
    ],
  );
  for (const stranger of strangers) {
    assert.deepEqual(
      stranger.map((step) => step.seen),
      customer.map((step) => step.seen),
    );
  }
});

it('cost one verification wherever customers cost one, and none for a captcha', async () => {
  await server.reset();
  const steps = { known: await tryInVain('blake.test'), unknown: await tryInVain('noone.test') };

  const costs = [1, 1, 1, 0, 1, 0, 1, 1, 1];
  assert.deepEqual(
    steps.known.map((step) => step.verifications),
    costs,
  );
  assert.deepEqual(
    steps.unknown.map((step) => step.verifications),
    costs,
  );
});

it('cannot go on from a captcha of theirs as a customer', async () => {
  await server.reset();
  const agent = await Agent.create(server.origin);
  let answer = await agent.challenge('nobody.test', 'wrong');
  while (challengeOf(answer) === undefined) answer = await agent.challenge('nobody.test', 'wrong');
  const challenge = challengeOf(answer);
  assert.equal(challenge?.kind, 'captcha');

  const other = await agent.send('/oauth/challenge', {
    form: {
      client_id: 'portal',
      auth_session: String(answer.body['auth_session']),
      captcha: solve(challenge),
      username: 'alex.test',
      password,
    },
  });

  assert.equal(other.status, 400);
  assert.equal(other.body['authorization_code'], undefined);
});
