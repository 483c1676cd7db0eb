/** Words that several elements share. */
export const common = {
  back: 'Back',
  cancel: 'Cancel',
  close: 'Close',
  continue: 'Continue',
  copied: 'Copied',
  copyReference: 'Copy reference',
  edit: 'Change',
  loading: 'Loading',
  optional: 'optional',
  orAtPortal: (lender: string) => `Or open your account at ${lender}`,
  print: 'Print',
  reference: 'Reference',
  reload: 'Reload the page',
  retry: 'Try again',
  returned: {
    title: (amount: string) => `Your bank returned your ${amount} payment`,
    reasons: {
      insufficient_funds: 'There wasn’t enough money in the account.',
      account_closed: 'The bank account is closed.',
      payment_stopped: 'The payment was stopped at your bank.',
    },
    body: (date: string) => `Since ${date} it no longer counts, and the amount is owed again.`,
    fee: (amount: string) => `A fee of ${amount} was charged.`,
    next: 'Please pay again, from another bank account if need be.',
  },
  callUs: (phone: string) => `Call us on ${phone}`,
};
