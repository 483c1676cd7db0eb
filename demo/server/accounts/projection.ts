import { sql } from 'kysely';
import type { Money, Projection } from '../../../sdk/contract/index.ts';
import type { Db } from '../db/open.ts';
import { ProblemError } from '../http/problem.ts';
import {
  dueDateOf,
  type IsoDate,
  periodOf,
  project,
  type ProjectedPath,
} from '../lending/index.ts';
import type { AccountRow } from './store.ts';

/**
 * How an account went, period by period, and how it goes on with and without something extra.
 *
 * @param asOf earliest date on which a payment can post
 * @throws {@link ProblemError} 422
 */
export async function projectAccount(
  db: Db,
  account: AccountRow,
  extra: Money,
  asOf: IsoDate,
): Promise<Projection> {
  checkExtra(account, extra);
  const { terms, state, currency } = account;
  const money = (amount: number): Money => ({ amount, currency });
  const regular = project(terms, state, { asOf, extra: 0 });
  const faster = project(terms, state, { asOf, extra: extra.amount });
  const described = ({ interest, steps }: ProjectedPath) => ({
    interest: money(interest),
    steps: steps.map((step) => ({
      number: step.number,
      date: step.date,
      amount: money(step.amount),
      interest: money(step.interest),
      principal: money(step.principal),
      principalAfter: money(step.principalAfter),
    })),
  });
  return {
    asOf,
    extra,
    past: (await periods(db, account)).map(({ number, date, interest, principal, after }) => ({
      number,
      date,
      interest: money(interest),
      principal: money(principal),
      principalAfter: money(after),
    })),
    regular: described(regular),
    faster: described(faster),
    saved: {
      instalments: lastNumber(regular) - lastNumber(faster),
      interest: money(regular.interest - faster.interest),
    },
  };
}

function checkExtra({ currency, terms }: AccountRow, extra: Money): void {
  const refused = (code: string, pointer: string) =>
    new ProblemError(422, code, { errors: [{ pointer, code }] });
  if (extra.currency !== currency) throw refused('currency_mismatch', '/extra/currency');
  if (extra.amount < 0) throw refused('amount_too_small', '/extra/amount');
  // It ends on its date, whatever has been paid by then.
  if (terms.kind === 'lease' && extra.amount > 0) {
    throw refused('extra_not_for_leases', '/extra/amount');
  }
}

function lastNumber({ steps }: ProjectedPath): number {
  return steps.at(-1)?.number ?? 0;
}

interface Split {
  interest: number;
  principal: number;
  /** Principal left at its end. */
  after: number;
}

/** What was booked in each period that had an entry, in order. */
async function periods(db: Db, { id, terms }: AccountRow) {
  const found = new Map<number, Split & { number: number; date: IsoDate }>();
  for (const day of await days(db, id)) {
    const number = periodOf(terms, day.date);
    const { interest, principal } = found.get(number) ?? { interest: 0, principal: 0 };
    found.set(number, {
      number,
      date: dueDateOf(terms, number),
      interest: interest + day.interest,
      principal: principal + day.principal,
      after: day.after,
    });
  }
  return [...found.values()];
}

async function days(db: Db, accountId: string) {
  const { rows } = await sql<Split & { date: IsoDate }>`
    select date,
           sum(interest * sign)::bigint as interest,
           sum(principal * sign)::bigint as principal,
           (array_agg(principal_after order by seq desc))[1] as after
    from (
      select *, case kind when 'payment' then 1 when 'reversal' then -1 else 0 end as sign
      from entries where account_id = ${accountId}) as entry
    group by date order by date`.execute(db);
  return rows;
}
