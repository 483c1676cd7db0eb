/** Texts of `fs-portal` once somebody is signed in. */
export const portalPlaces = {
  menu: 'Your account',
  more: 'More',
  signOut: 'Sign out',
  vehicles: 'Your vehicles',
  endsIn: (last: string) => `ends in ${last}`,
  emptyTitle: 'No accounts yet',
  emptyBody:
    'There’s no financing account under your sign-in. A new contract can take two business days to show up here.',
  missingTitle: 'This page didn’t load completely',
  missingBody:
    'A part of it didn’t arrive. Check your connection, then try again. Nothing of your account is lost.',
  reload: 'Reload the page',
  /** `label` stands in the menu, `name` is the whole of it, `heading` stands above the place. */
  places: {
    overview: { label: 'Overview', name: 'Overview', heading: 'Your account' },
    payments: { label: 'Payments', name: 'Payments', heading: 'Payments' },
    documents: { label: 'Documents', name: 'Documents', heading: 'Documents' },
    vehicle: { label: 'Vehicle', name: 'Vehicle', heading: 'Your vehicle' },
    plan: { label: 'Plan', name: 'Payment plan', heading: 'Your payment plan' },
    preferences: { label: 'Preferences', name: 'Preferences', heading: 'Preferences' },
    help: { label: 'Help', name: 'Help', heading: 'How can we help?' },
    security: { label: 'Security', name: 'Sign-in and security', heading: 'Security' },
  },
};
