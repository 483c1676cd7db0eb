/** Everything `fs-security-panel` can look like; each has a fixture that the tests draw. */
export const securityPanelStates = [
  'signed-out',
  'loading',
  'unavailable',
  'denied',
  'plain',
  'protected',
  'sessions-only',
  'removing',
  'longer-password',
  'totp',
  'totp-wrong',
  'recovery-codes',
] as const;

/** One of {@link securityPanelStates}. */
export type SecurityPanelState = (typeof securityPanelStates)[number];
