import type { PaymentInput } from '../../sdk/contract/payments.ts';
import { scopeName } from '../../sdk/session/scope-name.ts';
import { embedding } from './embedding.ts';

/** A payment the customer has confirmed, with the one key that stands for it. */
export interface PaymentIntent {
  /** Idempotency key, minted at confirmation and sent with every attempt. */
  key: string;
  accountId: string;
  input: PaymentInput;
  /** When the customer confirmed, milliseconds since 1970. */
  confirmedAt: number;
}

/** Where an intent waits for its answer, so that a reload asks again instead of paying again. */
export interface PaymentIntentStore {
  read(accountId: string): PaymentIntent | undefined;
  write(intent: PaymentIntent): void;
  clear(accountId: string): void;
}

// Shared by every panel on the page, for pages where storage is denied.
const memory = new Map<string, string>();

/**
 * Keeps intents in tab storage, or in memory where that is denied. An intent holds an amount, a
 * date and opaque ids; no name, no bank number and no token. The customer's account id is part of
 * the name it is kept under, so the next person to sign in does not find it.
 *
 * @param scope lender and client, so that two providers on one page do not meet; the host is added,
 *   as two hosts of one site share a browser's storage
 * @param shared whether others use the computer, too: memory alone, nothing in storage
 */
export function paymentIntentStore(
  scope: { lender: string; clientId: string },
  shared = false,
): PaymentIntentStore {
  const { host } = embedding();
  const name = (accountId: string) =>
    `${scopeName(scope.lender, scope.clientId, host)}/payment-intent/${accountId}`;

  return {
    read(accountId) {
      const text = tabStorage()?.getItem(name(accountId)) ?? memory.get(name(accountId));
      const intent = text === undefined ? undefined : parse(text);
      return intent?.accountId === accountId ? intent : undefined;
    },
    write(intent) {
      const text = JSON.stringify(intent);
      try {
        const storage = shared ? undefined : tabStorage();
        if (storage) {
          storage.setItem(name(intent.accountId), text);
          return;
        }
      } catch {
        // Full: memory keeps it until the page is left.
      }
      memory.set(name(intent.accountId), text);
    },
    clear(accountId) {
      memory.delete(name(accountId));
      tabStorage()?.removeItem(name(accountId));
    },
  };
}

function tabStorage(): Storage | undefined {
  try {
    return globalThis.sessionStorage;
  } catch {
    return undefined; // Merely touching it throws where the browser denies it.
  }
}

function parse(text: string): PaymentIntent | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isPaymentIntent(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

// Storage is writable by anything on the origin, so its shape is checked like any other input.
function isPaymentIntent(value: unknown): value is PaymentIntent {
  if (!isRecord(value) || !isRecord(value.input) || !isRecord(value.input.amount)) return false;
  const { input } = value;
  return (
    typeof value.key === 'string' &&
    typeof value.accountId === 'string' &&
    typeof value.confirmedAt === 'number' &&
    typeof input.methodId === 'string' &&
    typeof input.date === 'string' &&
    Number.isSafeInteger((input.amount as { amount?: unknown }).amount) &&
    typeof (input.amount as { currency?: unknown }).currency === 'string'
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
