/**
 * The lending core: schedules, simple daily interest, fees, allocation and the entries they write.
 * Pure functions over plain data; days come in as arguments, nothing here reads a clock.
 *
 * @module
 */
export { type AccountState, instalmentsPaid, openAccount } from './account.ts';
export {
  businessDateAt,
  businessDayFrom,
  cutoffAt,
  dateAt,
  isBusinessDay,
  nextBusinessDay,
} from './calendar.ts';
export {
  addDays,
  addMonths,
  dateFrom,
  daysBetween,
  isDate,
  type IsoDate,
  partsOf,
} from './dates.ts';
export { isLendingError } from './errors.ts';
export { assessFees, chargeReturn, nextFeeOn } from './fees.ts';
export { dueDateOf, monthsDueBy, periodOf } from './instalments.ts';
export type { Entry, LedgerAccount } from './ledger.ts';
export { type PaymentOrder, receivePayment, receivePrincipal, reversePayment } from './payments.ts';
export {
  latestTaxPaper,
  nextStatementOn,
  statementFigures,
  type StatementFigures,
  statementsDue,
  taxFigures,
  type TaxFigures,
  taxPaperDate,
  taxYears,
} from './papers.ts';
export { payoff, payoffQuote } from './payoff.ts';
export {
  changeAhead,
  dueChangeFor,
  planEffect,
  type PlanOrder,
  waiveFees,
  withDueChange,
} from './plan-change.ts';
export { preview } from './preview.ts';
export { type ProjectedPath, project } from './projection.ts';
export { type BookEntry, Replay } from './replay.ts';
export { scheduleView } from './schedule-view.ts';
export { buildSchedule } from './schedule.ts';
export { dueThrough, standing, type View } from './standing.ts';
export {
  type Cents,
  type DueChange,
  dueDayOf,
  type LateFee,
  type LeaseTerms,
  type LoanTerms,
  type Terms,
  termsAsSigned,
} from './terms.ts';
