import type { Kysely } from 'kysely';
import type { PlanOptions } from '../../../sdk/contract/index.ts';
import type { AccountRow } from '../accounts/store.ts';
import type { Database } from '../db/schema.ts';
import { viewAt } from '../lender.ts';
import {
  addMonths,
  changeAhead,
  dueChangeFor,
  dueDateOf,
  type IsoDate,
  type PlanOrder,
  standing,
} from '../lending/index.ts';
import { findOpenChange, lastApplied } from './store.ts';
import type { PlanReason } from './tables.ts';

/** What speaks against a change, and until when. */
export interface Obstacle {
  readonly code: PlanReason;
  readonly until: IsoDate | null;
}

const days = Array.from({ length: 28 }, (_, at) => at + 1);

/** What each kind of change lets customers choose: a day of the month, or a number of months. */
export const planChoices: Readonly<Record<PlanOrder['kind'], readonly number[]>> = {
  due_date: days,
  extension: [1, 2],
  hardship: [1, 2, 3],
};

/** Days for which a change can be signed, or what was asked for can be given. */
export const signingDays = 7;

const kinds = ['due_date', 'extension', 'hardship'] as const;
/** Instalments that are paid before one may be put off. */
const instalmentsFirst = 6;
/** Months from one change of a kind to the next. */
const monthsBetween = 12;

/** What can be changed of an account's plan, and why not where it cannot. */
export async function planOptions(
  db: Kysely<Database>,
  account: AccountRow,
  today: IsoDate,
): Promise<PlanOptions> {
  const facts = await factsOf(db, account);
  return {
    accountId: account.id,
    asOf: today,
    options: kinds.map((kind) => {
      const reasons = against(account, kind, facts, today);
      return {
        kind,
        eligible: reasons.length === 0,
        reasons,
        choices: [...planChoices[kind]],
      };
    }),
  };
}

/**
 * What speaks against a kind of change of an account.
 *
 * @param exceptId of a change under way that is the one meant
 */
export async function obstaclesTo(
  db: Kysely<Database>,
  account: AccountRow,
  kind: PlanOrder['kind'],
  today: IsoDate,
  exceptId?: string,
): Promise<Obstacle[]> {
  return against(account, kind, await factsOf(db, account, exceptId), today);
}

interface Facts {
  readonly pending: boolean;
  readonly payoff: boolean;
  readonly applied: ReadonlyMap<PlanOrder['kind'], Date>;
}

async function factsOf(
  db: Kysely<Database>,
  { id }: AccountRow,
  exceptId?: string,
): Promise<Facts> {
  const under = await findOpenChange(db, id);
  const payoff = await db
    .selectFrom('payments')
    .select('id')
    .where('account_id', '=', id)
    .where('status', '=', 'scheduled')
    .where('kind', '=', 'payoff')
    .executeTakeFirst();
  return {
    pending: under !== undefined && under.id !== exceptId,
    payoff: payoff !== undefined,
    applied: await lastApplied(db, id),
  };
}

function against(
  { terms, state }: AccountRow,
  kind: PlanOrder['kind'],
  { pending, payoff, applied }: Facts,
  today: IsoDate,
): Obstacle[] {
  // Nothing else matters then.
  if (state.closedOn !== null) return [{ code: 'account_paid_off', until: null }];
  const found: Obstacle[] = [];
  const add = (code: PlanReason, until: IsoDate | null = null) => found.push({ code, until });
  const stand = standing(terms, state, { asOf: today, today });
  if (kind !== 'due_date' && terms.kind === 'lease') add('loan_only');
  if (pending) add('change_pending');
  if (payoff) add('payoff_scheduled');
  if (kind !== 'hardship' && stand.pastDue > 0) add('past_due');
  if (kind === 'extension' && stand.instalmentsPaid < instalmentsFirst) {
    add('too_new', dueDateOf(terms, instalmentsFirst));
  }
  const last = applied.get(kind);
  const again = last && addMonths(viewAt(last).today, monthsBetween);
  if (again !== undefined && again > today) add('changed_recently', again);
  const change = dueChangeFor(terms, state, { kind, choice: 1 }, today);
  if (!change) add('nothing_to_move');
  else if (changeAhead(terms, change.from)) add('change_ahead');
  return found;
}
