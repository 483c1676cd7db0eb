import fc from 'fast-check';
import { addDays, addMonths, type Terms } from '../../../demo/server/lending/index.ts';

/** How many random cases, and with which seed; a failure prints the seed to repeat it with. */
export const randomRuns = {
  numRuns: Number(process.env['FC_RUNS'] ?? 200),
  ...(process.env['FC_SEED'] === undefined ? {} : { seed: Number(process.env['FC_SEED']) }),
};

const day = fc.integer({ min: 0, max: 2000 }).map((days) => addDays('2023-01-01', days));

/** Any contract within reason, due on any day of the month. */
export const anyTerms: fc.Arbitrary<Terms> = fc
  .record({
    kind: fc.constantFrom('loan' as const, 'lease' as const),
    amount: fc.integer({ min: 1_000_00, max: 90_000_00 }),
    residualPercent: fc.integer({ min: 0, max: 70 }),
    annualRateBps: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 2999 })),
    termMonths: fc.integer({ min: 2, max: 84 }),
    originatedOn: day,
    dueDay: fc.integer({ min: 1, max: 31 }),
    fee: fc.integer({ min: 0, max: 75_00 }),
    graceDays: fc.integer({ min: 0, max: 20 }),
    dayCount: fc.constantFrom('actual/365' as const, 'actual/365' as const, '30/360' as const),
  })
  .map(({ kind, amount, residualPercent, dueDay, fee, graceDays, ...rest }) => {
    const month = addMonths(`${rest.originatedOn.slice(0, 8)}01`, 1);
    const length = Number(addDays(addMonths(month, 1), -1).slice(8));
    const firstDueOn = addDays(month, Math.min(dueDay, length) - 1);
    const common = {
      ...rest,
      currency: 'USD',
      firstDueOn,
      dueDay,
      lateFee: { amount: fee, graceDays },
      billingLeadDays: 25,
    };
    return kind === 'loan'
      ? { ...common, kind, amountFinanced: amount }
      : {
          ...common,
          kind,
          // Dearer and longer ones are refused where their rent eats up the instalments.
          annualRateBps: rest.annualRateBps % 1500,
          termMonths: Math.min(rest.termMonths, 60),
          capitalisedCost: amount,
          residual: Math.floor((amount * residualPercent) / 100),
        };
  });

/** Something that happens some days after what happened before. */
export type Happening =
  | {
      kind: 'pay';
      after: number;
      how: 'due' | 'level' | 'payoff' | 'cents' | 'share';
      size: number;
    }
  | { kind: 'return'; after: number; pick: number };

const after = fc.oneof(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 5, max: 70 }));

/** A life of payments of every size, some of them returned by the bank. */
export const anyHappenings: fc.Arbitrary<Happening[]> = fc.array(
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({
        kind: fc.constant('pay' as const),
        after,
        how: fc.constantFrom('due', 'level', 'level', 'cents', 'share', 'payoff' as const),
        size: fc.integer({ min: 1, max: 100_000 }),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant('return' as const), after, pick: fc.nat() }),
    },
  ),
  { maxLength: 60, size: 'max' },
);
