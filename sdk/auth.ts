import type { SignInChallenge } from './contract/index.ts';
import { isSignInError } from './errors/index.ts';
import type { RedirectFlow } from './oauth.ts';
import type { AuthState } from './session/auth-state.ts';
import type { Endpoints } from './session/endpoints.ts';
import { makePkce } from './session/pkce.ts';
import type { Session } from './session/session.ts';
import type { CallOptions } from './transport.ts';

/** What a customer types to sign in. */
export interface SignInInput {
  userId: string;
  password: string;
  /** Remembers nothing: the session ends with the page. False when left out. */
  sharedComputer?: boolean | undefined;
}

/** Where a sign-in stands: done, or a further step is asked of the customer. */
export type SignInStep =
  { status: 'signed-in' } | { status: 'challenge'; challenge: SignInChallenge };

/** What a sign-in at an OpenID provider begins with. */
export interface RedirectInput {
  /** Where the customer comes back to: one of the addresses registered for this client, to the letter. */
  redirectUri: string;
  /** Remembers nothing: the session ends with the page. False when left out. */
  sharedComputer?: boolean | undefined;
  /** BCP 47 tag of the language to ask in. */
  locale?: string | undefined;
  /** What to ask for, separated by spaces; `openid accounts payments profile` if left out. */
  scope?: string | undefined;
}

/** A sign-in that has begun. */
export interface RedirectStart {
  /** Address at the provider, to go to within ten minutes. */
  url: string;
  /** Names this sign-in; the address that the customer comes back to carries the same. */
  state: string;
}

/** Options of the end of a sign-in by redirect. */
export interface FinishOptions extends CallOptions {
  /** Where the customer chose so at the provider; else as it began. */
  sharedComputer?: boolean | undefined;
}

/** Sign-in, sign-out, and whether somebody is signed in. */
export class Auth {
  readonly #session: Session;
  readonly #endpoints: Endpoints;
  readonly #openFlow: () => Promise<RedirectFlow>;

  /** @internal */
  constructor(session: Session, endpoints: Endpoints, openFlow: () => Promise<RedirectFlow>) {
    this.#session = session;
    this.#endpoints = endpoints;
    this.#openFlow = openFlow;
  }

  /** The state now. */
  get state(): AuthState {
    return this.#session.state;
  }

  /** Settles with the first state other than `restoring`; never rejects. */
  get ready(): Promise<AuthState> {
    return this.#session.ready;
  }

  /** Whether the customer signed in with `sharedComputer`; false while nobody is. */
  get sharedComputer(): boolean {
    return this.#session.shared;
  }

  /**
   * Tells of every change of `state`, here or in another tab; not of the present one.
   *
   * @returns stops it
   */
  subscribe(listener: (state: AuthState) => void): () => void {
    return this.#session.subscribe(listener);
  }

  /**
   * Signs a customer in with a password.
   *
   * @throws {@link SignInError} `invalid_grant` (wrong user ID or password), `access_denied` with
   *   `lockedUntil`, `temporarily_unavailable` with `retryAfter`
   * @throws {@link NetworkError}, {@link TimeoutError}, {@link ContractError}, {@link ApiError}
   * @throws `AbortError` where `signal` fired, or another sign-in or sign-out came first
   */
  async signIn(
    { userId, password, sharedComputer = false }: SignInInput,
    { signal }: CallOptions = {},
  ): Promise<SignInStep> {
    // A session that is found while this one is made would count as the newer.
    await this.#session.ready;
    const { generation } = this.#session;
    const key = await this.#session.keyFor(!sharedComputer);
    const pkce = await makePkce();
    try {
      const code = await this.#endpoints.challenge({ userId, password }, pkce, { key, signal });
      const tokens = await this.#endpoints.redeem(code, pkce, { key, signal });
      if (!this.#session.adopt(generation, tokens, key, !sharedComputer)) {
        throw new DOMException('Signed in or out elsewhere meanwhile', 'AbortError');
      }
      return { status: 'signed-in' };
    } catch (error) {
      const challenge = isSignInError(error) && asChallenge(error.body);
      if (challenge) return { status: 'challenge', challenge };
      throw error;
    }
  }

  /**
   * Begins a sign-in at the lender's OpenID provider: PKCE, `state`, `nonce`, and a key that the code is
   * bound to. Send the whole page to `url`, or a window that was opened at the click.
   *
   * @throws {@link SignInError}, {@link NetworkError}, {@link TimeoutError}, {@link ApiError}
   * @throws TypeError where `redirectUri` is not an https address (http for loopback only)
   */
  async beginRedirect(input: RedirectInput, options: CallOptions = {}): Promise<RedirectStart> {
    return (await this.#openFlow()).begin(input, options);
  }

  /**
   * Ends a sign-in by redirect, on the same page or on one that was loaded since in the same tab. Each
   * is good once, whatever comes of it.
   *
   * @param url the whole address that the customer came back to
   * @throws {@link SignInError} with the provider's code, such as `access_denied`; with
   *   `transaction_missing` or `transaction_expired`, where it has to begin again; or with another, where
   *   the answer is not the one to what was asked
   * @throws {@link NetworkError}, {@link TimeoutError}, {@link ApiError}
   * @throws `AbortError` where `signal` fired, or another sign-in or sign-out came first
   */
  async finishRedirect(url: string, options: FinishOptions = {}): Promise<SignInStep> {
    return (await this.#openFlow()).finish(url, options);
  }

  /**
   * Forgets the session here and in the other tabs at once, also offline; then revokes it at the
   * server as far as that can be reached. Never rejects.
   *
   * @param reason what the state will say here: `expired` where it was not the customer's wish
   */
  signOut({ reason }: { reason?: 'signed-out' | 'expired' } = {}): Promise<void> {
    return this.#session.signOut(reason);
  }

  /**
   * For a page that comes back from the back/forward cache, where it heard of no sign-out: looks whether
   * the session still stands on this device, also offline, and ends it here if not. Never rejects.
   */
  recheck(): Promise<void> {
    return this.#session.recheck();
  }
}

function asChallenge({
  error,
  challenge,
}: {
  error: string;
  challenge?: SignInChallenge | undefined;
}) {
  return error === 'insufficient_authorization' ? challenge : undefined;
}
