/** Everything `fs-portal` can look like; each has a fixture that the tests draw. */
export const portalStates = [
  'signed-out',
  'loading',
  'overview',
  'several-vehicles',
  'many-vehicles',
  'payments',
  'documents',
  'vehicle',
  'plan',
  'preferences',
  'help',
  'security',
  'no-account',
  'unavailable',
  'denied',
  'part-missing',
] as const;

/** One of {@link portalStates}. */
export type PortalState = (typeof portalStates)[number];
