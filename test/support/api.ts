import { createClient } from '../../sdk/index.ts';
import type { Sandbox } from './sandbox.ts';

/** Password of every persona. */
export const passphrase = 'sandbox-passphrase-2026';

/** A client of the SDK, signed in as a persona, beside the one that the browser has. */
export async function signedInClient(lender: string, userId: string) {
  const client = createClient({ lender, clientId: 'portal', storage: 'memory' });
  const step = await client.auth.signIn({ userId, password: passphrase });
  if (step.status !== 'signed-in') throw new Error(`${userId} was asked for more: ${step.status}`);
  return client;
}

/** One line of the sandbox bank's own log. */
export interface Debit {
  paymentId: string;
  idempotencyKey: string;
  amount: number;
  currency: string;
}

/** What the sandbox bank has debited, by its own log. */
export async function bankDebits(sandbox: Sandbox): Promise<Debit[]> {
  const response = await fetch(`${sandbox.lender}/sandbox/bank/debits`);
  const body = (await response.json()) as { items: Debit[] };
  return body.items;
}

/** As {@link bankDebits}, once there are so many: an instruction leaves after its payment was answered for. */
export async function untilDebits(sandbox: Sandbox, count: number): Promise<Debit[]> {
  const deadline = Date.now() + 15_000;
  for (;;) {
    const debits = await bankDebits(sandbox);
    if (debits.length >= count || Date.now() > deadline) return debits;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
