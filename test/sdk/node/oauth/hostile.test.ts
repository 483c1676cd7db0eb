import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { generateKeyPair, generateProof } from 'dpop';
import type { Client } from '../../../../sdk/index.ts';
import { PlainProvider } from './support/plain-provider.ts';

const { redirectUri } = PlainProvider;
const scope = 'openid accounts';

describe('an answer that is not the one to what was asked', () => {
  let provider: PlainProvider;
  let other: PlainProvider;
  let client: Client;
  const now = Date.now;
  before(async () => {
    provider = await PlainProvider.start({
      path: '/identity',
      alg: 'ES256',
      dpopNonce: false,
      iss: true,
    });
    other = await PlainProvider.start({
      path: '/other',
      alg: 'ES256',
      dpopNonce: true,
      iss: false,
    });
  });
  after(async () => {
    await provider.stop();
    await other.stop();
  });
  afterEach(() => {
    Date.now = now;
    client.close();
    for (const one of [provider, other]) {
      one.sent.length = 0;
      one.meddle = (_request, pass) => pass();
    }
  });

  /** Signs in with an address that was altered, and expects a refusal after which nobody is signed in. */
  async function refusal(alter: (url: URL) => void, options = {}): Promise<string> {
    client = provider.client(options);
    const { url } = await client.auth.beginRedirect({ redirectUri, scope });
    const back = new URL(await provider.visit(url));
    alter(back);
    return codeOf(client.auth.finishRedirect(back.href));
  }

  async function codeOf(finishing: Promise<unknown>): Promise<string> {
    const error = await finishing.then(
      () => assert.fail('it was let in'),
      (reason: unknown) => reason as { name: string; code: string },
    );
    assert.equal(error.name, 'SignInError');
    assert.deepEqual(client.auth.state, { status: 'signed-out' });
    return error.code;
  }

  const addresses: [string, (url: URL) => void, string][] = [
    [
      'with another state',
      (url) => url.searchParams.set('state', 'x'.repeat(43)),
      'transaction_missing',
    ],
    ['without a state', (url) => url.searchParams.delete('state'), 'transaction_missing'],
    [
      'with its state twice',
      (url) => url.searchParams.append('state', url.searchParams.get('state')!),
      'invalid_response',
    ],
    [
      'with the name of another provider',
      (url) => url.searchParams.set('iss', other.issuer),
      'issuer_mismatch',
    ],
    [
      'with the name of its own, almost',
      (url) => url.searchParams.set('iss', `${provider.issuer}/`),
      'issuer_mismatch',
    ],
    [
      'without the name of the provider',
      (url) => url.searchParams.delete('iss'),
      'issuer_mismatch',
    ],
    ['without a code', (url) => url.searchParams.delete('code'), 'invalid_response'],
    [
      'with a code of its own making',
      (url) => url.searchParams.set('code', 'x'.repeat(43)),
      'invalid_grant',
    ],
    [
      'with a code and an error',
      (url) => url.searchParams.set('error', 'login_required'),
      'login_required',
    ],
    [
      'with an ID token in it',
      (url) => url.searchParams.set('id_token', 'a.b.c'),
      'invalid_response',
    ],
    ['at another page of the site', (url) => (url.pathname = '/other'), 'redirect_mismatch'],
    [
      'at another site',
      (url) => (url.hostname = 'brand.example.evil.example'),
      'redirect_mismatch',
    ],
  ];
  for (const [name, alter, code] of addresses) {
    it(`is refused: an address ${name}`, async () => {
      assert.equal(await refusal(alter), code);
      if (code !== 'invalid_grant') assert.equal(provider.to('/token').length, 0);
    });
  }

  it('is refused: a refusal of the provider, with its code', async () => {
    const code = await refusal((url) => {
      url.searchParams.delete('code');
      url.searchParams.set('error', 'access_denied');
      url.searchParams.set('error_description', 'The customer went away');
    });

    assert.equal(code, 'access_denied');
  });

  it('is refused: an address that was used, even at the same time', async () => {
    client = provider.client();
    const { url } = await client.auth.beginRedirect({ redirectUri, scope });
    const back = await provider.visit(url);

    const [first, second] = await Promise.allSettled([
      client.auth.finishRedirect(back),
      client.auth.finishRedirect(back),
    ]);

    assert.equal(first.status, 'fulfilled');
    assert.equal(second.status, 'rejected');
    assert.equal((second.reason as { code: string }).code, 'transaction_missing');
    assert.equal(client.auth.state.status, 'signed-in');
  });

  it('is refused: a code that was refused before', async () => {
    client = provider.client();
    const { url } = await client.auth.beginRedirect({ redirectUri, scope });
    const back = new URL(await provider.visit(url));
    const wrong = new URL(back);
    wrong.searchParams.set('iss', 'https://other.example');
    await assert.rejects(client.auth.finishRedirect(wrong.href), { code: 'issuer_mismatch' });

    assert.equal(await codeOf(client.auth.finishRedirect(back.href)), 'transaction_missing');
  });

  it('is refused: the code of another transaction', async () => {
    client = provider.client();
    const [first, second] = await Promise.all(
      [1, 2].map(() => client.auth.beginRedirect({ redirectUri, scope })),
    );
    const [one, two] = await Promise.all(
      [first!, second!].map(async ({ url }) => new URL(await provider.visit(url))),
    );
    one!.searchParams.set('code', two!.searchParams.get('code')!);

    assert.equal(await codeOf(client.auth.finishRedirect(one!.href)), 'invalid_grant');
  });

  for (const [minutes, code] of [
    [9, undefined],
    [11, 'transaction_expired'],
  ] as const) {
    it(`${code ? 'is refused' : 'counts'}: an answer after ${String(minutes)} minutes`, async () => {
      client = provider.client();
      const { url } = await client.auth.beginRedirect({ redirectUri, scope });
      const back = await provider.visit(url);
      Date.now = () => now() + minutes * 60_000;

      const finishing = client.auth.finishRedirect(back);

      if (code) assert.equal(await codeOf(finishing), code);
      else assert.deepEqual(await finishing, { status: 'signed-in' });
    });
  }

  /** Changes what the token endpoint answers. */
  const answering = (alter: (body: Record<string, unknown>) => void) => {
    provider.meddle = async (request, pass) => {
      const response = await pass();
      if (!request.url.endsWith('/token')) return response;
      const body = (await response.json()) as Record<string, unknown>;
      alter(body);
      return Response.json(body, { headers: { Date: new Date(now()).toUTCString() } });
    };
  };
  const claiming = (changes: Record<string, unknown>) => {
    answering((body) => {
      const [header, payload, signature] = String(body['id_token']).split('.');
      const claims = JSON.parse(Buffer.from(payload!, 'base64url').toString()) as object;
      const altered = Buffer.from(JSON.stringify({ ...claims, ...changes })).toString('base64url');
      body['id_token'] = [header, altered, signature].join('.');
    });
  };

  const minutes = (count: number) => Math.floor(now() / 1_000) + count * 60;
  const tokens: [string, () => void, string][] = [
    [
      'a bearer token',
      () => answering((body) => (body['token_type'] = 'Bearer')),
      'token_not_bound',
    ],
    ['no ID token', () => answering((body) => delete body['id_token']), 'invalid_response'],
    ['no access token', () => answering((body) => delete body['access_token']), 'invalid_response'],
    ['an ID token with another nonce', () => claiming({ nonce: 'x'.repeat(43) }), 'nonce_mismatch'],
    ['an ID token without a nonce', () => claiming({ nonce: undefined }), 'invalid_response'],
    ['an ID token of another provider', () => claiming({ iss: other.issuer }), 'issuer_mismatch'],
    ['an ID token for another client', () => claiming({ aud: 'another-site' }), 'invalid_response'],
    ['an ID token that is over', () => claiming({ exp: minutes(-2) }), 'id_token_expired'],
    ['an ID token of later', () => claiming({ nbf: minutes(2) }), 'id_token_expired'],
    [
      'an ID token that is none',
      () => answering((body) => (body['id_token'] = 'x')),
      'invalid_response',
    ],
  ];
  for (const [name, prepare, code] of tokens) {
    it(`is refused: ${name}`, async () => {
      prepare();

      assert.equal(await refusal(() => undefined), code);
    });
  }

  it('is refused by the provider: a code that another key asks for', async () => {
    const thief = await generateKeyPair('ES256');
    provider.meddle = async (request, pass) => {
      if (request.url.endsWith('/token')) {
        request.headers.set('DPoP', await generateProof(thief, request.url, 'POST'));
      }
      return pass();
    };

    assert.equal(await refusal(() => undefined), 'invalid_grant');
  });

  it('is refused by the provider: a code without its verifier', async () => {
    provider.meddle = async (request, pass) => {
      if (!request.url.endsWith('/token')) return pass();
      const form = new URLSearchParams(await request.text());
      form.set('code_verifier', 'x'.repeat(43));
      return fetch(request.url, { method: 'POST', headers: request.headers, body: form });
    };

    assert.equal(await refusal(() => undefined), 'invalid_grant');
  });

  it('takes no code to another provider, named or not', async () => {
    client = provider.client();
    const elsewhere = other.client();
    const begun = await client.auth.beginRedirect({ redirectUri, scope });
    const { url } = await elsewhere.auth.beginRedirect({ redirectUri, scope });
    const back = new URL(await other.visit(url));
    back.searchParams.set('state', begun.state);

    assert.equal(await codeOf(client.auth.finishRedirect(back.href)), 'issuer_mismatch');
    assert.equal(other.to('/token').length, 0);
    elsewhere.close();
  });

  /** Changes what the provider says of itself. */
  const publishing = (changes: Record<string, unknown>) => {
    provider.meddle = async (request, pass) => {
      const response = await pass();
      if (!request.url.endsWith('/openid-configuration')) return response;
      return Response.json({ ...((await response.json()) as object), ...changes });
    };
  };
  const metadata: [string, () => Record<string, unknown>, string][] = [
    ['that names another provider', () => ({ issuer: other.issuer }), 'issuer_mismatch'],
    [
      'that leads to a script',
      () => ({ authorization_endpoint: 'javascript:alert(1)' }),
      'invalid_response',
    ],
    [
      'that leads to plain http',
      () => ({ authorization_endpoint: 'http://evil.example/' }),
      'invalid_response',
    ],
    ['that leads nowhere', () => ({ authorization_endpoint: undefined }), 'invalid_response'],
  ];
  for (const [name, changes, code] of metadata) {
    it(`is not begun with metadata ${name}`, async () => {
      publishing(changes());
      client = provider.client();

      assert.equal(await codeOf(client.auth.beginRedirect({ redirectUri, scope })), code);
    });
  }

  it('sends no code to a token endpoint of plain http', async () => {
    publishing({ token_endpoint: 'http://evil.example/token' });

    assert.equal(await refusal(() => undefined), 'invalid_response');
    assert.equal(provider.to('/token').length, 0);
  });

  for (const uri of [
    'http://brand.example/',
    'javascript:alert(1)',
    '/signed-in',
    `${redirectUri}#x`,
  ]) {
    it(`does not begin with a redirect URI such as ${uri}`, async () => {
      client = provider.client();

      await assert.rejects(client.auth.beginRedirect({ redirectUri: uri }), TypeError);
      assert.equal(provider.sent.length, 0);
    });
  }

  it('says when there is no answer at all, or one that leads elsewhere', async () => {
    provider.meddle = (request, pass) =>
      request.url.endsWith('/token') ? Promise.reject(new TypeError('fetch failed')) : pass();
    client = provider.client();
    const { url } = await client.auth.beginRedirect({ redirectUri, scope });

    await assert.rejects(client.auth.finishRedirect(await provider.visit(url)), {
      name: 'NetworkError',
    });
  });

  it('does not count when somebody signed out meanwhile, and gives its tokens back', async () => {
    client = provider.client();
    const { url } = await client.auth.beginRedirect({ redirectUri, scope });
    const back = await provider.visit(url);
    provider.meddle = async (request, pass) => {
      if (request.url.endsWith('/token')) await client.auth.signOut();
      return pass();
    };

    await assert.rejects(client.auth.finishRedirect(back), { name: 'AbortError' });

    assert.equal(client.auth.state.status, 'signed-out');
    while (provider.to('/token/revocation').length === 0) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  });

  it('stops with the native AbortError of the caller', async () => {
    client = provider.client();
    const { url } = await client.auth.beginRedirect({ redirectUri, scope });
    const back = await provider.visit(url);
    const controller = new AbortController();
    provider.meddle = (_request, pass) => {
      controller.abort();
      return pass();
    };

    await assert.rejects(client.auth.finishRedirect(back, { signal: controller.signal }), {
      name: 'AbortError',
    });
    assert.deepEqual(client.auth.state, { status: 'signed-out' });
  });

  it('is begun again after the provider could not be reached', async () => {
    client = provider.client();
    provider.meddle = () => Promise.reject(new TypeError('fetch failed'));
    await assert.rejects(client.auth.beginRedirect({ redirectUri }), { name: 'NetworkError' });
    provider.meddle = (_request, pass) => pass();

    assert.match((await client.auth.beginRedirect({ redirectUri })).url, /\/auth\?/);
  });
});
