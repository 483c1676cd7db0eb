import { type Operation, template } from './operations-shape.ts';
import { routes } from './routes.ts';
import { vehicleSchema } from './vehicle.ts';

/** Operations on the financed vehicle. */
export const vehicleOperations = [
  {
    operationId: 'getVehicle',
    method: 'get',
    path: template(routes.vehicle, 'accountId'),
    tag: 'Vehicle',
    summary: 'Read the account’s vehicle: coverages, service options, recalls, distance',
    description: 'What is left of a coverage is counted from `asOf` and the last odometer reading.',
    answer: { status: 200, description: 'The vehicle.', schema: vehicleSchema },
    refusals: { 404: ['not_found'] },
    scope: 'accounts',
  },
] as const satisfies readonly Operation[];
