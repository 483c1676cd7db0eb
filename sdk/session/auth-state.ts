/**
 * Whether somebody is signed in. `restoring` lasts from `createClient` until the tab's storage and the
 * sibling tabs have been asked, at most some seconds. `expired` means the lender ended the session.
 */
export type AuthState =
  | { readonly status: 'restoring' }
  | { readonly status: 'signed-out'; readonly reason?: 'signed-out' | 'expired' }
  | { readonly status: 'signed-in' };
