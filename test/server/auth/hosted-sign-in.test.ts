import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Agent, type Answer } from './agent.ts';
import { Browser, RedirectClient, SignInPage } from './browser.ts';
import { type Harness, start } from './harness.ts';

const many = { requests: 10_000, seconds: 60 };

let server: Harness;
before(async () => {
  server = await start({ rates: { challenge: many, token: many, pages: many } });
});
after(() => server.close());

/** Somebody on the hosted sign-in page, sent there by a client. */
async function begin(more: Record<string, string | undefined> = {}) {
  const browser = new Browser(server.origin);
  const client = await RedirectClient.create(server.origin);
  const asked = await browser.open(client.url(more));
  const page = await SignInPage.open(browser, asked.location?.pathname ?? '');
  return { browser, client, page };
}

/** The interaction still waits for its sign-in, and takes it. */
async function stillOpen({ browser, page }: Awaited<ReturnType<typeof begin>>): Promise<boolean> {
  const { body } = await page.complete(await page.code());
  const back = await browser.open(String(body['location']));
  return back.location?.searchParams.has('code') === true;
}

function refused(answer: Answer): void {
  assert.equal(answer.status, 400, JSON.stringify(answer.body));
  assert.equal(answer.body['code'], 'invalid_grant');
  assert.equal(answer.body['location'], undefined);
}

describe('the hosted sign-in page', () => {
  it('says who asks, and comes under a strict policy', async () => {
    const { browser, page } = await begin({ ui_locales: 'es-MX en' });

    const answer = await browser.open(page.path);

    const [, content = ''] = /<meta name="fs-sign-in" content="([^"]*)"/.exec(answer.text) ?? [];
    assert.deepEqual(JSON.parse(content.replaceAll('&#34;', '"')), {
      uid: page.path.split('/').at(-1),
      clientId: 'northside-motors',
      clientName: 'Northside Motors',
      lender: server.origin,
      lenderName: 'Prairie Lane Finance',
      portal: `${server.origin}/?client_id=northside-motors`,
      supportPhone: '(312) 555-0142',
    });
    assert.match(answer.text, /<html lang="es-US">/);
    const policy = answer.headers.get('content-security-policy') ?? '';
    const [, nonce = 'none'] = /'nonce-([^']+)'/.exec(policy) ?? [];
    assert.ok(answer.text.includes(`nonce="${nonce}"`));
    assert.match(policy, /frame-ancestors 'none'/);
    assert.match(
      policy,
      /require-trusted-types-for 'script'; trusted-types lit-html fs-central-worker$/,
    );
    assert.doesNotMatch(policy, /unsafe/);
    assert.equal(answer.headers.get('x-frame-options'), 'DENY');
    assert.equal(answer.headers.get('cache-control'), 'no-store');
    // It would part the window from the frame that opened it.
    assert.equal(answer.headers.get('cross-origin-opener-policy'), null);
  });

  const openers: [string, string | undefined, string | null][] = [
    ['a frame of the lender’s', 'same-origin', null],
    ['the customer alone', 'none', null],
    ['a browser that does not say', undefined, null],
    ['a page of another site', 'cross-site', 'same-origin'],
    ['a page of another origin of this site', 'same-site', 'same-origin'],
  ];
  for (const [who, site, policy] of openers) {
    it(`is ${policy ? 'out of' : 'within'} reach of who opened it: ${who}`, async () => {
      const { browser, page } = await begin();

      const headers = site && { 'sec-fetch-site': site, 'sec-fetch-dest': 'document' };
      const answer = await browser.open(page.path, { headers: headers || {} });

      assert.equal(answer.status, 200);
      assert.equal(answer.headers.get('cross-origin-opener-policy'), policy);
    });
  }

  it('is only for the browser that was sent there', async () => {
    const { page } = await begin();
    const other = await begin();

    const stranger = await new Browser(server.origin).open(page.path);
    const neighbour = await other.browser.open(page.path, {
      headers: other.browser.cookieHeader(other.page.path),
    });

    // Whose browser keeps cookies out is told so.
    assert.match(stranger.text, /sent no cookie.*Allow cookies for this site/);
    assert.match(neighbour.text, /This sign-in has ended/);
    for (const answer of [stranger, neighbour]) {
      assert.equal(answer.status, 404);
      assert.ok(answer.text.includes(`href="${server.origin}/"`));
    }
  });

  it('has ended once it was left by a sign-in', async () => {
    const begun = await begin();
    assert.ok(await stillOpen(begun));

    const answer = await begun.browser.open(begun.page.path);

    assert.equal(answer.status, 404);
    assert.match(answer.text, /took too long or was finished/);
  });
});

describe('many people at one address', () => {
  const page = { 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'document' };
  const asides: [what: string, init: RequestInit][] = [
    ['images', { headers: { ...page, 'sec-fetch-dest': 'image' } }],
    ['frames', { headers: { ...page, 'sec-fetch-dest': 'iframe' } }],
    ['blind requests', { headers: { 'sec-fetch-site': 'same-site', 'sec-fetch-dest': 'empty' } }],
    ['posts', { method: 'POST', headers: { ...page, origin: 'https://evil.example' } }],
  ];
  for (const [what, init] of asides) {
    it(`are not made to wait by another site’s ${what}`, async () => {
      const limited = await start({ rates: { pages: { requests: 3, seconds: 60 } } });
      try {
        const statusOf = async (path: string, request: RequestInit) => {
          const answer = await fetch(limited.origin + path, { redirect: 'manual', ...request });
          await answer.text();
          return answer.status;
        };
        for (let sent = 0; sent < 4; sent += 1) {
          assert.equal(await statusOf('/oauth/authorize', init), 403);
        }
        for (let sent = 0; sent < 301; sent += 1) {
          assert.equal(await statusOf('/sign-in/x', init), 403);
        }

        assert.equal(await statusOf('/oauth/authorize', { headers: page }), 400);
        assert.equal(await statusOf('/sign-in/x', { headers: page }), 404);
      } finally {
        await limited.close();
      }
    });
  }

  it('are told in words to wait, and programs for how long', async () => {
    const limited = await start();
    try {
      const ask = (method: string) => fetch(`${limited.origin}/sign-in/x`, { method });
      for (let sent = 0; sent < 300; sent += 1) await (await ask('GET')).text();

      const [page, post] = [await ask('GET'), await ask('POST')];

      assert.equal(page.status, 429);
      assert.match(await page.text(), /Too many sign-ins/);
      assert.equal(post.status, 429);
      assert.match(post.headers.get('retry-after') ?? '', /^\d+$/);
      assert.equal(((await post.json()) as Record<string, unknown>)['code'], 'rate_limited');
    } finally {
      await limited.close();
    }
  });
});

describe('the code of the challenge', () => {
  it('is refused where there is none such', async () => {
    const begun = await begin();

    refused(await begun.page.complete('x'.repeat(43)));

    assert.ok(await stillOpen(begun), 'another attempt may follow');
  });

  it('is refused with the verifier of another', async () => {
    const begun = await begin();
    const code = await begun.page.code();

    refused(await begun.page.complete(code, { codeVerifier: 'x'.repeat(43) }));

    assert.ok(await stillOpen(begun));
  });

  it('is refused with the proof of another key', async () => {
    const begun = await begin();
    const code = await begun.page.code();
    const thief = await Agent.create(server.origin, 'northside-motors');

    refused(
      await begun.page.complete(code, { agent: thief, codeVerifier: begun.page.agent.verifier }),
    );

    assert.ok(await stillOpen(begun));
  });

  it('is refused where another client made it', async () => {
    const begun = await begin();
    const portal = await Agent.create(server.origin, 'portal');
    const { body } = await portal.challenge('alex.test');

    refused(
      await begun.page.complete(String(body['authorization_code']), {
        agent: portal,
        codeVerifier: portal.verifier,
      }),
    );

    assert.ok(await stillOpen(begun));
  });

  it('is refused once it was redeemed for tokens', async () => {
    const begun = await begin();
    const code = await begun.page.code();
    await begun.page.agent.redeem(code);

    refused(await begun.page.complete(code));

    assert.ok(await stillOpen(begun));
  });

  it('is worth nothing at the token endpoint once it was used here', async () => {
    const { page } = await begin();
    const code = await page.code();
    await page.complete(code);

    const answer = await page.agent.redeem(code);

    assert.equal(answer.body['error'], 'invalid_grant');
  });

  it('ends one interaction, not two', async () => {
    const [one, other] = [await begin(), await begin()];
    const code = await one.page.code();
    await one.page.complete(code);

    refused(
      await other.page.complete(code, {
        agent: one.page.agent,
        codeVerifier: one.page.agent.verifier,
      }),
    );

    assert.ok(await stillOpen(other));
  });

  it('counts once of ten times at once', async () => {
    const begun = await Promise.all(Array.from({ length: 10 }, () => begin()));
    const [first] = begun;
    assert.ok(first);
    const { agent } = first.page;
    const code = await first.page.code();

    const answers = await Promise.all(
      begun.map(({ page }) => page.complete(code, { agent, codeVerifier: agent.verifier })),
    );

    const accepted = answers.filter(({ status }) => status === 200);
    assert.equal(accepted.length, 1);
    for (const answer of answers) if (answer.status !== 200) refused(answer);
  });

  it('does not exist for who still owes a second factor, or is locked', async () => {
    for (const userId of ['morgan.test', 'drew.test']) {
      const { page } = await begin();

      const challenge = await page.agent.challenge(userId);

      assert.equal(challenge.status, 403);
      assert.equal(challenge.body['authorization_code'], undefined);
      refused(await page.complete(String(challenge.body['auth_session'])));
    }
  });

  it('is refused after its time', async () => {
    const begun = await begin();
    const code = await begun.page.code();
    await server.db
      .updateTable('oidc_models')
      .set({ expires_at: new Date(Date.now() - 1000) })
      .where('model', '=', 'AuthorizationCode')
      .execute();

    refused(await begun.page.complete(code));

    assert.ok(await stillOpen(begun));
  });
});

describe('the way to the end of an interaction', () => {
  it('is walked once', async () => {
    const { browser, page } = await begin();
    const [one, other] = [await page.code(), await page.code('blake.test')];
    const cookies = browser.cookieHeader(page.path);
    const first = await page.complete(one);

    const second = await page.complete(other, { headers: cookies });

    assert.equal(first.status, 200);
    assert.equal(second.status, 404);
    assert.equal(second.body['code'], 'sign_in_ended');
  });

  it('takes the cookie from the browser', async () => {
    const { browser, page } = await begin();

    await page.complete(await page.code());

    assert.deepEqual(browser.cookieHeader(page.path), {});
  });

  it('is closed to a browser that was not sent there', async () => {
    const { page } = await begin();
    const stranger = await SignInPage.open(new Browser(server.origin), page.path);

    const answer = await stranger.complete(await stranger.code());

    assert.equal(answer.status, 404);
    assert.equal(answer.body['code'], 'sign_in_ended');
  });

  it('is closed to pages of other origins', async () => {
    const begun = await begin();
    const code = await begun.page.code();

    for (const origin of [server.dealerOrigin, 'null', `${server.origin}.evil.example`]) {
      const answer = await begun.page.complete(code, { headers: { origin } });

      assert.equal(answer.status, 403, origin);
      assert.equal(answer.headers.get('access-control-allow-origin'), null);
    }

    assert.ok(await stillOpen(begun));
  });

  it('wants a proof made for it, once', async () => {
    const { browser, page } = await begin();
    const code = await page.code();
    const send = async (proof: string | undefined) => {
      const response = await fetch(server.origin + page.path, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...browser.cookieHeader(page.path),
          ...(proof !== undefined && { dpop: proof }),
        },
        body: JSON.stringify({ code: 'nothing', codeVerifier: page.agent.verifier }),
      });
      return ((await response.json()) as Record<string, unknown>)['code'];
    };
    const proof = await page.agent.proof(page.path, 'POST');

    assert.equal(await send(undefined), 'invalid_dpop_proof');
    assert.equal(
      await send(await page.agent.proof('/sign-in/other', 'POST')),
      'invalid_dpop_proof',
    );
    assert.equal(await send(await page.agent.proof(page.path, 'GET')), 'invalid_dpop_proof');
    assert.equal(await send(proof), 'invalid_grant');
    assert.equal(await send(proof), 'invalid_dpop_proof', 'the same proof again');
    assert.equal((await page.complete(code)).status, 200);
  });

  const bodies: Record<string, [type: string, body: string, status: number]> = {
    'a form': ['application/x-www-form-urlencoded', 'code=x', 415],
    'plain text': ['text/plain', '{"code":"x"}', 415],
    'no members': ['application/json', '{}', 400],
    'a code that is no text': ['application/json', '{"code":{},"codeVerifier":"x"}', 400],
    'NUL in the code': [
      'application/json',
      JSON.stringify({ code: 'a\0b', codeVerifier: 'x'.repeat(43) }),
      400,
    ],
  };
  for (const [what, [type, body, status]] of Object.entries(bodies)) {
    it(`refuses ${what}`, async () => {
      const { browser, page } = await begin();
      const challenge = await page.code();
      const proof = await page.agent.proof(page.path, 'POST');

      const answer = await browser.open(page.path, {
        method: 'POST',
        headers: { 'content-type': type, dpop: proof, ...browser.cookieHeader(page.path) },
        body,
      });

      assert.equal(answer.status, status, answer.text);
      assert.equal((await page.complete(challenge)).status, 200);
    });
  }
});

describe('the last leg of the way back', () => {
  it('may take minutes', async () => {
    const { browser, client, page } = await begin();
    const { body } = await page.complete(await page.code());
    const session = await server.db
      .selectFrom('auth_sessions')
      .select('expires_at')
      .orderBy('created_at', 'desc')
      .executeTakeFirstOrThrow();
    await server.auth.purge();

    const back = await browser.open(String(body['location']));
    const tokens = await client.redeem(back.location?.searchParams.get('code') ?? '');

    assert.ok(session.expires_at.getTime() - Date.now() > 500_000);
    assert.equal(tokens.status, 200);
  });

  it('is for the browser that signed in', async () => {
    const { page } = await begin();
    const { body } = await page.complete(await page.code());

    const stolen = await new Browser(server.origin).open(String(body['location']));

    assert.equal(stolen.status, 400);
    assert.equal(stolen.location, undefined);
    assert.match(stolen.headers.get('content-type') ?? '', /^text\/html/);
    assert.match(stolen.text, /This sign-in has ended/);
  });

  it('is walked once', async () => {
    const { browser, page } = await begin();
    const { body } = await page.complete(await page.code());
    const address = String(body['location']);
    const cookies = browser.cookieHeader(new URL(address).pathname);
    const first = await browser.open(address);

    const again = await browser.open(address, { headers: cookies });

    assert.ok(first.location?.searchParams.has('code'));
    assert.equal(again.location, undefined);
    assert.equal(again.status, 400);
  });

  it('cannot be walked before a sign-in', async () => {
    const { browser, client } = await begin();
    const [resume] = [...browser.cookies.values()].filter(({ path }) => path.startsWith('/oauth'));

    const answer = await browser.open(resume?.path ?? '');

    // It asks again.
    assert.match(answer.location?.pathname ?? '', /^\/sign-in\//);
    assert.notEqual(`${answer.location?.origin}${answer.location?.pathname}`, client.redirectUri);
  });
});
