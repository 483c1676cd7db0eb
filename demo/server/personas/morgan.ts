import { addDays, type IsoDate } from '../lending/index.ts';
import { loan, modelYear } from './contract.ts';
import { History } from './history.ts';
import { bankAccounts } from './methods.ts';
import { person } from './people.ts';
import type { Persona } from './persona.ts';
import { makeVin } from './vin.ts';

/** In good standing; signs in with a code sent by e-mail as a second step. */
export function morgan(today: IsoDate): Persona {
  const terms = loan({
    amountFinanced: 37_150_00,
    annualRateBps: 465,
    termMonths: 72,
    instalment: 31,
    dueOn: addDays(today, 14),
  });
  return {
    ...person('morgan.mfa', 'Morgan Silverbrook', '18'),
    secondFactor: 'email_code',
    accounts: [
      {
        id: 'acct-morgan-1',
        contractNumber: 'SBX-2003-8804',
        vin: makeVin('ST4EV', modelYear(terms), 20038),
        vehicle: { year: modelYear(terms), make: 'Velmora', model: 'Strand', trim: 'Electric' },
        ...new History(terms).payInstalments(1, 30).on(today),
      },
    ],
    methods: bankAccounts('morgan', 2208, 1),
  };
}
