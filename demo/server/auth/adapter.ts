import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { type Adapter, type AdapterPayload, errors } from 'oidc-provider';
import type { Db } from '../db/open.ts';

/** Models whose id is the very value a client holds, so that only its hash is stored. */
const bearers = new Set(['AccessToken', 'AuthorizationCode', 'RefreshToken']);

/** Models that a customer is signed in by, or is about to be. */
const keepsSession = new Set(['AuthorizationCode', 'RefreshToken']);

/**
 * Keeps oidc-provider's models in the database.
 *
 * @param db queried outside of any transaction
 * @param model the model's name, one adapter for each
 */
export function createAdapter(db: Db, model: string): Adapter {
  const keyOf = (id: string) => (bearers.has(model) ? hashToken(id) : id);
  const row = (id: string) => ({ model, id: keyOf(id) });

  return {
    async upsert(id, payload, expiresIn) {
      // Only the hash is stored, so the value is put back when it is looked up.
      const { jti, ...kept } = payload;
      const values = {
        ...row(id),
        payload: JSON.stringify(bearers.has(model) ? kept : { jti, ...kept }),
        grant_id: payload.grantId ?? null,
        uid: payload.uid ?? null,
        expires_at: expiresIn === undefined ? null : new Date(Date.now() + expiresIn * 1000),
      };
      const insert = db.insertInto('oidc_models').values(values);
      if (model === 'ReplayDetection') {
        // The provider looks first and writes afterwards; of two proofs at once both would pass.
        const { numInsertedOrUpdatedRows } = await insert
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst();
        if (numInsertedOrUpdatedRows !== 1n) {
          throw new errors.InvalidGrant('DPoP proof JWT Replay detected');
        }
        return;
      }
      await insert
        .onConflict((conflict) =>
          conflict.columns(['model', 'id']).doUpdateSet((eb) => ({
            payload: eb.ref('excluded.payload'),
            grant_id: eb.ref('excluded.grant_id'),
            uid: eb.ref('excluded.uid'),
            expires_at: eb.ref('excluded.expires_at'),
          })),
        )
        .execute();
      // A session lives as long as its code, then as its refresh token.
      if (keepsSession.has(model) && payload.grantId && values.expires_at) {
        await db
          .updateTable('auth_sessions')
          .set({ expires_at: values.expires_at })
          .where('id', '=', payload.grantId)
          .execute();
      }
    },

    async find(id) {
      // A client may be asked for by any text, and the database refuses this character.
      if (id.includes('\0')) return undefined;
      const found = await db
        .selectFrom('oidc_models')
        .select(['payload', 'expires_at'])
        .where('model', '=', model)
        .where('id', '=', keyOf(id))
        .executeTakeFirst();
      return found && alive(found) ? { ...(found.payload as AdapterPayload), jti: id } : undefined;
    },

    async findByUid(uid) {
      const found = await db
        .selectFrom('oidc_models')
        .select(['payload', 'expires_at'])
        .where('model', '=', model)
        .where('uid', '=', uid)
        .executeTakeFirst();
      return found && alive(found) ? found.payload : undefined;
    },

    // Only the device flow asks for one, and it is off.
    findByUserCode: () => Promise.resolve(undefined),

    async consume(id) {
      // In one statement: the provider looks first, and of two uses at once both would pass.
      const consumed = Math.floor(Date.now() / 1000);
      const { numUpdatedRows } = await db
        .updateTable('oidc_models')
        .set({ payload: sql`payload || jsonb_build_object('consumed', ${consumed}::bigint)` })
        .where('model', '=', model)
        .where('id', '=', keyOf(id))
        .where(sql<boolean>`not payload ? 'consumed'`)
        .executeTakeFirst();
      if (numUpdatedRows !== 1n) throw new errors.InvalidGrant('already consumed');
    },

    async destroy(id) {
      await db
        .deleteFrom('oidc_models')
        .where('model', '=', model)
        .where('id', '=', keyOf(id))
        .execute();
      // Without its grant a session is over.
      if (model === 'Grant') await db.deleteFrom('auth_sessions').where('id', '=', id).execute();
    },

    async revokeByGrantId(grantId) {
      await db
        .deleteFrom('oidc_models')
        .where('model', '=', model)
        .where('grant_id', '=', grantId)
        .execute();
    },
  };
}

/** Under what a token or a code is stored. */
export function hashToken(value: string): string {
  return createHash('sha256').update(value).digest('base64url');
}

function alive({ expires_at }: { expires_at: Date | null }): boolean {
  return expires_at === null || expires_at.getTime() > Date.now();
}
