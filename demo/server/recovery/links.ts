import { randomBytes } from 'node:crypto';
import { hashToken } from '../auth/index.ts';
import { ProblemError } from '../http/problem.ts';

/**
 * The secret of a link in a mail. It stands there after `#` and travels in bodies alone, so it
 * reaches no log, and mail scanners that open the link use nothing up.
 */
export interface LinkSecret {
  /** 32 random bytes; known to the mail alone. */
  readonly token: string;
  /** What is stored of it. */
  readonly hash: string;
}

/** Makes the secret of a new link. */
export function newLinkSecret(): LinkSecret {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: hashToken(token) };
}

/** Why a link does not work (any more). */
export type LinkFault = 'link_unknown' | 'link_expired' | 'link_used' | 'link_ended';

/** The refusal of a link that does not work. */
export function linkRefused(fault: LinkFault): ProblemError {
  return new ProblemError(fault === 'link_unknown' ? 404 : 410, fault);
}
