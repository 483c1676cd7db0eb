import { Hono } from 'hono';
import {
  linkInputSchema,
  passwordResetConfirmationInputSchema,
  passwordResetInputSchema,
  routes,
} from '../../../sdk/contract/index.ts';
import type { AppEnv } from '../http/env.ts';
import { readJson } from '../http/json.ts';
import type { PasswordResets } from './password-resets.ts';

/** `/v1/password-resets`, for who is not signed in. Nothing is used up by a GET: there is none. */
export function createResetRoutes(resets: PasswordResets): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .post(routes.passwordResets, async (c) => {
      const { userId } = await readJson(c, passwordResetInputSchema());
      await resets.request(userId);
      return c.json({}, 202);
    })
    .post(routes.passwordResetInspections, async (c) => {
      const { token } = await readJson(c, linkInputSchema());
      return c.json(await resets.inspect(token));
    })
    .post(routes.passwordResetConfirmations, async (c) => {
      await resets.confirm(await readJson(c, passwordResetConfirmationInputSchema()));
      return c.body(null, 204);
    });
}
