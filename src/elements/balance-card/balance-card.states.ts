/** Everything `fs-balance-card` can look like; each has a fixture that the tests draw. */
export const balanceCardStates = [
  'signed-out',
  'loading',
  'empty',
  'due',
  'clear',
  'past-due',
  'paid-off',
  'lease',
  'autopay',
  'unavailable',
  'denied',
  'contract-error',
  'not-found',
] as const;

/** One of {@link balanceCardStates}. */
export type BalanceCardState = (typeof balanceCardStates)[number];
