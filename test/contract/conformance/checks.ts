import assert from 'node:assert/strict';
import { oauthErrorSchema, problemSchema } from '../../../sdk/contract/index.ts';
import type { Operation } from '../../../sdk/contract/operations-shape.ts';
import { operations } from '../../../sdk/contract/operations.ts';
import type { AnySchema } from '../golden.ts';

/** An answer after the checks that hold for every one of them. */
export interface Answer<T = Record<string, unknown>> {
  status: number;
  headers: Headers;
  /** Null where there was none. */
  body: T;
  /** The body as it came. */
  text: string;
}

/** Statuses that any operation may answer with. */
const shared = new Set([401, 403, 413, 415, 429, 503]);

/**
 * Reads an answer and checks what holds for all: a request id, no storing in caches, the form of a
 * failure, and that the contract has the status, the code and the members.
 *
 * @param operation what was asked for; left out for an address that the contract does not have
 */
export async function readAnswer<T>(response: Response, operation?: Operation): Promise<Answer<T>> {
  const { status, headers, url } = response;
  const text = await response.text();
  const where = `${operation?.operationId ?? url} answered ${String(status)} ${text.slice(0, 500)}`;
  assert.match(headers.get('X-Request-Id') ?? '', /\S/, `${where} without X-Request-Id`);
  const body: unknown = text === '' ? null : JSON.parse(text);
  if (status >= 400) checkFailure(response, body, where, operation);
  else checkSuccess(response, body, where, operation);
  return { status, headers, body: body as T, text };
}

/** {@link readAnswer} for the answer to an operation of that name. */
export function readOperation<T = Record<string, unknown>>(
  response: Response,
  operationId: string,
): Promise<Answer<T>> {
  return readAnswer<T>(response, operationNamed(operationId));
}

/** An operation of the contract. */
export function operationNamed(operationId: string): Operation {
  const found = operations.find((one) => one.operationId === operationId);
  if (!found) throw new Error(`The contract has no operation "${operationId}"`);
  return found;
}

function checkSuccess(
  { status, headers }: Response,
  body: unknown,
  where: string,
  operation?: Operation,
) {
  assert.ok(operation, `${where}, which is no operation of the contract`);
  assert.equal(status, operation.answer.status, where);
  if (!operation.answer.schema) return;
  if (!operation.cacheable) {
    assert.match(headers.get('Cache-Control') ?? '', /no-store/, `${where} may be cached`);
  }
  assert.match(headers.get('Content-Type') ?? '', /^application\/json\b/, where);
  assertMatches(operation.answer.schema() as unknown as AnySchema, body, where);
}

function checkFailure(
  { status, headers, url }: Response,
  body: unknown,
  where: string,
  operation?: Operation,
): void {
  const oauth = operation
    ? operation.path.startsWith('/oauth/')
    : new URL(url).pathname.startsWith('/oauth/');
  const type = oauth ? /^application\/json\b/ : /^application\/problem\+json\b/;
  assert.match(headers.get('Content-Type') ?? '', type, where);
  assertMatches(oauth ? oauthErrorSchema() : problemSchema(), body, where);
  const members = body as Record<string, unknown>;
  assert.equal(members[oauth ? 'request_id' : 'requestId'], headers.get('X-Request-Id'), where);
  if (!oauth) assert.equal(members['status'], status, where);
  // Under /oauth 401 and 403 are the operation's own.
  if (!operation || (shared.has(status) && (!oauth || status > 403))) return;
  const codes = operation.refusals?.[status as 400];
  const code = members[oauth ? 'error' : 'code'];
  assert.ok(codes?.includes(String(code)), `${where}, which the contract does not foresee`);
}

function assertMatches(schema: AnySchema, body: unknown, where: string): void {
  const result = schema.safeParse(body);
  const at = result.success ? '' : JSON.stringify(result.error.issues.map(({ path }) => path));
  assert.ok(result.success, `${where}, which breaks the contract at ${at}`);
}
