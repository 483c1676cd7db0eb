import type { Db } from '../db/open.ts';
import { writeContract } from './contract.ts';
import { writePayoffLetter } from './payoff-letter.ts';
import { writeStatement } from './statement.ts';
import { type DocumentRow, readBook } from './store.ts';
import { writeTaxPaper } from './tax-paper.ts';

/** A paper's content, the same bytes every time. */
export async function renderDocument(
  db: Db,
  { account_id, facts, after_seq: after, through_seq: through }: DocumentRow,
): Promise<Uint8Array<ArrayBuffer>> {
  switch (facts.kind) {
    case 'contract':
      return writeContract(facts);
    case 'statement':
      return writeStatement(facts, await readBook(db, account_id, { after, through }));
    case 'tax':
      return writeTaxPaper(facts);
    case 'payoff_letter':
      return writePayoffLetter(facts);
  }
}

/** Name to keep it under: kind, day and end of the account's number, all of them safe in a header. */
export function fileNameOf({ kind, date, year, facts }: DocumentRow): string {
  const last4 = facts.contractNumber.slice(-4).replace(/[^A-Za-z0-9]/g, '');
  return `${kind.replace('_', '-')}-${kind === 'tax' ? year : date}-${last4}.pdf`;
}
