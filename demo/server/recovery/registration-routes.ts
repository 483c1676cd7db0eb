import { Hono } from 'hono';
import {
  linkInputSchema,
  registrationInputSchema,
  routes,
  userIdCheckInputSchema,
} from '../../../sdk/contract/index.ts';
import type { AppEnv } from '../http/env.ts';
import { readJson } from '../http/json.ts';
import type { Invitations } from './invitations.ts';
import type { Registrations } from './registrations.ts';

/** `/v1/invitations` and `/v1/registrations`, for who has no online account yet. */
export function createRegistrationRoutes(
  invitations: Invitations,
  registrations: Registrations,
): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .post(routes.invitationInspections, async (c) => {
      const { token } = await readJson(c, linkInputSchema());
      return c.json(await invitations.inspect(token));
    })
    .post(routes.invitationRenewals, async (c) => {
      const { token } = await readJson(c, linkInputSchema());
      await invitations.renew(token);
      return c.json({}, 202);
    })
    .post(routes.registrationUserIds, async (c) => {
      return c.json(await registrations.checkUserId(await readJson(c, userIdCheckInputSchema())));
    })
    .post(routes.registrations, async (c) => {
      await registrations.register(await readJson(c, registrationInputSchema()));
      return c.json({}, 201);
    });
}
