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
  callUs: (phone: string) => `Call us on ${phone}`,
};
