import { coreRoutes as routes } from '../contract/routes-core.ts';
import {
  challengeSuccessSchema,
  tokenResponseSchema,
  type TokenResponse,
} from '../contract/sign-in.ts';
import { ContractError } from '../errors/index.ts';
import type { Transport } from '../transport.ts';
import type { Pkce } from './pkce.ts';
import type { ProofKey } from './proof-key.ts';
import type { Fill } from './proof-sender.ts';

/** What every call here needs: the key that proves it, and perhaps a way to give up. */
export interface Proven {
  key: ProofKey;
  signal?: AbortSignal | undefined;
  /** Adds to the body what has to hold the server's nonce, too. */
  fill?: Fill | undefined;
}

/** An OpenID provider elsewhere. */
interface Provider {
  refresh(refreshToken: string, proven: Proven): Promise<TokenResponse>;
  endpoint(name: 'revocation_endpoint'): Promise<URL | undefined>;
}

/** The authorization server's form posts, one method each. All throw {@link SignInError}. */
export class Endpoints {
  readonly #transport: Transport;
  readonly #clientId: string;
  readonly #provider: (() => Promise<Provider>) | undefined;

  /** @param provider where sessions are renewed and revoked, if not at the lender */
  constructor(transport: Transport, clientId: string, provider?: () => Promise<Provider>) {
    this.#transport = transport;
    this.#clientId = clientId;
    this.#provider = provider;
  }

  /** One step of a first-party sign-in; gives the authorization code once nothing more is asked. */
  async challenge(form: Record<string, string>, proven: Proven): Promise<string> {
    const answer = await this.#transport.form(routes.challenge, {
      schema: challengeSuccessSchema,
      form: { client_id: this.#clientId, ...form },
      ...proven,
    });
    return answer.authorization_code;
  }

  /** Redeems the code; no redirect URI, as the code came from the challenge endpoint. */
  redeem(code: string, pkce: Pkce, proven: Proven): Promise<TokenResponse> {
    return this.#token(
      { grant_type: 'authorization_code', code, code_verifier: pkce.verifier },
      proven,
    );
  }

  async refresh(refreshToken: string, proven: Proven): Promise<TokenResponse> {
    const provider = await this.#provider?.();
    if (provider) return provider.refresh(refreshToken, proven);
    return this.#token({ grant_type: 'refresh_token', refresh_token: refreshToken }, proven);
  }

  /** Ends a session at the server, within 5 s; goes on when the page is closed meanwhile. */
  async revoke(token: string, proven: Proven): Promise<void> {
    const provider = await this.#provider?.();
    const address = provider ? await provider.endpoint('revocation_endpoint') : routes.revoke;
    if (!address) return;
    await this.#transport.form(address, {
      form: { client_id: this.#clientId, token, token_type_hint: 'refresh_token' },
      keepalive: true,
      timeout: 5_000,
      ...proven,
    });
  }

  async #token(form: Record<string, string>, proven: Proven): Promise<TokenResponse> {
    const tokens = await this.#transport.form(routes.token, {
      schema: tokenResponseSchema,
      form: { client_id: this.#clientId, ...form },
      ...proven,
    });
    // A bearer token would work for whoever finds it.
    if (tokens.token_type.toLowerCase() !== 'dpop') {
      throw new ContractError({ path: 'token_type', reason: 'not bound to a key' });
    }
    return tokens;
  }
}
