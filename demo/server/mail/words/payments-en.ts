import type { CancelReason } from '../templates.ts';
import type { MailWords, PaymentWords } from './words.ts';

const reasons = {
  insufficient_funds: 'there wasn’t enough money in the account',
  account_closed: 'the account is closed',
  payment_stopped: 'the payment was stopped at your bank',
};

const cancelled: Readonly<Record<CancelReason, string>> = {
  owed_less: 'You owe less than that by now, so we didn’t take it.',
  payoff_changed:
    'What pays off your account has changed since, so that amount would not have closed it. Sign in for a new quote.',
  payoff_instead: 'You’re paying off your account, so it isn’t needed any more.',
  principal_only_unavailable:
    'A payment or a fee is due, and those come first. Extra toward principal can be paid once nothing is past due.',
};

/** What is said of payments in English. */
export const paymentWords: PaymentWords = {
  method: ({ bankName, accountType, last4 }) =>
    `my ${bankName === null ? '' : `${bankName} `}${accountType === null ? '' : `${accountType} `}account ending in ${last4}`,
  singleAuthorization: ({ lenderName, supportPhone, method, amount, day, account, ...order }) =>
    [
      `I authorize ${lenderName} to debit ${method} once, for ${amount} on ${day}, toward my account ending in ${account}.`,
      ...(order.kind === 'payoff'
        ? [
            'This pays off and closes the account. Other payments that are scheduled on it are cancelled, and automatic payments end with it.',
          ]
        : []),
      ...(order.kind === 'principal_only'
        ? [
            'All of it goes to principal. It doesn’t count as a monthly payment, which stays due on its date.',
          ]
        : []),
      order.cancelUntil === null
        ? 'It is sent at once and cannot be cancelled.'
        : `I can cancel it until ${order.cancelUntil}, by signing in or by calling ${supportPhone}.`,
    ].join(' '),
};

/** The mails on payments in English. */
export const paymentContents: Pick<
  MailWords['contents'],
  'payment_confirmed' | 'payment_declined' | 'payment_returned' | 'payment_cancelled'
> = {
  payment_confirmed: (payment, { place, money, day, moment, supportPhone }) => {
    const { amount, currency, date, account, confirmationNumber, cancellableUntil } = payment;
    const scheduled = cancellableUntil !== null;
    return {
      subject: scheduled ? 'Your payment is scheduled' : 'We’ve received your payment',
      preview: scheduled
        ? 'When it will be taken, and until when you can cancel it.'
        : 'Your confirmation number and what you agreed to.',
      paragraphs: [
        scheduled
          ? `We’ll take ${money(amount, currency)} on ${day(date)} toward your account ending in ${account}.`
          : `Your payment of ${money(amount, currency)} counts as of ${day(date)} on your account ending in ${account}. Your bank will show it in a day or two.`,
        `Confirmation number: ${confirmationNumber}`,
        `You agreed to this: ${payment.authorization}`,
        ...(scheduled
          ? [
              `You can cancel it until ${moment(cancellableUntil)}. Sign in and choose “Cancel this payment”.`,
            ]
          : []),
      ],
      action: { label: 'See your payments', url: place('overview') },
      afterwards: [`If this wasn’t you, call us now on ${supportPhone}.`],
    };
  },

  payment_declined: (payment, { place, money, day }) => ({
    subject: 'Your bank declined a payment',
    preview: 'No money has moved, and the amount is still owed.',
    paragraphs: [
      `Your bank didn’t take our request for ${money(payment.amount, payment.currency)} of ${day(payment.date)} (confirmation number ${payment.confirmationNumber}). No money has moved.`,
      `The amount is still owed on your account ending in ${payment.account}. Please pay it from another bank account.`,
    ],
    action: { label: 'Pay another way', url: place('overview') },
  }),

  payment_returned: (payment, { place, money, day, supportPhone }) => ({
    subject: 'Your bank returned a payment',
    preview: 'It no longer counts. Here is what you can do.',
    paragraphs: [
      `Your bank sent back your payment of ${money(payment.amount, payment.currency)} of ${day(payment.date)} because ${reasons[payment.reason]}. Its confirmation number was ${payment.confirmationNumber}.`,
      `The payment no longer counts: the amount is owed again on your account ending in ${payment.account}, with interest as if it had not been paid.`,
      ...(payment.fee > 0
        ? [
            `Your contract has a fee of ${money(payment.fee, payment.currency)} for this, which is now on your account.`,
          ]
        : []),
      ...(payment.origin === 'autopay'
        ? [
            'We won’t take this payment again by ourselves. Automatic payments go on with the next one.',
          ]
        : []),
    ],
    action: { label: 'See what is due', url: place('overview') },
    afterwards: [
      `Please pay again, from another bank account if need be. If you can’t, call us on ${supportPhone}: the sooner, the more we can do.`,
    ],
  }),

  payment_cancelled: (payment, { place, money, day }) => ({
    subject: 'A scheduled payment was cancelled',
    preview: 'No money was taken. Here is why.',
    paragraphs: [
      `We didn’t take the ${money(payment.amount, payment.currency)} scheduled for ${day(payment.date)} (confirmation number ${payment.confirmationNumber}). No money has moved.`,
      cancelled[payment.reason],
    ],
    action: { label: 'See your payments', url: place('overview') },
  }),
};
