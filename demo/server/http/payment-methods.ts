import { Hono } from 'hono';
import { paymentMethodInputSchema, routes } from '../../../sdk/contract/index.ts';
import { addMethod, listMethods } from '../payments/methods.ts';
import type { AppEnv } from './env.ts';
import { readJson } from './json.ts';
import { toPage } from './paging.ts';
import { limitBy, perCustomer } from './rate-limit.ts';
import type { Services } from './services.ts';

/** Bank accounts to pay from. */
export function paymentMethodRoutes({ db, clock, bank, auth }: Services): Hono<AppEnv> {
  // The check tells whether numbers could be an account's, so nobody may ask about many.
  const fewChecks = limitBy({ requests: 30, seconds: 3600 }, perCustomer);
  const signedIn = auth.authorize('payments');
  return new Hono<AppEnv>()
    .get(routes.paymentMethods, signedIn, async (c) => {
      return c.json(toPage(await listMethods(db, c.get('session').customerId), undefined));
    })
    .post(routes.paymentMethods, signedIn, auth.requireRecent, fewChecks, async (c) => {
      const input = await readJson(c, paymentMethodInputSchema());
      const { customerId } = c.get('session');
      return c.json(await addMethod({ db, bank, now: clock.now() }, customerId, input), 201);
    });
}
