import type { Context } from 'hono';
import type { Page } from '../../../sdk/contract/index.ts';
import type { PageRequest, PageResult } from '../accounts/transactions.ts';
import type { AppEnv } from './env.ts';
import { ProblemError } from './problem.ts';

const defaultLimit = 25;
const maxLimit = 100;

/**
 * Reads `limit` (1 to 100, else 25) and `cursor` from the query.
 *
 * @throws {@link ProblemError} 400
 */
export function readPageRequest(c: Context<AppEnv>, fallback = defaultLimit): PageRequest {
  const limit = c.req.query('limit');
  const cursor = c.req.query('cursor');
  return {
    limit: limit === undefined ? fallback : parseLimit(limit),
    before: cursor === undefined ? undefined : parseCursor(cursor),
  };
}

/** A page as the contract shows it; the cursor is opaque to the caller. */
export function toPage<T>(items: T[], next: PageResult<unknown>['next']): Page<T> {
  return { items, nextCursor: next === undefined ? null : toCursor(next) };
}

function toCursor(before: number): string {
  return Buffer.from(`v1:${before}`).toString('base64url');
}

function parseLimit(text: string): number {
  const limit = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (limit < 1 || limit > maxLimit) {
    throw new ProblemError(400, 'invalid_request', { detail: `limit is 1 to ${maxLimit}.` });
  }
  return limit;
}

function parseCursor(text: string): number {
  const match = /^v1:(\d{1,15})$/.exec(Buffer.from(text, 'base64url').toString());
  if (!match) {
    throw new ProblemError(400, 'invalid_request', { detail: 'cursor is not one of ours.' });
  }
  return Number(match[1]);
}
