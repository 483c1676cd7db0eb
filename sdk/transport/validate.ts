import * as z from 'zod/mini';
import { ContractError } from '../errors/index.ts';

/** A schema of the contract, built when first used. */
export type LazySchema<T> = () => z.ZodMiniType<T>;

/**
 * Checks an answer against the contract; unknown fields are left out.
 *
 * @throws {@link ContractError}
 */
export function validate<T>(schema: z.ZodMiniType<T>, data: unknown, requestId?: string): T {
  const result = z.safeParse(schema, data);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new ContractError({
    path: toPath(issue?.path ?? []),
    reason: issue?.code ?? 'invalid',
    requestId,
  });
}

/** Gives the value where it fits, undefined where not. */
export function matching<T>(schema: () => z.ZodMiniType<T>, data: unknown): T | undefined {
  return z.safeParse(schema(), data).data;
}

function toPath(keys: readonly PropertyKey[]): string {
  return keys
    .map((key) => (typeof key === 'number' ? `[${String(key)}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '');
}
