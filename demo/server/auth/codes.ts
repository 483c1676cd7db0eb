import type Provider from 'oidc-provider';
import type { Db } from '../db/open.ts';
import { firstPartyRedirectUri, lifetimes } from './provider.ts';

/** A sign-in that has been accepted, and what its code is bound to. */
export interface AcceptedSignIn {
  readonly customerId: string;
  readonly clientId: string;
  readonly scope: string;
  readonly codeChallenge: string;
  /** Thumbprint of the proof key. */
  readonly jkt: string;
  readonly device: string | null;
  /** Whether a second factor was shown. */
  readonly secondFactor: boolean;
}

/**
 * Opens a session and issues its code. The session lasts as long as the code until that is redeemed,
 * then as long as the refresh token.
 *
 * @returns the code, good for 60 s and for the holder of the proof key alone
 */
export async function issueCode(
  db: Db,
  provider: Provider,
  signIn: AcceptedSignIn,
): Promise<string> {
  const client = await provider.Client.find(signIn.clientId);
  if (!client) throw new Error('The client is registered here and unknown to the provider.');

  const grant = new provider.Grant({
    accountId: signIn.customerId,
    clientId: signIn.clientId,
  });
  grant.addOIDCScope(signIn.scope);
  const grantId = await grant.save();

  const now = new Date();
  await db
    .insertInto('auth_sessions')
    .values({
      id: grantId,
      customer_id: signIn.customerId,
      client_id: signIn.clientId,
      device: signIn.device,
      created_at: now,
      last_seen_at: now,
      second_factor_at: signIn.secondFactor ? now : null,
      expires_at: new Date(now.getTime() + lifetimes.code * 1000),
    })
    .execute();

  const code = new provider.AuthorizationCode({
    accountId: signIn.customerId,
    client,
    codeChallenge: signIn.codeChallenge,
    codeChallengeMethod: 'S256',
    dpopJkt: signIn.jkt,
    grantId,
    gty: 'authorization_code',
    redirectUri: firstPartyRedirectUri,
    scope: signIn.scope,
  });
  return code.save();
}
