import {
  addDays,
  buildSchedule,
  businessDayFrom,
  type Cents,
  dueDateOf,
  type IsoDate,
  isBusinessDay,
  type PaymentOrder,
  statementsDue,
  taxYears,
  type Terms,
} from '../lending/index.ts';
import { loan, modelYear } from './contract.ts';
import { History } from './history.ts';
import { bankAccounts } from './methods.ts';
import { person } from './people.ts';
import type { Persona } from './persona.ts';
import { makeVin } from './vin.ts';

/** Entries of the history: the disbursement and 9,999 payments. */
export const HARPER_ENTRIES = 10_000;

/** Papers that have come together: statements, tax papers, the contract, and a payoff letter in most months. */
export const HARPER_DOCUMENTS = 120;

const PAID = 60;

/**
 * Pays by small change: an app sweeps it up some eight times on every business day, so that each
 * month's sweeps come to that month's instalment. Five years of it make 10,000 entries.
 */
export function harper(today: IsoDate): Persona {
  const terms = loan({
    amountFinanced: 41_300_00,
    annualRateBps: 529,
    termMonths: 84,
    instalment: PAID + 1,
    dueOn: addDays(today, 15),
  });
  const history = new History(terms);
  for (const { date, amount } of sweeps(terms)) history.pay(date, amount);
  return {
    ...person('harper.history', 'Harper Quillfeather', '17'),
    accounts: [
      {
        id: 'acct-harper-1',
        contractNumber: 'SBX-1874-9926',
        vin: makeVin('LM6EV', modelYear(terms), 18749),
        vehicle: { year: modelYear(terms), make: 'Brightwell', model: 'Lumen', trim: 'Estate' },
        ...history.on(today),
        letters: letterDays(terms, today),
      },
    ],
    methods: bankAccounts('harper', 9917, 1),
  };
}

/** Days on which a letter was asked for: after the latest due dates, as many as the other papers leave. */
function letterDays(terms: Terms, today: IsoDate): IsoDate[] {
  const statements = statementsDue(terms, '', addDays(today, -1), null).length;
  const years = taxYears(terms, today).length;
  return Array.from({ length: HARPER_DOCUMENTS - statements - years - 1 }, (_, at) =>
    businessDayFrom(addDays(dueDateOf(terms, PAID - at), 3)),
  ).reverse();
}

function* sweeps(terms: Terms): Generator<PaymentOrder> {
  const total = HARPER_ENTRIES - 1;
  let from = terms.originatedOn;
  for (const { number, dueDate, amount } of buildSchedule(terms).slice(0, PAID)) {
    const count = Math.floor((number * total) / PAID) - Math.floor(((number - 1) * total) / PAID);
    const days = businessDays(from, dueDate);
    const shares = split(amount, count);
    for (const [at, share] of shares.entries()) {
      const date = days[Math.floor((at * days.length) / count)];
      if (date !== undefined) yield { date, amount: share };
    }
    from = dueDate;
  }
}

/** Business days after one date and through another. */
function businessDays(after: IsoDate, through: IsoDate): IsoDate[] {
  const days: IsoDate[] = [];
  for (let day = addDays(after, 1); day <= through; day = addDays(day, 1)) {
    if (isBusinessDay(day)) days.push(day);
  }
  return days;
}

/** Parts an amount unevenly, as small change falls, into a number of amounts that add up to it. */
function split(amount: Cents, count: number): Cents[] {
  const weights = Array.from({ length: count }, (_, at) => 20 + ((at * 37) % 61));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  let weight = 0;
  let given = 0;
  return weights.map((share) => {
    weight += share;
    const part = Math.floor((amount * weight) / sum) - given;
    given += part;
    return part;
  });
}
