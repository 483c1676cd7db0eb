/** Texts of `fs-vehicle-card`. */
export const vehicleCard = {
  loading: 'Loading your vehicle',
  signedOutTitle: 'Your vehicle',
  signedOutBody: 'Sign in to see its warranty and service options.',
  emptyTitle: 'No vehicle yet',
  emptyBody: 'There’s no financed vehicle under your sign-in.',
  notFoundTitle: 'We can’t find that vehicle',
  notFoundBody: 'The account isn’t one of yours, or it was closed.',
  updated: 'Your vehicle was updated.',
};
