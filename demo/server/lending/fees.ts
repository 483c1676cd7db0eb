import { type AccountState, instalmentsPaid, type Step } from './account.ts';
import { addDays, type IsoDate } from './dates.ts';
import { dueDateOf, instalmentsDueBy } from './instalments.ts';
import { type Entry, makeEntry } from './ledger.ts';
import type { Terms } from './terms.ts';

/**
 * The day on which the next late fee falls if nothing is paid before; null where none can. It may
 * have passed already, as when the bank took a payment back.
 */
export function nextFeeOn(terms: Terms, state: AccountState): IsoDate | null {
  const { amount, graceDays } = terms.lateFee;
  const covered = Math.floor((state.collected + state.feesCollected) / state.instalment);
  const settled = Math.max(instalmentsPaid(terms, state), state.lateFeeThrough, covered);
  if (amount === 0 || settled >= terms.termMonths) return null;
  return addDays(dueDateOf(terms, settled + 1), graceDays + 1);
}

/**
 * Charges what the contract asks for a payment that the bank returned.
 *
 * @param date day of the return
 * @returns undefined where the contract asks nothing
 */
export function chargeReturn(terms: Terms, state: AccountState, date: IsoDate): Step | undefined {
  const amount = terms.returnFee ?? 0;
  if (amount === 0) return undefined;
  const after = { ...state, fees: state.fees + amount };
  const allocation = { fees: amount, interest: 0, principal: 0 };
  return { state: after, entry: makeEntry('fee', date, allocation, state.principal) };
}

/**
 * Charges the late fees newly due by a day: one for each instalment that is not paid in full when
 * its days of grace have passed, dated on the day after them. Call it day by day, or before every
 * payment: it sees only what is paid now.
 *
 * An instalment that is short only by what late fees took out of the payments is not charged again
 * (the "pyramiding" of 16 CFR 444.4).
 *
 * @param today the day that has begun
 */
export function assessFees(
  terms: Terms,
  state: AccountState,
  today: IsoDate,
): { state: AccountState; entries: Entry[] } {
  const { amount, graceDays } = terms.lateFee;
  const entries: Entry[] = [];
  if (amount === 0) return { state, entries };
  const late = instalmentsDueBy(terms, addDays(today, -graceDays - 1));
  const paid = instalmentsPaid(terms, state);
  let after = state;
  for (let number = Math.max(paid, state.lateFeeThrough) + 1; number <= late; number += 1) {
    if (state.collected + state.feesCollected >= number * state.instalment) continue;
    const date = addDays(dueDateOf(terms, number), graceDays + 1);
    after = { ...after, fees: after.fees + amount, lateFeeThrough: number };
    entries.push(
      makeEntry('fee', date, { fees: amount, interest: 0, principal: 0 }, after.principal),
    );
  }
  return { state: after, entries };
}
