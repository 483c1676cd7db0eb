/** Texts of what a frame says where the page around it may have kept something back. */
export const keptBack = {
  file: 'Not among your downloads? Then the page around this one keeps files back.',
  fileInAccount: (lender: string) => `Get it at ${lender}`,
  entry:
    'Nothing to add? Then the page around this one keeps files back. The date is above, and in your account.',
  print:
    'No printing? Then the page around this one forbids it. This payment is in your account, too.',
  account: (lender: string) => `Open your account at ${lender}`,
};
