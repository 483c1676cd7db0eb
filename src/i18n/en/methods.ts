/** Texts of whatever picks a bank account, and the way to the list of them. */
export const methods = {
  manage: 'Manage bank accounts',
};
