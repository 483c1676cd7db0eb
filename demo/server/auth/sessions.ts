import type { Session } from '../../../sdk/contract/index.ts';
import type { Db } from '../db/open.ts';
import type { ClientRegistry } from './clients.ts';

/** Where a customer is signed in. */
export interface Sessions {
  /** All that have not ended, newest first; `current` marks none. */
  list(customerId: string): Promise<Session[]>;
  /**
   * Ends one; its tokens stop working at once.
   *
   * @returns false if the customer has no such session
   */
  end(customerId: string, sessionId: string): Promise<boolean>;
  /**
   * Ends all of them, and sign-ins that wait for a further step.
   *
   * @param using a transaction, where there is one
   */
  endAll(customerId: string, using?: Db): Promise<void>;
}

/** Sessions in the database. */
export function createSessions(db: Db, clients: ClientRegistry): Sessions {
  return {
    async list(customerId) {
      const rows = await db
        .selectFrom('auth_sessions')
        .selectAll()
        .where('customer_id', '=', customerId)
        .where('expires_at', '>', new Date())
        // Nobody is signed in yet where the code has not been redeemed.
        .where((eb) =>
          eb.exists(
            eb
              .selectFrom('oidc_models')
              .whereRef('oidc_models.grant_id', '=', 'auth_sessions.id')
              .where('oidc_models.model', '=', 'RefreshToken'),
          ),
        )
        .orderBy('created_at', 'desc')
        .orderBy('id')
        .execute();
      return rows.map((row) => ({
        id: row.id,
        current: false,
        clientId: row.client_id,
        clientName: clients.find(row.client_id)?.name ?? row.client_id,
        device: row.device,
        createdAt: row.created_at.toISOString(),
        lastSeenAt: row.last_seen_at.toISOString(),
        expiresAt: row.expires_at.toISOString(),
      }));
    },
    end: async (customerId, sessionId) => {
      const end = (using: Db) => endWhere(using, customerId, sessionId);
      return (await db.transaction().execute(end)) > 0;
    },
    async endAll(customerId, using) {
      const end = async (transaction: Db) => {
        await endWhere(transaction, customerId);
        // Whoever knew the old password may be half-way in.
        await transaction
          .deleteFrom('sign_in_steps')
          .where('customer_id', '=', customerId)
          .execute();
      };
      await (using ? end(using) : db.transaction().execute(end));
    },
  };
}

/** Ends sessions with all that was issued for them. */
async function endWhere(transaction: Db, customerId: string, sessionId?: string): Promise<number> {
  let ended = transaction
    .deleteFrom('auth_sessions')
    .where('customer_id', '=', customerId)
    .returning('id');
  if (sessionId !== undefined) ended = ended.where('id', '=', sessionId);
  const ids = (await ended.execute()).map((session) => session.id);
  if (ids.length > 0) {
    await transaction
      .deleteFrom('oidc_models')
      .where((eb) =>
        eb.or([
          eb('grant_id', 'in', ids),
          eb.and([eb('model', '=', 'Grant'), eb('id', 'in', ids)]),
        ]),
      )
      .execute();
  }
  return ids.length;
}
