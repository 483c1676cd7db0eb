import { isApiError, isSignedOutError } from '../../sdk/index.ts';

/**
 * What a failed attempt says about the money.
 *
 * - `refused`: the server decided against it; nothing moved and nothing will.
 * - `signed-out`: this attempt was not looked at, one before it may have been. Ask again with the
 *   same key once the customer has signed in.
 * - `unanswered`: it may have been carried out. Ask again with the same key.
 */
export type PaymentOutcome = 'refused' | 'signed-out' | 'unanswered';

/** Reads the outcome from what `payments.create` threw; whatever is not known is `unanswered`. */
export function outcomeOf(error: unknown): PaymentOutcome {
  if (isSignedOutError(error)) return 'signed-out';
  if (!isApiError(error)) return 'unanswered';
  const { status, code } = error;
  if (status === 401) return 'signed-out';
  // 409 in flight: another attempt with this key is being carried out right now.
  if (code === 'idempotency_in_flight') return 'unanswered';
  // 408, 425 and 429 ask for patience; a 5xx can come from a proxy after the payment was made.
  if (status === 408 || status === 425 || status === 429 || status >= 500) return 'unanswered';
  return 'refused';
}
