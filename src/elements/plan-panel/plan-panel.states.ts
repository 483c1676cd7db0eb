/** Everything `fs-plan-panel` can look like; each has a fixture that the tests draw. */
export const planPanelStates = [
  'signed-out',
  'loading',
  'empty',
  'unavailable',
  'denied',
  'contract-error',
  'not-found',
  'options',
  'not-eligible',
  'form-due-date',
  'form-hardship',
  'preview-failed',
  'review',
  'review-all',
  'wrong-name',
  'in-review',
  'awaiting',
  'co-borrower',
  'co-borrower-declined',
  'co-borrower-late',
  'to-cosign',
  'cosign',
  'cosigned',
  'refusing',
  'info-needed',
  'withdrawing',
  'applied',
  'declined',
] as const;

/** One of {@link planPanelStates}. */
export type PlanPanelState = (typeof planPanelStates)[number];
