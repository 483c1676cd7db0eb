import type { LeaseTerms, LoanTerms } from '../../../demo/server/lending/index.ts';

/** A plain loan for tests: $12,000.00 at 6% over a year, due on the 15th. */
export function loanTerms(changes: Partial<LoanTerms> = {}): LoanTerms {
  return {
    kind: 'loan',
    currency: 'USD',
    amountFinanced: 12_000_00,
    annualRateBps: 600,
    termMonths: 12,
    originatedOn: '2026-01-15',
    firstDueOn: '2026-02-15',
    lateFee: { amount: 25_00, graceDays: 10 },
    billingLeadDays: 25,
    ...changes,
  };
}

/** A plain lease for tests: from $30,000.00 to $18,000.00 in two years. */
export function leaseTerms(changes: Partial<LeaseTerms> = {}): LeaseTerms {
  return {
    kind: 'lease',
    currency: 'USD',
    capitalisedCost: 30_000_00,
    residual: 18_000_00,
    annualRateBps: 480,
    termMonths: 24,
    originatedOn: '2026-01-15',
    firstDueOn: '2026-02-15',
    lateFee: { amount: 25_00, graceDays: 10 },
    billingLeadDays: 25,
    ...changes,
  };
}
