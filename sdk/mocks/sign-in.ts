import { routes } from '../contract/index.ts';
import { type Answer, Refusal } from './respond.ts';
import type { MockSession, World } from './world.ts';

const ACCESS_SECONDS = 300;

/** `GET /.well-known/openid-configuration` */
export function metadata(origin: string): Answer {
  return {
    status: 200,
    body: {
      issuer: origin,
      authorization_endpoint: `${origin}/oauth/authorize`,
      authorization_challenge_endpoint: `${origin}${routes.challenge}`,
      token_endpoint: `${origin}${routes.token}`,
      revocation_endpoint: `${origin}${routes.revoke}`,
      response_types_supported: ['code'],
      grant_types_supported: ['authorization_code', 'refresh_token'],
      code_challenge_methods_supported: ['S256'],
      dpop_signing_alg_values_supported: ['ES256'],
      token_endpoint_auth_methods_supported: ['none'],
    },
  };
}

/** `POST /oauth/token`: redeems a code once, or refreshes. Proofs are not looked at. */
export async function token(world: World, request: Request): Promise<Answer> {
  const form = await readForm(request);
  if (form['grant_type'] === 'authorization_code') {
    const code = form['code'] ?? '';
    const made = world.codes.get(code);
    world.codes.delete(code);
    if (!made) throw new Refusal(400, 'invalid_grant');
    return tokens(world, world.openSession(made));
  }
  if (form['grant_type'] === 'refresh_token') {
    const session = world.sessionOf(form['refresh_token'] ?? '');
    if (!session) throw new Refusal(400, 'invalid_grant');
    return tokens(world, session);
  }
  throw new Refusal(400, 'unsupported_grant_type');
}

/** `POST /oauth/revoke`: ends the session of a token; unknown tokens are no error (RFC 7009). */
export async function revoke(world: World, request: Request): Promise<Answer> {
  const session = world.sessionOf((await readForm(request))['token'] ?? '');
  if (session) world.endSession(session.record.id);
  return { status: 200 };
}

/**
 * The session that a request comes with.
 *
 * @param scope what its token must have been granted
 * @throws Refusal 401 `unauthorized`, 403 `insufficient_scope`
 */
export function authenticate(world: World, request: Request, scope: string): MockSession {
  const [, value = ''] = /^DPoP (.+)$/i.exec(request.headers.get('Authorization') ?? '') ?? [];
  const session = value.startsWith('mock-access~') ? world.sessionOf(value) : undefined;
  if (!session) throw new Refusal(401, 'unauthorized');
  if (!session.scope.split(' ').includes(scope)) throw new Refusal(403, 'insufficient_scope');
  return session;
}

function tokens(world: World, session: MockSession): Answer {
  return {
    status: 200,
    body: {
      access_token: world.tokenOf('access', session),
      token_type: 'DPoP',
      expires_in: ACCESS_SECONDS,
      refresh_token: world.tokenOf('refresh', session),
      scope: session.scope,
    },
  };
}

/** Reads a form; of a member that is there twice, the last. */
export async function readForm(request: Request): Promise<Record<string, string>> {
  return Object.fromEntries(new URLSearchParams(await request.text()));
}
