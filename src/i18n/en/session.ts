const seconds = (count: number) => (count === 1 ? '1 second' : `${count} seconds`);

/** Texts about the end of a session. */
export const session = {
  idleTitle: 'Still there?',
  ageTitle: 'Your session is about to end',
  remaining: (count: number) => `You’ll be signed out in ${seconds(count)}.`,
  idleWhy: 'You haven’t used this page for a while, so we’ll sign you out to protect your account.',
  spentWhy:
    'You’ve asked for more time as often as we can give it. You can sign in again straight away.',
  ageWhy:
    'A session ends after a fixed time, however it’s used. You can sign in again straight away.',
  stay: 'Stay signed in',
  understood: 'Got it',
  leave: 'Sign out now',
};
