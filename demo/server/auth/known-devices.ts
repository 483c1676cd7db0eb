import type { Device } from '../../../sdk/contract/index.ts';
import type { Db } from '../db/open.ts';
import { newId } from '../ids.ts';
import type { Nonces } from './nonces.ts';
import { ProofError, verifyDeviceProof } from './proof.ts';
import { isFirstUse } from './replays.ts';

/** Beyond this many, the one that was used longest ago is forgotten. */
const most = 20;

/** What a device's proof must match: its request. */
export interface DeviceProofTarget {
  readonly url: string;
  /** Thumbprint of the request's proof key. */
  readonly dpopJkt: string;
}

/** Browsers that proved a key of their own after a sign-in. Being known grants nothing by itself. */
export interface KnownDevices {
  /**
   * Checks a device's proof, which is good once.
   *
   * @returns the thumbprint of the device's key; undefined where the proof is bad
   */
  prove(jwt: string | undefined, target: DeviceProofTarget): Promise<string | undefined>;
  /**
   * Makes a device known.
   *
   * @param name browser and system in words
   * @returns whether it was not yet, and the customer has others
   */
  add(customerId: string, jkt: string, name: string | null): Promise<boolean>;
  isKnown(customerId: string, jkt: string): Promise<boolean>;
  /** Notes a sign-in on it. */
  touch(customerId: string, jkt: string): Promise<void>;
  /** The customer's, the latest first. */
  list(customerId: string): Promise<Device[]>;
  /** Forgets one. False if the customer has no such device. */
  remove(customerId: string, id: string): Promise<boolean>;
}

/** Known devices in the database. */
export function createKnownDevices(db: Db, nonces: Nonces): KnownDevices {
  return {
    async prove(jwt, { url, dpopJkt }) {
      if (jwt === undefined) return undefined;
      try {
        const proof = await verifyDeviceProof(jwt, { method: 'POST', url, dpopJkt }, nonces);
        return (await isFirstUse(db, proof)) ? proof.jkt : undefined;
      } catch (error) {
        if (error instanceof ProofError) return undefined;
        throw error;
      }
    },

    add(customerId, jkt, name) {
      return db.transaction().execute(async (transaction) => {
        const { numInsertedOrUpdatedRows } = await transaction
          .insertInto('known_devices')
          .values({
            id: newId('dev'),
            customer_id: customerId,
            jkt,
            name,
            created_at: new Date(),
          })
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst();
        if (numInsertedOrUpdatedRows !== 1n) return false;
        const known = await transaction
          .selectFrom('known_devices')
          .select('id')
          .where('customer_id', '=', customerId)
          .orderBy((eb) => eb.fn.coalesce('last_used_at', 'created_at'), 'desc')
          .execute();
        const forgotten = known.slice(most).map(({ id }) => id);
        if (forgotten.length > 0) {
          await transaction.deleteFrom('known_devices').where('id', 'in', forgotten).execute();
        }
        return known.length > 1;
      });
    },

    async isKnown(customerId, jkt) {
      const known = await db
        .selectFrom('known_devices')
        .select('id')
        .where('customer_id', '=', customerId)
        .where('jkt', '=', jkt)
        .executeTakeFirst();
      return known !== undefined;
    },

    async touch(customerId, jkt) {
      await db
        .updateTable('known_devices')
        .set({ last_used_at: new Date() })
        .where('customer_id', '=', customerId)
        .where('jkt', '=', jkt)
        .execute();
    },

    async list(customerId) {
      const rows = await db
        .selectFrom('known_devices')
        .selectAll()
        .where('customer_id', '=', customerId)
        .orderBy('created_at', 'desc')
        .orderBy('id')
        .execute();
      return rows.map((row) => ({
        id: row.id,
        name: row.name,
        createdAt: row.created_at.toISOString(),
        lastUsedAt: row.last_used_at?.toISOString() ?? null,
      }));
    },

    async remove(customerId, id) {
      const { numDeletedRows } = await db
        .deleteFrom('known_devices')
        .where('customer_id', '=', customerId)
        .where('id', '=', id)
        .executeTakeFirst();
      return numDeletedRows > 0n;
    },
  };
}
