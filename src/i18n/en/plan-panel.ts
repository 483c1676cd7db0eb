/** Texts of `fs-plan-panel` before its body is here. */
export const planPanel = {
  heading: 'Change your plan',
  loading: 'Loading what can be changed',
  updated: 'Your plan is up to date.',
  signedOutTitle: 'Change your plan',
  signedOutBody: 'Sign in to move a due date, put payments off, or get help when money is short.',
  emptyTitle: 'No plan to change',
  emptyBody: 'There’s no financing account under your sign-in.',
  notFoundTitle: 'We can’t find that account',
  notFoundBody: 'It isn’t one of yours, or it was closed.',
};
