import { careRoutes } from './routes-care.ts';
import { coreRoutes } from './routes-core.ts';

/** Every address of the API, relative to the lender's origin. */
export const routes = { ...coreRoutes, ...careRoutes } as const;
