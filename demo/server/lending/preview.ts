import type { AccountState } from './account.ts';
import type { IsoDate } from './dates.ts';
import type { Allocation } from './ledger.ts';
import { type PaymentOrder, receivePayment, receivePrincipal } from './payments.ts';
import { type Standing, standing } from './standing.ts';
import type { Terms } from './terms.ts';

/** How a payment would be split, and how the account would stand on its date. */
export interface PaymentPreview {
  allocation: Allocation;
  after: Standing;
}

/**
 * Shows what {@link receivePayment}, or {@link receivePrincipal}, would do, by doing it and keeping nothing. Late fees that may
 * come between `today` and a later `date` are not foreseen.
 *
 * @throws LendingError as `receivePayment`
 */
export function preview(
  terms: Terms,
  state: AccountState,
  order: PaymentOrder & { today: IsoDate; principalOnly?: boolean },
): PaymentPreview {
  const { amount, date, today, principalOnly = false } = order;
  const { state: paid, entry } = principalOnly
    ? receivePrincipal(terms, state, { amount, date, today })
    : receivePayment(terms, state, { amount, date });
  return { allocation: entry.allocation, after: standing(terms, paid, { asOf: date, today }) };
}
