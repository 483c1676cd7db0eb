import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  addDays,
  type BookEntry,
  dueChangeFor,
  dueThrough,
  type Entry,
  type IsoDate,
  monthsDueBy,
  nextStatementOn,
  openAccount,
  payoff,
  receivePayment,
  Replay,
  statementFigures,
  type StatementFigures,
  statementsDue,
  taxFigures,
  type Terms,
  withDueChange,
} from '../../../demo/server/lending/index.ts';
import { statementDate } from '../../../demo/server/lending/papers.ts';
import { type Life, live } from './life.ts';
import { anyHappenings, anyTerms, randomRuns } from './random.ts';
import { loanTerms } from './terms.ts';

type Booked = Entry & BookEntry & { bookedOn: IsoDate };

/** Checks something of every random life, and of the entries as the books have them. */
function always(check: (life: Life, book: Booked[]) => void): void {
  const property = fc.property(anyTerms, anyHappenings, (terms, happenings) => {
    const life = live(terms, happenings, true);
    check(life, booked(life.entries));
  });
  fc.assert(property, randomRuns);
}

/** Entries with the payment that each is of, and the day on which the books had it. */
function booked(entries: readonly Entry[]): Booked[] {
  let bookedOn = '';
  // A reversal hands its payment's allocation on as it is.
  const ids = new Map<Entry['allocation'], string>();
  return entries.map((entry, at) => {
    if (entry.date > bookedOn) bookedOn = entry.date;
    if (entry.kind === 'payment') ids.set(entry.allocation, `pay-${at}`);
    return { ...entry, bookedOn, paymentId: ids.get(entry.allocation) ?? null };
  });
}

const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);

/** Cents of one ledger account, by the postings. */
const posted = (book: readonly Booked[], ledgerAccount: string) =>
  sum(
    book.flatMap(({ postings }) =>
      postings.filter((one) => one.ledgerAccount === ledgerAccount).map(({ amount }) => amount),
    ),
  );

/** The same of income, which is credited. */
const earned = (...of: Parameters<typeof posted>) => 0 - posted(...of);

const yearsOf = (book: readonly Booked[]) => [
  ...new Set(book.map(({ bookedOn }) => Number(bookedOn.slice(0, 4)))),
];

const allDue = ({ terms, state, today }: Life) =>
  statementsDue(terms, '', addDays(today, -1), state.closedOn);

describe('papers of an account', () => {
  it('are made from the state that its entries come to', () => {
    always((life, book) => {
      const replay = new Replay(life.terms);
      for (const entry of book) replay.read(entry);

      // Which instalments were charged a fee is the fees' own affair.
      const { lateFeeThrough } = life.state;
      assert.deepEqual({ ...replay.state, lateFeeThrough }, life.state);
    });
  });

  it('find the payment that came back where payments have no ids', () => {
    always((life, book) => {
      const replay = new Replay(life.terms);
      for (const entry of book) replay.read({ ...entry, paymentId: null });

      assert.equal(replay.state.principal, life.state.principal);
      assert.equal(replay.state.fees, life.state.fees);
    });
  });
});

describe('statements', () => {
  it('equal the ledger to the cent, each going on where the one before ended', () => {
    let checked = 0;
    let [waived, late, fees] = [0, 0, 0];
    always((life, book) => {
      const statements = statementFigures(life.terms, book, allDue(life));
      let from = 0;
      let closing = 0;
      for (const { figures, covered } of statements) {
        const part = book.slice(from, covered);
        const upTo = book.slice(0, covered);
        assert.equal(figures.opening, closing);
        assert.equal(figures.closing, posted(upTo, 'receivable:principal'));
        assert.equal(figures.feesOwed, posted(upTo, 'receivable:fees'));
        const of = (kind: Entry['kind']) => part.filter((entry) => entry.kind === kind);
        assert.equal(
          figures.payments.amount - figures.returned.amount,
          posted(part, 'cash:clearing'),
        );
        assert.equal(
          figures.payments.interest - figures.returned.interest,
          earned(part, 'income:interest'),
        );
        assert.equal(figures.feesCharged - figures.feesWaived, earned(part, 'income:fees'));
        assert.equal(figures.feesWaived, sum(of('waiver').map(({ amount }) => amount)));
        assert.equal(figures.payments.amount, sum(of('payment').map(({ amount }) => amount)));
        assert.equal(
          figures.closing,
          figures.opening +
            figures.financed -
            figures.payments.principal +
            figures.returned.principal,
        );
        assert.ok(part.every(({ bookedOn }) => bookedOn <= figures.to));
        assert.ok((book[covered]?.bookedOn ?? '9999') > figures.to);
        checkDue(life, figures, covered);
        const year = figures.to.slice(0, 4);
        const ofYear = upTo.filter(({ bookedOn }) => bookedOn.startsWith(year));
        assert.equal(figures.yearToDate.interest, earned(ofYear, 'income:interest'));
        const received = ofYear.filter(({ kind }) => kind === 'payment' || kind === 'reversal');
        assert.equal(figures.yearToDate.fees, -posted(received, 'receivable:fees') + 0);
        waived += figures.feesWaived;
        late += figures.pastDue;
        fees += figures.yearToDate.fees;
        from = covered;
        closing = figures.closing;
        checked += 1;
      }
    });
    assert.ok(checked > randomRuns.numRuns, `only ${checked} statements were made`);
    assert.ok(
      waived > 0 && late > 0 && fees > 0,
      `${waived} waived, ${late} late, ${fees} in fees`,
    );
  });

  it('are the same whether they are written one by one or all at once', () => {
    always((life, book) => {
      const together = statementFigures(life.terms, book, allDue(life));
      let covered = 0;
      for (const whole of together) {
        const { number, to } = whole.figures;
        // As they stood on the day after, with nothing that was booked since.
        const then = book.filter(({ bookedOn }) => bookedOn <= to);
        const [alone] = statementFigures(life.terms, then, [number], covered);
        assert.deepEqual(alone, whole);
        covered = whole.covered;
      }
    });
  });

  it('end with the one that shows the account closed', () => {
    always((life) => {
      const { terms, state, today } = life;
      if (state.closedOn === null) return;
      const due = statementsDue(terms, '', addDays(today, 4000), state.closedOn);
      const last = due.at(-1);
      if (last === undefined || last >= terms.termMonths) return;
      assert.ok(statementDate(terms, last) >= state.closedOn);
      assert.ok(last === 1 || statementDate(terms, last - 1) < state.closedOn);
    });
  });
});

describe('statements after the last instalment', () => {
  it('go on month by month while something is owed, and no longer', () => {
    const terms = loanTerms();
    const last = statementDate(terms, terms.termMonths);
    const after = (months: number) => statementDate(terms, terms.termMonths + months);

    const owed = statementsDue(terms, last, after(3), null);
    const paid = statementsDue(terms, last, after(3), addDays(after(1), 5));

    const past = [1, 2, 3].map((months) => terms.termMonths + months);
    assert.deepEqual(owed, past);
    assert.deepEqual(paid, past.slice(0, 1));
    assert.equal(nextStatementOn(terms, last, null), addDays(after(1), 1));
    assert.equal(nextStatementOn(terms, last, last), null);
    assert.equal(nextStatementOn(terms, last, addDays(last, 9)), null);
    const { entry } = openAccount(terms);
    const figures = statementFigures(terms, booked([entry]), owed, 1, last).map(
      (one) => one.figures,
    );
    assert.deepEqual(
      figures.map(({ from, to }) => [from, to]),
      [1, 2, 3].map((months) => [addDays(after(months - 1), 1), after(months)]),
    );
    assert.ok(figures.every(({ amountDue, closing }) => amountDue > closing && closing > 0));
  });
});

/** What happens on a day some time after the one before: a change of plan, a payment, both. */
const anySteps = fc.array(
  fc.record({
    after: fc.integer({ min: 1, max: 90 }),
    pays: fc.boolean(),
    kind: fc.constantFrom('due_date' as const, 'extension' as const, 'hardship' as const),
    choice: fc.integer({ min: 1, max: 3 }),
    day: fc.integer({ min: 1, max: 28 }),
  }),
  { minLength: 1, maxLength: 8 },
);

describe('statements of an account whose due dates move', () => {
  it('leave no day out and have none twice, whatever was moved, and show the payoff', () => {
    let again = 0;
    const property = fc.property(
      anyTerms,
      anySteps,
      fc.oneof(fc.nat(12), fc.nat(400)),
      (contract, steps, closes) => {
        let terms = contract;
        let { state, entry } = openAccount(terms);
        const entries: Entry[] = [entry];
        let today = terms.originatedOn;
        const issued: StatementFigures[] = [];
        let covered = 0;
        // As the books do it: what has come due is written down under the due dates of its day.
        const issue = (through: IsoDate) => {
          const last = issued.at(-1)?.to;
          const numbers = statementsDue(terms, last ?? '', through, state.closedOn);
          for (const one of statementFigures(terms, booked(entries), numbers, covered, last)) {
            issued.push(one.figures);
            covered = one.covered;
          }
        };
        const pay = (amount: number) => {
          if (amount <= 0) return;
          ({ state, entry } = receivePayment(terms, state, { amount, date: today }));
          entries.push(entry);
        };
        for (const { after, pays, kind, choice, day } of steps) {
          today = addDays(today, after);
          issue(addDays(today, -1));
          const order = { kind, choice: kind === 'due_date' ? day : choice };
          const change = dueChangeFor(terms, state, order, today);
          if (change) terms = withDueChange(terms, change);
          if (pays) pay(dueThrough(terms, state, monthsDueBy(terms, addDays(today, 30)), today));
        }
        today = addDays(today, closes);
        issue(addDays(today, -1));
        pay(payoff(terms, state, today).amount);
        issue(addDays(today, 4_000));

        let next = terms.originatedOn;
        for (const { from, to } of issued) {
          assert.equal(from, next);
          assert.ok(to >= from);
          next = addDays(to, 1);
        }
        assert.equal(new Set(issued.map(({ dueDate }) => dueDate)).size, issued.length);
        const { closedOn } = state;
        assert.ok(closedOn !== null);
        if (closedOn <= statementDate(terms, terms.termMonths)) {
          const last = issued.at(-1);
          assert.ok(last && last.from <= closedOn && closedOn <= last.to);
          assert.equal(last.closing, 0);
        }
        again += issued.length - new Set(issued.map(({ number }) => number)).size;
      },
    );
    fc.assert(property, randomRuns);
    assert.ok(again > 0, 'no number was ever asked for again');
  });

  it('come for the months after an extension of what was billed', () => {
    const before = loanTerms();
    const { entry } = openAccount(before);
    // Number 2, due on the 15th of March, is billed on the 18th of February and then moved.
    const moved = withDueChange(before, { from: 2, dueOn: '2026-05-15', dueDay: 15 });

    const numbers = statementsDue(moved, '2026-02-18', '2026-05-21', null);
    const figures = statementFigures(moved, booked([entry]), numbers, 1, '2026-02-18');

    assert.deepEqual(
      figures.map(({ figures: { number, from, to } }) => [number, from, to]),
      [
        [2, '2026-02-19', '2026-04-20'],
        [3, '2026-04-21', '2026-05-21'],
      ],
    );
  });

  it('show a payoff that came before a date which the last statement’s number moved to', () => {
    const moved = withDueChange(loanTerms(), { from: 2, dueOn: '2026-05-15', dueDay: 15 });

    // Paid off after the statement of 18 February, before that of 20 April.
    assert.deepEqual(statementsDue(moved, '2026-02-18', '2026-12-31', '2026-03-01'), [2]);
    assert.deepEqual(statementsDue(moved, '2026-02-18', '2026-12-31', '2026-02-18'), []);
  });
});

/** What a statement asks for is what the account asked for then. */
function checkDue(life: Life, figures: StatementFigures, covered: number): void {
  // Fees of one evening are in the state together; how many are owed is checked by the postings.
  const then = { ...(life.befores[covered] ?? life.state), fees: figures.feesOwed };
  const owed =
    then.closedOn === null ? dueThrough(life.terms, then, figures.number, figures.dueDate) : 0;
  assert.equal(figures.amountDue, owed);
  const passed = monthsDueBy(life.terms, addDays(figures.to, -1));
  // From the last date on it is what clears the account, to the cent of a day's interest.
  if (passed >= life.terms.termMonths) return;
  // Before it is what is asked for by dates that have passed, as soon as an instalment is among it.
  const asked = (fees: number) =>
    dueThrough(life.terms, { ...then, fees }, Math.max(passed, 0), figures.to);
  assert.equal(figures.pastDue, asked(0) > 0 ? asked(then.fees) : 0);
}

describe('tax papers', () => {
  it('equal the interest in the ledger of every year, to the cent', () => {
    let interest = 0;
    always(({ terms }, book) => {
      for (const year of yearsOf(book)) {
        const { figures } = taxFigures(terms, book, year);
        const ofYear = book.filter(({ bookedOn }) => Number(bookedOn.slice(0, 4)) === year);
        assert.equal(figures.interest - figures.refunded, earned(ofYear, 'income:interest'));
        assert.ok(figures.interest >= 0);
        assert.ok(figures.refunded >= 0);
        interest += figures.interest;
      }
    });
    assert.ok(interest > 0, 'no life had any interest');
  });

  it('give the principal owed when the year began, or what was lent in it', () => {
    always(({ terms }, book) => {
      for (const year of yearsOf(book)) {
        const before = book.filter(({ bookedOn }) => Number(bookedOn.slice(0, 4)) < year);
        const owed = before.length > 0 ? before : book.slice(0, 1);
        assert.equal(
          taxFigures(terms, book, year).figures.principal,
          posted(owed, 'receivable:principal'),
        );
      }
    });
  });

  it('call interest of an earlier year that came back a refund, and take this year’s off', () => {
    const terms: Terms = {
      kind: 'loan',
      currency: 'USD',
      annualRateBps: 600,
      termMonths: 24,
      originatedOn: '2025-10-10',
      firstDueOn: '2025-11-10',
      lateFee: { amount: 0, graceDays: 15 },
      billingLeadDays: 25,
      amountFinanced: 10_000_00,
    };
    const pay = { kind: 'pay' as const, how: 'level' as const, size: 1 };
    const { entries } = live(terms, [
      { ...pay, after: 30 },
      { ...pay, after: 40 },
      { ...pay, after: 30 },
      // In February the payments of December and January come back.
      { kind: 'return', after: 5, pick: 1 },
      { kind: 'return', after: 0, pick: 1 },
    ]);
    const book = booked(entries);
    const [november, december, january] = book.filter(({ kind }) => kind === 'payment');
    assert.deepEqual(
      [november, december, january].map((one) => one?.date.slice(0, 7)),
      ['2025-11', '2025-12', '2026-01'],
    );

    const before = taxFigures(terms, book, 2025).figures;
    const after = taxFigures(terms, book, 2026).figures;

    const [first, second] = [november!.allocation.interest, december!.allocation.interest];
    assert.deepEqual([before.interest, before.refunded], [first + second, 0]);
    assert.deepEqual([after.interest, after.refunded], [0, second]);
    assert.equal(after.principal, december!.principalAfter);
  });

  it('have what the bank tells of a year whose paper is written on the next one, and lose nothing', () => {
    const terms: Terms = {
      kind: 'loan',
      currency: 'USD',
      annualRateBps: 600,
      termMonths: 24,
      originatedOn: '2025-09-10',
      firstDueOn: '2025-10-10',
      lateFee: { amount: 0, graceDays: 15 },
      billingLeadDays: 25,
      amountFinanced: 10_000_00,
    };
    const pay = { kind: 'pay' as const, how: 'level' as const, size: 1 };
    const { entries } = live(terms, [
      { ...pay, after: 30 },
      { ...pay, after: 61 },
      // Dated in December, and told of in January.
      { kind: 'return', after: 5, pick: 0 },
    ]);
    const book = booked(entries);
    const returned = book.findIndex(({ kind }) => kind === 'reversal');
    assert.equal(book[returned]?.bookedOn.slice(0, 7), '2025-12');

    const paper = taxFigures(terms, book.slice(0, returned), 2025);
    const next = taxFigures(terms, book, 2026, paper.covered);

    const back = book[returned].allocation.interest;
    assert.ok(back > 0);
    assert.equal(paper.covered, returned);
    assert.deepEqual([next.figures.interest, next.figures.refunded], [0, back]);
    assert.equal(paper.figures.interest - next.figures.refunded, earned(book, 'income:interest'));
    // Known in time, it is on the paper of its own year, and on no other.
    const known = taxFigures(terms, book, 2025);
    assert.equal(known.figures.interest, paper.figures.interest - back);
    assert.equal(taxFigures(terms, book, 2026, known.covered).figures.refunded, 0);
  });
});
