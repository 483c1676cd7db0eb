/** Everything `fs-vehicle-card` can look like; each has a fixture that the tests draw. */
export const vehicleCardStates = [
  'signed-out',
  'loading',
  'empty',
  'loan',
  'revealed',
  'recall',
  'ended',
  'lease',
  'lease-within',
  'nothing-offered',
  'unavailable',
  'denied',
  'contract-error',
  'not-found',
] as const;

/** One of {@link vehicleCardStates}. */
export type VehicleCardState = (typeof vehicleCardStates)[number];
