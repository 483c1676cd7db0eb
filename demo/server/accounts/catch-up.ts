import { sql } from 'kysely';
import { lender } from '../lender.ts';
import { announceDocuments } from '../documents/issue.ts';
import {
  addDays,
  assessFees,
  cutoffAt,
  type IsoDate,
  latestTaxPaper,
  nextFeeOn,
  nextStatementOn,
} from '../lending/index.ts';
import type { Post } from '../payments/notices.ts';
import { type AutopayTerms, nextAutopayDay } from '../payments/autopay/plan.ts';
import { runAutopay } from '../payments/autopay/run.ts';
import { postScheduled } from '../payments/scheduled.ts';
import { runPlans } from '../plans/decide.ts';
import { appendEntries } from './ledger.ts';
import { type AccountRow, saveState, type Trx } from './store.ts';

/** How far to bring an account, and with what. */
interface CatchUpOptions {
  readonly today: IsoDate;
  readonly now: Date;
  readonly post: Post;
  readonly atMost?: number;
}

/** What waits for a day to come, beside what follows from the account's own state. */
interface Agenda {
  /** The earliest date of a scheduled payment. */
  readonly scheduled: IsoDate | null;
  /** When automatic payments are taken; null without them. */
  readonly autopay: Pick<AutopayTerms, 'day' | 'given_on'> | null;
  /** When a change of plan is decided, or expires. */
  readonly plan: IsoDate | null;
  /** Date of the latest statement. */
  readonly stated: IsoDate | null;
}

/**
 * Does what the days since the last run ask for, one after the other: changes of plan, late fees, payments whose
 * date has come, automatic payments. The account must be locked; running it again changes nothing.
 * Days that ask for nothing are passed over, which changes nothing either. At the end it writes down the papers that have
 * come due, and tells of the newest.
 *
 * @param today the last day to do
 * @param now recorded as the time of what is written
 * @param post tells the customer what was not done, and of new papers
 * @param atMost days with something to do after which it stops; the rest is for another call
 * @returns whether `today` was reached
 */
export async function catchUp(
  trx: Trx,
  account: AccountRow,
  { today, now, post, atMost = Infinity }: CatchUpOptions,
): Promise<boolean> {
  const since = account.run_through;
  if (since >= today) return true;
  let from = addDays(since, 1);
  let agenda: Agenda | undefined;
  for (let done = 0; done < atMost && from <= today; done += 1) {
    agenda ??= await readAgenda(trx, account);
    const day = nextBusyDay(account, agenda, from);
    if (day === null || day > today) {
      from = addDays(today, 1);
      break;
    }
    await runDay(trx, account, day, agenda, { today, now, post });
    // The account is held, so only what the day itself has done can have changed what waits.
    if (isDue(agenda?.plan, day) || isDue(agenda?.scheduled, day)) agenda = undefined;
    from = addDays(day, 1);
  }
  await runThrough(trx, account, addDays(from, -1));
  agenda ??= await readAgenda(trx, account);
  if (hasPapers(account, agenda, { since, today })) {
    await announceDocuments(trx, account, { day: from < today ? from : today, today, post });
  }
  return account.run_through >= today;
}

/**
 * Passes over days on which nothing is to be done, for many accounts at once. They must be locked.
 *
 * @returns those that have something to do
 */
export async function passQuietDays(
  trx: Trx,
  accounts: readonly AccountRow[],
  today: IsoDate,
): Promise<AccountRow[]> {
  const behind = accounts.filter((account) => account.run_through < today);
  const agendas = await readAgendas(
    trx,
    behind.map(({ id }) => id),
  );
  const isBusy = (account: AccountRow) => {
    try {
      const agenda = agendas.get(account.id);
      const { run_through: since } = account;
      const day = nextBusyDay(account, agenda, addDays(since, 1));
      return (
        isDue(day, today) || hasPapers({ ...account, run_through: today }, agenda, { since, today })
      );
    } catch {
      // One that cannot be read must not stop the others; it fails where it is alone.
      return true;
    }
  };
  const busy = new Set(behind.filter(isBusy));
  const quiet = behind.filter((account) => !busy.has(account));
  if (quiet.length > 0) {
    await trx
      .updateTable('accounts')
      .set({ run_through: today })
      .where(
        'id',
        'in',
        quiet.map(({ id }) => id),
      )
      .execute();
  }
  return [...busy];
}

async function runDay(
  trx: Trx,
  account: AccountRow,
  day: IsoDate,
  agenda: Agenda | undefined,
  { today, now, post }: { today: IsoDate; now: Date; post: Post },
): Promise<void> {
  const autopay = agenda?.autopay;
  if (isDue(agenda?.plan, day)) {
    await runPlans(trx, account, { day, today, now: day < today ? morningOf(day) : now, post });
  }
  await chargeFees(trx, account, day, now);
  if (isDue(agenda?.scheduled, day)) await postScheduled(trx, account, day, { now, post });
  if (autopay && nextAutopayDay(account, autopay, day) === day) {
    await runAutopay(trx, account, day, { today, now });
  }
}

function isDue(date: IsoDate | null | undefined, day: IsoDate): boolean {
  return date !== null && date !== undefined && date <= day;
}

/** The first day from `from` on which there is something to do; null where there is none in sight. */
function nextBusyDay(
  account: AccountRow,
  agenda: Agenda | undefined,
  from: IsoDate,
): IsoDate | null {
  const days = [
    nextFeeOn(account.terms, account.state),
    agenda?.scheduled ?? null,
    agenda?.plan ?? null,
    agenda?.autopay ? nextAutopayDay(account, agenda.autopay, from) : null,
  ].filter((day) => day !== null);
  const [first] = days.sort();
  return first !== undefined && first < from ? from : (first ?? null);
}

/**
 * Whether papers have come due that are to be written and told of, now that an account was brought on from a day. On the way to
 * `today` that is a tax paper of the latest year alone: how far an account was brought is all that tells whether its day has passed.
 */
function hasPapers(
  { terms, state, run_through: through }: AccountRow,
  agenda: Agenda | undefined,
  { since, today }: { since: IsoDate; today: IsoDate },
): boolean {
  const { closedOn } = state;
  const tax = latestTaxPaper(terms, today, closedOn);
  if (tax !== null && since < tax && tax <= through) return true;
  return through >= today && isDue(nextStatementOn(terms, agenda?.stated ?? '', closedOn), today);
}

async function readAgenda(trx: Trx, { id }: AccountRow): Promise<Agenda | undefined> {
  return (await readAgendas(trx, [id])).get(id);
}

async function readAgendas(trx: Trx, ids: readonly string[]): Promise<Map<string, Agenda>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<Agenda & { id: string }>`
    select account.id,
      (select min(date) from payments where account_id = account.id and status = 'scheduled') as scheduled,
      (select to_jsonb(autopay) from autopay
        where account_id = account.id and ended_at is null) as autopay,
      (select coalesce(decide_on, expires_on + 1) from plan_changes
        where account_id = account.id
          and status in ('awaiting_signatures', 'in_review', 'info_needed')) as plan,
      (select max(date) from documents
        where account_id = account.id and kind = 'statement') as stated
    from unnest(${sql.val([...ids])}::text[]) as account (id)`.execute(trx);
  return new Map(rows.map((row) => [row.id, row]));
}

/** When what a day that has passed asked for would have been done. */
function morningOf(day: IsoDate): Date {
  return new Date(cutoffAt(day, lender.zone, 9));
}

async function runThrough(trx: Trx, account: AccountRow, day: IsoDate): Promise<void> {
  account.run_through = day;
  await trx
    .updateTable('accounts')
    .set({ run_through: day })
    .where('id', '=', account.id)
    .execute();
}

/** Charges the late fees that have come due by a day. The account must be locked. */
export async function chargeFees(
  trx: Trx,
  account: AccountRow,
  day: IsoDate,
  now: Date,
): Promise<void> {
  const { state, entries } = assessFees(account.terms, account.state, day);
  if (entries.length === 0) return;
  await appendEntries(
    trx,
    entries.map((entry) => ({ accountId: account.id, entry, recordedAt: now })),
  );
  await saveState(trx, account, state);
}
