import type { IsoDate } from './dates.ts';
import { accrual, type InterestUnits, wholeCents } from './interest.ts';
import { levelInstalment } from './instalments.ts';
import { type Entry, makeEntry } from './ledger.ts';
import { buildSchedule } from './schedule.ts';
import { type Cents, checkTerms, originalPrincipal, residualOf, type Terms } from './terms.ts';

/** Where an account stands: all that its history comes down to. Plain JSON, whole numbers. */
export interface AccountState {
  /** What is left of the amount financed, or of a lease's depreciation. */
  principal: Cents;
  /** Interest accrued and not collected, exact; see {@link InterestUnits}. */
  interest: InterestUnits;
  /** Day through which `interest` has been counted. */
  accruedThrough: IsoDate;
  /** Fees charged and not paid. */
  fees: Cents;
  /** Fees paid so far. */
  feesCollected: Cents;
  /** The level instalment. */
  instalment: Cents;
  /** Interest and principal paid so far; instalments are satisfied from it in order. */
  collected: Cents;
  /** Number of the last instalment that was charged a late fee; 0 before the first. */
  lateFeeThrough: number;
  /** The day on which the last cent was paid. */
  closedOn: IsoDate | null;
}

/** A state and the entry that led to it. */
export interface Step {
  state: AccountState;
  entry: Entry;
}

/**
 * Opens an account on the day of the contract.
 *
 * @throws RangeError where the terms make no contract
 */
export function openAccount(terms: Terms): Step {
  checkTerms(terms);
  const principal = originalPrincipal(terms);
  // Too little to divide into so many instalments, or all of them but rent.
  const early = buildSchedule(terms)
    .slice(0, -1)
    .some((row) => row.principalAfter <= 0);
  if (early) throw new RangeError('the instalments would end before the term does');
  const state: AccountState = {
    principal,
    interest: 0,
    accruedThrough: terms.originatedOn,
    fees: 0,
    feesCollected: 0,
    instalment: levelInstalment(terms),
    collected: 0,
    lateFeeThrough: 0,
    closedOn: null,
  };
  const allocation = { fees: 0, interest: 0, principal };
  return { state, entry: makeEntry('disbursement', terms.originatedOn, allocation, principal) };
}

/** The state with interest counted through a date; the same state where that is not later. */
export function accrueTo(terms: Terms, state: AccountState, date: IsoDate): AccountState {
  if (state.closedOn !== null || date <= state.accruedThrough) return state;
  const balance = state.principal + residualOf(terms);
  const interest = state.interest + accrual(terms, balance, state.accruedThrough, date);
  return { ...state, interest, accruedThrough: date };
}

/** Interest owed on a date, in whole cents. */
export function interestOn(terms: Terms, state: AccountState, date: IsoDate): Cents {
  return wholeCents(terms, accrueTo(terms, state, date).interest);
}

/** Instalments paid in full, counted in order. */
export function instalmentsPaid(terms: Terms, state: AccountState): number {
  if (state.closedOn !== null) return terms.termMonths;
  return Math.min(Math.floor(state.collected / state.instalment), terms.termMonths - 1);
}
