import type { ColumnType, JSONColumnType } from 'kysely';

type Instant = ColumnType<Date, Date | string, Date | string>;
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
}

export interface DpopProofsTable {
  id: string;
  expires_at: Instant;
}

export interface SignInFailuresTable {
  /** Keyed hash of the normalised user ID: people type passwords there, too. */
  subject: string;
  /** Milliseconds of business time, oldest first. */
  failed_at: JSONColumnType<number[]>;
}

export interface SignInStepsTable {
  /** SHA-256 of the `auth_session` that the client holds. */
  id: string;
  kind: string;
  customer_id: string;
  client_id: string;
  scope: string;
  code_challenge: string;
  /** Thumbprint of the proof key that must go on. */
  jkt: string;
  expires_at: Instant;
}

/** The tables of the authorization server. */
export interface AuthTables {
  auth_secrets: AuthSecretsTable;
  oidc_models: OidcModelsTable;
  auth_sessions: AuthSessionsTable;
  dpop_proofs: DpopProofsTable;
  sign_in_failures: SignInFailuresTable;
  sign_in_steps: SignInStepsTable;
}
