import type { AccountRow } from '../../accounts/store.ts';
import type { PaymentKind } from '../../db/schema.ts';
import {
  addDays,
  assessFees,
  type Cents,
  dueDateOf,
  dueThrough,
  isLendingError,
  type IsoDate,
  payoff,
  receivePayment,
  receivePrincipal,
} from '../../lending/index.ts';
import { debitDays, noticeDays, numbersAround } from './days.ts';

/** What automatic payments are set to. */
export interface AutopayTerms {
  readonly amount_kind: 'due' | 'due_plus' | 'fixed';
  readonly amount: Cents | null;
  readonly day: number | null;
  /** Nothing is taken on this day or before. */
  readonly given_on: IsoDate;
  /** What was taken last, or shown to come first; null where neither is known. */
  readonly usual: Cents | null;
}

/** A payment of the customer's own that waits for its date. */
export interface Waiting {
  readonly date: IsoDate;
  readonly amount: Cents;
  readonly kind: PaymentKind;
}

/** What the decision depends on beside account and settings. */
export interface Surroundings {
  readonly waiting: readonly Waiting[];
  /** Numbers of instalments that have been taken. */
  readonly taken: ReadonlySet<number>;
  /** Amounts that were told in time, by due date. */
  readonly told: ReadonlyMap<IsoDate, { readonly amount: Cents; readonly on: IsoDate }>;
  /** Whether a change of plan is asked for and not decided. */
  readonly planPending: boolean;
}

/** A payment to take. */
export interface Debit {
  readonly date: IsoDate;
  /** Number of the instalment. */
  readonly number: number;
  readonly dueDate: IsoDate;
  readonly amount: Cents;
  /** Part of the amount that goes to principal alone. */
  readonly extra: Cents;
  readonly final: boolean;
}

type Books = Pick<AccountRow, 'terms' | 'state'>;

/**
 * What autopay takes on a day: at most one payment for each instalment, none where the customer's own
 * has paid it. One that is scheduled between the chosen day and the due date is waited for, so that
 * only what it leaves is taken then.
 *
 * @param today where it is not yet `day`: a change of the amount can still be told in time
 */
export function debitsOn(
  { terms, state }: Books,
  order: AutopayTerms,
  day: IsoDate,
  around: Surroundings,
  today = day,
): Debit[] {
  if (day <= order.given_on) return [];
  // A payoff that waits for its date counts on nothing being paid before.
  if (around.waiting.some(({ kind }) => kind === 'payoff')) return [];
  const debits: Debit[] = [];
  let books = state;
  for (const number of numbersAround(terms, day)) {
    if (books.closedOn !== null) break;
    const days = debitDays(terms, number, order.day);
    const own = days.at(-1) ?? day;
    const dueDate = dueDateOf(terms, number);
    if (!days.includes(day) || around.taken.has(number)) continue;
    if (day < own && isWaitedFor(around.waiting, day, own)) continue;
    const date = day < books.accruedThrough ? books.accruedThrough : day;
    const wanted = wantedOn({ terms, state: books }, order, number, date);
    const most = limitOf({ state }, order, around.told.get(dueDate), { day, today });
    const amount = Math.min(wanted.amount, most);
    if (amount <= 0) continue;
    const extra = Math.min(wanted.extra, Math.max(0, amount - (wanted.amount - wanted.extra)));
    const final = amount === payoff(terms, books, date).amount;
    debits.push({ date: day, number, dueDate, amount, extra: final ? 0 : extra, final });
    books = receivePayment(terms, books, { amount, date, extra: final ? 0 : extra }).state;
  }
  return debits;
}

/** Whether the customer has scheduled a payment that the instalment can wait for. */
export function isWaitedFor(waiting: readonly Waiting[], day: IsoDate, own: IsoDate): boolean {
  return waiting.some(({ date, kind }) => kind !== 'principal_only' && date > day && date <= own);
}

function wantedOn(
  { terms, state }: Books,
  { amount_kind: kind, amount }: AutopayTerms,
  number: number,
  date: IsoDate,
): { amount: Cents; extra: Cents } {
  const clearing = payoff(terms, state, date);
  const set = amount ?? 0;
  if (kind === 'fixed') return { amount: Math.min(set, clearing.amount), extra: 0 };
  const due = dueThrough(terms, state, number, date);
  if (kind === 'due') return { amount: due, extra: 0 };
  const principal = Math.max(0, due - clearing.fees - clearing.interest);
  // Never more than the principal that is left: interest not yet due stays where it is.
  const extra = Math.max(0, Math.min(set, clearing.principal - principal));
  return { amount: due + extra, extra };
}

/** The account once a payment that was waiting is in; as it was where it could not be taken. */
function afterOwn({ terms, state }: Books, own: Waiting | undefined): Books['state'] {
  if (!own) return state;
  const date = own.date < state.accruedThrough ? state.accruedThrough : own.date;
  const order = { amount: own.amount, date };
  try {
    return own.kind === 'principal_only'
      ? receivePrincipal(terms, state, { ...order, today: date }).state
      : receivePayment(terms, state, order).state;
  } catch (error) {
    if (isLendingError(error)) return state;
    throw error;
  }
}

/** The amount that a customer who was told nothing expects at each due date. */
export function regularAmount({ state }: Pick<Books, 'state'>, order: AutopayTerms): Cents {
  if (order.amount_kind === 'fixed') return order.amount ?? 0;
  return state.instalment + (order.amount_kind === 'due_plus' ? (order.amount ?? 0) : 0);
}

/**
 * The most that may be taken: what was told in time, or a tenth above what the customer knows. A
 * server that was down cannot surprise anybody with more; what is left is told and taken next time.
 */
function limitOf(
  books: Pick<Books, 'state'>,
  order: AutopayTerms,
  told: { readonly amount: Cents; readonly on: IsoDate } | undefined,
  { day, today }: { day: IsoDate; today: IsoDate },
): Cents {
  if (addDays(today, lawfulDays) <= day) return Infinity;
  const known = Math.max(regularAmount(books, order), order.usual ?? 0);
  const inTime = told && addDays(told.on, lawfulDays) <= day ? told.amount : 0;
  return Math.max(known + Math.floor(known / 10), inTime);
}

const lawfulDays = 10;

/** The first day from `from` on which autopay has something to look at: a payment, or its notice. */
export function nextAutopayDay(
  { terms, state }: Books,
  order: Pick<AutopayTerms, 'day' | 'given_on'>,
  from: IsoDate,
): IsoDate | null {
  if (state.closedOn !== null) return null;
  const start = order.given_on < from ? from : addDays(order.given_on, 1);
  const [first = 1] = numbersAround(terms, start);
  // Three months ahead there is always one.
  const days = Array.from({ length: 5 }, (_, at) => first + at).flatMap((number) =>
    debitDays(terms, number, order.day).flatMap((day) => [addDays(day, -noticeDays), day]),
  );
  return days.filter((day) => day >= start).sort()[0] ?? null;
}

/**
 * The payments to come if nothing else happens, from the day after `today`: those of the customer's
 * own that are scheduled count on their dates.
 */
export function* plan(
  { terms, state: start }: Books,
  order: AutopayTerms,
  around: Surroundings,
  today: IsoDate,
): Generator<Debit> {
  let state = start;
  let usual = order.usual;
  const taken = new Set(around.taken);
  const waiting = [...around.waiting].sort((a, b) => (a.date < b.date ? -1 : 1));
  let day = today;
  for (let steps = 0; steps < 4_000 && state.closedOn === null; steps += 1) {
    const next = nextAutopayDay({ terms, state }, order, addDays(day, 1));
    if (next === null) return;
    day = next;
    state = assessFees(terms, state, day).state;
    while (waiting[0] && waiting[0].date <= day) {
      state = afterOwn({ terms, state }, waiting.shift());
    }
    const books = { terms, state };
    const set = { ...order, usual };
    for (const debit of debitsOn(books, set, day, { ...around, waiting, taken }, today)) {
      yield debit;
      taken.add(debit.number);
      const { amount, extra } = debit;
      usual = amount;
      const date = day < state.accruedThrough ? state.accruedThrough : day;
      state = receivePayment(terms, state, { amount, date, extra }).state;
    }
  }
}
