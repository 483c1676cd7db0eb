/**
 * Uses every entry of the package as its documentation promises; the package test compiles it against the packed
 * declarations, without skipping those.
 */
import { FsCentral, FsLogin } from 'fs-central';
import 'fs-central/define';
import { FsActivity } from 'fs-central/elements/activity';
import 'fs-central/elements/activity/define';
import { FsBalanceCard } from 'fs-central/elements/balance-card';
import 'fs-central/elements/balance-card/define';
import { FsPaymentPanel } from 'fs-central/elements/payment-panel';
import 'fs-central/elements/central/define';
import 'fs-central/elements/login/define';
import 'fs-central/elements/payment-panel/define';
import { FsPortal } from 'fs-central/elements/portal';
import 'fs-central/elements/portal/define';
import { FsSecurityPanel } from 'fs-central/elements/security-panel';
import 'fs-central/elements/security-panel/define';
import { createMocks } from 'fs-central/mocks';
import {
  createClient,
  isApiError,
  type Account,
  type AuthState,
  type Client,
  type Money,
  type Payment,
  type PaymentIntentState,
} from 'fs-central/sdk';
import type { Problem } from 'fs-central/contract';

const mocks = createMocks();
export const client: Client = createClient({
  lender: mocks.lender,
  clientId: 'portal',
  fetch: mocks.fetch,
});

export async function payAll(key: string): Promise<Payment[]> {
  const payments: Payment[] = [];
  for await (const account of client.accounts.list()) {
    const owed: Money = account.amountDue;
    const [method] = (await client.paymentMethods.list()).items;
    if (!method) continue;
    const input = { amount: owed, methodId: method.id, date: account.asOf };
    payments.push(await client.payments.create(account.id, input, { idempotencyKey: key }));
  }
  return payments;
}

export async function payOnce(account: Account, methodId: string): Promise<string | undefined> {
  const intent = await client.payments.intent();
  const input = { amount: account.amountDue, methodId, date: account.asOf };
  const end: PaymentIntentState = await intent.confirm(account.id, input);
  return end.status === 'settled' ? end.payment.confirmationNumber : undefined;
}

export const unsubscribe: () => void = client.auth.subscribe((state: AuthState) => {
  if (state.status === 'signed-out') console.log(state.reason);
});

const input = { amount: owed(), methodId: 'method', date: '2026-12-01' };
// @ts-expect-error a payment without its key must not compile
export const unkeyed = () => client.payments.create('account', input);

export function owed(account?: Account): Money {
  return account?.amountDue ?? { amount: 0, currency: 'USD' };
}

export function codeOf(error: unknown): Problem['code'] | undefined {
  return isApiError(error) ? error.code : undefined;
}

export const security: FsSecurityPanel = document.createElement('fs-security-panel');
export const activity: FsActivity = document.createElement('fs-activity');
export const card: FsBalanceCard = document.createElement('fs-balance-card');
export const login: FsLogin = document.createElement('fs-login');
export const central: FsCentral = document.createElement('fs-central');
export const portal: FsPortal = document.createElement('fs-portal');
export const panel: FsPaymentPanel = document.createElement('fs-payment-panel');
