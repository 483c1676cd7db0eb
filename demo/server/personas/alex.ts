import { addDays, type IsoDate } from '../lending/index.ts';
import { loan, modelYear } from './contract.ts';
import { History } from './history.ts';
import { bankAccounts } from './methods.ts';
import { person } from './people.ts';
import type { Persona } from './persona.ts';
import { makeVin } from './vin.ts';

/** Fourteen months into a loan and never late; the next instalment is billed and 19 days ahead. */
export function alex(today: IsoDate): Persona {
  const terms = loan({
    amountFinanced: 28_450_00,
    annualRateBps: 549,
    termMonths: 60,
    instalment: 15,
    // As far ahead as "5 to 20 days" allows with a day to spare for another zone's date, so that a
    // sandbox kept for two weeks still has it.
    dueOn: addDays(today, 19),
  });
  return {
    ...person('alex.current', 'Alex Winterbourne', '10'),
    accounts: [
      {
        id: 'acct-alex-1',
        contractNumber: 'SBX-2041-7730',
        vin: makeVin('LM4EV', modelYear(terms), 10417),
        vehicle: { year: modelYear(terms), make: 'Brightwell', model: 'Lumen', trim: 'Touring' },
        ...new History(terms).payInstalments(1, 14).on(today),
      },
    ],
    methods: bankAccounts('alex', 4417, 2),
  };
}
