/** Texts of what `fs-login` shows in place of its form while somebody signs in. */
export const signInPanels = {
  sending: 'Checking…',
  backToSignIn: 'Back to sign-in',
  callStatement: 'The number is on your statement and on your contract.',
  useAnother: 'Use another way',
  others: {
    email_code: 'Get a code by e-mail',
    totp: 'Use the code from your app',
    passkey: 'Use your passkey',
    recovery_code: 'Use a recovery code',
  },
  othersHeading: 'Choose another way',
  othersBody: 'Any of these shows that it’s you.',

  captcha: {
    heading: 'One more check',
    body: 'There were several tries with a wrong password. Your device does a little arithmetic for us, which takes a few seconds. There’s nothing to read or to solve.',
    button: 'I’m not a robot',
    busy: 'Checking…',
    failedTitle: 'The check didn’t finish',
    failedBody: 'Your device may be busy, or the page was left for too long.',
    failedNext: 'Try again.',
  },

  code: {
    emailHeading: 'Enter the code we sent you',
    emailBody: (address: string) => `It’s in an e-mail to ${address} and works for 10 minutes.`,
    appHeading: 'Enter the code from your app',
    appBody: 'Open your authenticator app. The code changes every 30 seconds.',
    field: 'Code',
    help: (length: string) => `${length} digits. You can paste it.`,
    submit: 'Continue',
    missing: (length: string) => `Enter all ${length} digits.`,
    wrong: 'That code doesn’t match. Check it, or use a newer one.',
    resend: 'Send a new code',
    resendIn: (seconds: string) => `You can get a new code in ${seconds} s.`,
    resent: 'We’ve sent a new code.',
    safe: 'Don’t give this code to anybody, not even to us.',
  },

  recoveryCode: {
    heading: 'Use a recovery code',
    body: 'You saved these codes when you set up your second step. Each works once.',
    field: 'Recovery code',
    submit: 'Continue',
    missing: 'Enter one of your recovery codes.',
    wrong: 'That code doesn’t match, or it has been used.',
  },

  passkey: {
    heading: 'Use your passkey',
    body: 'Your device asks for your fingerprint, your face or its PIN.',
    button: 'Use passkey',
    busy: 'Waiting for your device…',
    stoppedTitle: 'The passkey wasn’t used',
    stoppedBody: 'The request was closed, or it took too long.',
    stoppedNext: 'Try again, or sign in another way.',
    wrongTitle: 'That passkey didn’t work',
    wrongBody: 'It may have been removed from your account.',
    wrongNext: 'Use another one, or sign in another way.',
    refusedTitle: 'Passkeys can’t be used here',
    refusedBody: 'This page doesn’t allow them, or your browser has none.',
    refusedNext: 'Sign in with your password.',
    openPortal: (lender: string) => `Open ${lender} in a new tab`,
    portal: 'your account',
  },

  attemptsLeft: (count: number) =>
    count === 1 ? 'You have one more try.' : `You have ${count} more tries.`,

  unknown: {
    heading: 'One more step is needed',
    body: 'Your account asks for a proof that this page can’t take, so you aren’t signed in.',
    next: 'Reload the page. If that doesn’t help, call us.',
  },

  ended: {
    heading: 'Let’s start again',
    body: 'A sign-in has to be finished within 10 minutes and a few tries. Nothing is wrong with your account.',
    button: 'Start again',
  },

  lockout: {
    until: 'Locked until',
    help: 'We locked sign-in for this user ID after several wrong passwords or codes. Your account itself is safe.',
    mail: 'If the user ID is yours, there’s an e-mail from us that says the same.',
    sooner: 'Need to get in sooner?',
    call: 'Call us. We’ll check that it’s you and unlock it.',
    tryAnother: 'Use a different user ID',
  },

  guidance: {
    title: 'Staying safe',
    neverShare: 'We never ask for your password or a code by phone, e-mail or text.',
    address: (host: string) =>
      `Type your password only where the address begins with ${host}, or where it says so before a window opens.`,
    signOut: 'On a computer that others use, sign out when you’re done.',
  },
};
