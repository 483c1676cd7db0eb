import { Hono } from 'hono';
import { routes } from '../../../sdk/contract/index.ts';
import { viewAt } from '../lender.ts';
import { findVehicle } from '../vehicles/store.ts';
import { describeVehicle } from '../vehicles/view.ts';
import { ownAccount } from './accounts.ts';
import type { AppEnv } from './env.ts';
import { ProblemError } from './problem.ts';
import type { Services } from './services.ts';

/** The vehicle behind an account. */
export function vehicleRoutes({ db, clock, auth }: Services): Hono<AppEnv> {
  return new Hono<AppEnv>().get(
    `${routes.accounts}/:id/vehicle`,
    auth.authorize('accounts'),
    async (c) => {
      const account = await ownAccount(db, c);
      const record = await findVehicle(db, account.id);
      if (!record) throw new ProblemError(404, 'not_found');
      return c.json(describeVehicle(account, record, viewAt(clock.now())));
    },
  );
}
