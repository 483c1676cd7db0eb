import { type AccountState, instalmentsPaid } from './account.ts';
import { addDays, addMonths, dateFrom, type IsoDate, partsOf } from './dates.ts';
import { dueDateOf, monthsDueBy } from './instalments.ts';
import { type Entry, makeEntry } from './ledger.ts';
import { payoff } from './payoff.ts';
import { project, unpaidOf } from './projection.ts';
import { type Cents, type DueChange, dueDayOf, type Terms } from './terms.ts';

/** A change of plan that a customer asks for. */
export interface PlanOrder {
  /**
   * `due_date`: another day of the month; `extension`: the next instalments later; `hardship`: the
   * same with what is past due, and the fees for being late waived.
   */
  kind: 'due_date' | 'extension' | 'hardship';
  /** Day of the month of `due_date`, months without a payment of the others. */
  choice: number;
}

/** An instalment that is due within so many days stays where it is, as its payment may be under way. */
const planNoticeDays = 5;

/**
 * The due dates that an order asks for, as they would be agreed on a day. The first to move is the
 * first unpaid instalment that is far enough ahead; of hardship the first unpaid one, however late.
 * Nothing ever falls due earlier than before.
 *
 * @returns undefined where there is nothing left to move
 */
export function dueChangeFor(
  terms: Terms,
  state: AccountState,
  { kind, choice }: PlanOrder,
  today: IsoDate,
): DueChange | undefined {
  if (state.closedOn !== null) return undefined;
  const unpaid = instalmentsPaid(terms, state) + 1;
  const near = monthsDueBy(terms, addDays(today, planNoticeDays)) + 1;
  const from = kind === 'hardship' ? unpaid : Math.max(unpaid, near);
  if (from > terms.termMonths) return undefined;
  if (kind === 'due_date') {
    const { year, month } = partsOf(dueDateOf(terms, from));
    const same = dateFrom(year, month, choice);
    // By the day meant: a date that February clamps would bring those after it forward.
    const dueOn = choice >= dueDayOf(terms, from) ? same : addMonths(same, 1);
    return { from, dueOn, dueDay: choice };
  }
  const next = Math.max(from, monthsDueBy(terms, addDays(today, -1)) + 1);
  return { from, dueOn: dueDateOf(terms, next + choice), dueDay: dueDayOf(terms, next + choice) };
}

/** The terms once a change of due dates is agreed to; it takes the place of what it overlaps. */
export function withDueChange(terms: Terms, change: DueChange): Terms {
  const kept = (terms.changes ?? []).filter(({ from }) => from < change.from);
  return { ...terms, changes: [...kept, change] };
}

/** Whether a change in force begins after an instalment: one from there on would take its place. */
export function changeAhead(terms: Terms, from: number): boolean {
  return (terms.changes ?? []).some((change) => change.from > from);
}

/** An instalment's due date and what is asked for then. */
interface DueRow {
  dueDate: IsoDate;
  amount: Cents;
}

/** What a change of due dates does to the instalments that are unpaid, and to the interest of them all. */
export interface PlanEffect {
  rows: { number: number; before: DueRow | null; after: DueRow | null }[];
  /** Interest until the end, beyond what it would be otherwise. */
  interest: Cents;
}

/**
 * What a change comes to if every instalment is paid on its due date, before and after: by the same
 * steps that the books take, to the cent.
 *
 * @param asOf earliest date on which a payment can post
 */
export function planEffect(
  before: Terms,
  after: Terms,
  state: AccountState,
  asOf: IsoDate,
): PlanEffect {
  const paths = [before, after].map((terms) => ({
    terms,
    path: project(terms, state, { asOf, extra: 0 }),
  }));
  const last = Math.max(...paths.map(({ path }) => path.steps.at(-1)?.number ?? 0));
  const rows: PlanEffect['rows'] = [];
  for (let number = instalmentsPaid(before, state) + 1; number <= last; number += 1) {
    const [was = null, is = null] = paths.map(({ terms, path }) => {
      const step = path.steps.find((one) => one.number === number);
      const dueDate = dueDateOf(terms, number);
      // What fell due before is paid with the rest on `asOf`; it is shown as what it is.
      if (dueDate < asOf) return { dueDate, amount: lateAmount(terms, state, number, asOf) };
      return step ? { dueDate, amount: step.amount } : null;
    });
    rows.push({ number, before: was, after: is });
  }
  const [was = 0, is = 0] = paths.map(({ path }) => path.interest);
  return { rows, interest: is - was };
}

/** What is unpaid of an instalment that is past due; of the last, all that clears the account beside. */
function lateAmount(terms: Terms, state: AccountState, number: number, asOf: IsoDate): Cents {
  if (number < terms.termMonths) return unpaidOf(terms, state, number);
  const before = Math.max(0, (number - 1) * state.instalment - state.collected);
  const { amount, fees } = payoff(terms, state, asOf);
  return Math.max(0, amount - fees - before);
}

/**
 * Waives fees that are owed; undefined where none are.
 *
 * @param most what was agreed to; fees that came after it stay
 */
export function waiveFees(
  state: AccountState,
  date: IsoDate,
  most: Cents = Infinity,
): { state: AccountState; entry: Entry } | undefined {
  const fees = Math.min(state.fees, most);
  if (fees === 0) return undefined;
  const entry = makeEntry('waiver', date, { fees, interest: 0, principal: 0 }, state.principal);
  return { state: { ...state, fees: state.fees - fees }, entry };
}
