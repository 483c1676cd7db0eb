import type { ColumnType, Generated } from 'kysely';

type Instant = ColumnType<Date, Date | string, Date | string>;
type MaybeInstant = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;

export interface PaymentMethodsTable {
  id: string;
  customer_id: string;
  kind: 'us_bank_account' | 'iban' | 'card';
  /** The bank's word for the account; its number is known only there. */
  bank_token: string;
  bank_name: string | null;
  account_type: 'checking' | 'savings' | null;
  last4: string;
  nickname: string | null;
  status: 'verified' | 'unverified';
  is_default: boolean;
  created_at: Instant;
  /** It stays for the payments that refer to it. */
  removed_at: MaybeInstant;
}

export interface MethodVerificationsTable {
  method_id: string;
  first_amount: number;
  second_amount: number;
  currency: string;
  wrong_tries: Generated<number>;
  /** The bank took the deposits back. */
  failed: Generated<boolean>;
  deposits_by: string;
  expires_on: string;
  ordered_at: Instant;
}

export interface DepositsTable {
  seq: ColumnType<number, never, never>;
  id: string;
  method_id: string;
  bank_token: string;
  amount: number;
  currency: string;
  attempts: Generated<number>;
  next_attempt_at: Instant;
  settled_at: MaybeInstant;
  outcome: ColumnType<string | null, undefined, string | null>;
}

/** The tables of methods and of the deposits that verify them. */
export interface MethodTables {
  payment_methods: PaymentMethodsTable;
  method_verifications: MethodVerificationsTable;
  deposits: DepositsTable;
}
