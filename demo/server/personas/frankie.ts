import { addDays, businessDayFrom, type IsoDate } from '../lending/index.ts';
import { loan, modelYear } from './contract.ts';
import { History } from './history.ts';
import { bankAccounts } from './methods.ts';
import { person } from './people.ts';
import type { Persona } from './persona.ts';
import { makeVin } from './vin.ts';

/** Two vehicles: one with an instalment due, one paid two months ahead with nothing due. */
export function frankie(today: IsoDate): Persona {
  const first = loan({
    amountFinanced: 31_600_00,
    annualRateBps: 579,
    termMonths: 72,
    instalment: 7,
    dueOn: addDays(today, 8),
  });
  const second = loan({
    amountFinanced: 12_400_00,
    annualRateBps: 699,
    termMonths: 48,
    instalment: 27,
    dueOn: addDays(today, 16),
  });
  const extraOn = businessDayFrom(addDays(today, -8));
  const ahead = new History(second).payInstalments(1, 26).pay(extraOn).pay(extraOn);
  return {
    ...person('frankie.two', 'Frankie Okonjima', '15'),
    accounts: [
      {
        id: 'acct-frankie-1',
        contractNumber: 'SBX-2072-6641',
        vin: makeVin('RD4GX', modelYear(first), 20726),
        vehicle: { year: modelYear(first), make: 'Calder', model: 'Ridge', trim: 'Summit' },
        ...new History(first).payInstalments(1, 6).on(today),
      },
      {
        id: 'acct-frankie-2',
        contractNumber: 'SBX-1966-0358',
        vin: makeVin('PC3SD', modelYear(second), 19660),
        vehicle: { year: modelYear(second), make: 'Ostra', model: 'Piccolo', trim: 'Sport' },
        ...ahead.on(today),
      },
    ],
    methods: bankAccounts('frankie', 8812, 1),
  };
}
