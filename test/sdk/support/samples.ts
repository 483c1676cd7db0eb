import type { Account, Payment } from '../../../sdk/index.ts';

const usd = (amount: number) => ({ amount, currency: 'USD' });

/** An account, every field filled in. */
export const account: Account = {
  id: 'acc-1',
  kind: 'lease',
  status: 'current',
  numberLast4: '4821',
  vehicle: { year: 2024, make: 'Northwind', model: 'Tern', trim: 'LX' },
  asOf: '2026-11-23',
  amountDue: usd(41_250),
  dueDate: '2026-12-05',
  pastDue: usd(0),
  daysPastDue: 0,
  feesDue: usd(0),
  nextInstalment: { dueDate: '2026-12-05', amount: usd(41_250) },
  instalment: usd(41_250),
  instalmentsPaid: 14,
  instalmentsTotal: 60,
  principal: usd(1_832_417),
  originalPrincipal: usd(2_300_000),
  payoff: { amount: usd(1_834_112), goodThrough: '2026-12-03', perDiem: usd(276) },
  annualRate: '5.49',
  openedOn: '2025-09-05',
  maturityDate: '2030-09-05',
  lastPayment: { amount: usd(41_250), date: '2026-11-05' },
  returned: null,
  autopay: { active: false, nextDate: null },
  lease: {
    residual: usd(1_400_000),
    distanceUnit: 'mi',
    allowance: 36_000,
    used: 11_240,
    readOn: '2026-11-01',
  },
};

/** A payment, every field filled in. */
export const payment: Payment = {
  id: 'pay-1',
  accountId: 'acc-1',
  confirmationNumber: 'K7Q-2M4-XD',
  amount: usd(41_250),
  date: '2026-11-23',
  status: 'posted',
  method: { id: 'met-1', bankName: 'Harbour Bank', last4: '6789' },
  allocation: { fees: usd(0), interest: usd(8_250), principal: usd(33_000) },
  authorization: 'I authorise one debit.',
  createdAt: '2026-11-22T17:00:00Z',
  cancellableUntil: null,
  kind: 'regular',
  origin: 'customer',
  returned: null,
};
