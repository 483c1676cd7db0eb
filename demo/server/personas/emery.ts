import { addDays, type IsoDate } from '../lending/index.ts';
import { loan, modelYear } from './contract.ts';
import { History } from './history.ts';
import { bankAccounts } from './methods.ts';
import { person } from './people.ts';
import type { Persona } from './persona.ts';
import { makeVin } from './vin.ts';

const TERM = 48;

/** One instalment from the end, with autopay on: the one that clears the account. */
export function emery(today: IsoDate): Persona {
  const terms = loan({
    amountFinanced: 16_750_00,
    annualRateBps: 475,
    termMonths: TERM,
    instalment: TERM,
    dueOn: addDays(today, 9),
  });
  const methods = bankAccounts('emery', 7701, 0);
  return {
    ...person('emery.final', 'Emery Castellane', '14'),
    accounts: [
      {
        id: 'acct-emery-1',
        contractNumber: 'SBX-1988-2217',
        vin: makeVin('LM2SD', modelYear(terms), 19882),
        vehicle: { year: modelYear(terms), make: 'Brightwell', model: 'Lumen', trim: 'Base' },
        ...new History(terms).payInstalments(1, TERM - 1).on(today),
        autopay: { methodId: 'pm-emery-1' },
      },
    ],
    methods,
  };
}
