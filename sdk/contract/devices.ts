import * as z from 'zod/mini';
import { lazy } from './lazy.ts';
import { instantSchema, pageSchema } from './scalars.ts';

/** A browser that proved a key of its own after a sign-in; it grants nothing but recognition. */
export const deviceSchema = lazy(() =>
  z.object({
    id: z.string(),
    /** Browser and system in words, such as `Firefox on Linux`; null where not known. */
    name: z.nullable(z.string()),
    createdAt: instantSchema(),
    /** Last sign-in that it was recognised at; null before the first. */
    lastUsedAt: z.nullable(instantSchema()),
  }),
);
/** A browser that the lender knows. */
export type Device = z.infer<ReturnType<typeof deviceSchema>>;

/** `GET /v1/devices` */
export const devicePageSchema = lazy(() => pageSchema(deviceSchema()));

/** `POST /v1/devices`: a JWS of `typ` `fs-device+jwt` by the key that the device is to be known by. */
export const deviceInputSchema = lazy(() =>
  z.object({ proof: z.string().check(z.minLength(1), z.maxLength(4_096)) }),
);
