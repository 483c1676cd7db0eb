/** Texts of `fs-autopay-panel`. */
export const autopayPanel = {
  heading: 'Autopay',
  loading: 'Loading autopay',
  updated: 'Autopay is up to date.',
  signedOutTitle: 'Autopay',
  signedOutBody: 'Sign in to have your payments made for you.',
  emptyTitle: 'Nothing to pay automatically',
  emptyBody: 'There’s no financing account under your sign-in.',
  notFoundTitle: 'We can’t find that account',
  notFoundBody: 'It isn’t one of yours, or it was closed.',
};
