import { Hono } from 'hono';
import {
  methodVerificationInputSchema,
  paymentMethodChangeSchema,
  paymentMethodInputSchema,
  routes,
} from '../../../sdk/contract/index.ts';
import {
  addMethod,
  changeMethod,
  describeOwn,
  listMethods,
  removeMethod,
} from '../payments/methods.ts';
import { verifyByAmounts } from '../payments/verification.ts';
import type { AppEnv } from './env.ts';
import { readJson } from './json.ts';
import { toPage } from './paging.ts';
import { limitBy, perCustomer } from './rate-limit.ts';
import type { Services } from './services.ts';

/** Bank accounts and cards to pay from. */
export function paymentMethodRoutes(services: Services): Hono<AppEnv> {
  const { db, clock, bank, auth, mail, deposits } = services;
  const { requireRecent } = auth;
  // The check tells whether numbers could be an account's, so nobody may ask about many.
  const fewChecks = limitBy({ requests: 30, seconds: 3600 }, perCustomer);
  const signedIn = auth.authorize('payments');
  const path = `${routes.paymentMethods}/:id` as const;
  return new Hono<AppEnv>()
    .get(routes.paymentMethods, signedIn, async (c) => {
      const { customerId } = c.get('session');
      return c.json(toPage(await listMethods(db, customerId, clock.now()), undefined));
    })
    .post(routes.paymentMethods, signedIn, requireRecent, fewChecks, async (c) => {
      const input = await readJson(c, paymentMethodInputSchema());
      const { customerId } = c.get('session');
      const method = await addMethod({ db, bank, mail, now: clock.now() }, customerId, input);
      deposits.wake();
      return c.json(method, 201);
    })
    .patch(path, signedIn, async (c) => {
      const change = await readJson(c, paymentMethodChangeSchema());
      const { customerId } = c.get('session');
      const own = { customerId, methodId: c.req.param('id') };
      const apply = async () => {
        c.res = c.json(await changeMethod({ db, now: clock.now() }, own, change));
      };
      // A name harms nobody; another default takes later payments elsewhere.
      if (change.isDefault) await requireRecent(c, apply);
      else await apply();
      return c.res;
    })
    .delete(path, signedIn, requireRecent, async (c) => {
      const { customerId } = c.get('session');
      const own = { customerId, methodId: c.req.param('id') };
      await removeMethod({ db, mail, now: clock.now() }, own);
      return c.body(null, 204);
    })
    .post(`${path}/verifications`, signedIn, async (c) => {
      const { amounts } = await readJson(c, methodVerificationInputSchema());
      const { customerId } = c.get('session');
      const methodId = c.req.param('id');
      await verifyByAmounts(db, { customerId, methodId, amounts }, clock.now());
      return c.json(await describeOwn(db, customerId, methodId, clock.now()));
    });
}
