import { appendEntries } from '../accounts/ledger.ts';
import { type AccountRow, saveState, saveTerms, type Trx } from '../accounts/store.ts';
import {
  addDays,
  changeAhead,
  type IsoDate,
  instalmentsPaid,
  waiveFees,
  withDueChange,
} from '../lending/index.ts';
import { announceDocuments } from '../documents/issue.ts';
import type { Post } from '../payments/notices.ts';
import { tellPlan } from './notices.ts';
import { obstaclesTo, signingDays } from './rules.ts';
import { addEvent, findOpenChange, type PlanRow, setStatus } from './store.ts';
import type { PlanReason } from './tables.ts';

/** What the lender says to a change. */
export type Decision = 'approve' | 'decline' | 'ask';

/** When a decision is taken, and with what it is told. */
interface Occasion {
  readonly day: IsoDate;
  /** The last of the days that are being done. */
  readonly today: IsoDate;
  /** Recorded as the time of what is written. */
  readonly now: Date;
  readonly post: Post;
}

/**
 * Does what a day asks for with an account's change: decides it, or lets it expire. The account must
 * be locked. It comes before the day's fees and payments, which already follow what is approved.
 */
export async function runPlans(trx: Trx, account: AccountRow, occasion: Occasion): Promise<void> {
  const row = await findOpenChange(trx, account.id);
  if (!row) return;
  const { day, now, post } = occasion;
  if (row.decide_on !== null) {
    if (row.decide_on <= day) await decide(trx, account, row, ruleFor(row), occasion);
  } else if (row.expires_on < day) {
    await addEvent(trx, row.id, 'expired', now);
    await tellPlan(trx, post, account, await setStatus(trx, row, 'expired'));
  }
}

/**
 * The sandbox lender's own rule: it wants to know what a hardship is about, and approves everything
 * else that its conditions still allow.
 */
function ruleFor({ kind, details }: PlanRow): Decision {
  return kind === 'hardship' && !details ? 'ask' : 'approve';
}

/** Decides a change; what is approved is applied at once. The account must be locked. */
export async function decide(
  trx: Trx,
  account: AccountRow,
  row: PlanRow,
  decision: Decision,
  occasion: Occasion,
): Promise<void> {
  const { day, now, post } = occasion;
  const tell = async (after: PlanRow) => tellPlan(trx, post, account, after);
  if (decision === 'ask') {
    await addEvent(trx, row.id, 'info_needed', now);
    await tell(await setStatus(trx, row, 'info_needed', { expires_on: addDays(day, signingDays) }));
    return;
  }
  const against = decision === 'decline' ? 'not_supported' : await whyNot(trx, account, row, day);
  if (against !== undefined) {
    await addEvent(trx, row.id, 'declined', now);
    await tell(await setStatus(trx, row, 'declined', { reason: against }));
    return;
  }
  await addEvent(trx, row.id, 'approved', now);
  await apply(trx, account, row, occasion);
  await addEvent(trx, row.id, 'applied', now);
  await tell(await setStatus(trx, row, 'applied'));
}

/** What has changed since it was signed, so that it cannot be done as it was agreed. */
async function whyNot(
  trx: Trx,
  account: AccountRow,
  row: PlanRow,
  day: IsoDate,
): Promise<PlanReason | undefined> {
  const { terms, state } = account;
  const [obstacle] = await obstaclesTo(trx, account, row.kind, day, row.id);
  const { from } = row.due_change;
  if (changeAhead(terms, from)) return 'change_ahead';
  // These two are of a change as it would be asked for now; this one's own dates were agreed.
  const own = obstacle?.code !== 'nothing_to_move' && obstacle?.code !== 'change_ahead';
  if (obstacle && own) return obstacle.code;
  return instalmentsPaid(terms, state) >= from ? 'instalment_paid' : undefined;
}

async function apply(
  trx: Trx,
  account: AccountRow,
  row: PlanRow,
  { day, today, now, post }: Occasion,
): Promise<void> {
  // What has come due under the old dates is written down under them.
  await announceDocuments(trx, account, { day, today, post });
  const after = withDueChange(account.terms, row.due_change);
  await saveTerms(trx, account, after);
  // What was signed, and nothing that was charged since.
  const { amount } = row.effect.waived;
  const waived = row.kind === 'hardship' ? waiveFees(account.state, day, amount) : undefined;
  if (!waived) return;
  await appendEntries(trx, [{ accountId: account.id, entry: waived.entry, recordedAt: now }]);
  await saveState(trx, account, waived.state);
}
