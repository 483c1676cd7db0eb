import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { Browser, RedirectClient, signInByRedirect } from './browser.ts';
import { type Harness, start } from './harness.ts';

let server: Harness;
before(async () => {
  const many = { requests: 10_000, seconds: 60 };
  server = await start({ rates: { challenge: many, token: many, pages: many } });
});
after(() => server.close());

describe('a sign-in by redirect', () => {
  it('comes back with code, state and issuer, and with tokens for what was asked', async () => {
    const browser = new Browser(server.origin);
    const client = await RedirectClient.create(server.origin);

    const back = await signInByRedirect(browser, client);
    const tokens = await client.redeem(back.searchParams.get('code') ?? '');

    assert.equal(back.origin + back.pathname, client.redirectUri);
    assert.deepEqual([...back.searchParams.keys()].sort(), ['code', 'iss', 'state']);
    assert.equal(back.searchParams.get('state'), client.state);
    assert.equal(back.searchParams.get('iss'), server.origin);
    assert.equal(tokens.status, 200, JSON.stringify(tokens.body));
    assert.equal(tokens.body['token_type'], 'DPoP');
    assert.deepEqual(String(tokens.body['scope']).split(' ').sort(), ['accounts', 'openid']);
  });

  it('gives an ID token for the client with its nonce', async () => {
    const browser = new Browser(server.origin);
    const client = await RedirectClient.create(server.origin);

    const back = await signInByRedirect(browser, client);
    const tokens = await client.redeem(back.searchParams.get('code') ?? '');

    const keys = createRemoteJWKSet(new URL(`${server.origin}/oauth/jwks`));
    const { payload } = await jwtVerify(String(tokens.body['id_token']), keys, {
      issuer: server.origin,
      audience: 'northside-motors',
      algorithms: ['ES256'],
    });
    assert.equal(payload['nonce'], client.nonce);
    assert.equal(payload.sub, 'alex');
  });
});
