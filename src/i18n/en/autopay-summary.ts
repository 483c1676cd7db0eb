/** Texts of how automatic payments are set, and what they take next. */
export const autopaySummary = {
  paidOffTitle: 'This account is paid off',
  paidOffBody: 'There’s nothing left to take. Autopay ended by itself.',

  offTitle: 'Never miss a due date',
  offBody: 'We take your payment each month, from your bank account, on the day you choose.',
  offPoints: [
    'Each due date is taken once. What you pay yourself counts, and we take only what’s left.',
    'We tell you at least ten days ahead when an amount differs from the one before. Otherwise it’s never more than a tenth higher.',
    'The last payment takes exactly what clears the account.',
    'Change it or turn it off here at any time until the day of a payment begins. It isn’t a condition of your credit.',
  ],
  setUp: 'Set up autopay',

  nextTitle: 'Next automatic payment',
  nextOn: (date: string) => `on ${date}`,
  lastOn: (date: string) => `on ${date}, and then nothing more is owed`,
  stopBy: (last: string, date: string) =>
    `You have the right to stop it until ${last}. After that we still stop it, until ${date} begins.`,
  stopLate: (date: string) => `You can still stop it until ${date} begins.`,
  nothingNext: 'Nothing will be taken: everything is paid for now.',
  from: 'From',
  takes: 'Takes',
  when: 'When',
  to: 'For',
  amounts: {
    due: () => 'The amount due',
    due_plus: (amount: string) => `The amount due and ${amount} more`,
    fixed: (amount: string) => `${amount} each time`,
  },
  onDueDate: 'On each due date',
  onDay: (day: string) => `On day ${day}, before each due date`,
  lastPayment: 'Last payment',
  lastPaymentBody: 'Takes exactly what clears the account; then autopay ends by itself.',
  sending: (amount: string, date: string) =>
    `${amount} of ${date} is at your bank already and can’t be stopped here.`,
  change: 'Change autopay',
  turnOff: 'Turn off autopay',
  agreed: 'What you agreed to',

  pausedTitle: 'Autopay is paused',
  pausedBody: 'Nothing is taken. Please make your next payment yourself.',
  pausedFor: {
    method_removed: 'The bank account it paid from was removed.',
    method_unverified:
      'The bank account it pays from isn’t verified yet. Autopay goes on once it is.',
    returned: 'Your bank sent two payments in a row back. Set autopay up again when you’re ready.',
  },
  setUpAgain: 'Set up autopay again',

  notes: {
    due_now: 'What is due now isn’t covered. Please pay it yourself.',
    past_due: 'The first payment also takes what is past due.',
    scheduled_payment: 'What you’ve scheduled yourself counts: only what’s left is taken.',
    waits_for_scheduled:
      'You’ve scheduled a payment before the due date, so autopay waits until then and takes what’s left.',
    payoff_scheduled: 'You’ve scheduled a payoff. Autopay takes nothing while that waits.',
    below_due:
      'That’s less than your monthly payment. Please pay the rest yourself by the due date.',
    first_on_due_date: 'Your day has passed this month, so the first payment is on the due date.',
    plan_pending:
      'You’ve asked for a change to your plan. Until it’s approved, autopay goes on as shown here.',
    plan_applied: 'Your plan was changed. Autopay stays on and follows your new due dates.',
  },
};
