import type { Autopay, AutopayInput, AutopayPreview } from '../../../../sdk/contract/index.ts';
import { catchUp } from '../../accounts/catch-up.ts';
import { type AccountRow, lockAccount, type Trx } from '../../accounts/store.ts';
import type { Db } from '../../db/open.ts';
import { ProblemError } from '../../http/problem.ts';
import { newId } from '../../ids.ts';
import { viewAt } from '../../lender.ts';
import type { IsoDate } from '../../lending/index.ts';
import { checkShown } from '../authorization.ts';
import { digestOf } from '../idempotency.ts';
import type { MethodRow } from '../methods.ts';
import type { Post } from '../notices.ts';
import { refused } from '../order.ts';
import { usableMethod } from '../submit.ts';
import { describeAutopay, describeDebit, findSending, nextOf, notesFor } from './describe.ts';
import { tellRevoked, tellSet } from './notices.ts';
import { type AutopayTerms, type Debit, plan } from './plan.ts';
import { findOrder, surroundingsOf } from './store.ts';
import { recurringAuthorization } from './text.ts';

const previewed = 3;
/** More than any instalment; a slip of the finger should not empty an account. */
const mostPerPayment = 100_000_00;

/** A text that is the same for the same settings, however their JSON was written. */
export function fingerprintOf(accountId: string, input: AutopayInput): string {
  const { amountKind, amount, day, methodId } = input;
  const facts = ['autopay', accountId, amountKind, amount?.amount, amount?.currency, day, methodId];
  return digestOf(facts);
}

/**
 * Shows what automatic payments would take, under the rules that setting them must pass; nothing is
 * kept.
 *
 * @throws {@link ProblemError} 422
 */
export async function previewAutopay(
  db: Db,
  account: AccountRow,
  input: AutopayInput,
  today: IsoDate,
): Promise<AutopayPreview> {
  const order = checkedTerms(account, input, today);
  const method = await usableMethod(db, account.customer_id, input.methodId);
  const around = await surroundingsOf(db, account, undefined, today);
  const upcoming: Debit[] = [];
  let last: Debit | undefined;
  for (const debit of plan(account, order, around, today)) {
    if (upcoming.length < previewed) upcoming.push(debit);
    if (debit.final) last = debit;
  }
  return {
    upcoming: upcoming.map((debit) => describeDebit(account, debit)),
    last: last ? describeDebit(account, last) : null,
    authorization: await authorizationFor(db, account, method, order, input.locale),
    notes: notesFor(account, order, around, { today, next: upcoming[0] }),
  };
}

/**
 * Puts an agreement in the place of the one in force, in the caller's transaction. What falls due
 * today is done before, by the one that was in force.
 *
 * @throws {@link ProblemError} 404, 422
 */
export async function setAutopay(
  trx: Trx,
  { customerId, accountId }: { customerId: string; accountId: string },
  input: AutopayInput,
  { now, post }: { now: Date; post: Post },
): Promise<Autopay> {
  const account = await ownLocked(trx, { customerId, accountId }, { now, post });
  const { today } = viewAt(now);
  const order = checkedTerms(account, input, today);
  const method = await usableMethod(trx, customerId, input.methodId, { hold: true });
  const around = await surroundingsOf(trx, account, undefined, today);
  const next = nextOf(account, order, around, today);
  const authorization = await authorizationFor(trx, account, method, order, input.locale);
  checkShown(input, authorization);
  const before = await endOrder(trx, accountId, 'changed', now);
  const id = newId('apy');
  await trx
    .insertInto('autopay')
    .values({
      ...order,
      id,
      account_id: accountId,
      method_id: method.id,
      // The customer has just been shown what comes first.
      usual: next?.amount ?? null,
      authorization_text: authorization,
      created_at: now,
    })
    .execute();
  await tellSet(trx, account, id, {
    today,
    authorization,
    change: before !== undefined,
    next: next ?? null,
  });
  return describeAutopay(trx, account, today);
}

/**
 * Ends the agreement in force. Off already is no error: the first answer may have been lost.
 *
 * @throws {@link ProblemError} 404
 */
export async function revokeAutopay(
  db: Db,
  { customerId, accountId }: { customerId: string; accountId: string },
  { now, post }: { now: Date; post: Post },
): Promise<Autopay> {
  return db.transaction().execute(async (trx) => {
    const account = await ownLocked(trx, { customerId, accountId }, { now, post });
    const { today } = viewAt(now);
    const order = await findOrder(trx, accountId);
    if (order) {
      const around = await surroundingsOf(trx, account, order.id, today);
      const next = order.pausedFor === null ? nextOf(account, order, around, today) : undefined;
      const sending = await findSending(trx, accountId);
      await endOrder(trx, accountId, 'revoked', now);
      await tellRevoked(trx, account, order.id, {
        today,
        next: next ?? null,
        sending: sending?.amount ?? null,
      });
    }
    return describeAutopay(trx, account, today);
  });
}

/** The account, held, with what falls due today done. */
async function ownLocked(
  trx: Trx,
  { customerId, accountId }: { customerId: string; accountId: string },
  { now, post }: { now: Date; post: Post },
): Promise<AccountRow> {
  const account = await lockAccount(trx, accountId);
  if (account?.customer_id !== customerId) throw new ProblemError(404, 'not_found');
  await catchUp(trx, account, { today: viewAt(now).today, now, post });
  return account;
}

async function endOrder(
  trx: Trx,
  accountId: string,
  by: 'changed' | 'revoked',
  now: Date,
): Promise<{ id: string } | undefined> {
  return trx
    .updateTable('autopay')
    .set({ ended_at: now, ended_by: by })
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
}

function checkedTerms(
  account: AccountRow,
  { amountKind, amount, day }: AutopayInput,
  today: IsoDate,
): AutopayTerms {
  if (account.state.closedOn !== null) throw new ProblemError(422, 'account_paid_off');
  if ((amount === null) !== (amountKind === 'due')) {
    throw new ProblemError(400, 'invalid_request', {
      errors: [{ pointer: '/amount', code: amount === null ? 'required' : 'invalid' }],
    });
  }
  if (amount !== null) {
    if (amount.currency !== account.currency) {
      throw refused('currency_mismatch', '/amount/currency');
    }
    if (amount.amount <= 0) throw refused('amount_too_small', '/amount/amount');
    if (amount.amount > mostPerPayment) throw refused('amount_too_large', '/amount/amount');
  }
  return {
    amount_kind: amountKind,
    amount: amount?.amount ?? null,
    day,
    given_on: today,
    // Whatever comes first is shown before it is agreed to.
    usual: Infinity,
  };
}

async function authorizationFor(
  db: Db | Trx,
  account: AccountRow,
  method: MethodRow,
  order: AutopayTerms,
  locale: string | undefined,
): Promise<string> {
  const customer =
    locale === undefined
      ? await db
          .selectFrom('customers')
          .select('locale')
          .where('id', '=', account.customer_id)
          .executeTakeFirstOrThrow()
      : { locale };
  return recurringAuthorization(account, method, order, customer.locale);
}
