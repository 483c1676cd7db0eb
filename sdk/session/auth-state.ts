/**
 * Whether somebody is signed in. `restoring` lasts from `createClient` until the tab's storage and the
 * sibling tabs have been asked, at most some seconds. `expired` means that it ended by itself: by age, by
 * idleness, or at the lender.
 */
export type AuthState =
  | { readonly status: 'restoring' }
  | { readonly status: 'signed-out'; readonly reason?: 'signed-out' | 'expired' }
  | { readonly status: 'signed-in' };
