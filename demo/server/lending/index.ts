/**
 * The lending core: schedules, simple daily interest, fees, allocation and the entries they write.
 * Pure functions over plain data; days come in as arguments, nothing here reads a clock.
 *
 * @module
 */
export { type AccountState, openAccount, type Step } from './account.ts';
export {
  businessDateAt,
  businessDayFrom,
  cutoffAt,
  dateAt,
  isBusinessDay,
  nextBusinessDay,
} from './calendar.ts';
export { addDays, addMonths, daysBetween, type IsoDate } from './dates.ts';
export { isLendingError, LendingError, type LendingErrorCode } from './errors.ts';
export { assessFees } from './fees.ts';
export type { Allocation, Entry, LedgerAccount, Posting } from './ledger.ts';
export { type PaymentOrder, receivePayment, reversePayment } from './payments.ts';
export { type Payoff, payoff } from './payoff.ts';
export { type PaymentPreview, preview } from './preview.ts';
export { type InstalmentView, scheduleView } from './schedule-view.ts';
export { buildSchedule, type ScheduledInstalment } from './schedule.ts';
export { type Standing, standing, type View } from './standing.ts';
export type { Cents, LateFee, LeaseTerms, LoanTerms, Terms } from './terms.ts';
