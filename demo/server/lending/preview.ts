import type { AccountState } from './account.ts';
import type { IsoDate } from './dates.ts';
import type { Allocation } from './ledger.ts';
import { type PaymentOrder, receivePayment } from './payments.ts';
import { type Standing, standing } from './standing.ts';
import type { Terms } from './terms.ts';

/** How a payment would be split, and how the account would stand on its date. */
export interface PaymentPreview {
  allocation: Allocation;
  after: Standing;
}

/**
 * Shows what {@link receivePayment} would do, by doing it and keeping nothing. Late fees that may
 * come between `today` and a later `date` are not foreseen.
 *
 * @throws LendingError as `receivePayment`
 */
export function preview(
  terms: Terms,
  state: AccountState,
  order: PaymentOrder & { today: IsoDate },
): PaymentPreview {
  const { amount, date, today } = order;
  const { state: paid, entry } = receivePayment(terms, state, { amount, date });
  return { allocation: entry.allocation, after: standing(terms, paid, { asOf: date, today }) };
}
