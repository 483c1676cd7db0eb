import { ContractError, isSignInError, NetworkError } from '../../sdk/errors/index.ts';
import type { PasskeyOptions } from '../../sdk/auth.ts';
import type { AuthState, Client, SignInAnswer, SignInInput, SignInStep } from '../../sdk/index.ts';
import { deferred } from '../../sdk/part.ts';
import type { Attempt } from '../../sdk/session/attempt.ts';
import { Endpoints } from '../../sdk/session/endpoints.ts';
import { makePkce } from '../../sdk/session/pkce.ts';
import { makeProofKey, type ProofKey } from '../../sdk/session/proof-key.ts';
import { ProofSender } from '../../sdk/session/proof-sender.ts';
import { withDeadline } from '../../sdk/transport/deadline.ts';
import { toRefusal } from '../../sdk/transport/refusal.ts';
import { type CallOptions, Transport } from '../../sdk/transport.ts';
import type { WindowConfig } from './window-page.ts';

/** What the lender's server tells its sign-in page: `<meta name="fs-sign-in" content="{JSON}">`. */
export interface InteractionConfig extends WindowConfig {
  /** Name of the sign-in under way. */
  uid: string;
  clientId: string;
  /** Name of the site that asks, as customers know it. */
  clientName: string;
}

/** What {@link Interaction} does with the outside world; the defaults are the browser's. */
export interface InteractionOptions {
  fetch?: typeof fetch;
  /** Leaves the page for the address that the server named. */
  leave: (url: string, sharedComputer: boolean) => void;
  /** Called when the server knows of no such sign-in any more; the call fails, too. */
  onOver: () => void;
}

/** Milliseconds for a call. */
const timeout = 30_000;

// What the server says of a sign-in that took too long or was finished elsewhere.
const over = new Set([400, 404, 409, 410]);

/**
 * A sign-in that some site has asked for (`/oauth/authorize`), carried out on the lender's own page:
 * the customer's password goes through the same challenge as everywhere, and the code that it gives
 * tells the server who is there. Nothing of a session ever exists on this page.
 */
export class Interaction {
  /** A client for `fs-login` whose sign-in completes this interaction: `auth`, `recovery` and no more. */
  readonly client: Client;
  readonly #config: InteractionConfig;
  readonly #options: InteractionOptions;
  readonly #fetch: typeof fetch;
  readonly #endpoints: Endpoints;
  readonly #sender: ProofSender;
  #attempt: Attempt | undefined;

  constructor(config: InteractionConfig, options: InteractionOptions) {
    this.#config = config;
    this.#options = options;
    this.#fetch = options.fetch ?? ((...request) => globalThis.fetch(...request));
    const transport = new Transport({ lender: config.lender, timeout, fetch: this.#fetch });
    this.#endpoints = new Endpoints(transport, config.clientId);
    this.#sender = new ProofSender((request) => this.#send(request));
    const state: AuthState = { status: 'signed-out' };
    const auth = {
      state,
      ready: Promise.resolve(state),
      // Nobody is ever signed in here, so there is nothing to tell.
      subscribe: () => () => undefined,
      signIn: ({ userId, password, sharedComputer }: SignInInput, { signal }: CallOptions = {}) =>
        this.#begin({ username: userId, password }, sharedComputer, signal),
      beginPasskey: ({ sharedComputer, signal }: PasskeyOptions = {}) =>
        this.#begin({ passkey: 'begin' }, sharedComputer, signal),
      answer: (answer: SignInAnswer, { signal }: CallOptions = {}) => this.#answer(answer, signal),
      abandon: () => (this.#attempt = undefined),
      signOut: () => Promise.resolve(),
    };
    const { lender, clientId } = config;
    const recovery = deferred(() =>
      import('../../sdk/resources/recovery.ts').then((one) => new one.Recovery(transport)),
    );
    this.client = { lender, clientId, auth, recovery } as unknown as Client;
  }

  /** Goes back to who asked, without a sign-in. */
  async cancel(): Promise<void> {
    this.#options.leave(await this.#post('/cancellation', {}), true);
  }

  async #begin(
    typed: Record<string, string>,
    sharedComputer = false,
    signal: AbortSignal | undefined,
  ): Promise<SignInStep> {
    const [key, pkce] = await Promise.all([makeProofKey(), makePkce()]);
    // This page has no session, and so no generations of one.
    this.#attempt = { key, pkce, typed, generation: 0, remembered: !sharedComputer };
    const form = {
      response_type: 'code',
      scope: 'accounts payments profile',
      code_challenge: pkce.challenge,
      code_challenge_method: 'S256',
      ...typed,
    };
    return this.#go(this.#attempt, form, signal);
  }

  async #answer(answer: SignInAnswer, signal?: AbortSignal): Promise<SignInStep> {
    const { answerForm } = await import('../../sdk/steps.ts');
    return this.#go(...answerForm(this.#attempt, answer), signal);
  }

  async #go(
    attempt: Attempt,
    form: Record<string, string>,
    signal: AbortSignal | undefined,
  ): Promise<SignInStep> {
    const { key, pkce, remembered } = attempt;
    let code: string;
    try {
      code = await this.#endpoints.challenge(form, { key, signal });
    } catch (error) {
      if (!isSignInError(error) || error.code !== 'insufficient_authorization') throw error;
      const { readChallenge } = await import('../../sdk/steps.ts');
      return { status: 'challenge', challenge: readChallenge(attempt, error) };
    }
    const proven = { code, codeVerifier: pkce.verifier };
    this.#options.leave(await this.#post('', proven, { key, signal }), !remembered);
    // The form stays busy until the next page is there.
    return new Promise(() => undefined);
  }

  /** @returns where to go next */
  #post(
    path: string,
    input: unknown,
    { key, signal }: { key?: ProofKey; signal?: AbortSignal | undefined } = {},
  ): Promise<string> {
    const { lender, uid } = this.#config;
    return withDeadline(timeout, signal, async (limit) => {
      const request = new Request(`${lender}/sign-in/${encodeURIComponent(uid)}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify(input),
        cache: 'no-store',
        redirect: 'error',
        signal: limit,
      });
      const response = await (key ? this.#sender.send(request, { key }) : this.#send(request));
      if (over.has(response.status)) this.#options.onOver();
      return read(response);
    });
  }

  async #send(request: Request): Promise<Response> {
    try {
      return await this.#fetch(request);
    } catch (error) {
      throw new NetworkError(error);
    }
  }
}

/** The address that the server sends the page to. */
async function read(response: Response): Promise<string> {
  const body = (await response.json().catch(() => undefined)) as unknown;
  if (!response.ok) throw toRefusal(response, body);
  const { location } = (body ?? {}) as { location?: unknown };
  if (typeof location !== 'string')
    throw new ContractError({ path: 'location', reason: 'missing' });
  return location;
}
