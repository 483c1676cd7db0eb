import { devicePageSchema, type Device } from '../contract/devices.ts';
import { coreRoutes as routes } from '../contract/routes-core.ts';
import type { List } from '../list.ts';
import type { CallOptions } from '../transport.ts';
import { Resource, type ListOptions } from './resource.ts';

/** The browsers that the lender knows: a sign-in from one of them may ask for less. */
export class Devices extends Resource {
  /** All of them. */
  list(options?: ListOptions): List<Device> {
    return this.pages(routes.devices, devicePageSchema, options);
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
