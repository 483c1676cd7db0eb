import type { Logger } from 'pino';
import Provider, { type ClientMetadata } from 'oidc-provider';
import { routes } from '../../../sdk/contract/index.ts';
import type { Db } from '../db/open.ts';
import { createAdapter } from './adapter.ts';
import { type AuthClient, type ClientRegistry, scopes } from './clients.ts';
import type { Secrets } from './secrets.ts';

/** Lifetimes in seconds, of real time. */
export const lifetimes = {
  accessToken: 5 * 60,
  code: 60,
  /** Absolute: a refresh token is neither rotated nor extended. */
  session: 12 * 60 * 60,
} as const;

/** Where challenge codes are redeemed; no page stands there. */
export const firstPartyRedirectUri = 'urn:fs-central:first-party';

/** Sets up oidc-provider as the authorization server of the lender's origin. */
export function createProvider(options: {
  readonly db: Db;
  readonly origin: string;
  readonly clients: ClientRegistry;
  readonly secrets: Secrets;
  readonly logger: Logger;
}): Provider {
  const { db, secrets, logger } = options;
  const provider = new Provider(options.origin, {
    adapter: (model: string) => createAdapter(db, model),
    clients: options.clients.all.map(metadataOf),
    clientAuthMethods: ['none'],
    cookies: { keys: [secrets.cookieSecret] },
    jwks: secrets.jwks,
    scopes: [...scopes],
    claims: {},
    responseTypes: ['code'],
    // Origins are checked in front of the provider, see cors.ts; this is the second bolt.
    clientBasedCORS: (_ctx, origin, client) =>
      options.clients.find(client.clientId)?.apiOrigins.includes(origin) ?? false,
    enabledJWA: { dPoPSigningAlgValues: ['ES256'], idTokenSigningAlgValues: ['ES256'] },
    // Nobody can sign in at /oauth/authorize yet: with no prompt to show, it answers
    // `access_denied` to the redirect URI, and no cookie is set.
    interactions: { policy: [] },
    // Named by draft-ietf-oauth-first-party-apps.
    discovery: { authorization_challenge_endpoint: `${options.origin}${routes.challenge}` },
    pkce: { required: () => true },
    expiresWithSession: () => false,
    issueRefreshToken: () => true,
    rotateRefreshToken: false,
    // Whichever of its tokens is revoked, the whole sign-in is over.
    revokeGrantPolicy: () => true,
    ttl: {
      AccessToken: lifetimes.accessToken,
      AuthorizationCode: lifetimes.code,
      RefreshToken: lifetimes.session,
      Grant: lifetimes.session,
      Session: lifetimes.session,
      Interaction: 10 * 60,
      IdToken: lifetimes.accessToken,
    },
    routes: {
      authorization: '/oauth/authorize',
      token: routes.token,
      revocation: routes.revoke,
      jwks: '/oauth/jwks',
    },
    features: {
      devInteractions: { enabled: false },
      dPoP: { enabled: true, nonceSecret: secrets.nonceSecret, requireNonce: () => true },
      pushedAuthorizationRequests: { enabled: false },
      resourceIndicators: { enabled: false },
      revocation: {
        enabled: true,
        allowedPolicy: (_ctx, client, token) => token.clientId === client.clientId,
      },
      rpInitiatedLogout: { enabled: false },
      userinfo: { enabled: false },
    },
    async findAccount(_ctx, id) {
      const customer = await db
        .selectFrom('customers')
        .select('id')
        .where('id', '=', id)
        .executeTakeFirst();
      return customer && { accountId: customer.id, claims: () => ({ sub: customer.id }) };
    },
    renderError(ctx, out) {
      ctx.body = out;
    },
  });

  // Behind the handler every request says the lender's own origin, see provider-handler.ts.
  provider.proxy = true;
  provider.on('server_error', (_ctx, error) => logger.error({ err: error }, 'provider failed'));
  // Koa would print it to the terminal.
  provider.onerror = (error) => logger.error({ err: error }, 'provider failed');
  return provider;
}

function metadataOf(client: AuthClient): ClientMetadata {
  return {
    client_id: client.id,
    client_name: client.name,
    token_endpoint_auth_method: 'none',
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    redirect_uris: [...client.redirectUris],
    scope: scopes.join(' '),
    id_token_signed_response_alg: 'ES256',
    dpop_bound_access_tokens: true,
  };
}
