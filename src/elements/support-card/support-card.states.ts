/** Everything `fs-support-card` can look like; each has a fixture that the tests draw. */
export const supportCardStates = [
  'signed-out',
  'loading',
  'open',
  'closed',
  'notice',
  'conversations',
  'thread',
  'writing',
  'writing-problems',
  'sent',
  'send-failed',
  'unavailable',
  'denied',
  'contract-error',
] as const;

/** One of {@link supportCardStates}. */
export type SupportCardState = (typeof supportCardStates)[number];
