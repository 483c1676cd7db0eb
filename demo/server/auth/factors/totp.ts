import { Secret, TOTP } from 'otpauth';
import type { TotpEnrolment } from '../../../../sdk/contract/index.ts';
import type { Db } from '../../db/open.ts';
import { newId } from '../../ids.ts';
import { lender } from '../../lender.ts';
import type { Seal } from '../seal.ts';
import type { Asked, Factor } from './factor.ts';

const period = 30;
/** Time steps around the present whose codes are accepted: for clocks that differ, and slow fingers. */
const drift = 1;
const secretBytes = 20;
const enrolWithin = 10 * 60 * 1000;

/** Codes of authenticator apps (RFC 6238): SHA-1, six digits, 30 s; each time step is good once. */
export interface Totp extends Factor {
  /** Begins an enrolment in the place of any other that was begun. */
  enrol(customerId: string, label: string): Promise<TotpEnrolment>;
  /**
   * Ends an enrolment by a code from the app.
   *
   * @returns undefined where there is no such enrolment
   */
  confirm(customerId: string, id: string, code: string): Promise<boolean | undefined>;
}

/** Authenticator apps in the database, their secrets sealed. */
export function createTotp(db: Db, seal: Seal): Totp {
  /** Uses the code's time step up, so that of two uses at once one alone counts. */
  async function use(id: string, stored: unknown, code: string): Promise<boolean> {
    const at = Date.now();
    const secret = seal.open(String(stored), id);
    const delta = totpOf(secret).validate({
      token: code.replace(/\s/g, ''),
      timestamp: at,
      window: drift,
    });
    if (delta === null) return false;
    const step = Math.floor(at / 1000 / period) + delta;
    const { numUpdatedRows } = await db
      .updateTable('authenticators')
      .set({
        // Sealed anew: by today's key, also where it was stored before there was one.
        data: JSON.stringify({ secret: seal.close(secret, id), lastStep: step }),
        last_used_at: new Date(at),
        confirm_by: null,
      })
      .where('id', '=', id)
      .where((eb) => eb(eb.cast(eb.ref('data', '->>').key('lastStep'), 'bigint'), '<', step))
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  }

  return {
    ask: () => Promise.resolve({ challenge: {}, data: {} }),

    async check({ customerId }: Asked, answer) {
      const apps = await db
        .selectFrom('authenticators')
        .select(['id', 'data'])
        .where('customer_id', '=', customerId)
        .where('kind', '=', 'totp')
        .where('confirm_by', 'is', null)
        .execute();
      for (const { id, data } of apps) {
        if (await use(id, data['secret'], answer)) return true;
      }
      return false;
    },

    async enrol(customerId, label) {
      const id = newId('auth');
      const secret = new Secret({ size: secretBytes }).base32;
      const now = Date.now();
      await db
        .deleteFrom('authenticators')
        .where('customer_id', '=', customerId)
        .where('kind', '=', 'totp')
        .where('confirm_by', 'is not', null)
        .execute();
      await db
        .insertInto('authenticators')
        .values({
          id,
          customer_id: customerId,
          kind: 'totp',
          name: 'Authenticator app',
          data: JSON.stringify({ secret: seal.close(secret, id), lastStep: -1 }),
          created_at: new Date(now),
          confirm_by: new Date(now + enrolWithin),
        })
        .execute();
      return { id, secret, uri: totpOf(secret, label).toString() };
    },

    async confirm(customerId, id, code) {
      const begun = await db
        .selectFrom('authenticators')
        .select('data')
        .where('id', '=', id)
        .where('customer_id', '=', customerId)
        .where('kind', '=', 'totp')
        .where('confirm_by', '>', new Date())
        .executeTakeFirst();
      return begun && use(id, begun.data['secret'], code);
    },
  };
}

function totpOf(secret: string, label = ''): TOTP {
  return new TOTP({
    issuer: lender.name,
    label,
    algorithm: 'SHA1',
    digits: 6,
    period,
    secret: Secret.fromBase32(secret),
  });
}
