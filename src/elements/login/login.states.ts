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
  'load-failed',
  'challenge',
  'forgot',
  'expired',
  'signed-in',
  'signing-out',
  'left',
  'misconfigured',
] as const;

/** A designed state of `fs-login`. */
export type LoginState = (typeof loginStates)[number];
