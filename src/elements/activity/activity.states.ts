/** Everything `fs-activity` can look like; each has a fixture that the tests draw. */
export const activityStates = [
  'signed-out',
  'loading',
  'empty',
  'nothing-yet',
  'history',
  'scheduled',
  'past-due',
  'lease',
  'between-dates',
  'no-match',
  'more-failed',
  'exporting',
  'unavailable',
  'denied',
  'not-found',
  'breakdown',
  'breakdown-table',
  'breakdown-failed',
  'payoff',
] as const;

/** One of {@link activityStates}. */
export type ActivityState = (typeof activityStates)[number];
