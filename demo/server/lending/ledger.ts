import type { IsoDate } from './dates.ts';
import type { Cents } from './terms.ts';

/** How an amount is split; no part is negative and the parts add up to the amount. */
export interface Allocation {
  fees: Cents;
  interest: Cents;
  principal: Cents;
}

/** The accounts of the lender's books that an entry touches. */
export type LedgerAccount =
  | 'receivable:principal'
  | 'receivable:fees'
  | 'cash:clearing'
  | 'payable:dealer'
  | 'income:interest'
  | 'income:fees';

/** One side of an entry: debits are positive, credits negative. */
export interface Posting {
  ledgerAccount: LedgerAccount;
  amount: Cents;
}

/** One line of an account's history. Entries are only ever added. */
export interface Entry {
  kind: 'disbursement' | 'payment' | 'fee' | 'waiver' | 'reversal';
  date: IsoDate;
  /** Never negative: `kind` says which way it goes. */
  amount: Cents;
  allocation: Allocation;
  principalAfter: Cents;
  /** Set where a payment went to the principal alone and satisfied no instalment. */
  principalOnly?: true;
  /** Part of a payment's principal that satisfied no instalment. */
  extra?: Cents;
  /** They sum to zero. */
  postings: Posting[];
}

/** Writes the entry for a split, with its postings. */
export function makeEntry(
  kind: Entry['kind'],
  date: IsoDate,
  allocation: Allocation,
  principalAfter: Cents,
): Entry {
  const amount = allocation.fees + allocation.interest + allocation.principal;
  const sides = postingsOf(kind, allocation, amount);
  const postings = sides.filter((side) => side.amount !== 0);
  return { kind, date, amount, allocation, principalAfter, postings };
}

function postingsOf(kind: Entry['kind'], split: Allocation, amount: Cents): Posting[] {
  switch (kind) {
    case 'disbursement':
      return [
        { ledgerAccount: 'receivable:principal', amount: split.principal },
        { ledgerAccount: 'payable:dealer', amount: -amount },
      ];
    case 'fee':
      return [
        { ledgerAccount: 'receivable:fees', amount: split.fees },
        { ledgerAccount: 'income:fees', amount: -amount },
      ];
    case 'waiver':
      return [
        { ledgerAccount: 'income:fees', amount },
        { ledgerAccount: 'receivable:fees', amount: -split.fees },
      ];
    case 'payment':
      return collection(split, amount);
    case 'reversal':
      return collection(split, amount).map((side) => ({ ...side, amount: -side.amount }));
  }
}

function collection(split: Allocation, amount: Cents): Posting[] {
  return [
    { ledgerAccount: 'cash:clearing', amount },
    { ledgerAccount: 'receivable:fees', amount: -split.fees },
    { ledgerAccount: 'income:interest', amount: -split.interest },
    { ledgerAccount: 'receivable:principal', amount: -split.principal },
  ];
}
