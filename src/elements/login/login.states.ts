/** Every state of `fs-login` that is designed, and so has a fixture and is looked at. */
export const loginStates = [
  'signed-out',
  'restoring',
  'invalid',
  'submitting',
  'wrong-credentials',
  'locked',
  'rate-limited',
  'unavailable',
  'server-error',
  'offline',
  'unreachable',
  'timeout',
  'malformed',
  'contract',
  'challenge',
  'forgot',
  'expired',
  'signed-in',
  'left',
  'misconfigured',
  'asking-policy',
  'site-not-own',
  'policy-unanswered',
] as const;

/** A designed state of `fs-login`. */
export type LoginState = (typeof loginStates)[number];
