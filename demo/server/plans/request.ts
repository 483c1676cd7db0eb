import type { PlanChange, PlanInput, PlanPreview } from '../../../sdk/contract/index.ts';
import { catchUp } from '../accounts/catch-up.ts';
import { type AccountRow, lockAccount, type Trx } from '../accounts/store.ts';
import type { Db } from '../db/open.ts';
import { ProblemError } from '../http/problem.ts';
import { newId } from '../ids.ts';
import { viewAt } from '../lender.ts';
import {
  addDays,
  type DueChange,
  dueChangeFor,
  type IsoDate,
  nextBusinessDay,
  type PlanOrder,
  type View,
} from '../lending/index.ts';
import { digestOf } from '../payments/idempotency.ts';
import { localeOf, type Post } from '../payments/notices.ts';
import { decide, type Decision } from './decide.ts';
import { effectOf } from './effect.ts';
import { askCoBorrower, tellPlan } from './notices.ts';
import { obstaclesTo, planChoices, signingDays } from './rules.ts';
import {
  addEvent,
  describeChange,
  findChange,
  findOwnChange,
  findSharedChange,
  isOpen,
  type PlanRow,
  setStatus,
} from './store.ts';
import { planAgreement } from './text.ts';

/** What a change is asked with. */
interface Occasion {
  readonly now: Date;
  readonly post: Post;
}

/** A text that is the same for the same change, however its JSON was written. */
export function fingerprintOf(accountId: string, { kind, choice, details }: PlanInput): string {
  const facts = ['plan', accountId, kind, choice, details];
  return digestOf(facts);
}

/**
 * Shows what a change would do, under the rules that asking for it must pass; nothing is kept.
 *
 * @throws {@link ProblemError} 422
 */
export async function previewChange(
  db: Db,
  account: AccountRow,
  input: PlanInput,
  view: View,
): Promise<PlanPreview> {
  return (await prepare(db, account, input, view)).shown;
}

/**
 * Keeps what a customer asks for, to be signed, in the caller's transaction.
 *
 * @throws {@link ProblemError} 404, 422
 */
export async function requestChange(
  trx: Trx,
  { customerId, accountId }: { customerId: string; accountId: string },
  input: PlanInput,
  { now, post }: Occasion,
): Promise<PlanChange> {
  const account = await lockAccount(trx, accountId);
  if (account?.customer_id !== customerId) throw new ProblemError(404, 'not_found');
  const view = viewAt(now);
  await catchUp(trx, account, { today: view.today, now, post });
  const { shown, change } = await prepare(trx, account, input, view);
  const row = await trx
    .insertInto('plan_changes')
    .values({
      id: newId('plc'),
      account_id: accountId,
      kind: input.kind,
      choice: input.choice,
      details: input.details ?? null,
      status: 'awaiting_signatures',
      due_change: JSON.stringify(change),
      effect: JSON.stringify(shown.effect),
      agreement: shown.agreement,
      expires_on: shown.expiresOn,
      decide_on: null,
      created_at: now,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await addSigners(trx, row, account);
  await addEvent(trx, row.id, 'requested', now);
  return describeChange(trx, row);
}

/** Everybody who has signed the contract signs its change. */
async function addSigners(trx: Trx, { id }: PlanRow, account: AccountRow): Promise<void> {
  const { customer_id: own, co_borrower_id: other } = account;
  for (const [position, customerId] of [own, other].entries()) {
    if (customerId === null) continue;
    const { name } = await trx
      .selectFrom('customers')
      .select('name')
      .where('id', '=', customerId)
      .executeTakeFirstOrThrow();
    const role = customerId === own ? 'customer' : 'co_borrower';
    await trx
      .insertInto('plan_signers')
      .values({ plan_change_id: id, position, role, customer_id: customerId, name })
      .execute();
  }
}

/**
 * Takes the signature of the customer, or after it that of the co-borrower; the last one sends the change to the
 * lender.
 *
 * @throws {@link ProblemError} 404, 422
 */
export function signChange(
  db: Db,
  { customerId, id }: { customerId: string; id: string },
  name: string,
  { now, post }: Occasion,
): Promise<PlanChange> {
  const find: Finder = async (trx) =>
    (await findOwnChange(trx, customerId, id)) ?? findSharedChange(trx, customerId, id);
  return onChange(db, find, { now, post }, async (trx, account, row) => {
    const signer = await trx
      .selectFrom('plan_signers')
      .selectAll()
      .where('plan_change_id', '=', id)
      .where('customer_id', '=', customerId)
      .executeTakeFirstOrThrow();
    if (signer.signed_at !== null) return row;
    if (row.status !== 'awaiting_signatures') throw new ProblemError(422, 'plan_change_closed');
    if (plain(name) !== plain(signer.name)) {
      throw new ProblemError(422, 'signature_name_mismatch', {
        errors: [{ pointer: '/name', code: 'signature_name_mismatch' }],
      });
    }
    return sign(trx, account, row, { position: signer.position, name, now, post });
  });
}

/** Keeps a signature, and sends the change on once it is the last one. */
async function sign(
  trx: Trx,
  account: AccountRow,
  row: PlanRow,
  { position, name, now, post }: { position: number; name: string } & Occasion,
): Promise<PlanRow> {
  await trx
    .updateTable('plan_signers')
    .set({ signed_name: name.trim(), signed_at: now })
    .where('plan_change_id', '=', row.id)
    .where('position', '=', position)
    .execute();
  await addEvent(trx, row.id, 'signed', now);
  const missing = await trx
    .selectFrom('plan_signers')
    .select('position')
    .where('plan_change_id', '=', row.id)
    .where('signed_at', 'is', null)
    .executeTakeFirst();
  if (missing) {
    await askCoBorrower(trx, post, account, row);
    return row;
  }
  const after = await setStatus(trx, row, 'in_review', {
    decide_on: nextBusinessDay(viewAt(now).today),
  });
  await tellPlan(trx, post, account, after);
  return after;
}

/**
 * Says for a co-borrower that they do not sign, which ends the change. Saying it again is no error.
 *
 * @throws {@link ProblemError} 404, 422
 */
export function refuseChange(
  db: Db,
  { customerId, id }: { customerId: string; id: string },
  { now, post }: Occasion,
): Promise<PlanChange> {
  const find: Finder = (trx) => findSharedChange(trx, customerId, id);
  return onChange(db, find, { now, post }, async (trx, account, row) => {
    const reason = 'co_borrower_declined';
    if (row.reason === reason) return row;
    // Signed by all, it is the lender's to decide.
    if (row.status !== 'awaiting_signatures') throw new ProblemError(422, 'plan_change_closed');
    await addEvent(trx, id, reason, now);
    const after = await setStatus(trx, row, 'declined', { reason });
    await tellPlan(trx, post, account, after);
    return after;
  });
}

/**
 * Takes what the lender asked for.
 *
 * @throws {@link ProblemError} 404, 422
 */
export function explainChange(
  db: Db,
  { customerId, id }: { customerId: string; id: string },
  details: string,
  { now, post }: Occasion,
): Promise<PlanChange> {
  const find: Finder = (trx) => findOwnChange(trx, customerId, id);
  return onChange(db, find, { now, post }, async (trx, _, row) => {
    if (row.status !== 'info_needed') throw new ProblemError(422, 'plan_change_closed');
    await addEvent(trx, id, 'info_given', now);
    const decideOn = nextBusinessDay(viewAt(now).today);
    return setStatus(trx, row, 'in_review', { decide_on: decideOn, details });
  });
}

/**
 * Withdraws a change that is not decided. Withdrawing it again is no error: the first answer may have
 * been lost.
 *
 * @throws {@link ProblemError} 404, 422
 */
export function withdrawChange(
  db: Db,
  { customerId, id }: { customerId: string; id: string },
  { now, post }: Occasion,
): Promise<PlanChange> {
  const find: Finder = (trx) => findOwnChange(trx, customerId, id);
  return onChange(db, find, { now, post }, async (trx, account, row) => {
    if (row.status === 'withdrawn') return row;
    if (!isOpen(row)) throw new ProblemError(422, 'plan_change_closed');
    await addEvent(trx, id, 'withdrawn', now);
    const after = await setStatus(trx, row, 'withdrawn');
    await tellPlan(trx, post, account, after);
    return after;
  });
}

/**
 * Decides a change that the lender has, now and not on its day; what falls due until now comes first.
 *
 * @throws {@link ProblemError} 404, 422
 */
export async function decideByHand(
  db: Db,
  id: string,
  decision: Decision,
  { now, post }: Occasion,
): Promise<void> {
  const { today } = viewAt(now);
  await db.transaction().execute(async (trx) => {
    const found = await findChange(trx, id);
    const account = found && (await lockAccount(trx, found.account_id));
    if (!account) throw new ProblemError(404, 'not_found');
    await catchUp(trx, account, { today, now, post });
    const row = await findChange(trx, id);
    if (!row || !isOpen(row) || row.status === 'awaiting_signatures') {
      throw new ProblemError(422, 'plan_change_closed');
    }
    await decide(trx, account, row, decision, { day: today, today, now, post });
  });
}

/** Finds a change as far as somebody may do something to it. */
type Finder = (trx: Trx) => Promise<PlanRow | undefined>;

/** Does something to a change while its account is held, and what falls due today done. */
async function onChange(
  db: Db,
  find: Finder,
  { now, post }: Occasion,
  work: (trx: Trx, account: AccountRow, row: PlanRow) => Promise<PlanRow>,
): Promise<PlanChange> {
  return db.transaction().execute(async (trx) => {
    const found = await find(trx);
    const account = found && (await lockAccount(trx, found.account_id));
    if (!account) throw new ProblemError(404, 'not_found');
    await catchUp(trx, account, { today: viewAt(now).today, now, post });
    // Whoever decides holds the account, so what is read after this stays true.
    const row = (await find(trx)) ?? found;
    return describeChange(trx, await work(trx, account, row));
  });
}

/** A name without what hands and keyboards differ in. */
function plain(name: string): string {
  return name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().split(/\s+/).join(' ').trim();
}

async function prepare(
  db: Db | Trx,
  account: AccountRow,
  input: PlanInput,
  view: View,
): Promise<{ change: DueChange; shown: PlanPreview }> {
  const { kind, choice } = input;
  const order: PlanOrder = { kind, choice };
  const [obstacle] = await obstaclesTo(db, account, kind, view.today);
  if (obstacle) {
    throw new ProblemError(422, 'plan_not_eligible', {
      errors: [{ pointer: '/kind', code: obstacle.code }],
    });
  }
  const change = dueChangeFor(account.terms, account.state, order, view.today);
  if (!change || !planChoices[kind].includes(choice)) {
    throw new ProblemError(422, 'plan_choice_unknown', {
      errors: [{ pointer: '/choice', code: 'plan_choice_unknown' }],
    });
  }
  const effect = await effectOf(db, account, kind, change, view);
  const locale = input.locale ?? (await localeOf(db, account.customer_id));
  const agreement = planAgreement(account, order, change, effect, locale);
  const expiresOn: IsoDate = addDays(view.today, signingDays);
  return { change, shown: { kind, choice, effect, agreement, expiresOn } };
}
