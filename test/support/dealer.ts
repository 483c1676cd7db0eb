import type { Page } from 'puppeteer-core';
import type { Account, Money } from '../../sdk/index.ts';
import { signedInClient } from './api.ts';

declare const __analytics: { read(): string[] };

/** All that the scripts of the dealer's page have learned, and the page as they could save it. */
export function learned(page: Page): Promise<string[]> {
  return page.evaluate(() => __analytics.read());
}

/** The first account of a persona, as the lender's API has it. */
export async function firstAccount(lender: string, userId: string): Promise<Account> {
  const client = await signedInClient(lender, userId);
  const [account] = (await client.accounts.list()).items;
  if (!account) throw new Error(`${userId} has no account`);
  return account;
}

/** An amount as the card shows it, without blanks. */
export function dollars({ amount }: Money): string {
  return (amount / 100).toLocaleString('en-US', { style: 'currency', currency: 'USD' });
}
