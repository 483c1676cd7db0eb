/** Texts of `fs-preferences` before the switches are here. */
export const preferences = {
  heading: 'Communication preferences',
  loading: 'Loading your preferences',
  updated: 'Your preferences were updated.',
  signedOutTitle: 'Communication preferences',
  signedOutBody: 'Sign in to choose what we tell you, and how.',
};
