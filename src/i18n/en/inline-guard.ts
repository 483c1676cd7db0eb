/** Words in place of fields for secrets, on a site that is not the lender's. */
export const inlineGuard = {
  title: 'Don’t type your details here',
  body: (lender: string) =>
    `To keep your account safe, passwords and bank numbers are taken at ${lender} alone. This site isn’t one of theirs.`,
  link: (lender: string) => `Go to ${lender}`,
};
