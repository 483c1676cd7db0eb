import type { ColumnType, JSONColumnType } from 'kysely';
import type { PlanEffect } from '../../../sdk/contract/index.ts';
import type { Instant, MaybeInstant, Sequence } from '../db/schema.ts';
import type { DueChange, PlanOrder } from '../lending/index.ts';

/** Where a change of plan stands. */
export type PlanStatus =
  | 'awaiting_signatures'
  | 'in_review'
  | 'info_needed'
  | 'applied'
  | 'declined'
  | 'withdrawn'
  | 'expired';

/** Why a change cannot be asked for, or was declined. */
export type PlanReason =
  | 'account_paid_off'
  | 'payoff_scheduled'
  | 'change_pending'
  | 'past_due'
  | 'too_new'
  | 'changed_recently'
  | 'loan_only'
  | 'nothing_to_move'
  | 'change_ahead'
  | 'instalment_paid'
  | 'not_supported'
  | 'co_borrower_declined';

/** What can happen to a change of plan. */
export type PlanEvent =
  | 'requested'
  | 'signed'
  | 'info_needed'
  | 'info_given'
  | 'approved'
  | 'applied'
  | 'declined'
  | 'co_borrower_declined'
  | 'withdrawn'
  | 'expired';

/** One row for each change asked for; those that are over are kept. */
export interface PlanChangesTable {
  seq: Sequence;
  id: string;
  account_id: string;
  kind: PlanOrder['kind'];
  choice: number;
  details: string | null;
  status: PlanStatus;
  reason: ColumnType<PlanReason | null, undefined, PlanReason>;
  due_change: JSONColumnType<DueChange>;
  effect: JSONColumnType<PlanEffect>;
  /** As it was shown and signed. */
  agreement: string;
  /** Last day for signatures, or for what was asked for. */
  expires_on: string;
  /** The business day on which it is decided; set while it is in review. */
  decide_on: string | null;
  created_at: Instant;
}

export interface PlanSignersTable {
  plan_change_id: string;
  position: number;
  role: 'customer' | 'co_borrower';
  /** Who signs, and under what name. */
  customer_id: string;
  name: string;
  signed_name: ColumnType<string | null, undefined, string>;
  signed_at: MaybeInstant;
}

export interface PlanEventsTable {
  seq: Sequence;
  plan_change_id: string;
  kind: PlanEvent;
  at: Instant;
}

/** The tables of changes of plan. */
export interface PlanTables {
  plan_changes: PlanChangesTable;
  plan_signers: PlanSignersTable;
  plan_events: PlanEventsTable;
}
