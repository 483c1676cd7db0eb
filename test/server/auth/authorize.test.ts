import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { Browser, RedirectClient, signInByRedirect, SignInPage } from './browser.ts';
import { type Harness, start } from './harness.ts';

const many = { requests: 10_000, seconds: 60 };

let server: Harness;
before(async () => {
  server = await start({ rates: { challenge: many, token: many, pages: many } });
});
after(() => server.close());

const newClient = () => RedirectClient.create(server.origin);
const newBrowser = () => new Browser(server.origin);

/** Signs somebody in as far as the code of the way back. */
async function codeFor(client: RedirectClient, more: Record<string, string> = {}): Promise<string> {
  const back = await signInByRedirect(newBrowser(), client, 'alex.test', more);
  return back.searchParams.get('code') ?? '';
}

describe('a sign-in by redirect', () => {
  it('comes back with code, state and issuer, and with tokens for what was asked', async () => {
    const client = await newClient();

    const back = await signInByRedirect(newBrowser(), client);
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
    const client = await newClient();

    const tokens = await client.redeem(await codeFor(client));

    const keys = createRemoteJWKSet(new URL(`${server.origin}/oauth/jwks`));
    const { payload } = await jwtVerify(String(tokens.body['id_token']), keys, {
      issuer: server.origin,
      audience: 'northside-motors',
      algorithms: ['ES256'],
    });
    assert.equal(payload['nonce'], client.nonce);
    assert.equal(payload.sub, 'alex');
  });

  it('gives no ID token where openid was not asked for', async () => {
    const client = await newClient();
    const back = await signInByRedirect(newBrowser(), client, 'alex.test', {
      scope: 'accounts',
      nonce: undefined,
    });

    const tokens = await client.redeem(back.searchParams.get('code') ?? '');

    assert.equal(tokens.status, 200);
    assert.equal(tokens.body['id_token'], undefined);
  });

  it('may do what was asked and nothing more', async () => {
    const client = await newClient();

    const { body } = await client.redeem(await codeFor(client));

    const accessToken = String(body['access_token']);
    const paying = await client.agent.call(accessToken, '/v1/pay', 'POST');
    const who = await client.agent.call(accessToken);
    assert.equal(paying.status, 403);
    assert.equal(who.body['customerId'], 'alex');
    assert.equal(who.body['clientId'], 'northside-motors');
  });

  it('is one session with the device and the name of the client, and ends like any other', async () => {
    const client = await RedirectClient.create(server.origin);
    const back = await signInByRedirect(newBrowser(), client, 'blake.test', {
      scope: 'openid profile',
    });
    const { body } = await client.redeem(back.searchParams.get('code') ?? '');
    const accessToken = String(body['access_token']);

    const listed = await client.agent.call(accessToken, '/v1/sessions');
    const [session, ...others] = listed.body['items'] as Record<string, unknown>[];
    const lasts = Date.parse(String(session?.['expiresAt'])) - Date.now();
    await client.agent.call(accessToken, `/v1/sessions/${String(session?.['id'])}`, 'DELETE');
    const after = await client.agent.call(accessToken);

    assert.deepEqual(others, []);
    assert.equal(session?.['clientName'], 'Northside Motors');
    assert.equal(session['device'], 'Firefox on Linux');
    assert.equal(session['current'], true);
    assert.ok(lasts > 11.9 * 3_600_000, 'it lasts as long as its refresh token');
    assert.equal(after.status, 401);
  });

  it('survives a restart between page and way back', async () => {
    const [browser, client] = [newBrowser(), await newClient()];
    const asked = await browser.open(client.url());
    const page = await SignInPage.open(browser, asked.location?.pathname ?? '');
    const { body } = await page.complete(await page.code());

    await server.restart();

    const back = await browser.open(String(body['location']));
    const tokens = await client.redeem(back.location?.searchParams.get('code') ?? '');
    assert.equal(tokens.status, 200);
  });
});

describe('the code of the way back', () => {
  it('belongs to the key that was announced', async () => {
    const [client, thief] = [await newClient(), await newClient()];
    const jkt = await client.agent.thumbprint();
    const code = await codeFor(client, { dpop_jkt: jkt });
    client.agent.key = thief.agent.key;

    const answer = await client.redeem(code);

    assert.equal(answer.status, 400);
    assert.equal(answer.body['error'], 'invalid_grant');
  });

  it('is redeemed by the key that was announced', async () => {
    const client = await newClient();
    const code = await codeFor(client, { dpop_jkt: await client.agent.thumbprint() });

    assert.equal((await client.redeem(code)).status, 200);
  });

  const wrong: Record<string, Record<string, string>> = {
    'another redirect URI': { redirect_uri: 'http://localhost:1/embed/callback' },
    'the redirect URI of challenge codes': { redirect_uri: 'urn:fs-central:first-party' },
    'another verifier': { code_verifier: 'x'.repeat(43) },
    'another client': { client_id: 'portal' },
  };
  for (const [what, more] of Object.entries(wrong)) {
    it(`is refused with ${what}`, async () => {
      const client = await newClient();

      const answer = await client.redeem(await codeFor(client), more);

      assert.equal(answer.body['error'], 'invalid_grant');
    });
  }

  it('needs its redirect URI', async () => {
    const client = await newClient();

    const answer = await client.agent.redeem(await codeFor(client));

    assert.equal(answer.body['error'], 'invalid_grant');
  });

  it('counts once, and coming again it ends what it began', async () => {
    const client = await newClient();
    const code = await codeFor(client);
    const { body } = await client.redeem(code);

    const again = await client.redeem(code);
    const call = await client.agent.call(String(body['access_token']));

    assert.equal(again.body['error'], 'invalid_grant');
    assert.equal(call.status, 401);
  });

  it('cannot stand for a sign-in at another interaction', async () => {
    const client = await newClient();
    const code = await codeFor(client, { dpop_jkt: await client.agent.thumbprint() });
    const browser = newBrowser();
    const asked = await browser.open((await newClient()).url());
    const page = await SignInPage.open(browser, asked.location?.pathname ?? '');

    const answer = await page.complete(code, {
      agent: client.agent,
      codeVerifier: client.agent.verifier,
    });

    assert.equal(answer.status, 400);
    assert.equal((await client.redeem(code)).status, 200, 'nor is it used up by the attempt');
  });
});

describe('the next person at the machine', () => {
  it('is asked, whoever signed in before', async () => {
    const browser = newBrowser();
    await signInByRedirect(browser, await newClient());

    const next = await newClient();
    const asked = await browser.open(next.url());
    const silent = await browser.open(next.url({ prompt: 'none' }));
    const back = await signInByRedirect(browser, next, 'blake.test');
    const { body } = await next.redeem(back.searchParams.get('code') ?? '');

    assert.match(asked.location?.pathname ?? '', /^\/sign-in\//);
    assert.equal(silent.location?.searchParams.get('error'), 'login_required');
    const who = await next.agent.call(String(body['access_token']));
    assert.equal(who.body['customerId'], 'blake');
  });

  it('finds no cookie, and the database no session of the provider', async () => {
    const browser = newBrowser();

    await signInByRedirect(browser, await newClient());

    const kept = await server.db
      .selectFrom('oidc_models')
      .select('id')
      .where('model', '=', 'Session')
      .execute();
    assert.deepEqual([...browser.cookies.keys()], []);
    assert.deepEqual(kept, []);
    assert.ok(browser.lines.length > 0);
    assert.ok(!browser.lines.some((line) => line.startsWith('_session')));
  });

  it('finds no cookie after a sign-in that was given up', async () => {
    const browser = newBrowser();
    const asked = await browser.open((await newClient()).url());

    const { body } = await cancel(browser, asked.location?.pathname ?? '');
    await browser.open(String(body['location']));

    assert.deepEqual([...browser.cookies.keys()], []);
  });
});

describe('cookies of an interaction', () => {
  it('are for the server alone, for its own paths and for ten minutes', async () => {
    const browser = newBrowser();

    const asked = await browser.open((await newClient()).url());

    const uid = asked.location?.pathname.split('/').at(-1) ?? '';
    const paths = [...browser.cookies.values()].map(({ path }) => path);
    assert.deepEqual(
      new Set(paths),
      new Set([`/sign-in/${uid}`, `/oauth/authorize/${uid}`]),
      browser.lines.join('\n'),
    );
    for (const line of browser.lines) {
      const expires = Date.parse(/expires=([^;]+)/i.exec(line)?.[1] ?? '');
      assert.match(line, /; httponly/i);
      assert.match(line, /; samesite=lax/i);
      assert.ok(expires - Date.now() <= 600_000, line);
      // The sandbox is plain http on this machine.
      assert.doesNotMatch(line, /; secure/i);
    }
  });

  it('are kept to https where the lender is', async () => {
    const secure = await start({
      config: {
        origin: 'https://lender.example',
        dealerOrigin: 'https://dealer.example',
        argon2Cost: 'test',
        secondFactor: 'risk',
      },
    });
    try {
      const client = await RedirectClient.create('https://lender.example');
      const browser = new Browser(secure.origin);

      await browser.open(client.url());

      assert.equal(browser.lines.length, 4);
      for (const line of browser.lines) assert.match(line, /; secure/i);
    } finally {
      await secure.close();
    }
  });
});

describe('the way back without a sign-in', () => {
  it('says that the customer gave up', async () => {
    const [browser, client] = [newBrowser(), await newClient()];
    const asked = await browser.open(client.url());
    const path = asked.location?.pathname ?? '';

    const { status, body } = await cancel(browser, path);
    const back = await browser.open(String(body['location']));

    assert.equal(status, 200);
    assert.equal(`${back.location?.origin}${back.location?.pathname}`, client.redirectUri);
    assert.equal(back.location?.searchParams.get('error'), 'access_denied');
    assert.equal(back.location.searchParams.get('state'), client.state);
    assert.equal(back.location.searchParams.get('iss'), server.origin);
    assert.equal(back.location.searchParams.get('code'), null);
    assert.equal((await browser.open(path)).status, 404, 'and that was that');
  });

  it('is for pages of the lender to ask for', async () => {
    const browser = newBrowser();
    const asked = await browser.open((await newClient()).url());
    const path = asked.location?.pathname ?? '';

    const foreign = await cancel(browser, path, { origin: server.dealerOrigin });
    const stranger = await cancel(newBrowser(), path);

    assert.equal(foreign.status, 403);
    assert.equal(stranger.status, 404);
    assert.equal((await browser.open(path)).status, 200, 'and the interaction goes on');
  });
});

describe('the authorization endpoint', () => {
  it('asks where somebody is to sign in again', async () => {
    const asked = await newBrowser().open((await newClient()).url({ prompt: 'login' }));

    assert.equal(asked.status, 303);
    assert.match(asked.location?.pathname ?? '', /^\/sign-in\/[\w-]+$/);
  });

  it('says that a sign-in is required where nobody may be asked', async () => {
    const [browser, client] = [newBrowser(), await newClient()];

    const { location } = await browser.open(client.url({ prompt: 'none' }));

    assert.equal(`${location?.origin}${location?.pathname}`, client.redirectUri);
    assert.equal(location?.searchParams.get('error'), 'login_required');
    assert.equal(location.searchParams.get('state'), client.state);
    assert.equal(location.searchParams.get('iss'), server.origin);
    assert.deepEqual(browser.lines, []);
  });

  const mistakes: Record<string, [more: Record<string, string | undefined>, error: string]> = {
    'no code challenge': [{ code_challenge: undefined }, 'invalid_request'],
    'no challenge at all': [
      { code_challenge: undefined, code_challenge_method: undefined },
      'invalid_request',
    ],
    'a plain challenge': [{ code_challenge_method: 'plain' }, 'invalid_request'],
    'a challenge without its method': [{ code_challenge_method: undefined }, 'invalid_request'],
    'a token in the address': [{ response_type: 'token' }, 'invalid_request'],
    'an ID token in the address': [{ response_type: 'id_token' }, 'invalid_request'],
    'an answer by post': [{ response_mode: 'form_post' }, 'invalid_request'],
    'an answer in the fragment': [{ response_mode: 'fragment' }, 'invalid_request'],
    'a prompt that does not exist': [{ prompt: 'consent' }, 'invalid_request'],
    'a request object': [{ request: 'eyJhbGciOiJub25lIn0.e30.' }, 'request_not_supported'],
    'a request by reference': [
      { request_uri: 'https://evil.example/request' },
      'request_uri_not_supported',
    ],
  };
  for (const [what, [more, error]] of Object.entries(mistakes)) {
    it(`refuses ${what}`, async () => {
      const [browser, client] = [newBrowser(), await newClient()];

      const answer = await browser.open(client.url(more));

      const told = answer.location
        ? new URLSearchParams(answer.location.search || answer.location.hash.slice(1))
        : new URLSearchParams();
      const posted = answer.text.includes(`value="${error}"`);
      assert.ok(told.get('error') === error || posted, `${answer.status} ${answer.text}`);
      assert.deepEqual(browser.lines, [], 'no interaction begins');
      const policy = answer.headers.get('content-security-policy') ?? '';
      assert.match(policy, /default-src 'none'/);
      assert.doesNotMatch(policy, /unsafe/);
    });
  }

  it('takes no posts', async () => {
    const client = await newClient();
    const query = client.url().split('?')[1] ?? '';

    const response = await fetch(`${server.origin}/oauth/authorize`, {
      method: 'POST',
      body: new URLSearchParams(query),
      redirect: 'manual',
    });

    assert.equal(response.status, 404);
    assert.deepEqual(response.headers.getSetCookie(), []);
  });
});

describe('limits', () => {
  it('say in words that there were too many', async () => {
    const few = { requests: 3, seconds: 60 };
    const limited = await start({ rates: { pages: few } });
    try {
      const open = (path: string) => new Browser(limited.origin).open(path);
      for (let sent = 0; sent < 3; sent += 1) await open('/oauth/authorize');

      const answer = await open('/oauth/authorize');

      assert.equal(answer.status, 429);
      assert.match(answer.headers.get('content-type') ?? '', /^text\/html/);
      assert.match(answer.headers.get('retry-after') ?? '', /^\d+$/);
      assert.match(answer.text, /Too many/);
    } finally {
      await limited.close();
    }
  });
});

async function cancel(browser: Browser, path: string, headers: Record<string, string> = {}) {
  const answer = await browser.open(`${path}/cancellation`, { method: 'POST', headers });
  return { status: answer.status, body: JSON.parse(answer.text) as Record<string, unknown> };
}
