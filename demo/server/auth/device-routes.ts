import { Hono } from 'hono';
import { type Device, deviceInputSchema, type Page, routes } from '../../../sdk/contract/index.ts';
import type { Db } from '../db/open.ts';
import type { AppEnv, Middleware } from '../http/env.ts';
import { readJson } from '../http/json.ts';
import { ProblemError } from '../http/problem.ts';
import type { Clock } from '../sandbox/clock.ts';
import { describeDevice } from './device.ts';
import type { KnownDevices } from './known-devices.ts';
import type { SendMail } from './mail.ts';
import { stepUpRequired } from './step-up-routes.ts';
import type { StepUps } from './step-ups.ts';

/** `/v1/devices`: browsers that are recognised at the next sign-in. */
export function createDeviceRoutes(options: {
  readonly db: Db;
  readonly origin: string;
  readonly clock: Clock;
  readonly devices: KnownDevices;
  readonly signedIn: Middleware;
  readonly stepUps: StepUps;
  readonly sendMail: SendMail;
}): Hono<AppEnv> {
  const { devices, signedIn } = options;
  const url = `${options.origin}${routes.devices}`;
  return new Hono<AppEnv>()
    .get(routes.devices, signedIn, async (c) => {
      const items = await devices.list(c.get('session').customerId);
      // There are twenty at most; they are given whole.
      const page: Page<Device> = { items, nextCursor: null };
      return c.json(page);
    })
    .post(routes.devices, signedIn, async (c) => {
      const { proof } = await readJson(c, deviceInputSchema());
      const { customerId, jkt: dpopJkt } = c.get('session');
      const jkt = await devices.prove(proof, { url, dpopJkt });
      if (jkt === undefined) {
        throw new ProblemError(422, 'device_proof_refused', {
          errors: [{ pointer: '/proof', code: 'device_proof_refused' }],
        });
      }
      if (await devices.isKnown(customerId, jkt)) return c.body(null, 204);
      // A known device is asked for less, so a session alone is not enough to make one known.
      if (await options.stepUps.isNeeded(c.get('session'))) throw stepUpRequired();
      const device = describeDevice(c.req.header('user-agent'));
      // The first one is hardly news to its owner.
      if (await devices.add(customerId, jkt, device)) {
        await options.sendMail(options.db, {
          customerId,
          template: 'new_device',
          data: { device, at: options.clock.now() },
        });
      }
      return c.body(null, 204);
    })
    .delete(`${routes.devices}/:id`, signedIn, async (c) => {
      if (!(await devices.remove(c.get('session').customerId, c.req.param('id')))) {
        throw new ProblemError(404, 'not_found');
      }
      return c.body(null, 204);
    });
}
