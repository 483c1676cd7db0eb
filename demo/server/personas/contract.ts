import {
  addMonths,
  type Cents,
  type IsoDate,
  type LateFee,
  type LeaseTerms,
  type LoanTerms,
  type Terms,
} from '../lending/index.ts';

/** What the lender charges everybody: $25 once an instalment is 15 days late. */
const LATE_FEE: LateFee = { amount: 25_00, graceDays: 15 };

/** What the lender charges for a payment that the bank returns. */
const RETURN_FEE = 20_00;

/** What every contract here has in common, placed so that one instalment falls on a given day. */
interface Placement {
  annualRateBps: number;
  termMonths: number;
  /** Number of an instalment, counted from 1, and its due date. */
  instalment: number;
  dueOn: IsoDate;
}

function place({ annualRateBps, termMonths, instalment, dueOn }: Placement) {
  const firstDueOn = addMonths(dueOn, 1 - instalment);
  return {
    currency: 'USD',
    annualRateBps,
    termMonths,
    originatedOn: addMonths(firstDueOn, -1),
    firstDueOn,
    dueDay: Number(dueOn.slice(8)),
    lateFee: LATE_FEE,
    returnFee: RETURN_FEE,
    billingLeadDays: 25,
  };
}

/** A loan's terms. */
export function loan(input: Placement & { amountFinanced: Cents }): LoanTerms {
  return { kind: 'loan', amountFinanced: input.amountFinanced, ...place(input) };
}

/** A lease's terms. */
export function lease(input: Placement & { capitalisedCost: Cents; residual: Cents }): LeaseTerms {
  const { capitalisedCost, residual } = input;
  return { kind: 'lease', capitalisedCost, residual, ...place(input) };
}

/** Model year of a vehicle that is new when its contract is signed. */
export function modelYear(terms: Terms): number {
  return Number(terms.originatedOn.slice(0, 4));
}
