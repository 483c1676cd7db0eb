import type { TransactionFilter } from '../../../sdk/index.ts';
import { addDays } from '../../../sdk/plain-date.ts';

/** What the customer chose to see. */
export interface Choice {
  /** A transaction's kind; all where empty. */
  kind: NonNullable<TransactionFilter['kind']> | '';
  period: Period;
  /** First date of a period of the customer's own; none where empty. */
  from: string;
  /** Last date of it. */
  to: string;
}

/** A period by its name. */
export type Period = 'all' | 'last30' | 'last90' | 'thisYear' | 'lastYear' | 'custom';

/** Everything there is. */
export const everything: Choice = { kind: '', period: 'all', from: '', to: '' };

/** Whether a choice leaves nothing out. */
export const isEverything = ({ kind, period, from, to }: Choice): boolean =>
  kind === '' && (period === 'all' || (period === 'custom' && from === '' && to === ''));

/** Whether the dates of a choice are the wrong way round. */
export const isReversed = ({ period, from, to }: Choice): boolean =>
  period === 'custom' && from !== '' && to !== '' && from > to;

/**
 * What to ask the lender for.
 *
 * @param today the lender's date
 */
export function filterOf({ kind, period, from, to }: Choice, today: string): TransactionFilter {
  const year = Number(today.slice(0, 4));
  const spans: Record<Period, [from: string, to: string]> = {
    all: ['', ''],
    last30: [addDays(today, -30), ''],
    last90: [addDays(today, -90), ''],
    thisYear: [`${String(year)}-01-01`, ''],
    lastYear: [`${String(year - 1)}-01-01`, `${String(year - 1)}-12-31`],
    custom: [from, to],
  };
  const [first, last] = spans[period];
  return {
    ...(kind && { kind }),
    ...(first && { from: first }),
    ...(last && { to: last }),
  };
}
