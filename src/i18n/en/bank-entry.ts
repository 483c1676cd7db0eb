/** Texts of the form that adds a bank account. */
export const bankEntry = {
  addMethodTitle: 'New bank account',
  noMethods: 'Add the bank account you want to pay from.',
  routingNumber: 'Routing number',
  routingNumberHelp: 'Nine digits, bottom left on a check',
  accountNumber: 'Account number',
  accountNumberHelp: '4 to 17 digits, right after it',
  accountType: 'Type of account',
  iban: 'IBAN',
  ibanHelp: 'On your bank card or statement; spaces are fine',
  saveMethod: 'Add account',
  savingMethod: 'Adding…',
  cardTitle: 'Or a debit card',
  cardHelp: 'Its number goes straight to the card company. We never see it.',
  methodAdded: (name: string) => `${name} was added.`,
  methodAddedUnverified: (name: string) =>
    `${name} was added. You can pay from it once it’s verified.`,

  bankProblems: {
    routing_number_missing: 'Enter the routing number.',
    routing_number_invalid: 'That isn’t a routing number. Check the nine digits.',
    account_number_missing: 'Enter the account number.',
    account_number_invalid: 'Enter 4 to 17 digits.',
    iban_missing: 'Enter the IBAN.',
    iban_invalid: 'That isn’t a valid IBAN. Check it against your bank card.',
    method_rejected: 'We can’t take payments from that account. Try another.',
  },
};
