import type * as Care from './care.ts';
import type { SignInChallenge, StepUp } from './contract/index.ts';
import { isSignInError } from './errors/index.ts';
import type { RedirectFlow } from './oauth.ts';
import type { Attempt } from './session/attempt.ts';
import type { AuthState } from './session/auth-state.ts';
import type { Device } from './session/device.ts';
import type { Endpoints } from './session/endpoints.ts';
import { makePkce } from './session/pkce.ts';
import type { Fill } from './session/proof-sender.ts';
import type { Session } from './session/session.ts';
import { isDeviceRemembered } from './session/tab-store.ts';
import type { SignInAnswer, StepUpAnswer, StepUpResult } from './steps.ts';
import type { CallOptions, Transport } from './transport.ts';

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

/** Options of a sign-in with a passkey alone. */
export interface PasskeyOptions extends CallOptions {
  /** Remembers nothing: the session ends with the page. False when left out. */
  sharedComputer?: boolean | undefined;
}

/** What {@link Auth} works with; what is fetched when needed comes as functions. */
export interface AuthParts {
  session: Session;
  endpoints: Endpoints;
  transport: Transport;
  openFlow: () => Promise<RedirectFlow>;
  openCare: () => Promise<typeof Care>;
  /** Undefined where nothing is remembered between visits. */
  device: { scope: string; open: () => Promise<Device> } | undefined;
}

/** Milliseconds from a sign-in until this browser is made known: what is on screen comes first. */
const leisure = 1_000;

/** Sign-in, sign-out, and whether somebody is signed in. */
export class Auth {
  readonly #parts: AuthParts;
  readonly #session: Session;
  /** The sign-in under way. */
  #attempt: Attempt | undefined;
  #signOuts = 0;

  /** @internal */
  constructor(parts: AuthParts) {
    this.#parts = parts;
    this.#session = parts.session;
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
  signIn(
    { userId, password, sharedComputer = false }: SignInInput,
    { signal }: CallOptions = {},
  ): Promise<SignInStep> {
    return this.#begin({ username: userId, password }, sharedComputer, signal);
  }

  /**
   * Begins a sign-in with a passkey, without user ID and password: hand the challenge's `options` to the
   * browser, and what it makes of them to {@link answer}.
   *
   * @throws as {@link signIn}
   */
  beginPasskey({ sharedComputer = false, signal }: PasskeyOptions = {}): Promise<SignInStep> {
    return this.#begin({ passkey: 'begin' }, sharedComputer, signal);
  }

  /**
   * Answers the challenge of the sign-in under way. A wrong answer gets the same challenge again, with
   * `wrong`; the fifth ends it.
   *
   * @throws {@link SignInError} `invalid_session` where it has to begin again: after ten minutes, after too
   *   many wrong answers, or where none is under way
   * @throws as {@link signIn}
   */
  async answer(answer: SignInAnswer, { signal }: CallOptions = {}): Promise<SignInStep> {
    const { answerForm } = await this.#parts.openCare();
    return this.#go(...answerForm(this.#attempt, answer), signal);
  }

  /** Forgets the sign-in under way, as another sign-in and a sign-out do. */
  abandon(): void {
    this.#attempt = undefined;
  }

  /**
   * Asks the signed-in customer for a second factor, after a call was refused with {@link ApiError}
   * `step_up_required` (RFC 9470).
   *
   * @throws {@link ApiError}, {@link SignedOutError}
   */
  async stepUp(options: CallOptions = {}): Promise<StepUp> {
    return (await this.#parts.openCare()).stepUp(this.#parts.transport, options);
  }

  /**
   * Answers the challenge of a step-up. Once it is passed, make the refused call again.
   *
   * @param id of the step-up
   * @throws {@link ApiError} `not_found` where it has to begin again
   */
  async answerStepUp(
    id: string,
    answer: StepUpAnswer,
    options: CallOptions = {},
  ): Promise<StepUpResult> {
    const { answerStepUp } = await this.#parts.openCare();
    return answerStepUp(this.#parts.transport, id, answer, options);
  }

  /**
   * Begins a sign-in at the lender's OpenID provider: PKCE, `state`, `nonce`, and a key that the code is
   * bound to. Send the whole page to `url`, or a window that was opened at the click.
   *
   * @throws {@link SignInError}, {@link NetworkError}, {@link TimeoutError}, {@link ApiError}
   * @throws TypeError where `redirectUri` is not an https address (http for loopback only)
   */
  async beginRedirect(input: RedirectInput, options: CallOptions = {}): Promise<RedirectStart> {
    return (await this.#parts.openFlow()).begin(input, options);
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
    return (await this.#parts.openFlow()).finish(url, options);
  }

  /**
   * Forgets the session here and in the other tabs at once, also offline; then revokes it at the
   * server as far as that can be reached. Never rejects.
   *
   * @param reason what the state will say here: `expired` where it was not the customer's wish
   */
  signOut({ reason }: { reason?: 'signed-out' | 'expired' } = {}): Promise<void> {
    this.abandon();
    this.#signOuts += 1;
    return this.#session.signOut(reason);
  }

  /**
   * For a page that comes back from the back/forward cache, where it heard of no sign-out: looks whether
   * the session still stands on this device, also offline, and ends it here if not. Never rejects.
   */
  recheck(): Promise<void> {
    return this.#session.recheck();
  }

  async #begin(
    typed: Record<string, string>,
    sharedComputer: boolean,
    signal: AbortSignal | undefined,
  ): Promise<SignInStep> {
    this.abandon();
    const { device } = this.#parts;
    const before = this.#signOuts;
    // A session that is found while this one is made would count as the newer.
    await this.#session.ready;
    if (before !== this.#signOuts) throw overtaken();
    const { generation } = this.#session;
    const key = await this.#session.keyFor(!sharedComputer);
    const pkce = await makePkce();
    const attempt = { generation, key, pkce, remembered: !sharedComputer, typed };
    const known = device && !sharedComputer && isDeviceRemembered(device.scope);
    const form = {
      response_type: 'code',
      scope: 'accounts payments profile',
      code_challenge: pkce.challenge,
      code_challenge_method: 'S256',
      ...typed,
    };
    // Not being recognised is no reason to fail.
    const opened = known ? await device.open().catch(() => undefined) : undefined;
    return this.#go(attempt, form, signal, opened?.recognise(key.thumbprint));
  }

  async #go(
    attempt: Attempt,
    form: Record<string, string>,
    signal: AbortSignal | undefined,
    fill?: Fill,
  ): Promise<SignInStep> {
    const { key, pkce, remembered } = attempt;
    const { endpoints, openCare, device } = this.#parts;
    try {
      const code = await endpoints.challenge(form, { key, signal, fill });
      const tokens = await endpoints.redeem(code, pkce, { key, signal });
      if (!this.#session.adopt(attempt.generation, tokens, key, remembered)) {
        throw overtaken();
      }
    } catch (error) {
      if (!isSignInError(error) || error.code !== 'insufficient_authorization') throw error;
      const challenge = (await openCare()).readChallenge(attempt, error);
      // What was typed is not kept past a sign-out.
      if (attempt.generation === this.#session.generation) this.#attempt = attempt;
      return { status: 'challenge', challenge };
    }
    this.abandon();
    if (remembered && device) {
      // Best effort: the next sign-in asks for more, and tries again.
      const introduce = () => device.open().then((one) => one.register(key.thumbprint));
      setTimeout(() => void introduce().catch(() => undefined), leisure);
    }
    return { status: 'signed-in' };
  }
}

function overtaken(): DOMException {
  return new DOMException('Signed in or out elsewhere meanwhile', 'AbortError');
}
