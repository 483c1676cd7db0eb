/** Texts of `fs-security-panel`. */
export const securityPanel = {
  heading: 'Sign-in and security',
  loading: 'Loading your sign-in and security settings',
  signedOutTitle: 'Sign-in and security',
  signedOutBody: 'Sign in to see where you’re signed in, and to protect your account further.',
};
