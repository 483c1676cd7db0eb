import {
  type AccountState,
  addDays,
  assessFees,
  type Entry,
  type IsoDate,
  openAccount,
  payoff,
  receivePayment,
  reversePayment,
  standing,
  type Terms,
  waiveFees,
} from '../../../demo/server/lending/index.ts';
import type { Happening } from './random.ts';

/** An account's history as random happenings made it. */
export interface Life {
  terms: Terms;
  state: AccountState;
  entries: Entry[];
  /** Payments that the bank did not return. */
  kept: Entry[];
  today: IsoDate;
  /** The state before each entry, by index. */
  befores: AccountState[];
}

/**
 * Lives an account through; what the contract refuses is left out.
 *
 * @param waives whether some of what comes back finds the lender lenient, and fees are waived with it
 */
export function live(terms: Terms, happenings: readonly Happening[], waives = false): Life {
  const { state, entry } = openAccount(terms);
  const life: Life = {
    terms,
    state,
    entries: [entry],
    kept: [],
    today: terms.originatedOn,
    befores: [state],
  };
  for (const happening of happenings) {
    life.today = addDays(life.today, happening.after);
    charge(life);
    if (happening.kind === 'pay') pay(life, happening);
    else {
      takeBack(life, happening.pick);
      if (waives && happening.pick % 2 === 0) waive(life, happening.pick);
    }
  }
  return life;
}

function record(life: Life, state: AccountState, entry: Entry): void {
  life.befores.push(life.state);
  life.entries.push(entry);
  life.state = state;
}

function charge(life: Life): void {
  const { state, entries } = assessFees(life.terms, life.state, life.today);
  for (const entry of entries) record(life, state, entry);
}

function pay(life: Life, { how, size }: Happening & { kind: 'pay' }): void {
  const { terms, state, today } = life;
  const most = payoff(terms, state, today).amount;
  const wanted = {
    due: standing(terms, state, { asOf: today, today }).amountDue,
    level: state.instalment,
    payoff: most,
    cents: 1 + (size % 300),
    share: Math.ceil((most * size) / 400_000),
  }[how];
  const amount = Math.min(wanted, most);
  if (amount === 0) return;
  const step = receivePayment(terms, state, { amount, date: today });
  record(life, step.state, step.entry);
  life.kept.push(step.entry);
}

function waive(life: Life, pick: number): void {
  // All of them, or as much as was agreed to.
  const step = waiveFees(life.state, life.today, pick % 4 === 0 ? undefined : 1_000);
  if (step) record(life, step.state, step.entry);
}

function takeBack(life: Life, pick: number): void {
  const [payment] = life.kept.splice(pick % (life.kept.length || 1), 1);
  if (!payment) return;
  const step = reversePayment(life.terms, life.state, payment, life.today);
  record(life, step.state, step.entry);
}
