import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  addDays,
  type Entry,
  type IsoDate,
  isBusinessDay,
  nextBusinessDay,
  openAccount,
  standing,
} from '../../../demo/server/lending/index.ts';
import { alex } from '../../../demo/server/personas/alex.ts';
import { bailey } from '../../../demo/server/personas/bailey.ts';
import { casey } from '../../../demo/server/personas/casey.ts';
import { drew } from '../../../demo/server/personas/drew.ts';
import { emery } from '../../../demo/server/personas/emery.ts';
import { frankie } from '../../../demo/server/personas/frankie.ts';
import { gale } from '../../../demo/server/personas/gale.ts';
import { harper } from '../../../demo/server/personas/harper.ts';
import {
  buildPersonas,
  type Persona,
  type PersonaAccount,
} from '../../../demo/server/personas/index.ts';
import { morgan } from '../../../demo/server/personas/morgan.ts';
import { makeVin, vinCheckDigit } from '../../../demo/server/personas/vin.ts';

const NOW = '2026-11-22T16:00:00Z';
const TODAY = '2026-11-22';

/** Every day of two years with a leap day in them, and what was promised of it. */
function everyDay(check: (today: IsoDate) => void): void {
  for (let today = '2026-11-01'; today <= '2028-11-01'; today = addDays(today, 1)) {
    try {
      check(today);
    } catch (cause) {
      throw new Error(`does not hold on ${today}`, { cause });
    }
  }
}

function firstAccount(persona: Persona): PersonaAccount {
  const [account] = persona.accounts;
  assert.ok(account);
  return account;
}

/** The standing as the API shows it at its latest: money can only move on the next business day. */
function stands(account: PersonaAccount, today: IsoDate) {
  return standing(account.terms, account.state, { asOf: nextBusinessDay(today), today });
}

function count(entries: readonly Entry[], kind: Entry['kind']): number {
  return entries.filter((entry) => entry.kind === kind).length;
}

describe('alex.current', () => {
  it('owes an instalment due 5 to 20 days ahead, on any day', () => {
    everyDay((today) => {
      const account = firstAccount(alex(today));
      const view = stands(account, today);

      assert.equal(view.status, 'current');
      assert.equal(view.amountDue, view.instalment);
      assert.ok(view.dueDate !== null);
      assert.ok(addDays(today, 5) <= view.dueDate && view.dueDate <= addDays(today, 20));
    });
  });

  it('still does in the two weeks after', () => {
    const { terms, state } = firstAccount(alex(TODAY));

    for (let days = 0; days <= 14; days += 1) {
      const today = addDays(TODAY, days);
      const { dueDate } = standing(terms, state, { asOf: nextBusinessDay(today), today });
      assert.ok(dueDate !== null && dueDate >= addDays(today, 5));
    }
  });

  it('has a verified bank account first, and one that is not verified', () => {
    const { methods } = alex(TODAY);

    assert.equal(methods[0]?.status, 'verified');
    assert.equal(methods[0].isDefault, true);
    assert.ok(methods.some((method) => method.status === 'unverified'));
  });
});

describe('bailey.pastdue', () => {
  it('is behind by 40 days with a late fee after a returned payment, on any day', () => {
    everyDay((today) => {
      const account = firstAccount(bailey(today));
      const view = stands(account, today);

      assert.equal(view.daysPastDue, 40);
      assert.equal(view.status, 'past_due');
      assert.equal(view.feesDue, 25_00);
      assert.equal(view.pastDue, 2 * view.instalment + 25_00);
      assert.equal(count(account.entries, 'reversal'), 1);
      assert.equal(count(account.entries, 'fee'), 1);
      assert.ok(account.returned);
      assert.equal(account.entries[account.returned.payment]?.kind, 'payment');
      assert.equal(account.entries[account.returned.reversal]?.kind, 'reversal');
    });
  });
});

describe('casey.lease', () => {
  it('leases with a residual and mileage that is within the allowance, on any day', () => {
    everyDay((today) => {
      const account = firstAccount(casey(today));
      const view = stands(account, today);

      assert.equal(account.terms.kind, 'lease');
      assert.ok(account.lease);
      assert.ok(account.lease.used > 0 && account.lease.used < account.lease.allowance);
      assert.ok(account.terms.originatedOn < account.lease.readOn && account.lease.readOn < today);
      assert.equal(view.amountDue, view.instalment);
      assert.equal(view.status, 'current');
    });
  });
});

describe('drew.locked', () => {
  it('is locked out for 23 hours from now', () => {
    assert.equal(drew(TODAY, NOW).lockedUntil, '2026-11-23T15:00:00.000Z');
  });
});

describe('emery.final', () => {
  it('has one payment left, which is due, and autopay on, on any day', () => {
    everyDay((today) => {
      const persona = emery(today);
      const account = firstAccount(persona);
      const view = stands(account, today);

      assert.equal(view.instalmentsTotal - view.instalmentsPaid, 1);
      assert.equal(view.amountDue, view.payoff.amount);
      assert.ok(view.amountDue > 0);
      assert.equal(view.status, 'current');
      assert.equal(account.autopay?.methodId, persona.methods[0]?.id);
    });
  });
});

describe('frankie.two', () => {
  it('has two vehicles, one paid ahead so that nothing is due, on any day', () => {
    everyDay((today) => {
      const [first, second, ...more] = frankie(today).accounts;
      assert.ok(first && second && more.length === 0);

      assert.equal(stands(first, today).amountDue, first.state.instalment);
      assert.equal(stands(second, today).amountDue, 0);
      assert.notEqual(first.vin, second.vin);
    });
  });
});

describe('gale.invited', () => {
  it('has an invitation, a contract and nothing paid, on any day', () => {
    everyDay((today) => {
      const persona = gale(today);
      const view = stands(firstAccount(persona), today);

      assert.ok(persona.invitation && persona.invitation.sentOn <= today);
      assert.equal(view.instalmentsPaid, 0);
      assert.equal(view.status, 'current');
      assert.deepEqual(persona.methods, []);
    });
  });
});

describe('harper.history', () => {
  for (const today of ['2026-11-22', '2027-02-28', '2027-12-31', '2028-02-29']) {
    it(`has exactly 10,000 transactions and owes one instalment on ${today}`, () => {
      const account = firstAccount(harper(today));
      const view = stands(account, today);

      assert.equal(account.entries.length, 10_000);
      assert.equal(count(account.entries, 'payment'), 9_999);
      assert.equal(view.status, 'current');
      assert.equal(view.amountDue, view.instalment);
      assert.equal(view.instalmentsPaid, 60);
    });
  }
});

describe('morgan.mfa', () => {
  it('signs in with a code by e-mail as a second step', () => {
    assert.equal(morgan(TODAY).secondFactor, 'email_code');
  });
});

describe('the personas', () => {
  const personas = buildPersonas(TODAY, NOW);
  const accounts = personas.flatMap((persona) => persona.accounts);
  const methods = personas.flatMap((persona) => persona.methods);

  function distinct(values: readonly string[]): boolean {
    return new Set(values).size === values.length;
  }

  it('are the nine of the design and two who share a contract, each once', () => {
    assert.deepEqual(
      personas.map((persona) => persona.userId),
      [
        'alex.current',
        'bailey.pastdue',
        'casey.lease',
        'drew.locked',
        'emery.final',
        'frankie.two',
        'gale.invited',
        'harper.history',
        'morgan.mfa',
        'jamie.joint',
        'robin.cosigner',
      ],
    );
  });

  it('are the same when told twice on one day', () => {
    assert.deepEqual(buildPersonas(TODAY, NOW), personas);
  });

  it('cannot be reached: mail ends in .example, phones are 555-01xx', () => {
    for (const { email, phone } of personas) {
      assert.match(email, /^[a-z.]+@[a-z.]+\.example$/);
      assert.match(phone, /^\+1 \d{3} 555 01\d\d$/);
    }
  });

  it('share no account, contract, vehicle, method, mail or phone', () => {
    assert.ok(distinct(accounts.map((account) => account.id)));
    assert.ok(distinct(accounts.map((account) => account.contractNumber.slice(-4))));
    assert.ok(distinct(accounts.map((account) => account.vin)));
    assert.ok(distinct(methods.map((method) => method.id)));
    assert.ok(distinct(methods.map((method) => method.accountNumber)));
    assert.ok(distinct(personas.map((persona) => persona.email)));
    assert.ok(distinct(personas.map((persona) => persona.phone)));
  });

  it('have routing numbers with a good checksum in a range that no bank has', () => {
    for (const { routingNumber } of methods) {
      const sum = [...routingNumber].reduce((total, digit, at) => {
        return total + Number(digit) * ([3, 7, 1][at % 3] ?? 0);
      }, 0);
      assert.equal(sum % 10, 0);
      assert.match(routingNumber, /^99\d{7}$/);
    }
  });

  it('have one default method each, the first', () => {
    for (const persona of personas) {
      const defaults = persona.methods.map((method) => method.isDefault);
      assert.deepEqual(
        defaults,
        defaults.map((_, at) => at === 0),
      );
    }
  });

  it('began with the disbursement of their contract', () => {
    for (const { terms, entries } of accounts) {
      assert.deepEqual(entries[0], openAccount(terms).entry);
    }
  });

  it('paid on business days only, in order, none after today', () => {
    for (const { entries } of accounts) {
      const payments = entries.filter((entry) => entry.kind === 'payment');
      const dates = payments.map((entry) => entry.date);
      assert.ok(dates.every((date) => isBusinessDay(date) && date <= TODAY));
      assert.deepEqual(dates, dates.toSorted());
    }
  });

  it('have histories that end where they stand', () => {
    for (const { entries, state } of accounts) {
      assert.equal(entries.at(-1)?.principalAfter, state.principal);
    }
  });
});

describe('vehicle identification numbers', () => {
  it('have the check digit of the standard', () => {
    // Seventeen ones are the well-known test number: 89 ones, and 89 leaves 1 when divided by 11.
    assert.equal(vinCheckDigit('11111111111111111'), '1');
  });

  it('carry it in the ninth place and begin with a prefix of nobody', () => {
    for (let serial = 0; serial < 200; serial += 1) {
      const vin = makeVin('LM4EV', 2010 + (serial % 30), serial);
      assert.match(vin, /^GZ9[A-HJ-NPR-Z0-9]{14}$/);
      assert.equal(vin.charAt(8), vinCheckDigit(vin));
    }
  });

  it('spread their check digits over the serial numbers', () => {
    const digits = Array.from({ length: 11 }, (_, serial) =>
      makeVin('LM4EV', 2025, serial).charAt(8),
    );

    assert.equal(new Set(digits).size, 10);
  });
});
