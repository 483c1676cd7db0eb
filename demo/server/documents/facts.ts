import type { PayoffQuote } from '../../../sdk/contract/index.ts';
import type { LeaseUse, VehicleName } from '../db/schema.ts';
import type { StatementFigures, TaxFigures, Terms } from '../lending/index.ts';

/** Whom a paper is for, and what about, as of the day it was written. */
export interface Heading {
  /** The customer. */
  readonly name: string;
  /** BCP 47; the customer's then. */
  readonly locale: string;
  readonly contractNumber: string;
  readonly vehicle: VehicleName;
  readonly vin: string;
  readonly currency: string;
  /** Date of the paper. */
  readonly date: string;
}

/** What the contract says. */
export interface ContractFacts extends Heading {
  readonly kind: 'contract';
  readonly terms: Terms;
  readonly lease: LeaseUse | null;
}

/** What a monthly statement says. */
export interface StatementFacts extends Heading {
  readonly kind: 'statement';
  readonly figures: StatementFigures;
  /** In hundredths of a percent; null for a lease. */
  readonly annualRateBps: number | null;
  /** The statement that asked for the same instalment by another due date. */
  readonly replaces?: { readonly date: string; readonly dueDate: string };
}

/** What a year's tax paper says. */
export interface TaxFacts extends Heading {
  readonly kind: 'tax';
  readonly figures: TaxFigures;
  readonly originatedOn: string;
}

/** What a payoff letter says. */
export interface LetterFacts extends Heading {
  readonly kind: 'payoff_letter';
  readonly quote: Pick<
    PayoffQuote,
    'amount' | 'principal' | 'interest' | 'fees' | 'perDiem' | 'goodThrough'
  >;
}

/** What a paper says, by its kind. */
export type DocumentFacts = ContractFacts | StatementFacts | TaxFacts | LetterFacts;
