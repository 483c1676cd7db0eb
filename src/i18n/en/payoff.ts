/** Texts of what the payment panel shows of a payoff. */
export const payoff = {
  loading: 'Working out what pays off the account…',
  quote: 'Payoff quote',
  goodThrough: 'Good through',
  perDiem: 'Each day after',
  autopayEnds: 'Automatic payments end with the account. They pause until then.',
  cancels: (count: number) =>
    count === 1
      ? 'The payment that is already scheduled will be cancelled.'
      : `The ${count} payments that are already scheduled will be cancelled.`,
  countsOn: 'The amount counts on nothing else being paid on the account before that day.',
  letter: 'Download payoff letter (PDF)',
  letterBusy: 'Preparing the letter…',
};
