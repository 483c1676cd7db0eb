/** Texts of `fs-support-card`. */
export const supportCard = {
  heading: 'Help and messages',
  loading: 'Loading ways to reach us',
  signedOutTitle: 'Help and messages',
  signedOutBody: 'Sign in to write to us and to see your references.',
  emptyTitle: 'Help and messages',
  emptyBody: 'There’s nothing to show yet.',
  notFoundTitle: 'We can’t find that account',
  notFoundBody: 'It isn’t one of yours, or it was closed.',
  updated: 'Your messages were updated.',
};
