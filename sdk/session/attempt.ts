import type { Pkce } from './pkce.ts';
import type { ProofKey } from './proof-key.ts';

/** A sign-in under way, in memory alone. */
export interface Attempt {
  /** The one in which it began. */
  readonly generation: number;
  readonly key: ProofKey;
  readonly pkce: Pkce;
  readonly remembered: boolean;
  /** Form fields that the customer typed, for as long as they may have to be sent again. */
  typed: Record<string, string>;
  /** The server's name for the steps already done. */
  authSession?: string | undefined;
}
