import { addDays, type IsoDate } from '../lending/index.ts';
import { loan, modelYear } from './contract.ts';
import { History } from './history.ts';
import { bankAccounts } from './methods.ts';
import { person } from './people.ts';
import type { Persona } from './persona.ts';
import { makeVin } from './vin.ts';

const LOCKED_FOR = 23 * 60 * 60 * 1000;

/**
 * In good standing, but locked out for the 23 hours to come.
 *
 * @param now RFC 3339
 */
export function drew(today: IsoDate, now: string): Persona {
  const terms = loan({
    amountFinanced: 22_300_00,
    annualRateBps: 619,
    termMonths: 60,
    instalment: 9,
    dueOn: addDays(today, 11),
  });
  return {
    ...person('drew.locked', 'Drew Hollinsway', '13'),
    lockedUntil: new Date(Date.parse(now) + LOCKED_FOR).toISOString(),
    accounts: [
      {
        id: 'acct-drew-1',
        contractNumber: 'SBX-2055-1093',
        vin: makeVin('PC1SD', modelYear(terms), 20551),
        vehicle: { year: modelYear(terms), make: 'Ostra', model: 'Piccolo', trim: null },
        ...new History(terms).payInstalments(1, 8).on(today),
      },
    ],
    methods: bankAccounts('drew', 6604, 0),
  };
}
