import * as z from 'zod/mini';
import { lazy } from './lazy.ts';
import { instantSchema, pageSchema } from './scalars.ts';

/** One place where the customer is signed in. */
export const sessionSchema = lazy(() =>
  z.object({
    id: z.string(),
    /** The one this request came with. */
    current: z.boolean(),
    clientId: z.string(),
    clientName: z.string(),
    /** Browser and system in words, such as `Firefox on Linux`; null where not known. */
    device: z.nullable(z.string()),
    createdAt: instantSchema(),
    lastSeenAt: instantSchema(),
    expiresAt: instantSchema(),
  }),
);
/** A signed-in browser or program. */
export type Session = z.infer<ReturnType<typeof sessionSchema>>;

/** `GET /v1/sessions` */
export const sessionPageSchema = lazy(() => pageSchema(sessionSchema()));
