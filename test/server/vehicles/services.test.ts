import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Candidate, servicesOn } from '../../../demo/server/vehicles/services.ts';

const loan: Candidate = {
  kind: 'loan',
  currency: 'USD',
  openedOn: '2025-01-15',
  maturityDate: '2030-01-15',
  inServiceOn: '2025-01-15',
  odometer: 20_000,
  pastDue: false,
  has: [],
};

const cases: readonly {
  name: string;
  option: string;
  with?: Partial<Candidate>;
  on?: string;
  reason: string | null;
}[] = [
  { name: 'a loan of a young vehicle', option: 'service_contract', reason: null },
  { name: 'the last day of its age', option: 'maintenance', on: '2027-01-14', reason: null },
  { name: 'the day after', option: 'maintenance', on: '2027-01-15', reason: 'too_old' },
  {
    name: 'the last mile',
    option: 'service_contract',
    with: { odometer: 60_000 },
    reason: null,
  },
  {
    name: 'a mile too many',
    option: 'service_contract',
    with: { odometer: 60_001 },
    reason: 'distance_over',
  },
  { name: 'no reading', option: 'service_contract', with: { odometer: null }, reason: null },
  { name: 'the last day of the contract’s age', option: 'gap', on: '2026-07-14', reason: null },
  { name: 'a contract too old', option: 'gap', on: '2026-07-15', reason: 'contract_too_old' },
  { name: 'a lease', option: 'gap', with: { kind: 'lease' }, reason: 'loan_only' },
  { name: 'a loan', option: 'lease_wear', reason: 'lease_only' },
  {
    name: 'the last day of six months before the end',
    option: 'lease_wear',
    with: { kind: 'lease', maturityDate: '2026-07-15' },
    on: '2026-01-15',
    reason: null,
  },
  {
    name: 'less than six months before the end',
    option: 'lease_wear',
    with: { kind: 'lease', maturityDate: '2026-07-15' },
    on: '2026-01-16',
    reason: 'ends_soon',
  },
  { name: 'who is behind', option: 'tire_wheel', with: { pastDue: true }, reason: 'past_due' },
  { name: 'who has it', option: 'maintenance', with: { has: ['maintenance'] }, reason: 'has_it' },
  {
    name: 'what time has ended, though they are behind as well',
    option: 'maintenance',
    with: { pastDue: true },
    on: '2027-01-15',
    reason: 'too_old',
  },
];

describe('a service option', () => {
  for (const { name, option, with: more, on = '2026-01-01', reason } of cases) {
    test(`${option} for ${name}: ${reason ?? 'yes'}`, () => {
      const found = servicesOn({ ...loan, ...more }, on).find(({ id }) => id === option)!;

      assert.equal(found.reason, reason);
      assert.equal(found.eligible, reason === null);
    });
  }
});
