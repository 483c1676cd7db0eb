import { addDays, type IsoDate } from '../lending/index.ts';
import { loan, modelYear } from './contract.ts';
import { History } from './history.ts';
import { bankAccounts } from './methods.ts';
import { person } from './people.ts';
import type { Persona } from './persona.ts';
import { makeVin } from './vin.ts';

/** In good standing, with a co-borrower, who signs every change of plan, too. */
export function jamie(today: IsoDate): Persona {
  const terms = loan({
    amountFinanced: 26_700_00,
    annualRateBps: 529,
    termMonths: 60,
    instalment: 20,
    dueOn: addDays(today, 17),
  });
  return {
    ...person('jamie.joint', 'Jamie Harrowgate', '19'),
    accounts: [
      {
        id: 'acct-jamie-1',
        contractNumber: 'SBX-2037-5124',
        vin: makeVin('RD3GX', modelYear(terms), 20375),
        vehicle: { year: modelYear(terms), make: 'Calder', model: 'Ridge', trim: 'Family' },
        ...new History(terms).payInstalments(1, 19).on(today),
        coBorrower: 'robin.cosigner',
      },
    ],
    methods: bankAccounts('jamie', 1145, 0),
  };
}
