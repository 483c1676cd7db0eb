import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createClient } from '../../sdk/index.ts';
import { Agent, type Answer } from '../server/auth/agent.ts';
import { Browser, RedirectClient, signInByRedirect, SignInPage } from '../server/auth/browser.ts';
import { type Harness, start } from '../server/auth/harness.ts';
import { altered, type Choices, choices, size } from './seeded.ts';

/** `FORGERIES=10000` for the full size. */
const forgeries = size('FORGERIES', 600);
const many = { requests: 10_000_000, seconds: 60 };
/** Session steps take five answers, so a code by e-mail is a matter of few tries. */
const perStep = 4;

let server: Harness;
before(async () => {
  server = await start({ rates: { challenge: many, token: many, pages: many } });
});
after(() => server.close());

const newAgent = () => Agent.create(server.origin);

/** One of a kind of things to present, and the answer to it. */
type Thief = (agent: Agent, code: string, random: Choices) => Promise<Answer>;

describe('authorization codes', () => {
  const thieves: Record<string, Thief> = {
    async 'used before'(agent, code) {
      assert.equal((await agent.redeem(code)).status, 200, 'the honest use before');
      return agent.redeem(code);
    },
    'a letter altered': (agent, code, random) => agent.redeem(altered(code, random)),
    'by another key': async (agent, code) => {
      agent.key = (await newAgent()).key;
      return agent.redeem(code);
    },
    'with another verifier': async (agent, code, random) =>
      agent.send('/oauth/token', {
        form: {
          grant_type: 'authorization_code',
          client_id: 'portal',
          code,
          code_verifier: random.pick([
            altered(agent.verifier, random),
            (await newAgent()).verifier,
          ]),
        },
      }),
    'without a verifier': (agent, code) =>
      agent.send('/oauth/token', {
        form: { grant_type: 'authorization_code', client_id: 'portal', code },
      }),
    'by another client': (agent, code) =>
      agent.send('/oauth/token', {
        form: {
          grant_type: 'authorization_code',
          client_id: 'northside-motors',
          code,
          code_verifier: agent.verifier,
        },
      }),
    'with a redirect URI': (agent, code, random) =>
      agent.send('/oauth/token', {
        form: {
          grant_type: 'authorization_code',
          client_id: 'portal',
          code,
          code_verifier: agent.verifier,
          redirect_uri: random.pick(['https://evil.example/', `${server.origin}/embed/callback`]),
        },
      }),
    'as a refresh token': (agent, code) => agent.refresh(code),
    'without a proof': (agent, code) =>
      agent.sendWith(undefined, '/oauth/token', {
        method: 'POST',
        form: {
          grant_type: 'authorization_code',
          client_id: 'portal',
          code,
          code_verifier: agent.verifier,
        },
      }),
  };

  const share = Math.ceil(forgeries / 4);
  it(`are redeemed for nobody in ${share} wrong ways`, async () => {
    const random = choices('codes');
    const redeemed: string[] = [];
    for (let count = 0; count < share; count += 1) {
      const agent = await newAgent();
      const { body } = await agent.challenge('alex.test');
      const name = random.pick(Object.keys(thieves));

      const answer = await thieves[name]?.(agent, String(body['authorization_code']), random);

      if (answer?.body['access_token'] !== undefined) redeemed.push(name);
      assert.equal(answer?.status, 400, `${name}: ${JSON.stringify(answer?.body)}`);
    }
    assert.deepEqual(redeemed, []);
  });
});

describe('a sign-in under way', () => {
  it(`goes on for nobody else, also with the right code`, async () => {
    const random = choices('auth sessions');
    const owner = await newAgent();
    const begun = await owner.challenge('morgan.test');
    const session = String(begun.body['auth_session']);
    const code = String((server.mails.at(-1)?.data as { code?: string } | undefined)?.code);
    assert.match(code, /^\d{6}$/);
    const form = { client_id: 'portal', auth_session: session, code };

    for (let count = 0; count < Math.ceil(forgeries / 20); count += 1) {
      const thief = await newAgent();
      const wrong = random.pick([
        () => thief.send('/oauth/challenge', { form }),
        () =>
          owner.send('/oauth/challenge', {
            form: { ...form, auth_session: altered(session, random) },
          }),
        () => owner.send('/oauth/challenge', { form: { ...form, client_id: 'northside-motors' } }),
      ]);
      const answer = await wrong();
      assert.equal(answer.status, 400, JSON.stringify(answer.body));
      assert.equal(answer.body['error'], 'invalid_session');
    }
    for (let count = 0; count < perStep; count += 1) {
      const wrong = String((Number(code) + 1 + random.below(999_999)) % 1_000_000).padStart(6, '0');
      const answer = await owner.send('/oauth/challenge', { form: { ...form, code: wrong } });
      assert.equal(answer.status, 403);
      assert.equal(answer.body['authorization_code'], undefined);
    }

    const right = await owner.send('/oauth/challenge', { form });
    const again = await owner.send('/oauth/challenge', { form });
    assert.equal(right.status, 200);
    assert.equal(again.body['error'], 'invalid_session');
  });
});

describe('the way back of a redirect', () => {
  const clientId = 'northside-motors';
  const scope = 'openid accounts';

  /** A sign-in that has come back to the client; `swap` changes what the token endpoint answers. */
  async function comeBack(swap: (body: Record<string, unknown>) => void = () => undefined) {
    const client = createClient({
      lender: server.origin,
      clientId,
      storage: 'memory',
      async fetch(input, init) {
        const response = await fetch(input, init);
        if (!response.url.endsWith('/oauth/token') || !response.ok) return response;
        const body = (await response.json()) as Record<string, unknown>;
        swap(body);
        return Response.json(body, { headers: response.headers });
      },
    });
    const redirectUri = `${server.origin}/embed/callback`;
    const { url } = await client.auth.beginRedirect({ redirectUri, scope });
    const browser = new Browser(server.origin);
    const asked = await browser.open(url);
    const page = await SignInPage.open(browser, asked.location?.pathname ?? '');
    const { body } = await page.complete(await page.code());
    const back = await browser.open(String(body['location']));
    assert.ok(back.location, back.text);
    return { client, back: back.location };
  }

  it('is taken as it comes, once', async () => {
    const { client, back } = await comeBack();

    assert.deepEqual(await client.auth.finishRedirect(back.href), { status: 'signed-in' });
    await assert.rejects(client.auth.finishRedirect(back.href), { code: 'transaction_missing' });
    client.close();
  });

  const states = Math.ceil(forgeries / 3);
  it(`is taken with none of ${states} other states, and with its own afterwards`, async () => {
    const random = choices('states');
    const { client, back } = await comeBack();
    const other = await comeBack();
    const state = back.searchParams.get('state') ?? '';

    for (let count = 0; count < states; count += 1) {
      const forged = new URL(back);
      const value = random.pick([
        altered(state, random),
        other.back.searchParams.get('state') ?? '',
        '',
        crypto.randomUUID(),
        state.toUpperCase() === state ? '' : state.toUpperCase(),
        undefined,
        '__proto__',
        'constructor',
      ]);
      if (value === undefined) forged.searchParams.delete('state');
      else forged.searchParams.set('state', value);
      await assert.rejects(client.auth.finishRedirect(forged.href), { name: 'SignInError' }, value);
    }

    assert.equal(client.auth.state.status, 'signed-out');
    await client.auth.finishRedirect(back.href);
    assert.equal(client.auth.state.status, 'signed-in');
    client.close();
    other.client.close();
  });

  // Each is a whole sign-in.
  const nonces = Math.ceil(forgeries / 8);
  it(`is taken with none of ${nonces} ID tokens with another nonce, or of another sign-in`, async () => {
    const random = choices('nonces');
    // Signed by the lender and right in all but its nonce.
    const stranger = await RedirectClient.create(server.origin);
    const way = await signInByRedirect(new Browser(server.origin), stranger, 'alex.test', {
      scope,
    });
    const { body } = await stranger.redeem(way.searchParams.get('code') ?? '');
    const foreign = String(body['id_token']);
    const forgers: Record<string, (claims: { nonce: string }) => object> = {
      'the nonce altered': ({ nonce }) => ({ nonce: altered(nonce, random) }),
      'another nonce': () => ({ nonce: crypto.randomUUID() }),
      'no nonce': () => ({ nonce: undefined }),
      'another issuer': () => ({ iss: 'https://evil.example' }),
      'another client': () => ({ aud: 'portal' }),
      'an end that is past': () => ({ exp: Math.floor(Date.now() / 1000) - 3_600 }),
    };

    for (let count = 0; count < nonces; count += 1) {
      const kind = random.pick([...Object.keys(forgers), 'foreign', 'none']);
      const { client, back } = await comeBack((tokens) => {
        const [header = '', payload = '', signature = ''] = String(tokens['id_token']).split('.');
        const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as {
          nonce: string;
        };
        const forged = JSON.stringify({ ...claims, ...forgers[kind]?.(claims) });
        const written = Buffer.from(forged).toString('base64url');
        if (kind === 'foreign') tokens['id_token'] = foreign;
        else if (kind === 'none') delete tokens['id_token'];
        else tokens['id_token'] = `${header}.${written}.${signature}`;
      });

      await assert.rejects(client.auth.finishRedirect(back.href), { name: 'SignInError' }, kind);
      assert.equal(client.auth.state.status, 'signed-out', kind);
      client.close();
    }
  });
});
