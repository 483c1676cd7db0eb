/** Everything `fs-preferences` can look like; each has a fixture that the tests draw. */
export const preferencesStates = [
  'signed-out',
  'loading',
  'ready',
  'saving',
  'saved',
  'failed',
  'changed-elsewhere',
  'conflict',
  'quiet-hours',
  'quiet-problem',
  'phone',
  'phone-code',
  'phone-wrong-code',
  'phone-on',
  'paperless',
  'paperless-problem',
  'paperless-on',
  'paperless-withdrawing',
  'paper-ordered',
  'unavailable',
  'denied',
  'contract-error',
] as const;

/** One of {@link preferencesStates}. */
export type PreferencesState = (typeof preferencesStates)[number];
