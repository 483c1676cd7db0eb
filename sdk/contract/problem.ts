import * as z from 'zod/mini';
import { lazy } from './lazy.ts';
import { instantSchema } from './scalars.ts';

/** What every failure under `/v1` answers: RFC 9457 with a `code` that programs can act on. */
export const problemSchema = lazy(() =>
  z.object({
    type: z.optional(z.string()),
    title: z.string(),
    status: z.int(),
    detail: z.optional(z.string()),
    /** Stable reason, in snake_case; customers read a text chosen by it. */
    code: z.string(),
    requestId: z.string(),
    /** One entry per field at fault; `pointer` is a JSON pointer (RFC 6901) into the request body. */
    errors: z.optional(z.array(z.object({ pointer: z.string(), code: z.string() }))),
    /** Seconds to wait before trying again. */
    retryAfter: z.optional(z.int()),
    lockedUntil: z.optional(instantSchema()),
    /** How often the customer may still try what was wrong. */
    triesLeft: z.optional(z.int()),
    /** What the thing is now, where it has changed since the version that was to be changed. */
    current: z.optional(z.record(z.string(), z.unknown())),
  }),
);
/** A problem document, RFC 9457: how the API says no. */
export type Problem = z.infer<ReturnType<typeof problemSchema>>;
