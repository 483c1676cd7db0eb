import type { AccountRow, Trx } from '../accounts/store.ts';
import type { Db } from '../db/open.ts';
import {
  addDays,
  type IsoDate,
  nextStatementOn,
  statementFigures,
  statementsDue,
  taxFigures,
  taxPaperDate,
  taxYears,
  termsAsSigned,
} from '../lending/index.ts';
import type { Post } from '../payments/notices.ts';
import type { Heading } from './facts.ts';
import {
  type DocumentRow,
  insertDocuments,
  knownOf,
  type NewDocument,
  readBook,
  type SeqEntry,
} from './store.ts';

/** What there is of an account's papers already. */
type Known = Awaited<ReturnType<typeof knownOf>>;

/**
 * Writes down the papers that have come due by a day and are not there yet: the contract, a statement for
 * every period that has ended, a tax paper for every year. What they say is fixed then, by entries that
 * never change; asking again, or from two places at once, changes nothing. While days are still to be done
 * nothing is written: whoever does them also tells of what they bring.
 *
 * @param today the day that has begun; what ended before it, and is done, can be accounted for
 */
export async function issueDocuments(
  db: Db | Trx,
  account: AccountRow,
  today: IsoDate,
): Promise<void> {
  if (account.run_through < today) return;
  const { papers } = await papersDue(db, account, today);
  await insertDocuments(db, papers);
}

/**
 * Writes down what has come due before a day begins, and mails the customer that there is something new: one mail
 * for statements, of the newest, and one for tax papers. The account must be locked, and have been brought to the day before.
 *
 * @param today a statement is passed over in silence where the next one comes by then
 */
export async function announceDocuments(
  trx: Trx,
  account: AccountRow,
  { day, today, post }: { day: IsoDate; today: IsoDate; post: Post },
): Promise<void> {
  const { papers } = await papersDue(trx, { ...account, run_through: addDays(day, -1) }, day);
  const written = await insertDocuments(trx, papers);
  const statement = written.findLast(({ kind }) => kind === 'statement');
  const tax = written.findLast(({ kind }) => kind === 'tax');
  const next = statement && nextStatementOn(account.terms, statement.date, account.state.closedOn);
  if (statement && !(next && next <= today)) await tellOf(trx, account, statement, post);
  if (tax) await tellOf(trx, account, tax, post);
}

async function tellOf(
  trx: Trx,
  account: AccountRow,
  { year, date, amount, facts }: DocumentRow,
  post: Post,
): Promise<void> {
  await post.send(trx, {
    template: 'paper_ready',
    customerId: account.customer_id,
    data: {
      accountId: account.id,
      account: account.contract_number.slice(-4),
      year,
      date,
      due:
        facts.kind === 'statement'
          ? { amount: amount ?? 0, currency: account.currency, date: facts.figures.dueDate }
          : null,
    },
  });
}

/** The papers that have come due by a day and are not there yet, in the order of their dates. */
export async function papersDue(
  db: Db | Trx,
  account: AccountRow,
  today: IsoDate,
): Promise<{ papers: NewDocument[]; book: SeqEntry[] }> {
  const known = await knownOf(db, account.id);
  const due = dueOf(account, known, today);
  if (!due.contract && due.statements.length === 0 && due.years.length === 0) {
    return { papers: [], book: [] };
  }
  const [book, heading] = [await readBook(db, account.id), await headingOf(db, account)];
  return { papers: paperwork(account, heading, { book, known, due }), book };
}

/** The customer's name and language, and what every paper of the account names. */
export async function headingOf(db: Db | Trx, account: AccountRow): Promise<Omit<Heading, 'date'>> {
  const { name, locale } = await db
    .selectFrom('customers')
    .select(['name', 'locale'])
    .where('id', '=', account.customer_id)
    .executeTakeFirstOrThrow();
  const { contract_number: contractNumber, vehicle, vin, currency } = account;
  return { name, locale, contractNumber, vehicle, vin, currency };
}

interface Due {
  readonly contract: boolean;
  /** Numbers of instalments. */
  readonly statements: readonly number[];
  readonly years: readonly number[];
}

function dueOf({ terms, state, run_through }: AccountRow, known: Known, today: IsoDate): Due {
  const yesterday = addDays(today, -1);
  const done = run_through < yesterday ? run_through : yesterday;
  const lastYear = Number((state.closedOn ?? today).slice(0, 4));
  const years = taxYears(terms, today).filter(
    (year) => done >= `${year}-12-31` && year <= lastYear && !known.taxYears.has(year),
  );
  return {
    contract: !known.contract,
    statements: statementsDue(terms, known.through, done, state.closedOn),
    years,
  };
}

function paperwork(
  account: AccountRow,
  heading: Omit<Heading, 'date'>,
  { book, known, due }: { book: readonly SeqEntry[]; known: Known; due: Due },
): NewDocument[] {
  const { terms, lease } = account;
  const common = { account_id: account.id, period_from: null, period_to: null, unread: true };
  const seqAt = (count: number) => book[count - 1]?.seq ?? 0;
  const papers: NewDocument[] = [];
  if (due.contract) {
    const date = terms.originatedOn;
    papers.push({
      ...common,
      kind: 'contract',
      key: '1',
      date,
      year: Number(date.slice(0, 4)),
      amount: terms.kind === 'loan' ? terms.amountFinanced : null,
      facts: { ...heading, kind: 'contract', date, terms: termsAsSigned(terms), lease },
      after_seq: 0,
      through_seq: 0,
      // It was signed, so it was read.
      unread: false,
    });
  }
  const already = book.findLastIndex(({ seq }) => seq <= known.throughSeq) + 1;
  let after = known.throughSeq;
  const sent = new Map(known.statements);
  for (const { figures, covered } of statementFigures(
    terms,
    book,
    due.statements,
    already,
    known.through || undefined,
  )) {
    const { dueDate, from, to } = figures;
    const annualRateBps = terms.kind === 'loan' ? terms.annualRateBps : null;
    const replaces = sent.get(figures.number);
    sent.set(figures.number, { date: to, dueDate });
    papers.push({
      ...common,
      kind: 'statement',
      // Not its number: that is asked for once more where its due date moves.
      key: dueDate,
      date: to,
      year: Number(to.slice(0, 4)),
      period_from: from,
      period_to: to,
      amount: figures.amountDue,
      facts: {
        ...heading,
        kind: 'statement',
        date: to,
        figures,
        annualRateBps,
        ...(replaces && { replaces }),
      },
      after_seq: after,
      through_seq: seqAt(covered),
    });
    after = seqAt(covered);
  }
  let taxed = known.taxSeqs;
  for (const year of due.years) {
    const before = [...taxed].filter(([one, seq]) => one < year && seq > 0);
    const seq = Math.max(0, ...before.map(([, through]) => through));
    const earlier = seq > 0 ? book.findLastIndex((entry) => entry.seq <= seq) + 1 : undefined;
    const { figures, covered } = taxFigures(terms, book, year, earlier);
    // Nothing was received, so there is nothing to say.
    if (figures.interest === 0 && figures.refunded === 0) continue;
    const date = taxPaperDate(year);
    papers.push({
      ...common,
      kind: 'tax',
      key: String(year),
      date,
      year,
      period_from: `${year}-01-01`,
      period_to: `${year}-12-31`,
      amount: figures.interest,
      facts: { ...heading, kind: 'tax', date, figures, originatedOn: terms.originatedOn },
      after_seq: 0,
      through_seq: seqAt(covered),
    });
    taxed = new Map([...taxed, [year, seqAt(covered)]]);
  }
  return papers.sort(byDate);
}

/** Oldest first. */
export function byDate(one: NewDocument, other: NewDocument): number {
  return one.date < other.date ? -1 : one.date > other.date ? 1 : 0;
}
