import { performance } from 'node:perf_hooks';
import { createClient } from '../../dist/sdk/index.js';
import { startSandbox } from '../support/sandbox.ts';
import { round } from './median.mjs';

const count = 100;
const atOnce = 10;

/**
 * Requests a second that one server on the embedded database answers: the cheapest call it has for a yardstick, the list of
 * accounts, payments of a dollar each with a key of its own, and one payment sent again and again.
 */
export async function benchPayments() {
  const sandbox = await startSandbox();
  try {
    const { lender } = sandbox;
    const client = createClient({ lender, clientId: 'portal', storage: 'memory' });
    await client.auth.signIn({ userId: 'alex.current', password: 'sandbox-passphrase-2026' });
    const [account] = (await client.accounts.list()).items;
    const [method] = (await client.paymentMethods.list()).items;
    const pay = (idempotencyKey) =>
      client.payments.create(
        account.id,
        {
          amount: { amount: 100, currency: account.amountDue.currency },
          methodId: method.id,
          date: account.asOf,
        },
        { idempotencyKey },
      );
    const key = crypto.randomUUID();

    const yardstick = await rate(() => fetch(`${lender}/healthz`).then((answer) => answer.text()));
    const rows = {
      'health check': yardstick,
      'list of accounts': await rate(() => client.accounts.list()),
      'payment, new key': await rate(() => pay(crypto.randomUUID())),
      'payment, known key': await rate(() => pay(key)),
    };
    client.close();
    return Object.entries(rows).map(([request, perSecond]) => ({
      request,
      'per second': round(perSecond),
      'of health check': round(perSecond / yardstick, 2),
    }));
  } finally {
    await sandbox.dispose();
  }
}

async function rate(send) {
  await send();
  const started = performance.now();
  let left = count;
  const worker = async () => {
    while (left > 0) {
      left -= 1;
      await send();
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return count / ((performance.now() - started) / 1000);
}
