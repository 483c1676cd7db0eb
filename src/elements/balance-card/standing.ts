import type { Account } from '../../../sdk/contract/accounts.ts';

/** The four things a customer may need to hear first about an account. */
export type Standing = 'paid-off' | 'past-due' | 'due' | 'clear';

/**
 * What to say first. Decided by the amounts, not by `status`, so that a status which this version
 * does not know still reads right.
 */
export function standingOf(account: Account): Standing {
  if (account.status === 'paid_off') return 'paid-off';
  if (account.pastDue.amount > 0) return 'past-due';
  if (account.amountDue.amount > 0) return 'due';
  return account.nextInstalment ? 'clear' : 'paid-off';
}

/** Share of the amount financed that is paid back, 0 to 1. */
export function paidShare(account: Account): number {
  const { originalPrincipal, principal } = account;
  if (originalPrincipal.amount <= 0) return 1;
  const share = 1 - principal.amount / originalPrincipal.amount;
  return Math.min(1, Math.max(0, share));
}
