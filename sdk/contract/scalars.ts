import * as z from 'zod/mini';
import { lazy } from './lazy.ts';

/** An amount in the currency's minor unit (cents for USD), never a float. */
export const moneySchema = lazy(() =>
  z.object({
    amount: z.int(),
    currency: z.string().check(z.regex(/^[A-Z]{3}$/)),
  }),
);
/** An amount in the currency's minor unit. */
export type Money = z.infer<ReturnType<typeof moneySchema>>;

/** A calendar date in the lender's zone, `YYYY-MM-DD`. */
export const dateSchema = lazy(() =>
  z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/, { abort: true }), z.refine(isDay)),
);

/** Whether there is such a day: engines read 30 February as 2 March, or not at all. */
function isDay(date: string): boolean {
  const at = new Date(date + 'T00:00Z');
  return at.getTime() > -Infinity && at.toISOString().startsWith(date);
}

/** A moment in time, RFC 3339 in UTC. */
export const instantSchema = lazy(() =>
  z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/)),
);

/**
 * The text that stood above the button that was pressed: refused as `authorization_changed` where it is not the one that
 * would be kept. Left out, the server keeps its own, as shown in the preview.
 */
export const shownTextSchema = lazy(() => z.optional(z.string().check(z.maxLength(5_000))));

/** A whole number, zero or more. */
export const countSchema = lazy(() => z.int().check(z.minimum(0)));

/** A value of a known set, or one that a later server invented: `string & {}` keeps completion. */
export type Open<T extends string> = T | (string & {});

/**
 * An enumeration in an answer. Values that this version does not know pass as they are, so a
 * server can add one without breaking the pages already out there.
 *
 * @param known the values this version knows, written to the OpenAPI document
 */
export function openEnum<const T extends string>(known: readonly T[]) {
  const schema: unknown = z
    .string()
    .register(z.globalRegistry, { 'x-extensible-enum': [...known] });
  return schema as z.ZodMiniType<Open<T>, Open<T>>;
}

/**
 * One page of a list.
 *
 * @param item schema of one entry
 */
export function pageSchema<T extends z.core.$ZodType>(item: T) {
  return z.object({ items: z.array(item), nextCursor: z.nullable(z.string()) });
}

/** One page of a list; `nextCursor` is null on the last one. */
export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}
