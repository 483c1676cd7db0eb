import { type AccountState, instalmentsPaid } from './account.ts';
import { addDays, type IsoDate } from './dates.ts';
import { instalmentsDueBy } from './instalments.ts';
import { payoff } from './payoff.ts';
import { buildSchedule, type ScheduledInstalment } from './schedule.ts';
import type { Cents, Terms } from './terms.ts';

/** An instalment of the contract and how far it is paid. */
export interface InstalmentView extends ScheduledInstalment {
  paid: Cents;
  /** `due` from the day it is billed, `past_due` from the day after its date. */
  status: 'paid' | 'past_due' | 'due' | 'upcoming';
}

/**
 * The contract's schedule with what has been paid laid over it in order. Once only the last
 * instalment is open, its amount is what clears the account on `asOf`.
 *
 * @param asOf earliest date on which a payment can post; `today` if left out
 */
export function scheduleView(
  terms: Terms,
  state: AccountState,
  today: IsoDate,
  asOf: IsoDate = today,
): InstalmentView[] {
  const paidCount = instalmentsPaid(terms, state);
  const overdue = instalmentsDueBy(terms, addDays(today, -1));
  const billed = instalmentsDueBy(terms, addDays(asOf, terms.billingLeadDays));
  return buildSchedule(terms).map((row) => {
    const before = (row.number - 1) * state.instalment;
    const received = Math.max(0, state.collected - before);
    const last = row.number === terms.termMonths;
    const amount =
      last && state.closedOn === null && paidCount === terms.termMonths - 1
        ? received + payoff(terms, state, asOf).amount - state.fees
        : row.amount;
    const status =
      row.number <= paidCount
        ? 'paid'
        : row.number <= overdue
          ? 'past_due'
          : row.number <= billed
            ? 'due'
            : 'upcoming';
    return { ...row, amount, paid: Math.min(received, amount), status };
  });
}
