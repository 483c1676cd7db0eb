/** Texts of `fs-portal` before anybody is signed in. */
export const portal = {
  loading: 'Opening your account',
  updated: 'Your account was updated.',
  signedOutTitle: 'Sign in',
};
