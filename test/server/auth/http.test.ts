import assert from 'node:assert/strict';
import { request } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { oauthErrorSchema, tokenResponseSchema } from '../../../sdk/contract/index.ts';
import { createClients } from '../../../demo/server/auth/clients.ts';
import { Agent } from './agent.ts';
import { type Harness, start } from './harness.ts';

let server: Harness;
before(async () => {
  server = await start({
    rates: {
      challenge: { requests: 60, seconds: 60 },
      token: { requests: 60, seconds: 60 },
    },
  });
});
after(() => server.close());

const endpoints = ['/oauth/challenge', '/oauth/token', '/oauth/revoke'];

describe('origins', () => {
  const preflight = (path: string, origin: string) =>
    fetch(server.origin + path, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'dpop,content-type',
      },
    });

  for (const path of endpoints) {
    it(`may call ${path} when they are the lender's own`, async () => {
      const response = await preflight(path, server.origin);

      assert.equal(response.status, 204);
      assert.equal(response.headers.get('access-control-allow-origin'), server.origin);
      assert.match(response.headers.get('access-control-allow-headers') ?? '', /DPoP/);
      assert.equal(response.headers.get('access-control-allow-credentials'), null);
    });

    for (const stranger of ['the dealer', 'a look-alike', 'null']) {
      it(`may not call ${path} when they are ${stranger}`, async () => {
        const origin =
          { 'the dealer': server.dealerOrigin, 'a look-alike': `${server.origin}.evil.example` }[
            stranger
          ] ?? 'null';

        const asked = await preflight(path, origin);
        const sent = await fetch(server.origin + path, {
          method: 'POST',
          headers: { origin },
          body: new URLSearchParams({ client_id: 'portal' }),
        });

        assert.equal(asked.headers.get('access-control-allow-origin'), null);
        assert.equal(sent.status, 403);
        assert.equal(sent.headers.get('access-control-allow-origin'), null);
      });
    }
  }

  it('read the nonce and the request id of a refusal', async () => {
    const agent = await Agent.create(server.origin);

    for (const path of ['/oauth/challenge', '/oauth/token']) {
      const answer = await agent.send(path, {
        form: { grant_type: 'refresh_token', client_id: 'portal' },
        headers: { origin: server.origin },
      });

      assert.equal(answer.status, 400);
      assert.equal(answer.headers.get('access-control-allow-origin'), server.origin);
      const exposed = answer.headers.get('access-control-expose-headers') ?? '';
      for (const name of [
        'DPoP-Nonce',
        'WWW-Authenticate',
        'ETag',
        'Retry-After',
        'X-Request-Id',
      ]) {
        assert.ok(exposed.includes(name), name);
      }
    }
  });

  it("may not use a token at the API when they are the dealer's", async () => {
    const agent = await Agent.create(server.origin);
    const { accessToken } = await agent.signIn('alex.test');
    const call = (origin: string) => agent.send('/v1/who', { accessToken, headers: { origin } });

    const own = await call(server.origin);
    const dealer = await call(server.dealerOrigin);

    assert.equal(own.status, 200);
    assert.equal(dealer.status, 403);
  });

  it('sign in for the dealer in frames of the lender', async () => {
    const agent = await Agent.create(server.origin, 'northside-motors');

    const { accessToken } = await agent.signIn('alex.test', { origin: server.origin });
    const answer = await agent.call(accessToken);

    assert.equal(answer.body['clientId'], 'northside-motors');
  });
});

describe('origins of another client', () => {
  const brand = 'https://brand.example';
  let lender: Harness;
  before(async () => {
    const clients = createClients(
      { origin: 'http://localhost:1', dealerOrigin: 'http://127.0.0.1:1' },
      [
        {
          id: 'brand',
          name: 'Brand',
          firstParty: true,
          modes: ['inline'],
          embedOrigins: [],
          inlineOrigins: [brand],
          apiOrigins: [brand],
          redirectUris: [`${brand}/`],
          homeUri: `${brand}/`,
          elements: [],
          theme: {},
          confirm: 'frame',
        },
      ],
    );
    lender = await start({ clients });
  });
  after(() => lender.close());

  const signIn = async (clientId: string, origin: string) => {
    const agent = await Agent.create(lender.origin, clientId);
    const form = agent.challengeForm('alex.test');
    const answer = await agent.send('/oauth/challenge', { form, headers: { origin } });
    return { agent, answer };
  };

  it('may sign in by that client and by no other', async () => {
    assert.equal((await signIn('brand', brand)).answer.status, 200);
    assert.equal((await signIn('portal', brand)).answer.status, 403);
    assert.equal((await signIn('brand', 'http://localhost:1')).answer.status, 403);
  });

  it('may redeem and use what is that client’s, and nothing of another’s', async () => {
    const agent = await Agent.create(lender.origin);
    const { accessToken, refreshToken } = await agent.signIn('alex.test');
    const form = { grant_type: 'refresh_token', client_id: 'portal', refresh_token: refreshToken };

    const renewed = await agent.send('/oauth/token', { form, headers: { origin: brand } });
    const called = await agent.send('/v1/who', { accessToken, headers: { origin: brand } });

    assert.equal(renewed.status, 403);
    assert.equal(called.status, 403);
  });
});

describe('cookies', () => {
  it('are set by no answer of a first-party sign-in', async () => {
    const agent = await Agent.create(server.origin);
    const challenge = await agent.challenge('alex.test');
    const token = await agent.redeem(String(challenge.body['authorization_code']));
    const refreshed = await agent.refresh(String(token.body['refresh_token']));
    const revoked = await agent.revoke(String(token.body['refresh_token']));

    for (const { headers } of [challenge, token, refreshed, revoked]) {
      assert.deepEqual(headers.getSetCookie(), []);
    }
  });
});

describe('metadata', () => {
  it('names the lender whatever host is asked for', async () => {
    const body = await new Promise<string>((resolve, reject) => {
      request(
        `${server.origin}/.well-known/openid-configuration`,
        { headers: { host: 'evil.example', 'x-forwarded-host': 'evil.example' } },
        (response) => {
          let text = '';
          response.on('data', (chunk: Buffer) => (text += chunk.toString()));
          response.on('end', () => resolve(text));
        },
      )
        .on('error', reject)
        .end();
    });

    const metadata = JSON.parse(body) as Record<string, unknown>;
    assert.equal(metadata['issuer'], server.origin);
    assert.equal(metadata['token_endpoint'], `${server.origin}/oauth/token`);
    assert.equal(metadata['revocation_endpoint'], `${server.origin}/oauth/revoke`);
    assert.equal(metadata['authorization_challenge_endpoint'], `${server.origin}/oauth/challenge`);
    assert.deepEqual(metadata['code_challenge_methods_supported'], ['S256']);
    assert.deepEqual(metadata['grant_types_supported'], ['authorization_code', 'refresh_token']);
    assert.ok(!body.includes('evil'));
  });

  it('stands at the address of RFC 8414, too', async () => {
    const paths = ['openid-configuration', 'oauth-authorization-server'];

    const [one, other] = await Promise.all(
      paths.map((path) => fetch(`${server.origin}/.well-known/${path}`).then((r) => r.json())),
    );

    assert.deepEqual(one, other);
  });
});

describe('answers', () => {
  it('follow the contract', async () => {
    const agent = await Agent.create(server.origin);
    const challenge = await agent.challenge('alex.test');

    const token = await agent.redeem(String(challenge.body['authorization_code']));
    const failure = await agent.redeem('nothing');

    assert.ok(tokenResponseSchema().safeParse(token.body).success);
    assert.ok(oauthErrorSchema().safeParse(failure.body).success);
    assert.equal(failure.body['request_id'], failure.headers.get('x-request-id'));
    assert.equal(token.headers.get('cache-control'), 'no-store');
  });

  it('are forms in JSON for browsers, too, and where there is nothing', async () => {
    for (const path of ['/oauth/nothing', '/oauth/token', '/oauth/challenge']) {
      const response = await fetch(server.origin + path, { headers: { accept: 'text/html' } });

      assert.match(response.headers.get('content-type') ?? '', /^application\/json/);
      const body = (await response.json()) as Record<string, unknown>;
      assert.equal(body['error'], 'invalid_request');
      assert.ok(body['request_id']);
      assert.ok([400, 404, 405].includes(response.status));
    }
  });

  it('refuse a body of 17 KB', async () => {
    const response = await fetch(`${server.origin}/oauth/token`, {
      method: 'POST',
      body: new URLSearchParams({ client_id: 'portal', more: 'x'.repeat(17 * 1024) }),
    });

    assert.equal(response.status, 413);
  });

  it('take forms and nothing else', async () => {
    const response = await fetch(`${server.origin}/oauth/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });

    assert.equal(response.status, 415);
  });
});

// Last: these leave no requests to this address.
describe('limits', () => {
  for (const path of ['/oauth/challenge', '/oauth/token']) {
    it(`say how long to wait at ${path}`, async () => {
      const send = () =>
        fetch(server.origin + path, {
          method: 'POST',
          body: new URLSearchParams({ client_id: 'portal' }),
        });
      let response = await send();

      for (let sent = 0; sent < 60 && response.status !== 429; sent += 1) response = await send();

      assert.equal(response.status, 429);
      const body = (await response.json()) as Record<string, unknown>;
      assert.equal(body['error'], 'temporarily_unavailable');
      assert.ok(Number(body['retry_after']) >= 1 && Number(body['retry_after']) <= 60);
      assert.equal(response.headers.get('retry-after'), String(body['retry_after']));
      assert.ok(body['request_id']);
    });
  }
});
