import type * as z from 'zod/mini';

/** Gives a schema when asked; see `lazy`. */
export type SchemaSource = () => z.core.$ZodType;

/** Headings under which operations are listed. */
export type OperationTag =
  | 'Sign-in'
  | 'Accounts'
  | 'Payments'
  | 'Payment methods'
  | 'Documents'
  | 'Vehicle'
  | 'Preferences'
  | 'Support'
  | 'Autopay'
  | 'Plans'
  | 'Sessions'
  | 'Authenticators'
  | 'Recovery'
  | 'Registration'
  | 'Embedding';

/** What a token may be granted: reading accounts, paying, the customer's sessions. */
export type Scope = 'accounts' | 'payments' | 'profile';

/** What an operation answers when nothing goes wrong; without a schema it has no body. */
export interface OperationAnswer {
  status: 200 | 201 | 202 | 204;
  description: string;
  schema?: SchemaSource;
  /** Type of a body that is no JSON. */
  type?: 'application/pdf';
}

/** One operation of the API, as much of it as the OpenAPI document says. */
export interface Operation {
  operationId: string;
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** Relative to the lender's origin, with parameters in braces. */
  path: string;
  tag: OperationTag;
  summary: string;
  description?: string;
  /** The same for everyone who asks the same way, so that caches may keep it. */
  cacheable?: true;
  /** Takes `cursor` and `limit` in its query. */
  paged?: true;
  /** What else it takes in its query, all of it optional. */
  query?: SchemaSource;
  /** Requires an `Idempotency-Key`. */
  idempotent?: true;
  /** Answers with the version in `ETag`. */
  etag?: true;
  /** Requires the version that is changed in `If-Match`. */
  ifMatch?: true;
  /** May ask for a second factor first: 401 `step_up_required`. */
  stepUp?: true;
  request?: { schema: SchemaSource; form?: true };
  answer: OperationAnswer;
  /** Codes of the refusals peculiar to it, by status; those of every operation are left out. */
  refusals?: Partial<
    Record<400 | 401 | 403 | 404 | 409 | 410 | 412 | 416 | 422 | 428, readonly string[]>
  >;
  /** What the access token must have been granted; without it, none is needed. */
  scope?: Scope;
}

/** Fills a route's parameter with its name in braces, which `routes` would encode. */
export function template(route: (id: string) => string, parameter: string): string {
  return route('ID').replace('ID', `{${parameter}}`);
}
