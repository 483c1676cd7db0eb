import {
  type AccountState,
  assessFees,
  buildSchedule,
  businessDayFrom,
  addDays,
  type Cents,
  type Entry,
  type IsoDate,
  openAccount,
  receivePayment,
  reversePayment,
  type Terms,
} from '../lending/index.ts';

/**
 * Lives an account through from its first day, by the lending core alone: no balance is ever set,
 * and late fees come on the days they came due. Dates must not go back.
 */
export class History {
  readonly terms: Terms;
  readonly #entries: Entry[];
  #state: AccountState;

  constructor(terms: Terms) {
    const { state, entry } = openAccount(terms);
    this.terms = terms;
    this.#state = state;
    this.#entries = [entry];
  }

  /** A payment from the customer; the level instalment if no amount is given. */
  pay(date: IsoDate, amount: Cents = this.#state.instalment): this {
    this.#until(date);
    const { state, entry } = receivePayment(this.terms, this.#state, { amount, date });
    this.#record(state, entry);
    return this;
  }

  /** Pays instalments, each a few days before or on its due date, as people do. */
  payInstalments(from: number, to: number): this {
    for (const { number, dueDate } of buildSchedule(this.terms).slice(from - 1, to)) {
      this.pay(businessDayFrom(addDays(dueDate, -2 - ((number * 7) % 5))));
    }
    return this;
  }

  /** The bank returns the last payment. */
  returnLast(date: IsoDate): this {
    const payment = this.#entries.findLast((entry) => entry.kind === 'payment');
    if (!payment) throw new Error('there is no payment to return');
    this.#until(date);
    const { state, entry } = reversePayment(this.terms, this.#state, payment, date);
    this.#record(state, entry);
    return this;
  }

  /** Ends the telling on a day: where the account stands then, and how it came there. */
  on(today: IsoDate): { terms: Terms; state: AccountState; entries: Entry[] } {
    this.#until(today);
    return { terms: this.terms, state: this.#state, entries: this.#entries };
  }

  #until(date: IsoDate): void {
    const { state, entries } = assessFees(this.terms, this.#state, date);
    this.#state = state;
    this.#entries.push(...entries);
  }

  #record(state: AccountState, entry: Entry): void {
    this.#state = state;
    this.#entries.push(entry);
  }
}
