/**
 * A plain OpenID provider in a thread of its own, with a clock of its own: oidc-provider as it comes,
 * an issuer with a path, and an interaction that signs everybody in.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';
import { exportJWK, generateKeyPair } from 'jose';
import Provider from 'oidc-provider';
import type { ProviderSettings } from './plain-provider.ts';

const settings = workerData as ProviderSettings;
const { path, alg, dpopNonce, iss } = settings;

const server = createServer();
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;

const { privateKey } = await generateKeyPair(alg, { extractable: true });
const provider: Provider = new Provider(`${origin}${path}`, {
  jwks: { keys: [{ ...(await exportJWK(privateKey)), alg, use: 'sig' }] },
  cookies: { keys: ['one of a test'] },
  clients: [
    {
      client_id: 'brand-site',
      token_endpoint_auth_method: 'none',
      redirect_uris: ['https://brand.example/signed-in', 'https://brand.example/other'],
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      id_token_signed_response_alg: alg,
      scope: 'openid offline_access accounts',
    },
  ],
  scopes: ['openid', 'offline_access', 'accounts'],
  enabledJWA: { idTokenSigningAlgValues: [alg] },
  pkce: { required: () => true },
  issueRefreshToken: () => true,
  findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
  interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
  loadExistingGrant: async (context) => {
    const { client, session } = context.oidc;
    const grant = new provider.Grant({
      clientId: client!.clientId,
      accountId: session!.accountId!,
    });
    grant.addOIDCScope('openid offline_access accounts');
    await grant.save();
    return grant;
  },
  features: {
    devInteractions: { enabled: false },
    dPoP: dpopNonce
      ? { enabled: true, nonceSecret: Buffer.alloc(32, 7), requireNonce: () => true }
      : { enabled: true },
    revocation: { enabled: true },
  },
});
provider.on('server_error', (_context, error) => console.error(error));
if (!iss) {
  // As providers older than RFC 9207 answer.
  provider.use(async (context, next) => {
    await next();
    const body = context.body as Record<string, unknown> | undefined;
    if (body) delete body['authorization_response_iss_parameter_supported'];
    const location = context.response.get('Location') as string | undefined;
    if (!location?.startsWith('https://brand.example/')) return;
    const url = new URL(location);
    url.searchParams.delete('iss');
    context.response.set('Location', url.href);
  });
}

const handle = provider.callback();
server.on('request', async (request, response) => {
  const { url = '' } = request;
  if (url.startsWith('/interaction/')) {
    const { prompt } = await provider.interactionDetails(request, response);
    const result =
      prompt.name === 'login' ? { login: { accountId: 'customer-1' } } : { consent: {} };
    await provider.interactionFinished(request, response, result, {
      mergeWithLastSubmission: true,
    });
    return;
  }
  Object.assign(request, { originalUrl: url, url: url.slice(path.length) || '/' });
  await handle(request, response);
});

parentPort!.postMessage(`${origin}${path}`);
