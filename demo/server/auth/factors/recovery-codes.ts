import { createHmac, randomInt } from 'node:crypto';
import type { Db } from '../../db/open.ts';
import type { Factor } from './factor.ts';

const count = 10;
// Without the letters and digits that people confuse; ten of them are 49 bits.
const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Codes to write down, for when everything else is out of reach. Each is good once. */
export interface RecoveryCodes extends Factor {
  /** How many are left. */
  left(customerId: string): Promise<number>;
  /**
   * Puts new ones in the place of all that there were.
   *
   * @returns them; only hashes are kept
   */
  renew(customerId: string): Promise<string[]>;
}

/** @param secret keys the hashes */
export function createRecoveryCodes(db: Db, secret: Buffer): RecoveryCodes {
  const hashOf = (customerId: string, code: string) =>
    createHmac('sha256', secret)
      .update(`${customerId}\n${code.toUpperCase().replace(/[^0-9A-Z]/g, '')}`)
      .digest('base64url');

  return {
    ask: () => Promise.resolve({ challenge: {}, data: {} }),

    async check({ customerId }, answer) {
      const { numDeletedRows } = await db
        .deleteFrom('recovery_codes')
        .where('customer_id', '=', customerId)
        .where('code_hash', '=', hashOf(customerId, answer))
        .executeTakeFirst();
      return numDeletedRows === 1n;
    },

    async left(customerId) {
      const row = await db
        .selectFrom('recovery_codes')
        .select((eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('left'))
        .where('customer_id', '=', customerId)
        .executeTakeFirstOrThrow();
      return row.left;
    },

    async renew(customerId) {
      const codes = Array.from({ length: count }, newCode);
      await db.transaction().execute(async (transaction) => {
        await transaction
          .deleteFrom('recovery_codes')
          .where('customer_id', '=', customerId)
          .execute();
        await transaction
          .insertInto('recovery_codes')
          .values(
            codes.map((code) => ({ customer_id: customerId, code_hash: hashOf(customerId, code) })),
          )
          .execute();
      });
      return codes;
    },
  };
}

function newCode(): string {
  return '_____-_____'.replace(/_/g, () => alphabet[randomInt(alphabet.length)] ?? '');
}
