/** Words of a lender's frame on another site. */
export const frame = {
  /** Names of the frames, as assistive technology reads them. */
  titles: {
    'fs-login': (lender: string) => `Sign in to ${lender}`,
    'fs-balance-card': (lender: string) => `Balance at ${lender}`,
    'fs-payment-panel': (lender: string) => `Payment to ${lender}`,
    'fs-activity': (lender: string) => `Activity at ${lender}`,
    'fs-autopay-panel': (lender: string) => `Autopay at ${lender}`,
    'fs-documents': (lender: string) => `Documents at ${lender}`,
    'fs-plan-panel': (lender: string) => `Payment plan at ${lender}`,
    'fs-vehicle-card': (lender: string) => `Vehicle at ${lender}`,
    'fs-preferences': (lender: string) => `Preferences at ${lender}`,
    'fs-support-card': (lender: string) => `Help from ${lender}`,
  },
  unansweredTitle: 'This can’t be shown here',
  aloneBody: (lender: string, site: string) =>
    `This part of ${lender} is shown on the pages of ${site}. You can open your account on our own site.`,
  unansweredBody: (lender: string, site: string) =>
    `The page around this one didn’t answer, so ${lender} can’t be sure that it belongs to ${site}.`,
  unloadedBody: (lender: string) =>
    `Parts of this page didn’t arrive. Your account at ${lender} is safe.`,
  toPortal: (lender: string) => `Go to ${lender}`,
};
