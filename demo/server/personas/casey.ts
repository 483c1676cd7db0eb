import { addDays, type IsoDate } from '../lending/index.ts';
import { lease, modelYear } from './contract.ts';
import { History } from './history.ts';
import { bankAccounts } from './methods.ts';
import { person } from './people.ts';
import type { Persona } from './persona.ts';
import { makeVin } from './vin.ts';

/** Twenty months into a lease of 36, with a little more distance on it than its share. */
export function casey(today: IsoDate): Persona {
  const terms = lease({
    capitalisedCost: 34_200_00,
    residual: 19_836_00,
    annualRateBps: 420,
    termMonths: 36,
    instalment: 21,
    dueOn: addDays(today, 13),
  });
  return {
    ...person('casey.lease', 'Casey Amberfield', '12'),
    accounts: [
      {
        id: 'acct-casey-1',
        contractNumber: 'SBX-L310-5568',
        vin: makeVin('ST6HY', modelYear(terms), 31055),
        vehicle: { year: modelYear(terms), make: 'Velmora', model: 'Strand', trim: 'Hybrid' },
        ...new History(terms).payInstalments(1, 20).on(today),
        lease: {
          distanceUnit: 'mi',
          allowance: 36_000,
          used: 20_870,
          readOn: addDays(today, -24),
        },
      },
    ],
    methods: bankAccounts('casey', 5521, 1),
  };
}
