import { Hono } from 'hono';
import { autopayInputSchema, routes } from '../../../sdk/contract/index.ts';
import { viewAt } from '../lender.ts';
import { describeAutopay } from '../payments/autopay/describe.ts';
import {
  fingerprintOf,
  previewAutopay,
  revokeAutopay,
  setAutopay,
} from '../payments/autopay/set.ts';
import { ownAccount } from './accounts.ts';
import type { AppEnv } from './env.ts';
import { readKey, toResponse } from './idempotent.ts';
import { readJson } from './json.ts';
import type { Services } from './services.ts';

/** Automatic payments: read, try out, set or change, revoke. */
export function autopayRoutes(services: Services): Hono<AppEnv> {
  const { db, clock, auth, idempotency, dispatcher, mail, autopayMail } = services;
  const signedIn = auth.authorize('payments');
  return new Hono<AppEnv>()
    .get(`${routes.accounts}/:id/autopay`, signedIn, async (c) => {
      const account = await ownAccount(db, c);
      return c.json(await describeAutopay(db, account, viewAt(clock.now()).today));
    })
    .post(`${routes.accounts}/:id/autopay-previews`, signedIn, async (c) => {
      const input = await readJson(c, autopayInputSchema());
      const account = await ownAccount(db, c);
      return c.json(await previewAutopay(db, account, input, viewAt(clock.now()).today));
    })
    .put(`${routes.accounts}/:id/autopay`, signedIn, auth.requireRecent, async (c) => {
      const key = readKey(c);
      const input = await readJson(c, autopayInputSchema());
      const { customerId } = c.get('session');
      const { id: accountId } = await ownAccount(db, c);
      const claim = { customerId, key, fingerprint: fingerprintOf(accountId, input) };
      const now = clock.now();
      const answer = await idempotency.once(claim, async (trx) => ({
        status: 200,
        body: await setAutopay(trx, { customerId, accountId }, input, { now, post: mail }),
      }));
      dispatcher.wake();
      autopayMail.wake();
      return toResponse(answer);
    })
    .delete(`${routes.accounts}/:id/autopay`, signedIn, auth.requireRecent, async (c) => {
      const { customerId } = c.get('session');
      const { id: accountId } = await ownAccount(db, c);
      const now = clock.now();
      const off = await revokeAutopay(db, { customerId, accountId }, { now, post: mail });
      dispatcher.wake();
      autopayMail.wake();
      return c.json(off);
    });
}
