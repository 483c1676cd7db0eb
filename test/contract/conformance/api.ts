import assert from 'node:assert/strict';
import type { Account, Page, PaymentMethod, TokenResponse } from '../../../sdk/contract/index.ts';
import { type Answer, operationNamed, readAnswer } from './checks.ts';
import { Prover } from './prover.ts';
import { signIn } from './sign-in.ts';
import type { Target } from './target.ts';

/** What to send with a request. */
export interface CallInput {
  /** Fills the path's parameter. */
  id?: string;
  query?: Record<string, string>;
  /** Sent as JSON. */
  body?: unknown;
  /** Sent as it is, under the type `application/json`. */
  text?: string;
  headers?: Record<string, string>;
  /** The `Idempotency-Key`. */
  key?: string;
}

/** Somebody who calls the API: signed in, or nobody in particular. */
export class Caller {
  readonly prover: Prover;
  readonly tokens: TokenResponse | undefined;

  constructor(prover: Prover, tokens?: TokenResponse) {
    this.prover = prover;
    this.tokens = tokens;
  }

  /** Calls an operation; the answer has passed the checks of {@link readAnswer}. */
  async call<T = Record<string, unknown>>(
    operationId: string,
    { id = '', query = {}, body, text, headers = {}, key }: CallInput = {},
  ): Promise<Answer<T>> {
    const operation = operationNamed(operationId);
    const path = operation.path.replace(/\{\w+\}/, encodeURIComponent(id));
    const search = new URLSearchParams(query).toString();
    const sent = text ?? (body === undefined ? undefined : JSON.stringify(body));
    const init: RequestInit = {
      method: operation.method.toUpperCase(),
      headers: {
        ...(sent === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(key === undefined ? {} : { 'Idempotency-Key': key }),
        ...headers,
      },
      ...(sent === undefined ? {} : { body: sent }),
    };
    const response = await this.send(search ? `${path}?${search}` : path, init);
    return readAnswer<T>(response, operation);
  }

  /** Sends any request with this caller's proof and token. */
  send(path: string, init: RequestInit = {}): Promise<Response> {
    return this.prover.send(path, init, this.tokens?.access_token);
  }

  /** The first account. */
  async account(): Promise<Account> {
    const { body } = await this.call<Page<Account>>('listAccounts');
    const [first] = body.items;
    if (!first) throw new Error('The customer has no account');
    return first;
  }

  /** The first method that can be paid with. */
  async verifiedMethod(): Promise<PaymentMethod> {
    const { body } = await this.call<Page<PaymentMethod>>('listPaymentMethods');
    const found = body.items.find(({ status }) => status === 'verified');
    if (!found) throw new Error('The customer has no verified method');
    return found;
  }

  /** Every entry of a paged list, in order, with the number of pages it took. */
  async walk<T>(
    operationId: string,
    id: string,
    limit?: number,
  ): Promise<{ items: T[]; pages: number }> {
    const items: T[] = [];
    let pages = 0;
    let cursor: string | null = null;
    do {
      const query: Record<string, string> = {
        ...(limit === undefined ? {} : { limit: String(limit) }),
        ...(cursor === null ? {} : { cursor }),
      };
      const { body }: Answer<Page<T>> = await this.call<Page<T>>(operationId, { id, query });
      assert.ok(body.items.length <= (limit ?? Infinity), 'a page is no longer than asked for');
      items.push(...body.items);
      cursor = body.nextCursor;
      pages += 1;
      // A list that never ends would otherwise hang the suite.
    } while (cursor !== null && pages < 1000);
    return { items, pages };
  }
}

/** The API under test, as scenarios see it. */
export class Api {
  readonly target: Target;
  readonly #customers = new Map<string, Promise<Caller>>();

  constructor(target: Target) {
    this.target = target;
  }

  /** A signed-in customer; the same session for all who ask. */
  customer(userId = 'alex.current'): Promise<Caller> {
    const known = this.#customers.get(userId) ?? this.newSession(userId);
    this.#customers.set(userId, known);
    return known;
  }

  /** A session of its own, for scenarios that end it. */
  async newSession(userId = 'alex.current', scope?: string): Promise<Caller> {
    const prover = new Prover(this.target);
    return new Caller(prover, await signIn(prover, userId, scope));
  }

  /** Somebody with a key and no token. */
  stranger(): Caller {
    return new Caller(new Prover(this.target));
  }
}

/** One thing that every server of the contract does. Rejects where this one does not. */
export type Scenario = (api: Api) => Promise<void>;
