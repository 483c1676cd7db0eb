import { addDays, type IsoDate } from '../lending/index.ts';
import { loan, modelYear } from './contract.ts';
import { History } from './history.ts';
import { person } from './people.ts';
import type { Persona } from './persona.ts';
import { makeVin } from './vin.ts';

/** Signed a contract days ago and is invited to register; has paid nothing and added no bank. */
export function gale(today: IsoDate): Persona {
  const terms = loan({
    amountFinanced: 24_980_00,
    annualRateBps: 599,
    termMonths: 66,
    instalment: 1,
    dueOn: addDays(today, 20),
  });
  return {
    ...person('gale.invited', 'Gale Ferrowhite', '16'),
    birthDate: '1991-04-17',
    invitation: { sentOn: addDays(today, -1) },
    accounts: [
      {
        id: 'acct-gale-1',
        contractNumber: 'SBX-2090-3875',
        vin: makeVin('ST2GX', modelYear(terms), 20903),
        vehicle: { year: modelYear(terms), make: 'Velmora', model: 'Strand', trim: null },
        ...new History(terms).on(today),
      },
    ],
    methods: [],
  };
}
