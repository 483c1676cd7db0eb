import { Hono } from 'hono';
import {
  passkeyConfirmationInputSchema,
  routes,
  totpConfirmationInputSchema,
} from '../../../sdk/contract/index.ts';
import type { AppEnv, Middleware } from '../http/env.ts';
import { readJson } from '../http/json.ts';
import { ProblemError } from '../http/problem.ts';
import type { Authenticators } from './authenticators.ts';
import type { StepUps } from './step-ups.ts';

/** `/v1/authenticators`: second factors and passkeys. What changes them wants a recent one. */
export function createAuthenticatorRoutes(options: {
  readonly authenticators: Authenticators;
  readonly stepUps: StepUps;
  readonly signedIn: Middleware;
  readonly requireRecent: Middleware;
}): Hono<AppEnv> {
  const { authenticators, stepUps, signedIn, requireRecent } = options;
  return new Hono<AppEnv>()
    .get(routes.authenticators, signedIn, async (c) =>
      c.json(await authenticators.list(c.get('session').customerId)),
    )
    .post(routes.authenticatorEmail, signedIn, requireRecent, async (c) => {
      await authenticators.addEmail(c.get('session').customerId);
      return c.body(null, 204);
    })
    .post(routes.authenticatorTotp, signedIn, requireRecent, async (c) =>
      c.json(await authenticators.addTotp(c.get('session').customerId), 201),
    )
    .post(`${routes.authenticatorTotp}/:id/confirmations`, signedIn, async (c) => {
      const { code } = await readJson(c, totpConfirmationInputSchema());
      const { customerId, sessionId } = c.get('session');
      const recoveryCodes = await authenticators.confirmTotp(customerId, c.req.param('id'), code);
      await stepUps.pass(sessionId);
      return c.json({ recoveryCodes });
    })
    .post(routes.authenticatorPasskeys, signedIn, requireRecent, async (c) =>
      c.json(await authenticators.addPasskey(c.get('session').customerId), 201),
    )
    .post(`${routes.authenticatorPasskeys}/:id/confirmations`, signedIn, async (c) => {
      const input = await readJson(c, passkeyConfirmationInputSchema());
      const { customerId, sessionId } = c.get('session');
      const recoveryCodes = await authenticators.confirmPasskey(
        customerId,
        c.req.param('id'),
        input,
      );
      await stepUps.pass(sessionId);
      return c.json({ recoveryCodes });
    })
    .post(routes.recoveryCodes, signedIn, requireRecent, async (c) => {
      const { customerId } = c.get('session');
      return c.json({ recoveryCodes: await authenticators.renewRecoveryCodes(customerId) });
    })
    .delete(`${routes.authenticators}/:id`, signedIn, requireRecent, async (c) => {
      if (!(await authenticators.remove(c.get('session').customerId, c.req.param('id')))) {
        throw new ProblemError(404, 'not_found');
      }
      return c.body(null, 204);
    });
}
