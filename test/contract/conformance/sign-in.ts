import { createHash, randomBytes } from 'node:crypto';
import { routes, type TokenResponse } from '../../../sdk/contract/index.ts';
import type { Prover } from './prover.ts';

/** The passphrase of every sandbox persona. */
export const passphrase = 'sandbox-passphrase-2026';

const clientId = 'portal';
const everything = 'accounts payments profile';

/** What somebody types, and what the page adds. */
export interface Attempt {
  userId: string;
  password: string;
  verifier: string;
  /** Separated by spaces; all there are if left out. */
  scope?: string;
}

/** The code verifier of an attempt, to be shown when the code is redeemed. */
export function newVerifier(): string {
  return randomBytes(32).toString('base64url');
}

/** `POST /oauth/challenge` with a user ID and a password. */
export function sendChallenge(
  prover: Prover,
  { userId, password, verifier, scope = everything }: Attempt,
): Promise<Response> {
  return sendForm(prover, routes.challenge, {
    response_type: 'code',
    client_id: clientId,
    scope,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    username: userId,
    password,
  });
}

/** `POST /oauth/challenge` with `auth_session` and an answer, both of which `fields` holds. */
export function sendAnswer(prover: Prover, fields: Record<string, string>): Promise<Response> {
  return sendForm(prover, routes.challenge, { client_id: clientId, ...fields });
}

/** `POST /oauth/challenge` with a passkey in place of user ID and password. */
export function beginPasskey(prover: Prover, verifier: string): Promise<Response> {
  return sendForm(prover, routes.challenge, {
    response_type: 'code',
    client_id: clientId,
    scope: everything,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    passkey: 'begin',
  });
}

/** `POST /oauth/token` with a code. */
export function redeem(prover: Prover, code: string, verifier: string): Promise<Response> {
  return sendForm(prover, routes.token, {
    grant_type: 'authorization_code',
    client_id: clientId,
    code,
    code_verifier: verifier,
  });
}

/** `POST /oauth/token` with a refresh token. */
export function refresh(prover: Prover, refreshToken: string): Promise<Response> {
  const form = { grant_type: 'refresh_token', client_id: clientId, refresh_token: refreshToken };
  return sendForm(prover, routes.token, form);
}

/** `POST /oauth/revoke` with a refresh token. */
export function revoke(prover: Prover, token: string): Promise<Response> {
  const form = { client_id: clientId, token, token_type_hint: 'refresh_token' };
  return sendForm(prover, routes.revoke, form);
}

/** Signs in all the way. */
export async function signIn(
  prover: Prover,
  userId: string,
  scope = everything,
): Promise<TokenResponse> {
  const verifier = newVerifier();
  const attempt = { userId, password: passphrase, verifier, scope };
  const challenged = await sendChallenge(prover, attempt);
  const { authorization_code: code } = (await succeed(challenged)) as Record<string, string>;
  return (await succeed(await redeem(prover, code ?? '', verifier))) as TokenResponse;
}

function sendForm(prover: Prover, path: string, form: Record<string, string>): Promise<Response> {
  return prover.send(path, { method: 'POST', body: new URLSearchParams(form) });
}

async function succeed(response: Response): Promise<unknown> {
  if (response.ok) return response.json();
  throw new Error(`Sign-in failed: ${String(response.status)} ${await response.text()}`);
}
