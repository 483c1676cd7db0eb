import * as z from 'zod/mini';
import { lazy } from './lazy.ts';
import { dateSchema, moneySchema, openEnum, pageSchema } from './scalars.ts';

const kinds = ['statement', 'tax', 'contract', 'payoff_letter'] as const;

/** A paper about an account; its content is a PDF. */
export const accountDocumentSchema = lazy(() =>
  z.object({
    id: z.string(),
    accountId: z.string(),
    kind: openEnum(kinds),
    /** Day that it is of. */
    date: dateSchema(),
    /** Year that it is about: of a tax paper the tax year, of all others that of `date`. */
    year: z.int(),
    /** First and last day that it accounts for; null where it is of one day. */
    period: z.nullable(z.object({ from: dateSchema(), to: dateSchema() })),
    /** The figure it is read for: due, interest paid, payoff, financed; null where there is none. */
    amount: z.nullable(moneySchema()),
    unread: z.boolean(),
  }),
);
/** A paper about an account; its content is a PDF. */
export type AccountDocument = z.infer<ReturnType<typeof accountDocumentSchema>>;

/** `GET /v1/accounts/{id}/documents`, newest first */
export const accountDocumentPageSchema = lazy(() => pageSchema(accountDocumentSchema()));

/** What `GET /v1/accounts/{id}/documents` takes beside `cursor` and `limit`. */
export const documentFilterSchema = lazy(() =>
  z.object({
    kind: z.optional(z.enum(kinds)),
    year: z.optional(z.string().check(z.regex(/^\d{4}$/))),
  }),
);
/** Which documents: of one kind, of one year (`YYYY`). */
export type DocumentFilter = z.infer<ReturnType<typeof documentFilterSchema>>;
