/** Texts of a forgotten password, of a new one, and of links in mails. */
export const recovery = {
  forgotHeading: 'Forgot your password?',
  forgotBody: 'Tell us your user ID and we’ll e-mail you a link to choose a new one.',
  userId: 'User ID',
  userIdMissing: 'Enter your user ID.',
  send: 'Send the link',
  sending: 'Sending…',
  forgotSafe: 'Forgot your user ID, too, or lost the e-mail address? Call us.',
  sentHeading: 'Check your e-mail',
  sentBody: (userId: string) =>
    `If ${userId} is a user ID of ours, a link is on its way to the address that we have for it. It works for 30 minutes, once.`,
  sentMissing: 'Nothing there? Look among unwanted mail, then check the user ID.',
  sendAgain: 'Use another user ID',

  checking: 'Checking your link',
  newHeading: 'Choose a new password',
  newBody: 'Saving it signs you out everywhere else.',
  newPassword: 'New password',
  save: 'Save password',
  saving: 'Saving…',
  savedHeading: 'Your password is changed',
  savedBody: 'We’ve told you so by e-mail. Sign in with your new password.',
  signIn: 'Sign in',

  password: {
    rule: (length: string) =>
      `At least ${length} characters. Several words in a row are easy to remember.`,
    show: 'Show characters',
    hide: 'Hide characters',
    missing: 'Enter a password.',
    too_short: (length: string) => `Use at least ${length} characters.`,
    too_long: 'Use 128 characters or fewer.',
    common: 'Many people use this password, so it’s easy to guess. Choose another.',
    breached: 'This password is on lists of stolen ones. Choose another.',
    personal: 'Leave out your name, your user ID and your e-mail address.',
    refused: 'Choose another password.',
    strengths: ['Very easy to guess', 'Easy to guess', 'Could be stronger', 'Good', 'Strong'],
    strength: (level: string) => `Strength: ${level}`,
  },

  link_expired: {
    heading: 'This link has expired',
    body: 'For your safety a link works for a short while.',
  },
  link_used: {
    heading: 'This link has been used',
    body: 'Each link works once. If it wasn’t you, call us.',
  },
  link_unknown: {
    heading: 'We don’t know this link',
    body: 'A part of it may be missing. Open it from the e-mail again, or copy the whole of it.',
  },
  link_ended: {
    heading: 'This invitation has ended',
    body: 'There were too many tries that didn’t match. Call us and we’ll help.',
  },
  askAgain: 'Get a new link',
  renewed: 'Check your e-mail',
  renewedBody: 'A new link is on its way to the address that the first one went to.',
};
