import type { Context } from 'hono';
import type * as z from 'zod/mini';
import type { AppEnv } from './env.ts';
import { ProblemError } from './problem.ts';

/**
 * Reads and checks a JSON body. What it holds is never repeated in an answer or a log.
 *
 * @throws {@link ProblemError} 415, or 400 with a pointer to each field at fault
 */
export async function readJson<T>(c: Context<AppEnv>, schema: z.ZodMiniType<T>): Promise<T> {
  const type = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') throw new ProblemError(415, 'invalid_request');
  const parsed = schema.safeParse(parse(await c.req.text()), { reportInput: true });
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.map(({ path, code, input }) => ({
    pointer: path
      .map((part) => `/${String(part).replace(/~/g, '~0').replace(/\//g, '~1')}`)
      .join(''),
    code: input === undefined && code === 'invalid_type' ? 'required' : 'invalid',
  }));
  throw new ProblemError(400, 'invalid_request', { errors });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes the body.
    throw new ProblemError(400, 'invalid_request', { detail: 'The body is not JSON.' });
  }
}
