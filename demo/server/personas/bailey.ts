import { addDays, businessDayFrom, type IsoDate } from '../lending/index.ts';
import { loan, modelYear } from './contract.ts';
import { History } from './history.ts';
import { bankAccounts } from './methods.ts';
import { person } from './people.ts';
import type { Persona } from './persona.ts';
import { makeVin } from './vin.ts';

/** Behind by 40 days: the bank returned a payment, a late fee followed, and another is due. */
export function bailey(today: IsoDate): Persona {
  const missed = addDays(today, -40);
  const terms = loan({
    amountFinanced: 19_900_00,
    annualRateBps: 899,
    termMonths: 72,
    instalment: 22,
    dueOn: missed,
  });
  const paidOn = businessDayFrom(missed);
  const history = new History(terms)
    .payInstalments(1, 21)
    .pay(paidOn)
    .returnLast(businessDayFrom(addDays(paidOn, 3)))
    .on(today);
  const kinds = history.entries.map((entry) => entry.kind);
  return {
    ...person('bailey.pastdue', 'Bailey Thornquist', '11'),
    accounts: [
      {
        id: 'acct-bailey-1',
        contractNumber: 'SBX-2019-4482',
        vin: makeVin('RD2GX', modelYear(terms), 20194),
        vehicle: { year: modelYear(terms), make: 'Calder', model: 'Ridge', trim: 'LX' },
        ...history,
        returned: {
          id: 'pay-bailey-1',
          methodId: 'pm-bailey-1',
          payment: kinds.lastIndexOf('payment'),
          reversal: kinds.lastIndexOf('reversal'),
        },
      },
    ],
    methods: bankAccounts('bailey', 3306, 1),
  };
}
