import type { Vehicle } from '../contract/index.ts';
import { coreRoutes as routes } from '../contract/routes-core.ts';
import { vehicleSchema } from '../contract/vehicle.ts';
import type { CallOptions } from '../transport.ts';
import { Resource } from './resource.ts';

/** The vehicle behind an account. */
export class Vehicles extends Resource {
  /**
   * The vehicle with its coverages, service options, recalls and, for a lease, where its distance is heading.
   * Distances are whole numbers of `distanceUnit`, prices minor units of the account's currency.
   *
   * @throws {@link ApiError} `not_found`
   */
  get(accountId: string, options?: CallOptions): Promise<Vehicle> {
    return this.transport.get(routes.vehicle(accountId), { schema: vehicleSchema, ...options });
  }
}
