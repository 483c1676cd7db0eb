import type { Logger } from 'pino';
import Provider, {
  type ClientMetadata,
  errors,
  interactionPolicy,
  type KoaContextWithOIDC,
} from 'oidc-provider';
import { routes } from '../../../sdk/contract/index.ts';
import type { Db } from '../db/open.ts';
import { portalFor } from '../http/portal.ts';
import { pageLanguage } from '../http/page-words.ts';
import { refusalPage } from '../http/refusal-page.ts';
import type { RefusalReason } from '../http/refusal-words.ts';
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

const authorizationPath = '/oauth/authorize';

/** Where challenge codes are redeemed; no page stands there. */
export const firstPartyRedirectUri = 'urn:fs-central:first-party';

/** Where the hosted sign-in page of an interaction stands. */
export function interactionPath(uid: string): string {
  return `/sign-in/${encodeURIComponent(uid)}`;
}

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
    // HttpOnly, SameSite=Lax, for their own paths, and Secure where the lender is on https.
    cookies: { keys: [secrets.cookieSecret] },
    jwks: secrets.jwks,
    scopes: ['openid', ...scopes],
    claims: { openid: ['sub'] },
    responseTypes: ['code'],
    // Origins are checked in front of the provider, see cors.ts; this is the second bolt.
    clientBasedCORS: (_ctx, origin, client) =>
      options.clients.find(client.clientId)?.apiOrigins.includes(origin) ?? false,
    enabledJWA: { dPoPSigningAlgValues: ['ES256'], idTokenSigningAlgValues: ['ES256'] },
    interactions: {
      policy: prompts(),
      url: (_ctx, interaction) => interactionPath(interaction.uid),
    },
    allowOmittingSingleRegisteredRedirectUri: false,
    // Named by draft-ietf-oauth-first-party-apps.
    discovery: {
      authorization_challenge_endpoint: `${options.origin}${routes.challenge}`,
      response_modes_supported: ['query'],
    },
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
      authorization: authorizationPath,
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
    // At the token endpoint a program reads it, at the authorization endpoint a person.
    async renderError(ctx, out, error) {
      if (!isForPeople(ctx.path)) {
        ctx.body = out;
        return;
      }
      const client = options.clients.find(ctx.oidc.client?.clientId ?? '');
      const { html, headers } = refusalPage({
        reason: reasonOf(error),
        portal: portalFor(options, client),
        language: pageLanguage(ctx.get('accept-language')),
      });
      ctx.set({ ...headers });
      ctx.body = html;
    },
  });

  // Behind the handler every request says the lender's own origin, see provider-handler.ts.
  provider.proxy = true;
  // A session of the provider's own would sign in the next person at this machine.
  provider.on('authorization.success', forgetSession);
  provider.on('authorization.error', forgetSession);
  provider.on('server_error', (_ctx, error) => logger.error({ err: error }, 'provider failed'));
  // Koa would print it to the terminal.
  provider.onerror = (error) => logger.error({ err: error }, 'provider failed');
  return provider;
}

/** Whether a browser shows what is answered there: the authorization endpoint and its way back. */
export function isForPeople(path: string): boolean {
  return path === authorizationPath || path.startsWith(`${authorizationPath}/`);
}

function reasonOf(error: Error): RefusalReason {
  if (error instanceof errors.SessionNotFound) return 'expired';
  return error instanceof errors.OIDCProviderError ? 'request' : 'failed';
}

/** Signing in is all that is asked: what a client may do is agreed between it and the lender. */
function prompts(): interactionPolicy.DefaultPolicy {
  const policy = interactionPolicy.base();
  policy.remove('consent');
  return policy;
}

/** Keeps the provider from storing its session and from setting the cookie. */
function forgetSession(ctx: KoaContextWithOIDC): void {
  Object.assign(ctx.oidc.session ?? {}, { destroyed: true });
}

function metadataOf(client: AuthClient): ClientMetadata {
  return {
    client_id: client.id,
    client_name: client.name,
    token_endpoint_auth_method: 'none',
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    response_modes: ['query'],
    redirect_uris: [...client.redirectUris],
    scope: ['openid', ...scopes].join(' '),
    id_token_signed_response_alg: 'ES256',
    dpop_bound_access_tokens: true,
  };
}
