import type { ColumnType, Generated, JSONColumnType } from 'kysely';

type Instant = ColumnType<Date, Date | string, Date | string>;
type MaybeInstant = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
type Json = JSONColumnType<Record<string, unknown>>;

export interface AuthSecretsTable {
  name: string;
  value: Json;
}

export interface OidcModelsTable {
  model: string;
  /** SHA-256 of the value for tokens and codes, else the value itself. */
  id: string;
  payload: Json;
  grant_id: string | null;
  uid: string | null;
  expires_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
}

export interface AuthSessionsTable {
  id: string;
  customer_id: string;
  client_id: string;
  device: string | null;
  created_at: Instant;
  last_seen_at: Instant;
  expires_at: Instant;
  /** When a second factor was last shown in it. */
  second_factor_at: MaybeInstant;
}

export interface DpopProofsTable {
  id: string;
  expires_at: Instant;
}

export interface SignInFailuresTable {
  /** Keyed hash of the normalised user ID: people type passwords there, too. */
  subject: string;
  /** As `subject`, of the user ID alone: known devices have counters of their own. */
  owner: string;
  /** Milliseconds of business time, oldest first. */
  failed_at: JSONColumnType<number[]>;
  /** Whether wrong codes are counted, not passwords. */
  second_factor: Generated<boolean>;
  /** From when on the owner is to be told of the lock, in real time; null where there is nothing to tell. */
  notice_due: MaybeInstant;
  /** The customer who is told; null where nobody has the user ID. */
  notice_for: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface SignInStepsTable {
  /** SHA-256 of the `auth_session`, or of a step-up's id, that the client holds. */
  id: string;
  /** What is asked just now. */
  kind: string;
  /** Null while nobody has been recognised: a captcha, or a passkey without a password. */
  customer_id: string | null;
  /** Of a captcha: keyed hash of the user ID that it was asked of. */
  subject: string | null;
  /** Of a step-up: the session that it is for. */
  session_id: string | null;
  client_id: string;
  scope: string;
  code_challenge: string;
  /** Thumbprint of the proof key that must go on. */
  jkt: string;
  /** Key of the known device that it was begun on. */
  known_device: string | null;
  /** Wrong answers so far. */
  failures: number;
  /** What the answer is checked against. */
  data: Json;
  expires_at: Instant;
}

export interface KnownDevicesTable {
  id: string;
  customer_id: string;
  /** Thumbprint of the device's own key. */
  jkt: string;
  name: string | null;
  created_at: Instant;
  last_used_at: MaybeInstant;
}

export interface EmailCodesTable {
  customer_id: string;
  /** Proof key of the browser that asked; the code is good there alone. */
  jkt: string;
  code_hash: string;
  sent_at: Instant;
  expires_at: Instant;
}

export interface AuthenticatorsTable {
  id: string;
  customer_id: string;
  kind: 'email_code' | 'totp' | 'passkey';
  name: string;
  /** Of a passkey. */
  credential_id: string | null;
  data: Json;
  created_at: Instant;
  last_used_at: MaybeInstant;
  /** Until when the enrolment can be finished; null once it has been. */
  confirm_by: MaybeInstant;
}

export interface RecoveryCodesTable {
  customer_id: string;
  code_hash: string;
}

/** The tables of the authorization server. */
export interface AuthTables {
  auth_secrets: AuthSecretsTable;
  oidc_models: OidcModelsTable;
  auth_sessions: AuthSessionsTable;
  dpop_proofs: DpopProofsTable;
  sign_in_failures: SignInFailuresTable;
  sign_in_steps: SignInStepsTable;
  known_devices: KnownDevicesTable;
  email_codes: EmailCodesTable;
  authenticators: AuthenticatorsTable;
  recovery_codes: RecoveryCodesTable;
}
