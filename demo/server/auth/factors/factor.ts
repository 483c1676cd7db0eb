import type { SignInChallenge } from '../../../../sdk/contract/index.ts';

/** What a customer can be asked for beside the password, the preferred first. */
export const factorKinds = ['passkey', 'totp', 'email_code', 'recovery_code'] as const;
export type FactorKind = (typeof factorKinds)[number];

/** Who is asked, and in which browser. */
export interface Asked {
  readonly customerId: string;
  /** Thumbprint of the browser's proof key. */
  readonly jkt: string;
}

/** A question, and what its answer is checked against. */
export interface Question {
  readonly challenge: Omit<SignInChallenge, 'kind'>;
  readonly data: Record<string, unknown>;
}

/** One kind of second factor. Whether an answer counts as an attempt is for its caller to see to. */
export interface Factor {
  /**
   * Asks for it.
   *
   * @param again after a wrong answer: nothing is sent
   */
  ask(who: Asked, again: boolean): Promise<Question>;
  /**
   * Checks an answer and uses it up: of several at once, one alone is right.
   *
   * @param data what asking gave
   */
  check(who: Asked, answer: string, data: Record<string, unknown>): Promise<boolean>;
}
