/** What can go wrong on the way to the lender, whatever was being done. */
export type Failure =
  | 'contract'
  | 'denied'
  | 'locked'
  | 'malformed'
  | 'offline'
  | 'rateLimited'
  | 'refused'
  | 'server'
  | 'signedOut'
  | 'timeout'
  | 'unavailable'
  | 'unknown'
  | 'unreachable'
  | 'wrongCredentials';

const seconds = (count: number) => {
  if (count < 90) return `${count} ${count === 1 ? 'second' : 'seconds'}`;
  return count < 5_400 ? `${Math.ceil(count / 60)} minutes` : `${Math.ceil(count / 3_600)} hours`;
};

/** Failures that any element can meet. Refusals of one element's own are in its catalogue. */
export const errors = {
  wrongCredentials: {
    title: 'That user ID and password don’t match',
    meaning: 'One of them may have a typo, or Caps Lock may be on.',
    next: 'Check both and try again, or use “Forgot password?” below.',
  },
  locked: {
    title: 'Sign-in is locked for your protection',
    meaning: (until: string) =>
      until
        ? `There were too many wrong tries. You can sign in again from ${until}.`
        : 'There were too many wrong tries.',
    next: 'If that wasn’t you, or you can’t wait, call us and we’ll unlock it.',
  },
  rateLimited: {
    title: 'That was a lot at once',
    meaning: 'We slow things down for a moment to keep accounts safe.',
    next: (wait: number) =>
      wait > 0 ? `Try again in ${seconds(wait)}.` : 'Wait a moment, then try again.',
  },
  signedOut: {
    title: 'You’ve been signed out',
    meaning: 'Your session ended, as it does after a while to protect your account.',
    next: 'Sign in again to go on where you were.',
  },
  denied: {
    title: 'Your sign-in can’t open this',
    meaning: 'It was made for less than what is asked for here. Nothing was changed.',
    next: 'Sign out and sign in again. If that doesn’t help, call us.',
  },
  unavailable: {
    title: 'We’re briefly unavailable',
    meaning: 'Our systems are being worked on. Your account is safe and nothing was changed.',
    next: (wait: number) =>
      wait > 0 ? `Try again in ${seconds(wait)}.` : 'Try again in a few minutes.',
  },
  server: {
    title: 'Something went wrong on our side',
    meaning: 'It isn’t anything you did, and we’ve recorded it.',
    next: 'Try again. If it keeps happening, call us and quote the reference below.',
  },
  offline: {
    title: 'You’re offline',
    meaning: 'This device has no internet connection at the moment.',
    next: 'Check your Wi-Fi or mobile data, then try again.',
  },
  unreachable: {
    title: 'We can’t reach our servers',
    meaning: 'Your connection may be unstable, or our service may be down.',
    next: 'Check your connection and try again in a minute.',
  },
  timeout: {
    title: 'This is taking too long',
    meaning: 'We waited for an answer and none came in time.',
    next: 'Your connection may be slow. Try again.',
  },
  malformed: {
    title: 'We got an answer we can’t read',
    meaning:
      'A network between you and us, such as a hotel’s or an office’s, may have replaced it.',
    next: 'Try again, or switch to another network.',
  },
  contract: {
    title: 'We can’t show this right now',
    meaning:
      'Some details were missing from our answer, so we’d rather show nothing than something wrong.',
    next: 'Try again. If it keeps happening, call us and quote the reference below.',
  },
  refused: {
    title: 'We can’t do that for this account',
    meaning: 'The request was understood but isn’t allowed as it stands.',
    next: 'Check what you entered, or call us.',
  },
  unknown: {
    title: 'Something went wrong',
    meaning: 'We couldn’t finish what you asked for.',
    next: 'Try again, or reload the page.',
  },
};
