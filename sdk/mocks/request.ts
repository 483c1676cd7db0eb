import type { Page } from '../contract/index.ts';
import { Refusal } from './respond.ts';

/** The part of a contract schema that the mocks need. */
interface Schema<T> {
  safeParse(
    value: unknown,
  ):
    | { success: true; data: T }
    | { success: false; error: { issues: readonly { path: PropertyKey[]; code?: string }[] } };
}

/**
 * Reads a JSON body and checks it against the contract.
 *
 * @throws Refusal 415, or 400 with a pointer to each member at fault
 */
export async function readBody<T>(request: Request, schema: Schema<T>): Promise<T> {
  const type = request.headers.get('Content-Type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') throw new Refusal(415, 'invalid_request');
  let body: unknown;
  try {
    body = await request.json();
  } catch {
    throw new Refusal(400, 'invalid_request');
  }
  return checked(schema, body);
}

/**
 * Checks a value against the contract.
 *
 * @throws Refusal 400 with a pointer to each member at fault
 */
export function checked<T>(schema: Schema<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const errors = result.error.issues.map(({ path }) => ({
    pointer: pointerOf(path),
    code: 'invalid',
  }));
  throw new Refusal(400, 'invalid_request', { errors });
}

/**
 * One page of a list, by the request's `cursor` and `limit`.
 *
 * @param fallback length of a page where the request has no `limit`
 */
export function pageFor<T>(request: Request, items: readonly T[], fallback = 25): Page<T> {
  const query = new URL(request.url).searchParams;
  const limit = Number(query.get('limit') ?? fallback);
  if (!Number.isInteger(limit) || limit < 1 || limit > 100)
    throw new Refusal(400, 'invalid_request');
  const start = startOf(query.get('cursor'));
  const end = start + limit;
  return {
    items: items.slice(start, end),
    nextCursor: end < items.length ? btoa(`after:${String(end)}`) : null,
  };
}

/** All of a list on one page. */
export function wholePage<T extends object>(items: readonly T[]): Page<T> {
  return { items: [...items], nextCursor: null };
}

function startOf(cursor: string | null): number {
  if (cursor === null) return 0;
  try {
    const [, end] = /^after:(\d+)$/.exec(atob(cursor)) ?? [];
    if (end !== undefined) return Number(end);
  } catch {
    // Not base64: refused below like any other cursor that was not given out here.
  }
  throw new Refusal(400, 'invalid_request');
}

function pointerOf(path: readonly PropertyKey[]): string {
  return path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
