import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type Provider from 'oidc-provider';
import { errors, type InteractionResults } from 'oidc-provider';
import type { Db } from '../db/open.ts';
import type { AuthClient, ClientRegistry } from './clients.ts';
import type { Proof } from './proof.ts';
import { firstPartyRedirectUri, interactionPath } from './provider.ts';

/** A request to the sign-in page, as Node has it: the interaction's cookie is in it. */
export interface Exchange {
  readonly incoming: IncomingMessage;
  readonly outgoing: ServerResponse;
}

/** Somebody whom a client sent to the authorization endpoint, and who is to sign in. */
export interface Interaction {
  readonly client: AuthClient;
  /** First of the languages that the client asks for. */
  readonly locale: string | undefined;
}

/** A code from `/oauth/challenge` with what shows that it is the caller's. */
export interface SignInCode {
  readonly code: string;
  readonly codeVerifier: string;
  readonly proof: Proof;
}

/** What happens between the authorization endpoint and the way back to the client. */
export interface Interactions {
  /** The interaction; undefined where it is over, or was begun in another browser. */
  find(exchange: Exchange, uid: string): Promise<Interaction | undefined>;
  /**
   * Ends it with a sign-in. Steps after the password are the challenge's business: its code is
   * all that counts here.
   *
   * @returns the address to go on to; undefined where the code is wrong, used, or somebody else's
   */
  complete(exchange: Exchange, signIn: SignInCode): Promise<string | undefined>;
  /**
   * Ends it without one.
   *
   * @returns the address to go on to
   */
  cancel(exchange: Exchange): Promise<string>;
  /** Header values that take the interaction's cookie from the browser. */
  forget(uid: string): string[];
}

/** Makes the interactions of a provider. */
export function createInteractions(options: {
  readonly db: Db;
  readonly provider: Provider;
  readonly clients: ClientRegistry;
}): Interactions {
  const { db, provider, clients } = options;

  async function pending({ incoming, outgoing }: Exchange) {
    try {
      const found = await provider.interactionDetails(incoming, outgoing);
      // An answer that is already there waits to be fetched; there is no second one.
      return found.result ? undefined : found;
    } catch (error) {
      if (error instanceof errors.SessionNotFound) return undefined;
      throw error;
    }
  }

  function finish({ incoming, outgoing }: Exchange, result: InteractionResults): Promise<string> {
    return provider.interactionResult(incoming, outgoing, result, {
      mergeWithLastSubmission: false,
    });
  }

  async function redeem({ code, codeVerifier, proof }: SignInCode, clientId: unknown) {
    const found = await provider.AuthorizationCode.find(code);
    // The redirect URI tells codes of the challenge from those that the authorization endpoint gives.
    const own =
      found !== undefined &&
      found.clientId === clientId &&
      found.redirectUri === firstPartyRedirectUri &&
      found.dpopJkt === proof.jkt &&
      found.codeChallenge === sha256(codeVerifier);
    if (!own) return undefined;
    try {
      await found.consume();
    } catch (error) {
      // Of two uses at once one alone gets here without it.
      if (error instanceof errors.InvalidGrant) return undefined;
      throw error;
    }
    return found;
  }

  return {
    async find(exchange, uid) {
      const found = await pending(exchange);
      if (found?.uid !== uid) return undefined;
      const client = clients.find(textOf(found.params['client_id']));
      if (!client) return undefined;
      const [locale] = textOf(found.params['ui_locales']).split(' ');
      return { client, locale: locale || undefined };
    },

    async complete(exchange, signIn) {
      const found = await pending(exchange);
      if (!found) return undefined;
      const code = await redeem(signIn, found.params['client_id']);
      if (!code?.grantId || !code.accountId) return undefined;
      const grant = await provider.Grant.find(code.grantId);
      if (!grant) return undefined;
      // The session that the challenge opened goes on, with what this client asked for. It waits
      // as long as the interaction for the browser to come by; then the code keeps it.
      grant.addOIDCScope(textOf(found.params['scope']));
      await grant.save();
      await db
        .updateTable('auth_sessions')
        .set({ expires_at: new Date(found.exp * 1000) })
        .where('id', '=', code.grantId)
        .execute();
      return finish(exchange, {
        login: { accountId: code.accountId, remember: false },
        consent: { grantId: code.grantId },
      });
    },

    cancel: (exchange) =>
      finish(exchange, {
        error: 'access_denied',
        error_description: 'the customer did not sign in',
      }),

    forget: (uid) =>
      [provider.cookieName('interaction'), `${provider.cookieName('interaction')}.sig`].map(
        (name) =>
          `${name}=; path=${interactionPath(uid)}; expires=Thu, 01 Jan 1970 00:00:00 GMT; httponly; samesite=lax`,
      ),
  };
}

function textOf(parameter: unknown): string {
  return typeof parameter === 'string' ? parameter : '';
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
