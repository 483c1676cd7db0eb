/**
 * The redirect flow of OpenID Connect: the customer signs in on a page of the provider's and comes back
 * with a code. Loaded when first used.
 *
 * What is checked, and against what:
 *
 * 1. The provider is the one in the client's options; its metadata must name it (mix-up, RFC 9207).
 * 2. The address to go to is the provider's authorization endpoint and nothing else, `https:` or loopback.
 * 3. What comes back must stand at the redirect URI, and its `state` must be that of a transaction of
 *    this tab: at most ten minutes old, given out once.
 * 4. `iss` in the answer, where the provider says that it sends one or does so anyway.
 * 5. The code is redeemed with the PKCE verifier and by the key that `dpop_jkt` named (RFC 9449).
 * 6. The tokens must be bound to that key; the ID token must be for this client, by this provider, with
 *    the `nonce`, and in time. Its signature is not looked at: it comes from the provider itself, over TLS
 *    (OpenID Connect Core, 3.1.3.7).
 *
 * Time is the provider's, by the `Date` of its answer, for the clocks of devices are off by hours.
 *
 * @module
 */
import * as oauth from 'oauth4webapi';
import type { FinishOptions, RedirectInput, RedirectStart, SignInStep } from './auth.ts';
import type { TokenResponse } from './contract/index.ts';
import { isTrustworthy } from './lender-origin.ts';
import { refused, toSignInError } from './oauth/refusal.ts';
import { isAlive, Transactions, type Transaction } from './oauth/transactions.ts';
import type { Memory } from './session/memory.ts';
import { makePkce } from './session/pkce.ts';
import { makeProofKey, type ProofKey } from './session/proof-key.ts';
import type { Proven } from './session/endpoints.ts';
import type { Session } from './session/session.ts';
import { withDeadline } from './transport/deadline.ts';
import type { CallOptions, Transport } from './transport.ts';

/** What the redirect flow works with. */
export interface RedirectFlowOptions {
  /** Identifier of the OpenID provider. */
  issuer: string;
  clientId: string;
  session: Session;
  memory: Memory | undefined;
  transport: Transport;
}

/** Addresses of a provider that the client goes to. */
type Endpoint = 'authorization_endpoint' | 'token_endpoint' | 'revocation_endpoint';

/** How often the token endpoint is asked in all: once more with the provider's nonce, once more with its time. */
const attempts = 3;

/** Sign-in at an OpenID provider. */
export class RedirectFlow {
  readonly #options: RedirectFlowOptions;
  readonly #transactions: Transactions;
  #metadata: Promise<oauth.AuthorizationServer> | undefined;
  /** Seconds by which the provider's clock is ahead of this device's; undefined while it is not known. */
  #skew: number | undefined;

  constructor(options: RedirectFlowOptions) {
    this.#options = options;
    this.#transactions = new Transactions(options.memory);
  }

  /** Where to send the customer. */
  begin(input: RedirectInput, { signal }: CallOptions): Promise<RedirectStart> {
    const { redirectUri, sharedComputer = false, locale, scope = defaultScope } = input;
    checkRedirectUri(redirectUri);
    return this.#run(signal, async (limit) => {
      const url = await this.endpoint('authorization_endpoint');
      if (!url) throw refused('invalid_response', 'the provider has no authorization endpoint');
      const [key, pkce] = await Promise.all([makeProofKey(), makePkce()]);
      const state = oauth.generateRandomState();
      const nonce = oauth.generateRandomNonce();
      const { verifier } = pkce;
      const since = Date.now();
      const transaction = { state, nonce, verifier, redirectUri, sharedComputer, since };
      await this.#transactions.add(transaction, key);
      limit.throwIfAborted();
      const parameters = {
        response_type: 'code',
        client_id: this.#options.clientId,
        redirect_uri: redirectUri,
        scope,
        state,
        nonce,
        code_challenge: pkce.challenge,
        code_challenge_method: 'S256',
        dpop_jkt: key.thumbprint,
        ...(locale === undefined ? {} : { ui_locales: locale }),
      };
      for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
      return { url: url.href, state };
    });
  }

  /** Takes the address that the customer came back to. */
  async finish(url: string, { signal, sharedComputer }: FinishOptions): Promise<SignInStep> {
    const { session } = this.#options;
    await session.ready;
    const { generation } = session;
    return this.#run(signal, async (limit) => {
      const address = new URL(url);
      const transaction = await this.#transactions.take(address.searchParams.get('state') ?? '');
      if (!transaction) {
        throw refused('transaction_missing', 'it did not begin in this tab, or is used up');
      }
      if (!isAlive(transaction)) throw refused('transaction_expired', 'it took over ten minutes');
      const redirectUri = new URL(transaction.redirectUri);
      if (address.origin !== redirectUri.origin || address.pathname !== redirectUri.pathname) {
        throw refused('redirect_mismatch', 'this is not the address it was to come back to');
      }
      const tokens = await this.#redeem(address, transaction, limit);
      limit.throwIfAborted();
      const remembered = !(sharedComputer ?? transaction.sharedComputer);
      if (!session.adopt(generation, tokens, transaction.key, remembered)) {
        throw new DOMException('Signed in or out elsewhere meanwhile', 'AbortError');
      }
      return { status: 'signed-in' };
    });
  }

  /** One of the provider's addresses; undefined where it has no such. */
  async endpoint(name: Endpoint): Promise<URL | undefined> {
    const metadata = await this.#discover().catch((error: unknown) => {
      throw toSignInError(error);
    });
    const address = metadata[name];
    if (address === undefined) return undefined;
    if (!URL.canParse(address) || !isTrustworthy(new URL(address))) {
      throw refused('invalid_response', `the provider's ${name} is not an https: address`);
    }
    return new URL(address);
  }

  /** Renews a session; what {@link Session} does with a refusal is up to it. */
  refresh(refreshToken: string, { key, signal }: Proven): Promise<TokenResponse> {
    return this.#run(signal, (limit) =>
      this.#request(
        key,
        (metadata, proof) =>
          oauth.refreshTokenGrantRequest(metadata, this.#client, oauth.None(), refreshToken, {
            DPoP: proof,
            ...this.#requests(limit),
          }),
        (metadata, response) => oauth.processRefreshTokenResponse(metadata, this.#client, response),
      ),
    );
  }

  async #redeem(
    address: URL,
    { state, nonce, verifier, redirectUri, key }: Transaction & { key: ProofKey },
    signal: AbortSignal,
  ): Promise<TokenResponse> {
    const metadata = await this.#discover();
    const iss = address.searchParams.get('iss');
    const silent = iss === null && !metadata.authorization_response_iss_parameter_supported;
    if (!silent && iss !== metadata.issuer) {
      throw refused('issuer_mismatch', 'the answer is not from the provider that was asked');
    }
    const parameters = oauth.validateAuthResponse(metadata, this.#client, address, state);
    return this.#request(
      key,
      (metadata, proof) =>
        oauth.authorizationCodeGrantRequest(
          metadata,
          this.#client,
          oauth.None(),
          parameters,
          redirectUri,
          verifier,
          { DPoP: proof, ...this.#requests(signal) },
        ),
      (metadata, response) =>
        oauth.processAuthorizationCodeResponse(metadata, this.#client, response, {
          expectedNonce: nonce,
          requireIdToken: true,
        }),
    );
  }

  /** Asks the token endpoint, and again where only the proof was refused. */
  async #request(
    key: ProofKey,
    send: (as: oauth.AuthorizationServer, proof: oauth.DPoPHandle) => Promise<Response>,
    read: (
      as: oauth.AuthorizationServer,
      response: Response,
    ) => Promise<oauth.TokenEndpointResponse>,
  ): Promise<TokenResponse> {
    const metadata = await this.#discover();
    await this.endpoint('token_endpoint');
    const proof = oauth.DPoP(this.#client, key.pair, {
      [oauth.modifyAssertion]: (_header, claims) => {
        claims['iat'] = Math.floor(Date.now() / 1_000) + (this.#skew ?? 0);
      },
    });
    for (let attempt = 1; ; attempt += 1) {
      const response = await send(metadata, proof);
      this.#skew = await skewOf(response);
      try {
        return bound(await read(metadata, response));
      } catch (error) {
        if (attempt === attempts || !isProofRefused(error)) throw error;
      }
    }
  }

  /** Shared by all callers, so none of them can end it. */
  #discover(): Promise<oauth.AuthorizationServer> {
    const issuer = new URL(this.#options.issuer);
    const limit = AbortSignal.timeout(this.#options.transport.timeout);
    this.#metadata ??= oauth
      .discoveryRequest(issuer, this.#requests(limit))
      .then((response) => oauth.processDiscoveryResponse(issuer, response))
      .catch((error: unknown) => {
        this.#metadata = undefined;
        throw error;
      });
    return this.#metadata;
  }

  get #client(): oauth.Client {
    return { client_id: this.#options.clientId, [oauth.clockSkew]: this.#skew ?? 0 };
  }

  #requests(signal: AbortSignal) {
    return {
      signal,
      // Every address was checked by ours before: `http:` stands for loopback.
      [oauth.allowInsecureRequests]: true,
      [oauth.customFetch]: (url: string, init: object) =>
        this.#options.transport.send(new Request(url, { ...init, ...privately })),
    };
  }

  async #run<T>(
    caller: AbortSignal | undefined,
    work: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    return withDeadline(this.#options.transport.timeout, caller, async (limit) => {
      try {
        return await work(limit);
      } catch (error) {
        throw isAbort(error) ? error : toSignInError(error);
      }
    });
  }
}

const defaultScope = 'openid accounts payments profile';

const privately = { credentials: 'omit', cache: 'no-store', redirect: 'error' } as const;

/** @throws TypeError */
function checkRedirectUri(redirectUri: string): void {
  const url = new URL(redirectUri);
  if (!isTrustworthy(url) || url.hash) {
    throw new TypeError('redirectUri must be an https: address without a fragment');
  }
}

/** A bearer token would work for whoever finds it. */
function bound(tokens: oauth.TokenEndpointResponse): TokenResponse {
  if (tokens.token_type !== 'dpop') throw refused('token_not_bound', 'the token has no key');
  return { ...tokens, expires_in: tokens.expires_in ?? 60 };
}

/** Refused for what the next proof has better: the provider's nonce, or its time. */
function isProofRefused(error: unknown): boolean {
  const { error: code } = error as { error?: string };
  return oauth.isDPoPNonceError(error) || code === 'invalid_dpop_proof';
}

/**
 * Seconds by which the provider's clock is ahead. Across origins `Date` may be hidden; then the ID
 * token's own time stands in, whose age the nonce limits to that of the transaction.
 */
async function skewOf(response: Response): Promise<number | undefined> {
  const date = Date.parse(response.headers.get('Date') ?? '');
  const now = Date.now();
  if (!Number.isNaN(date)) return Math.round((date - now) / 1_000);
  try {
    const { id_token: idToken } = (await response.clone().json()) as { id_token: string };
    const [, payload = ''] = idToken.split('.');
    const claims = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/'))) as object;
    const { iat } = claims as { iat?: unknown };
    return typeof iat === 'number' ? Math.round(iat - now / 1_000) : undefined;
  } catch {
    return undefined;
  }
}

function isAbort(error: unknown): boolean {
  return (error as { name?: unknown }).name === 'AbortError';
}
