import type { FactorKind } from '../templates.ts';
import { paymentContents, paymentWords } from './payments-en.ts';
import { autopayEnglish } from './autopay-en.ts';
import { planEnglish } from './plans-en.ts';
import type { MailWords } from './words.ts';

const factors: Readonly<Record<FactorKind, string>> = {
  email_code: 'a code by e-mail',
  totp: 'an authenticator app',
  passkey: 'a passkey',
  recovery_codes: 'recovery codes',
};

const papers = {
  statement: 'your latest statement',
  tax: 'your latest tax paper',
  contract: 'your contract',
  disclosures: 'what you agreed to',
} as const;

/** The mails in English. */
export const english: MailWords = {
  language: 'en',
  sandbox: 'Sandbox, no real money',
  greeting: (name) => (name ? `Hello ${name},` : 'Hello,'),

  payments: paymentWords,

  contents: {
    ...paymentContents,
    ...autopayEnglish,
    ...planEnglish,

    lockout: ({ lockedUntil, codes }, { origin, moment, supportPhone }) => ({
      subject: 'Your account is locked for now',
      preview: codes
        ? 'Somebody typed a wrong code too many times. Nobody got in.'
        : 'Somebody typed a wrong password too many times. Your account is safe.',
      paragraphs: [
        codes
          ? 'Somebody typed your password and then a wrong code five times, so we’ve stopped further tries.'
          : 'Somebody typed a wrong password for your user ID five times, so we’ve stopped further tries.',
        `You can try again on ${moment(lockedUntil)}. A device that you signed in with before may still let you in now.`,
      ],
      afterwards: codes
        ? [
            `If that was you, wait until then, or call ${supportPhone} and we’ll check that it’s you.`,
            `If it wasn’t you, nobody got in, but somebody has your password. Choose a new one now: “Forgot password?” on our sign-in page. Questions? Go to ${origin} or call ${supportPhone}.`,
          ]
        : [
            'If that was you, wait until then, or choose a new password: “Forgot password?” on our sign-in page lets you in sooner.',
            `If it wasn’t you, nobody got in and there is nothing you must do. Questions? Go to ${origin} or call ${supportPhone}.`,
          ],
    }),

    password_reset: ({ token, expiresAt }, { origin, moment }) => ({
      subject: 'Choose a new password',
      preview: 'The link you asked for. It works once.',
      paragraphs: ['You asked for a new password. Choose it with this link.'],
      action: { label: 'Choose a new password', url: `${origin}/#reset=${token}` },
      afterwards: [
        `The link works once, until ${moment(expiresAt)}. Don’t pass this mail on: whoever has the link can change your password.`,
        'If you didn’t ask for this, do nothing. Your password stays as it is.',
      ],
    }),

    password_changed: ({ at }, { origin, moment, supportPhone }) => ({
      subject: 'Your password was changed',
      preview: 'If that was you, there is nothing to do.',
      paragraphs: [
        `The password of your account was changed on ${moment(at)}. You’re signed out on every device.`,
        'If that was you, there is nothing to do.',
      ],
      action: { label: 'Sign in', url: `${origin}/` },
      afterwards: [
        `If it wasn’t you, call us now on ${supportPhone}, then choose another password with “Forgot password?” on our sign-in page.`,
      ],
    }),

    invitation: ({ token, expiresAt }, { origin, moment, lenderName }) => ({
      subject: 'Set up your online account',
      preview: 'See what you owe and pay online. It takes about three minutes.',
      paragraphs: [
        `Thank you for financing your vehicle with ${lenderName}. With an online account you see what you owe and when, pay, and get your papers.`,
        'Have your contract at hand: we’ll ask for a few digits of it.',
      ],
      action: { label: 'Set up your account', url: `${origin}/#invitation=${token}` },
      afterwards: [
        `The link works until ${moment(expiresAt)}. If it’s too late, open it all the same and ask for a new one.`,
        'The link is for you alone. Please don’t pass this mail on.',
      ],
    }),

    registered: ({ userId }, { origin }) => ({
      subject: 'Your online account is ready',
      preview: 'You can sign in now.',
      paragraphs: [
        `Your online account is set up. Your user ID is ${userId}.`,
        'We never send passwords by mail. If you forget yours, choose a new one on our sign-in page.',
      ],
      action: { label: 'Sign in', url: `${origin}/` },
      afterwards: [
        'On a computer that others use, tick “This is a shared computer” as you sign in, and sign out when you’re done.',
      ],
    }),

    sign_in_code: ({ code, expiresAt }, { moment, supportPhone }) => ({
      subject: 'Your code',
      preview: 'Type it where you’re signing in. Never share it.',
      paragraphs: ['Type this code where you’re signing in or confirming something:'],
      code,
      afterwards: [
        `It works once, until ${moment(expiresAt)}.`,
        'Never share it. Nobody from us will ask for it: not by e-mail, not by text, not on the phone. Whoever asks is trying to get into your account.',
        `If you didn’t ask for a code, somebody has your password. Choose a new one with “Forgot password?” on our sign-in page, or call ${supportPhone}.`,
      ],
    }),

    phone_code: ({ code, expiresAt }, { moment, lenderName }) => ({
      subject: 'Your code for texts',
      preview: 'Type it where you asked for it. Never share it.',
      sms: `${code} is your code to get texts from us. It works until ${moment(expiresAt)}. If you didn’t ask for it, do nothing. Never share it.`,
      paragraphs: [`Type this code to get texts from ${lenderName}:`],
      code,
      afterwards: [`It works once, until ${moment(expiresAt)}. Never share it.`],
    }),

    phone_changed: ({ change, last4, at }, { origin, moment, supportPhone }) => ({
      subject: change === 'added' ? 'A phone for texts was added' : 'Your phone gets no more texts',
      preview: 'If that was you, there is nothing to do.',
      paragraphs: [
        change === 'added'
          ? `Since ${moment(at)}, our texts go to the phone ending in ${last4}.`
          : `The phone ending in ${last4} was taken off your account on ${moment(at)}. We don’t text it any more.`,
        'If that was you, there is nothing to do.',
      ],
      action: { label: 'See your preferences', url: `${origin}/` },
      afterwards: [`If it wasn’t you, call us now on ${supportPhone} and choose a new password.`],
    }),

    paperless_changed: ({ change, version, at }, { origin, moment, supportPhone }) => ({
      subject:
        change === 'consented'
          ? 'You get your papers electronically'
          : 'You get your papers by post again',
      preview: 'For your records.',
      paragraphs: [
        change === 'consented'
          ? `On ${moment(at)} you agreed to get statements, tax papers and notices electronically (text ${version}). We mail you each time there is a new one.`
          : `On ${moment(at)} you withdrew your consent to papers by electronic means (text ${version}). Papers made from now on come by post, free of charge.`,
        ...(change === 'consented'
          ? [
              `You can still have any paper by post, free of charge, and withdraw at any time: in your preferences, or on ${supportPhone}.`,
            ]
          : []),
      ],
      action: { label: 'See your preferences', url: `${origin}/` },
      afterwards: [`If it wasn’t you, call us now on ${supportPhone} and choose a new password.`],
    }),

    paper_copy_ordered: ({ kind, account, arrivesBy }, { origin, day }) => ({
      subject: 'A paper is on its way by post',
      preview: 'It’s free of charge.',
      paragraphs: [
        `You asked for ${papers[kind]} on paper${account ? `, of your account ending in ${account}` : ''}. It should be there by ${day(arrivesBy)}, free of charge.`,
      ],
      action: { label: 'See your preferences', url: `${origin}/` },
    }),

    paper_ready: ({ account, year, date, due }, { place, day, money }) => ({
      subject: due
        ? `Your statement of ${day(date)} is ready`
        : `Your tax paper for ${year} is ready`,
      preview: 'Sign in to read it.',
      paragraphs: due
        ? [
            `There is a new statement for your account ending in ${account}, through ${day(date)}.`,
            due.amount > 0
              ? `It asks for ${money(due.amount, due.currency)} by ${day(due.date)}. Automatic payments, if you have set them up, go on as agreed.`
              : 'There is nothing to pay now.',
          ]
        : [
            `The tax paper for ${year} of your account ending in ${account} is there, with the interest that you paid.`,
          ],
      action: { label: 'Sign in and read it', url: place('documents') },
      afterwards: [
        'All your papers are in one place there. How you hear of new ones, you choose in your preferences.',
      ],
    }),

    support_answer: ({ at }, { origin, moment }) => ({
      subject: 'An answer to your message',
      preview: 'Sign in to read it.',
      paragraphs: [
        `An agent has answered your secure message, on ${moment(at)}. To keep it private, we don’t put it into an e-mail.`,
      ],
      action: { label: 'Sign in and read it', url: `${origin}/` },
    }),
    new_device: ({ device, at }, { origin, moment, supportPhone }) => ({
      subject: 'A sign-in from a new device',
      preview: 'If that was you, there is nothing to do.',
      paragraphs: [
        `Somebody signed in to your account from ${device ?? 'a device'} that we hadn’t seen before, on ${moment(at)}.`,
        'If that was you, there is nothing to do.',
      ],
      action: { label: 'See where you’re signed in', url: `${origin}/` },
      afterwards: [
        `If it wasn’t you, sign in and choose “Sign out everywhere”, choose a new password, and call us on ${supportPhone}.`,
      ],
    }),

    method_added: ({ bank, last4, at, depositsBy }, { origin, moment, day, supportPhone }) => ({
      subject: 'A bank account was added',
      preview: 'If that was you, here is what comes next.',
      paragraphs: [
        `${bank ?? 'A bank account'} ending in ${last4} was added to your account on ${moment(at)}.`,
        ...(depositsBy === null
          ? ['You can pay from it now.']
          : [
              `To make sure that it’s yours, we’re sending it two small deposits, each under a dollar or a euro. They should be there by ${day(depositsBy)}.`,
              'Once you see them, sign in and enter the two amounts under “Manage bank accounts”. Then you can pay from it.',
            ]),
      ],
      action: { label: 'See your bank accounts', url: `${origin}/` },
      afterwards: [
        `If it wasn’t you, call us now on ${supportPhone} and choose a new password.`,
        'We never ask for these amounts by e-mail, by text or on the phone.',
      ],
    }),

    method_removed: ({ bank, last4, at }, { origin, moment, supportPhone }) => ({
      subject: 'A bank account was removed',
      preview: 'If that was you, there is nothing to do.',
      paragraphs: [
        `${bank ?? 'The bank account'} ending in ${last4} was removed from your account on ${moment(at)}. Nothing more is taken from it.`,
        'If that was you, there is nothing to do.',
      ],
      action: { label: 'See your bank accounts', url: `${origin}/` },
      afterwards: [`If it wasn’t you, call us now on ${supportPhone} and choose a new password.`],
    }),

    second_factor_changed: ({ change, kind, at }, { origin, moment, supportPhone }) => ({
      subject:
        change === 'added' ? 'A way to sign in was added' : 'A way to sign in was taken away',
      preview: 'If that was you, there is nothing to do.',
      paragraphs: [
        change === 'added'
          ? `You can now sign in with ${factors[kind]}. It was set up on ${moment(at)}.`
          : `Signing in with ${factors[kind]} was switched off on ${moment(at)}.`,
        'If that was you, there is nothing to do.',
      ],
      action: { label: 'See how you sign in', url: `${origin}/` },
      afterwards: [`If it wasn’t you, call us now on ${supportPhone} and choose a new password.`],
    }),
  },

  text: (subject, { origin }) =>
    `${subject}. Sign in to see more: ${origin} To stop texts, change your preferences there.`,

  guidance: ({ origin, supportPhone }) => ({
    heading: 'How to know it’s us',
    points: [
      `Our links go to ${origin} and nowhere else. Look at the address before you type a password.`,
      'We never ask for your password or a code by e-mail, by text or on the phone. Don’t share them with anybody.',
      `Not sure? Leave this mail alone. Type our address yourself, or call ${supportPhone}.`,
    ],
  }),

  footer: ({ lenderName }) => [
    `You get this mail because you have an account with ${lenderName}. It’s no advertising, and nothing in it tells us whether you read it.`,
    `${lenderName} is fictional. Sandbox, no real money.`,
  ],
};
