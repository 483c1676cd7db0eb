import type { JSONColumnType } from 'kysely';
import type { Sequence } from '../db/schema.ts';
import type { DocumentFacts } from './facts.ts';

/** One row for each paper; nothing of it changes but whether it was read. */
export interface DocumentsTable {
  /** Grows with the date; lists begin with the greatest. */
  seq: Sequence;
  id: string;
  account_id: string;
  kind: 'statement' | 'tax' | 'contract' | 'payoff_letter';
  key: string;
  date: string;
  year: number;
  period_from: string | null;
  period_to: string | null;
  /** The figure that it is read for. */
  amount: number | null;
  facts: JSONColumnType<DocumentFacts>;
  /** Entries that it accounts for: after one `seq`, through another. */
  after_seq: number;
  through_seq: number;
  unread: boolean;
}

/** The tables of papers. */
export interface DocumentTables {
  documents: DocumentsTable;
}
