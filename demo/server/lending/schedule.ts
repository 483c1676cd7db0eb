import type { IsoDate } from './dates.ts';
import { dueDateOf, levelInstalment } from './instalments.ts';
import { accrual, unitsPerCent, wholeCents } from './interest.ts';
import { type Cents, originalPrincipal, residualOf, type Terms } from './terms.ts';

/** One instalment of the contract, as it falls if every one is paid on its due date. */
export interface ScheduledInstalment {
  number: number;
  dueDate: IsoDate;
  amount: Cents;
  interest: Cents;
  principal: Cents;
  principalAfter: Cents;
}

/**
 * The contract's schedule, from the first instalment to the last. All are level but the last, which
 * is whatever clears the account.
 */
export function buildSchedule(terms: Terms): ScheduledInstalment[] {
  const level = levelInstalment(terms);
  const rows: ScheduledInstalment[] = [];
  let owed = originalPrincipal(terms);
  let units = 0;
  let from = terms.originatedOn;
  for (let number = 1; number <= terms.termMonths; number += 1) {
    const dueDate = dueDateOf(terms, number);
    units += accrual(terms, owed + residualOf(terms), from, dueDate);
    const accrued = wholeCents(terms, units);
    const clearing = accrued + owed;
    const amount = number === terms.termMonths ? clearing : Math.min(level, clearing);
    const interest = Math.min(accrued, amount);
    const principal = amount - interest;
    owed -= principal;
    units -= interest * unitsPerCent(terms);
    from = dueDate;
    rows.push({ number, dueDate, amount, interest, principal, principalAfter: owed });
  }
  return rows;
}
