import type { PlanWords } from './words.ts';

const names = {
  due_date: 'new due date',
  extension: 'extension',
  hardship: 'hardship plan',
} as const;

const declined: Readonly<Record<string, string>> = {
  account_paid_off: 'The account is paid off.',
  payoff_scheduled: 'A payoff is scheduled on the account.',
  past_due: 'A payment has come past due meanwhile.',
  instalment_paid: 'The payment that was to move has been paid meanwhile.',
  changed_recently: 'The account had the same change within the last year.',
  co_borrower_declined: 'Your co-borrower has declined to sign it.',
};

/** The mails about changes of plan in English. */
export const planEnglish: PlanWords = {
  plan_change: (
    { account, kind, status, agreement, expiresOn, dueOn, reason, coBorrowerOf },
    { place, day, supportPhone },
  ) => {
    const name = names[kind];
    const action = { label: 'See where it stands', url: place('plan') };
    const stays = coBorrowerOf
      ? 'The payments stay due as they are.'
      : 'Your payments stay due as they are.';
    const whose = coBorrowerOf ? `${coBorrowerOf}’s account` : 'the account';
    switch (status) {
      case 'in_review':
        return {
          subject: `We’ve received your request: ${name}`,
          preview: 'What you signed, for your records.',
          paragraphs: [
            `Your request for ${whose} ending in ${account} is signed. We decide on the next business day.`,
            `${stays} If one is due before you hear from us, please pay it.`,
            `You signed this: ${agreement}`,
          ],
          action,
          afterwards: [
            coBorrowerOf
              ? `If you didn’t sign it, call us now on ${supportPhone}.`
              : `If this wasn’t you, withdraw it, then call us on ${supportPhone}.`,
          ],
        };
      case 'info_needed':
        return {
          subject: 'We need to know more about your request',
          preview: 'A few words are enough.',
          paragraphs: [
            `About your ${name} for ${whose} ending in ${account}: please tell us what has happened and how long it may last.`,
            `You can do so until ${day(expiresOn)}. ${stays}`,
          ],
          action: { label: 'Tell us more', url: place('plan') },
        };
      case 'applied':
        return {
          subject: `Your ${name} is approved`,
          preview: `Your next payment under it is due on ${day(dueOn)}.`,
          paragraphs: [
            `Your ${name} for ${whose} ending in ${account} is approved and in force. The first payment that has moved is due on ${day(dueOn)}.`,
            `You signed this: ${agreement}`,
          ],
          action: { label: 'See your new due dates', url: place('plan') },
        };
      case 'declined':
        return {
          subject: `We could not approve your ${name}`,
          preview: stays,
          paragraphs: [
            `Your ${name} for ${whose} ending in ${account} is not approved. ${declined[reason ?? ''] ?? 'It does not fit your contract at present.'}`,
            `${stays} If you can’t pay, please call us on ${supportPhone}: we’ll look for another way.`,
          ],
          action,
        };
      case 'withdrawn':
        return {
          subject: 'Your request is withdrawn',
          preview: stays,
          paragraphs: [
            `Your request for a change to ${whose} ending in ${account} is withdrawn. ${stays}`,
          ],
          action,
          afterwards: coBorrowerOf ? [] : [`If this wasn’t you, call us now on ${supportPhone}.`],
        };
      case 'expired':
        return {
          subject: 'Your request has expired',
          preview: stays,
          paragraphs: [
            `Your request for a change to ${whose} ending in ${account} was not completed in time. ${stays} You can ask again.`,
          ],
          action,
        };
    }
  },
  plan_signature: (
    { party, other, account, kind, agreement, expiresOn },
    { place, day, supportPhone },
  ) =>
    party === 'customer'
      ? {
          subject: `Signed by you, waiting for ${other}`,
          preview: `We have asked ${other} to sign by ${day(expiresOn)}.`,
          paragraphs: [
            `You have signed your request (${names[kind]}) for the account ending in ${account}. ${other} has signed the contract with you, so we have asked for that signature, too. It can be given until ${day(expiresOn)}.`,
            'Until then your payments stay due as they are.',
            `You signed this: ${agreement}`,
          ],
          action: { label: 'See where it stands', url: place('plan') },
          afterwards: [`If this wasn’t you, withdraw it, then call us on ${supportPhone}.`],
        }
      : {
          subject: `${other} asks for your signature`,
          preview: `Read it and sign, or decline, by ${day(expiresOn)}.`,
          paragraphs: [
            `You have signed a contract with ${other}, for the account ending in ${account}. ${other} asks for a change of its plan (${names[kind]}) and has signed. It needs your signature, too.`,
            `Sign in to read what it does, then sign or decline. You can do so until ${day(expiresOn)}; without your signature nothing changes.`,
          ],
          action: { label: 'Read and sign', url: place('plan') },
          afterwards: [
            `If you know nothing of this, don’t sign it, and call us on ${supportPhone}.`,
          ],
        },
};
