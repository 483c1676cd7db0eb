import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { calculateJwkThumbprint, decodeProtectedHeader } from 'jose';
import { PlainProvider, type ProviderSettings } from './support/plain-provider.ts';

const { redirectUri } = PlainProvider;
const scope = 'openid accounts';

const providers: [string, ProviderSettings][] = [
  [
    'one with ES256, DPoP nonces and iss',
    { path: '/identity', alg: 'ES256', dpopNonce: true, iss: true },
  ],
  [
    'one with RS256, without DPoP nonces',
    { path: '/realms/cars/oidc', alg: 'RS256', dpopNonce: false, iss: true },
  ],
  ['one without iss', { path: '', alg: 'ES256', dpopNonce: true, iss: false }],
];

for (const [name, settings] of providers) {
  describe(`sign-in by redirect at a plain OpenID provider, ${name}`, () => {
    let provider: PlainProvider;
    const now = Date.now;
    before(async () => (provider = await PlainProvider.start(settings)));
    after(() => provider.stop());
    afterEach(() => {
      Date.now = now;
      provider.sent.length = 0;
      provider.meddle = (_request, pass) => pass();
    });

    it('asks with PKCE, state, nonce and the thumbprint of the key, at the discovered address', async () => {
      const client = provider.client();

      const { url, state } = await client.auth.beginRedirect({ redirectUri, locale: 'es-US' });

      const { origin, searchParams } = new URL(url);
      assert.equal(origin, new URL(provider.issuer).origin);
      const { nonce, code_challenge, dpop_jkt, ...others } = Object.fromEntries(searchParams);
      for (const value of [nonce, code_challenge, dpop_jkt]) assert.match(value!, /^[\w-]{43}$/);
      assert.deepEqual(others, {
        response_type: 'code',
        client_id: 'brand-site',
        redirect_uri: redirectUri,
        scope: 'openid accounts payments profile',
        state,
        code_challenge_method: 'S256',
        ui_locales: 'es-US',
      });
      client.close();
    });

    /** Answers for the lender: its resource server calls the first token old. */
    const lend = () => {
      let calls = 0;
      provider.meddle = async (request, pass) => {
        if (!request.url.startsWith('https://lender.example/')) return pass();
        calls += 1;
        return calls === 1
          ? new Response(null, { status: 401 })
          : Response.json({ items: [], nextCursor: null });
      };
    };

    it('signs in, renews and signs out there, with one key', async () => {
      lend();
      const client = provider.client();
      const { url } = await client.auth.beginRedirect({ redirectUri, scope });

      const step = await client.auth.finishRedirect(await provider.visit(url));
      await client.accounts.list();
      await client.auth.signOut();

      assert.deepEqual(step, { status: 'signed-in' });
      const grants = provider.to('/token').map(({ form }) => form.get('grant_type'));
      assert.deepEqual([...new Set(grants)], ['authorization_code', 'refresh_token']);
      const asked = new URL(url).searchParams.get('dpop_jkt');
      for (const { proof } of provider.sent.filter(({ proof }) => proof !== null)) {
        const { jwk } = decodeProtectedHeader(proof!);
        assert.equal(await calculateJwkThumbprint(jwk!), asked);
      }
      assert.equal(provider.to('/token/revocation').length, 1);
      assert.deepEqual(client.auth.state, { status: 'signed-out', reason: 'signed-out' });
      client.close();
    });

    it('ends the session once the provider has', async () => {
      lend();
      const client = provider.client();
      const { url } = await client.auth.beginRedirect({ redirectUri, scope });
      await client.auth.finishRedirect(await provider.visit(url));
      const { meddle } = provider;
      provider.meddle = async (request, pass) => {
        if (!request.url.endsWith('/token')) return meddle(request, pass);
        return Response.json({ error: 'invalid_grant' }, { status: 400 });
      };

      await assert.rejects(Promise.resolve(client.accounts.list()), { name: 'SignedOutError' });

      assert.deepEqual(client.auth.state, { status: 'signed-out', reason: 'expired' });
      client.close();
    });

    for (const hours of [24, -24]) {
      it(`signs in ${String(hours)} hours off where the browser hides the Date`, async () => {
        Date.now = () => now() + hours * 3_600_000;
        provider.meddle = async (_request, pass) => {
          const response = new Response(...(await copy(pass())));
          response.headers.delete('Date');
          return response;
        };
        const client = provider.client();
        const { url } = await client.auth.beginRedirect({ redirectUri, scope });
        const finishing = client.auth.finishRedirect(await provider.visit(url));

        // A provider without nonces of its own goes by the time of the proof.
        if (settings.dpopNonce) assert.deepEqual(await finishing, { status: 'signed-in' });
        else await assert.rejects(finishing, { code: 'invalid_dpop_proof' });
        client.close();
      });

      it(`signs in and renews on a device whose clock is ${String(hours)} hours off`, async () => {
        lend();
        Date.now = () => now() + hours * 3_600_000;
        const client = provider.client();
        const { url } = await client.auth.beginRedirect({ redirectUri, scope });

        await client.auth.finishRedirect(await provider.visit(url));
        await client.accounts.list();

        assert.equal(client.auth.state.status, 'signed-in');
        client.close();
      });
    }
  });
}

async function copy(answer: Promise<Response>): Promise<[BodyInit, ResponseInit]> {
  const response = await answer;
  return [await response.arrayBuffer(), response];
}
