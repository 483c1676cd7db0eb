import { devicePageSchema, type Device } from '../contract/devices.ts';
import { coreRoutes as routes } from '../contract/routes-core.ts';
import type { Page } from '../contract/scalars.ts';
import type { CallOptions } from '../transport.ts';
import { Resource } from './resource.ts';

/** The browsers that the lender knows: a sign-in from one of them may ask for less. */
export class Devices extends Resource {
  /** All of them, on one page. */
  list(options?: CallOptions): Promise<Page<Device>> {
    return this.transport.get(routes.devices, { schema: devicePageSchema, ...options });
  }

  /**
   * Forgets one; sessions on it go on.
   *
   * @throws {@link ApiError} `not_found`
   */
  remove(deviceId: string, options?: CallOptions): Promise<void> {
    return this.transport.delete(routes.device(deviceId), { ...options });
  }
}
