/** Texts of `fs-activity` before there is a history to show. */
export const activity = {
  heading: 'Activity',
  loading: 'Loading your activity',
  updated: 'Your activity was updated.',
  signedOutTitle: 'Your activity',
  signedOutBody: 'Sign in to see your payments and where they went.',
  emptyTitle: 'No accounts yet',
  emptyBody:
    'There’s no financing account under your sign-in. A new contract can take two business days to show up here.',
  notFoundTitle: 'We can’t find that account',
  notFoundBody: 'It isn’t one of yours, or it was closed.',
};
