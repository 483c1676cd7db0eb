import type { ProofKey } from './proof-key.ts';

/** What one request is authorised with. */
export interface Credentials {
  readonly accessToken: string;
  readonly key: ProofKey;
  /** The sign-in it belongs to; another number later means that this one is over. */
  readonly generation: number;
}

/** Where requests that need a customer get their credentials from. */
export interface Authorizer {
  /**
   * Gives a valid token, renewing it first where it is due.
   *
   * @throws {@link SignedOutError}
   */
  credentials(): Promise<Credentials>;
  /** Gives a token other than this one, which was refused; many callers share one renewal. */
  renew(refused: Credentials): Promise<Credentials>;
  /** A renewed token was refused as well: ends the session. */
  expire(refused: Credentials): void;
  /** Whether the sign-in that these belong to still stands. */
  isCurrent(credentials: Credentials): boolean;
}
