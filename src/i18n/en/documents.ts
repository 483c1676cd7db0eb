/** Texts of `fs-documents` before there is a list to show. */
export const documents = {
  heading: 'Documents',
  loading: 'Loading your documents',
  updated: 'Your documents were updated.',
  signedOutTitle: 'Your documents',
  signedOutBody: 'Sign in to see statements, tax papers and your contract.',
  emptyTitle: 'No accounts yet',
  emptyBody:
    'There’s no financing account under your sign-in. A new contract can take two business days to show up here.',
  notFoundTitle: 'We can’t find that account',
  notFoundBody: 'It isn’t one of yours, or it was closed.',
};
