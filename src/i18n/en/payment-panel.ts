/** Texts of `fs-payment-panel`. */
export const paymentPanel = {
  heading: 'Make a payment',
  loading: 'Loading payment options',
  signedOutTitle: 'Make a payment',
  signedOutBody: 'Sign in to pay from your bank account.',
  draftKeptTitle: 'You were signed out',
  draftKeptBody: 'That keeps your account safe. Sign in again: what you entered is still here.',
  emptyTitle: 'Nothing to pay',
  emptyBody: 'There’s no financing account under your sign-in.',
  notFoundTitle: 'We can’t find that account',
  notFoundBody: 'It isn’t one of yours, or it was closed.',
  paidOffTitle: 'This account is paid off',
  paidOffBody: 'There’s nothing left to pay. Thank you.',

  amount: 'How much?',
  amountDue: 'Amount due',
  amountPastDue: 'Past due',
  amountNext: 'Next payment',
  amountOther: 'Other amount',
  amountPrincipal: 'Extra toward principal',
  amountPrincipalHelp: 'All of it lowers the principal. It doesn’t count as a monthly payment.',
  amountPrincipalLater: 'Possible once nothing is past due and no fee is owed',
  amountPrincipalMost: (most: string) =>
    `Up to ${most}. To pay it all, choose “Pay off the account”.`,
  amountPayoff: 'Pay off the account',
  amountPayoffHelp: 'All that is owed on the payment date. It closes the account.',
  amountDueHelp: (date: string) => `Due ${date}`,
  amountDueAllHelp: 'Everything past due and the next payment',
  amountPastDueHelp: (days: number) =>
    days === 1
      ? 'Brings you up to date. One day late.'
      : `Brings you up to date. ${days} days late.`,
  amountNextHelp: (date: string) => `Nothing is due now; this one is due ${date}`,
  amountOtherHelp: (payoff: string) => `Up to ${payoff}, which pays off the account`,
  amountOtherLabel: 'Amount to pay',

  method: 'Pay from',
  addMethod: 'Add a bank account',
  methodUnverified: 'Waiting to be verified',
  bankAccount: 'Bank account',
  accountTypes: { checking: 'Checking', savings: 'Savings' },
  masked: (last4: string) => `ending in ${last4}`,

  dateLabel: 'Payment date',
  dateHelp: (earliest: string) => `Earliest: ${earliest}. Banks move money Monday to Friday.`,
  dateCutoff: (earliest: string, until: string) =>
    `Confirm by ${until} for ${earliest}. Banks are closed on weekends and holidays.`,
  datePick: 'Next days',
  dateUse: (day: string) => `Use ${day}`,

  allocation: 'Where it goes',
  allocationUnknown: 'We can’t show this right now. You’ll see it before you pay.',
  fees: 'Fees',
  interest: 'Interest',
  principal: 'Principal',
  total: 'Payment',
  afterDue: 'Still due after',
  afterPrincipal: 'Principal after',

  review: 'Review payment',
  reviewing: 'Checking…',

  /** By what the other tab is at. */
  otherTabs: {
    review: {
      title: (amount: string) => `You’re about to pay ${amount} in another tab`,
      body: 'Confirm one of the two only, unless you mean to pay twice.',
    },
    paying: {
      title: (amount: string) => `You’re paying ${amount} in another tab`,
      body: 'No answer has come back there yet. Look at that tab first: this would be a second payment.',
    },
    paid: {
      title: (amount: string) => `You paid ${amount} in another tab just now`,
      body: 'It went through. Whatever you pay here is a second payment.',
    },
  },

  checkingHeading: 'We’re checking your payment',
  checkingBody: (amount: string) =>
    `We sent your payment of ${amount} and no answer has come back yet. It may have gone through, so please don’t pay again: we keep asking until we know.`,
  checkingKeepOpen: 'You can leave this page open. If you reload it, we’ll go on asking.',
  checkingOffline: 'You’re offline. We’ll ask as soon as you’re back.',
  checkingLong: 'This is taking longer than it should. If you call us, quote this:',
  checkNow: 'Check now',
  checkingAnnouncement: 'No answer yet. We’re checking whether your payment went through.',
  outcomeHidden:
    'There is an answer to your payment, but this page can’t show it yet. Please don’t pay again.',
  pausedHeading: 'Sign in to finish checking',
  pausedBody: (amount: string) =>
    `You were signed out while we were checking your payment of ${amount}. It may have gone through, so please don’t pay again. Sign in and we’ll tell you.`,

  cancelledHeading: 'Payment cancelled',
  cancelPayment: 'Cancel this payment',
  cancelQuestion: (amount: string, date: string) => `Cancel the ${amount} set for ${date}?`,
  cancelBy: (moment: string) => `You can cancel it until ${moment}.`,
  keepPayment: 'Keep it',
  cancelling: 'Cancelling…',

  underWay: (amount: string, date: string) => `${amount} from ${date} is on its way to us.`,
  upcoming: 'Already scheduled',
  upcomingItem: (amount: string, date: string) => `${amount} on ${date}`,

  /** By the code of a check of ours or of the server. */
  amountProblems: {
    empty: () => 'Enter the amount you want to pay.',
    not_a_number: () => 'Enter an amount in numbers, such as 250.00.',
    negative: () => 'Enter an amount above zero, without a minus sign.',
    zero: () => 'Enter an amount above zero.',
    too_many_decimals: () => 'Use at most two decimals, such as 250.25.',
    exponent: () => 'Write the amount out in digits, such as 250.00.',
    too_large: (payoff: string) => `That’s more than you owe. The most you can pay is ${payoff}.`,
    amount_over_principal: (most: string) =>
      `That would pay it all: choose “Pay off the account”, or enter ${most} or less.`,
    payoff_amount_changed: () => 'What pays off the account has changed. Check the new amount.',
    payoff_pending: () => 'We’re still working out the amount. Try again in a moment.',
    payoff_scheduled: () => 'A payoff is scheduled already. Cancel it first to pay another way.',
    principal_only_unavailable: () =>
      'Something is past due, and that comes first. Pay the amount due instead.',
    amount_too_small: () => 'That’s less than we can take. Enter a larger amount.',
    amount_over_payoff: (payoff: string) =>
      `That’s more than you owe. The most you can pay is ${payoff}.`,
    currency_mismatch: () => 'This account is kept in another currency. Reload the page.',
  },
  dateProblems: {
    date_missing: () => 'Pick the day the payment should count.',
    date_too_early: (earliest: string) => `Pick ${earliest} or later.`,
    date_too_late: (last: string) => `That’s too far ahead. The last day is ${last}.`,
    date_not_business_day: (next: string) => `Banks are closed that day. The next one is ${next}.`,
    cutoff_passed: (earliest: string) =>
      `It’s past today’s cut-off time, so the earliest day is now ${earliest}. Check it and review again.`,
  },
  methodProblems: {
    method_missing: 'Choose a bank account, or add one.',
    method_not_found: 'That bank account is no longer on file. Choose another.',
    method_unverified: 'That bank account isn’t verified yet. Choose another.',
    method_rejected: 'That bank account can’t be used for payments. Choose another.',
  },
  refusals: {
    not_found: {
      title: 'We can’t find that account any more',
      body: 'No money has moved.',
      next: 'Reload the page to see your accounts.',
    },
    payment_not_cancellable: {
      title: 'It’s too late to cancel',
      body: 'The payment is already on its way.',
      next: 'Call us if something is wrong with it.',
    },
  },
};
