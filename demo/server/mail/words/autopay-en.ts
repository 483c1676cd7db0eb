import type { AutopayWords } from './words.ts';

const reasons = {
  method_removed: 'The bank account it paid from was removed.',
  method_unverified: 'The bank account it pays from is not verified.',
  returned: 'Your bank sent two payments in a row back.',
} as const;

/** The mails about automatic payments in English. */
export const autopayEnglish: AutopayWords = {
  autopay_set: ({ account, next, change, authorization }, { place }) => ({
    subject: change ? 'Autopay is changed' : 'Autopay is on',
    preview: 'What you agreed to, for your records.',
    paragraphs: [
      change
        ? `Autopay for your account ending in ${account} is changed.`
        : `Autopay for your account ending in ${account} is on.`,
      ...(next
        ? [
            `Your next payment of ${next.amount} will be taken on ${next.date}. You needn’t do anything.`,
          ]
        : []),
      'This is what you agreed to:',
      authorization,
    ],
    action: { label: 'See, change or turn off autopay', url: place('overview') },
    afterwards: ['If it wasn’t you, sign in and turn autopay off, then choose a new password.'],
  }),

  autopay_revoked: ({ account, next, sending }, { place }) => ({
    subject: 'Autopay is off',
    preview: 'Nothing is taken by itself any more.',
    paragraphs: [
      `Autopay for your account ending in ${account} is off. Nothing is taken by itself any more.`,
      ...(next
        ? [
            `The payment of ${next.amount} planned for ${next.date} will not be taken. Please make it yourself by its due date.`,
          ]
        : []),
      ...(sending === null
        ? []
        : [`A payment of ${sending} was at your bank already and could not be stopped.`]),
    ],
    action: { label: 'Make a payment', url: place('overview') },
    afterwards: ['If it wasn’t you, sign in, turn autopay on again, and choose a new password.'],
  }),

  autopay_upcoming: ({ account, date, amount, final, before }, { place }) => ({
    subject: final ? 'Your last payment is coming up' : 'Your next payment is a different amount',
    preview: `Autopay will take it on ${date}.`,
    paragraphs: [
      final
        ? `On ${date}, autopay will take ${amount}. It clears your account ending in ${account}; after it, nothing more is owed.`
        : `On ${date}, autopay will take ${amount} for your account ending in ${account}.`,
      ...(before === null ? [] : [`The payment before was ${before}.`]),
      'If you pay something yourself before then, we take less, or nothing.',
    ],
    action: { label: 'See or change autopay', url: place('overview') },
    afterwards: ['Don’t want this payment to be taken? Turn autopay off before that day begins.'],
  }),

  autopay_paused: ({ account, reason }, { place }) => ({
    subject: 'Autopay is paused',
    preview: 'Please make your next payment yourself.',
    paragraphs: [
      `Autopay for your account ending in ${account} is paused, and nothing is taken. ${reasons[reason]}`,
      'Please make your next payment yourself, and set autopay up again when you’re ready.',
    ],
    action: { label: 'Set autopay up again', url: place('overview') },
  }),
};
