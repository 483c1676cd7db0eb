import { dateFrom, daysBetween, type IsoDate, partsOf } from './dates.ts';

/** Whole minor units of the account's currency, cents for USD. */
export type Cents = number;

/**
 * How days are counted into years. `actual/365`: every calendar day bears 1/365 of the yearly rate,
 * in leap years too. `30/360`: every month bears a twelfth.
 */
export type DayCount = 'actual/365' | '30/360';

/** What is charged where an instalment is not paid in full within the days of grace. */
export interface LateFee {
  amount: Cents;
  graceDays: number;
}

/**
 * A change of due dates that was agreed to later: from one instalment on they run anew, monthly from
 * `dueOn`. The instalments before, and how many there are, stay.
 */
export interface DueChange {
  /** Number of the first instalment that moves. */
  from: number;
  dueOn: IsoDate;
  /** Day of the month meant, where `dueOn` is clamped to the end of a short month. */
  dueDay: number;
}

interface CommonTerms {
  currency: string;
  /** Yearly rate in hundredths of a percent: 549 is 5.49%. */
  annualRateBps: number;
  termMonths: number;
  originatedOn: IsoDate;
  /** Later instalments fall on the same day of each month, clamped to the month's end. */
  firstDueOn: IsoDate;
  /** Day of the month meant, where a short first month clamped it: 31 with a 28 February. */
  dueDay?: number;
  lateFee: LateFee;
  /** Charged for a payment that the bank returns; nothing if left out. */
  returnFee?: Cents;
  /** Days before its due date from which an instalment is asked for. */
  billingLeadDays: number;
  /** `actual/365` if left out. */
  dayCount?: DayCount;
  /** Changes of plan in force, by the instalment that each begins with. */
  changes?: readonly DueChange[];
}

/** A simple-interest loan, repaid in level instalments. */
export interface LoanTerms extends CommonTerms {
  kind: 'loan';
  amountFinanced: Cents;
}

/**
 * A closed-end lease: the instalments pay the rent charge and the depreciation from the capitalised
 * cost down to the residual. `annualRateBps` is the rate implicit in it; rent is charged on the
 * whole balance, residual included, by the constant yield method.
 */
export interface LeaseTerms extends CommonTerms {
  kind: 'lease';
  capitalisedCost: Cents;
  /** The vehicle's value at the end; the lessor's, never part of what the customer owes. */
  residual: Cents;
}

/** What the parties signed. Only `changes` is added to while the account lives, when they sign again. */
export type Terms = LoanTerms | LeaseTerms;

/** The terms as they were when the contract was signed, whatever was agreed to later. */
export function termsAsSigned(terms: Terms): Terms {
  const signed = { ...terms };
  delete signed.changes;
  return signed;
}

/** What the instalments pay back: a loan's amount financed, a lease's depreciation. */
export function originalPrincipal(terms: Terms): Cents {
  return terms.kind === 'loan' ? terms.amountFinanced : terms.capitalisedCost - terms.residual;
}

/** What bears interest beside the principal owed: a lease's residual. */
export function residualOf(terms: Terms): Cents {
  return terms.kind === 'lease' ? terms.residual : 0;
}

/** Day of the month on which an instalment falls due, before a short month clamps it. */
export function dueDayOf(terms: Terms, number = 1): number {
  return runOf(terms, number).dueDay;
}

/** The stretches in which due dates follow each other monthly, in order; the first is the contract's. */
export function dueRuns(terms: Terms): readonly [DueChange, ...DueChange[]] {
  const dueDay = terms.dueDay ?? partsOf(terms.firstDueOn).day;
  const first = { from: 1, dueOn: terms.firstDueOn, dueDay };
  return terms.changes ? [first, ...terms.changes] : [first];
}

/** The stretch that an instalment is in. */
export function runOf(terms: Terms, number: number): DueChange {
  const runs = dueRuns(terms);
  return runs.findLast(({ from }) => from <= number) ?? runs[0];
}

const LIMITS = { amount: 1_000_000_00, annualRateBps: 4_000, termMonths: 480, days: 62 };

function requireWhole(name: string, value: number, least: number, most: number): void {
  if (!Number.isInteger(value) || value < least || value > most) {
    throw new RangeError(`${name} must be a whole number from ${least} to ${most}`);
  }
}

/**
 * Refuses terms that the arithmetic cannot hold exactly or that make no contract.
 *
 * @throws RangeError naming the first term at fault
 */
export function checkTerms(terms: Terms): void {
  if (terms.kind === 'lease') {
    requireWhole('capitalisedCost', terms.capitalisedCost, 1, LIMITS.amount);
    requireWhole('residual', terms.residual, 0, terms.capitalisedCost - 1);
  }
  requireWhole('annualRateBps', terms.annualRateBps, 0, LIMITS.annualRateBps);
  requireWhole('termMonths', terms.termMonths, 1, LIMITS.termMonths);
  requireWhole('amountFinanced', originalPrincipal(terms), terms.termMonths, LIMITS.amount);
  requireWhole('lateFee.amount', terms.lateFee.amount, 0, LIMITS.amount);
  requireWhole('lateFee.graceDays', terms.lateFee.graceDays, 0, LIMITS.days);
  requireWhole('returnFee', terms.returnFee ?? 0, 0, LIMITS.amount);
  requireWhole('billingLeadDays', terms.billingLeadDays, 0, LIMITS.days);
  const first = partsOf(terms.firstDueOn);
  if (dateFrom(first.year, first.month, dueDayOf(terms, 0)) !== terms.firstDueOn) {
    throw new RangeError('dueDay must be the day of firstDueOn, or be clamped to it');
  }
  requireWhole('firstDueOn', daysBetween(terms.originatedOn, terms.firstDueOn), 0, LIMITS.days);
}
