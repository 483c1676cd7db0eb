import type { PolicyOutcome } from './policy.ts';

/** Where a shell stands. */
export type ShellState =
  /** Not near the part of the page that is seen, so without a frame yet. */
  | 'waiting'
  /** The frame is on its way: seen with what it draws, and hidden behind the fallback if that takes long. */
  | 'loading'
  /** The frame is shown. */
  | 'shown'
  /** A link to the lender's portal is shown, because the page or the lender's policy wants that. */
  | 'redirect'
  /** Something failed; the fallback is shown. */
  | 'failed';

/** Why a shell shows its fallback; the `code` of its `fs-error`. */
export type ShellErrorCode =
  /** No client id, no address of a lender, or an id that the lender does not know. */
  | 'missing_client'
  /** `mode="inline"`: that takes `fs-central/define` in place of `embed.js`. */
  | 'inline_in_shell'
  /** The lender's policy does not name this page's origin. */
  | 'origin_unregistered'
  /** The lender's policy does not have this element or this mode. */
  | 'mode_refused'
  /** The page's own Content Security Policy forbids the frame. */
  | 'frame_blocked'
  /** The frame did not answer in time. */
  | 'frame_timeout';

/** Something at the lender's origin that the page's Content Security Policy forbade. */
export interface Violation {
  /** Such as `frame-src` or `connect-src`. */
  directive: string;
  blockedURI: string;
  /** The whole policy, as the browser read it. */
  policy?: string;
}

/** What one element of the page knows about itself; what `diagnose()` goes by. Nothing of the customer is in it. */
export interface ShellFacts {
  tag: string;
  /** Whether the tag belongs to this copy of the script; all below is left out where it does not. */
  ours: boolean;
  /** The page's origin, as the lender is told. */
  host: string;
  /** The lender's origin. */
  lender?: string | undefined;
  clientId?: string | undefined;
  /** The attribute, as it stands. */
  mode?: string | undefined;
  state?: ShellState | undefined;
  error?: ShellErrorCode | undefined;
  /** What the lender answered about the client; undefined while on its way. */
  policy?: PolicyOutcome | undefined;
  violations?: Violation[] | undefined;
  /** What the browser denies the frame, as the guest tells. */
  storage?: 'partitioned' | 'denied' | undefined;
}
