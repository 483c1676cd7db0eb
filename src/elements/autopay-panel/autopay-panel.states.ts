/** Everything `fs-autopay-panel` can look like; each has a fixture that the tests draw. */
export const autopayPanelStates = [
  'signed-out',
  'loading',
  'empty',
  'unavailable',
  'denied',
  'contract-error',
  'not-found',
  'paid-off',
  'off',
  'active',
  'notes',
  'paused',
  'account-removed',
  'edit',
  'edit-extra',
  'invalid',
  'no-method',
  'review',
  'terms-changed',
  'review-failed',
  'saving',
  'refused',
  'method-gone',
  'change',
  'revoke',
  'revoked',
] as const;

/** One of {@link autopayPanelStates}. */
export type AutopayPanelState = (typeof autopayPanelStates)[number];
