import { sql } from 'kysely';
import type { Db } from '../db/open.ts';
import type { RequestSession } from '../http/env.ts';
import { hashToken } from './adapter.ts';
import type { Proof } from './proof.ts';
import { rememberUntil } from './replays.ts';

/** What a token and its proof come to. */
export type TokenUse =
  | { readonly status: 'valid'; readonly session: RequestSession }
  /** No such token, over, signed out, or bound to another key. */
  | { readonly status: 'unknown' }
  | { readonly status: 'replayed' };

interface Row {
  session_id: string;
  customer_id: string;
  client_id: string;
  scope: string | null;
  fresh: boolean;
}

/**
 * Looks a token up, notes its proof and that the session was seen (at most once a minute): one
 * statement for every call of the API. A proof is only kept for a token that exists, so strangers
 * cannot fill the table.
 */
export async function useToken(db: Db, accessToken: string, proof: Proof): Promise<TokenUse> {
  const now = new Date();
  const aMinuteAgo = new Date(now.getTime() - 60_000);
  const { rows } = await sql<Row>`
    with token as (
      select s.id as session_id, s.customer_id, s.client_id, m.payload ->> 'scope' as scope
      from oidc_models m join auth_sessions s on s.id = m.grant_id
      where m.model = 'AccessToken' and m.id = ${hashToken(accessToken)}
        and m.payload ->> 'jkt' = ${proof.jkt}
        and m.expires_at > ${now} and s.expires_at > ${now}
    ), fresh as (
      insert into dpop_proofs (id, expires_at)
      select ${proof.id}, ${rememberUntil()}::timestamptz from token
      on conflict do nothing returning id
    ), seen as (
      update auth_sessions set last_seen_at = ${now}
      where id in (select session_id from token) and last_seen_at < ${aMinuteAgo}
        and exists (select from fresh)
    )
    select token.*, exists (select from fresh) as fresh from token
  `.execute(db);
  const [row] = rows;
  if (!row) return { status: 'unknown' };
  if (!row.fresh) return { status: 'replayed' };
  return {
    status: 'valid',
    session: {
      customerId: row.customer_id,
      sessionId: row.session_id,
      clientId: row.client_id,
      scope: row.scope ?? '',
      jkt: proof.jkt,
    },
  };
}
