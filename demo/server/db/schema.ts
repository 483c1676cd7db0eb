import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { ReturnReason } from '../bank/protocol.ts';
import type { AuthTables } from '../auth/tables.ts';
import type { DocumentTables } from '../documents/tables.ts';
import type { Entry, Terms, AccountState } from '../lending/index.ts';
import type { MailTables } from '../mail/tables.ts';
import type { MethodTables } from '../payments/method-tables.ts';
import type { PreferenceTables } from '../preferences/tables.ts';
import type { PlanTables } from '../plans/tables.ts';
import type { RecoveryTables } from '../recovery/tables.ts';
import type { SupportTables } from '../support/tables.ts';
import type { VehicleTables } from '../vehicles/tables.ts';

/** A moment: a Date when read; when written, a Date or RFC 3339 text. */
export type Instant = ColumnType<Date, Date | string, Date | string>;
/** As {@link Instant}, or null. */
export type MaybeInstant = ColumnType<
  Date | null,
  Date | string | null | undefined,
  Date | string | null
>;
/** A column that counts rows; nobody writes it. */
export type Sequence = ColumnType<number, never, never>;

/** What a heading needs to name the vehicle. */
export interface VehicleName {
  year: number;
  make: string;
  model: string;
  trim: string | null;
}

/** Distances of a lease. */
export interface LeaseUse {
  distanceUnit: 'mi' | 'km';
  allowance: number;
  used: number;
  readOn: string;
}

export interface SettingsTable {
  key: string;
  value: JSONColumnType<{ secret: string }>;
}

export interface SandboxClockTable {
  id: number;
  offset_ms: number;
}

export interface CustomersTable {
  id: string;
  user_id: string;
  name: string;
  email: string;
  zone: string;
  locale: string;
  /** Null until the customer has registered. */
  password_hash: string | null;
  /** In sandbox time. */
  locked_until: MaybeInstant;
  second_factor: string | null;
  /** Whether the password is long enough without a second factor beside it; only its hash is kept. */
  password_stands_alone: Generated<boolean>;
  /** `YYYY-MM-DD`; null where the contract does not have it. */
  birth_date: ColumnType<string | null, string | null | undefined, string | null>;
  created_at: ColumnType<Date, Date | string | undefined, Date | string>;
}

export interface AccountsTable {
  id: string;
  customer_id: string;
  /** Order in which the customer sees them. */
  position: Generated<number>;
  contract_number: string;
  vin: string;
  vehicle: JSONColumnType<VehicleName>;
  currency: string;
  terms: JSONColumnType<Terms>;
  state: JSONColumnType<AccountState>;
  lease: JSONColumnType<LeaseUse> | null;
  /** The customer who has signed the contract beside its own. */
  co_borrower_id: ColumnType<string | null, string | null | undefined, string | null>;
  opened_on: string;
  /** Last day whose fees, scheduled payments and automatic payments are done. */
  run_through: string;
}

export interface EntriesTable {
  seq: Sequence;
  id: string;
  account_id: string;
  kind: Entry['kind'];
  date: string;
  amount: number;
  fees: number;
  interest: number;
  principal: number;
  principal_after: number;
  payment_id: string | null;
  recorded_at: Instant;
}

export interface PostingsTable {
  entry_seq: number;
  ledger_account: string;
  amount: number;
}

export type PaymentStatus =
  'scheduled' | 'processing' | 'posted' | 'declined' | 'cancelled' | 'returned';

export type PaymentKind = 'regular' | 'payoff' | 'principal_only';

export interface PaymentsTable {
  seq: Sequence;
  id: string;
  account_id: string;
  customer_id: string;
  method_id: string;
  origin: 'customer' | 'autopay';
  confirmation_number: string;
  idempotency_key: string;
  amount: number;
  currency: string;
  date: string;
  status: PaymentStatus;
  fees: number | null;
  interest: number | null;
  principal: number | null;
  /** Cents that go to principal alone and satisfy no instalment. */
  extra: Generated<number>;
  /** Of automatic payments: the number of the instalment, and the due date that it had. */
  instalment: ColumnType<number | null, number | undefined, never>;
  due_on: ColumnType<string | null, string | undefined, never>;
  authorization_text: string;
  created_at: Instant;
  settled_at: MaybeInstant;
  kind: Generated<PaymentKind>;
  /** Set once the bank has sent the money back. */
  returned_reason: ColumnType<ReturnReason | null, ReturnReason | null | undefined>;
  returned_on: ColumnType<string | null, string | null | undefined>;
  returned_fee: ColumnType<number | null, number | null | undefined>;
}

export interface IdempotencyKeysTable {
  customer_id: string;
  key: string;
  fingerprint: string;
  payment_id: string | null;
  /** Null only inside the transaction that does the work. */
  status: number | null;
  body: string | null;
  created_at: Instant;
}

/** One agreement on automatic payments; the one without an end is in force. */
export interface AutopayTable {
  id: string;
  account_id: string;
  method_id: string;
  amount_kind: 'due' | 'due_plus' | 'fixed';
  /** What is taken if `fixed`, added if `due_plus`; null if `due`. */
  amount: number | null;
  /** Day of the month; null for the due date. */
  day: number | null;
  /** Nothing is taken on this day or before. */
  given_on: string;
  /** What was taken last, or what the customer was shown to come first. */
  usual: number | null;
  authorization_text: string;
  created_at: Instant;
  ended_at: MaybeInstant;
  ended_by: ColumnType<'changed' | 'revoked' | null, undefined, 'changed' | 'revoked'>;
  /** The reason of the pause that a mail told of. */
  pause_told: ColumnType<string | null, undefined, string | null>;
}

export interface AutopayNoticesTable {
  seq: Sequence;
  autopay_id: string;
  kind: 'set' | 'revoked' | 'upcoming' | 'paused';
  /** Of `upcoming`: the due date and the amount told. */
  due_date: ColumnType<string | null, string | undefined, never>;
  amount: ColumnType<number | null, number | undefined, never>;
  /** The day on which it could be told at the earliest. */
  told_on: string;
  data: JSONColumnType<object>;
  mailed_at: MaybeInstant;
}

export interface OutboxTable {
  seq: Sequence;
  payment_id: string;
  idempotency_key: string;
  bank_token: string;
  amount: number;
  currency: string;
  /** Business date on which the payment counts; null for instructions of before it was kept. */
  date: ColumnType<string | null, string | null | undefined>;
  attempts: Generated<number>;
  next_attempt_at: Instant;
  settled_at: MaybeInstant;
  outcome: string | null;
}

/** The tables of accounts, ledger and payments. */
export interface CoreTables {
  settings: SettingsTable;
  sandbox_clock: SandboxClockTable;
  customers: CustomersTable;
  accounts: AccountsTable;
  entries: EntriesTable;
  postings: PostingsTable;
  payments: PaymentsTable;
  idempotency_keys: IdempotencyKeysTable;
  autopay: AutopayTable;
  autopay_notices: AutopayNoticesTable;
  outbox: OutboxTable;
}

/** Every table of the server. */
export interface Database
  extends
    CoreTables,
    MethodTables,
    AuthTables,
    DocumentTables,
    MailTables,
    PreferenceTables,
    PlanTables,
    RecoveryTables,
    SupportTables,
    VehicleTables {}
