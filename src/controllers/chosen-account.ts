import type { Account, Client } from '../../sdk/index.ts';

/**
 * The account an element shows: the one asked for, else the customer's first.
 *
 * @returns undefined where the customer has none
 * @throws ApiError `not_found` where `accountId` is not the customer's
 */
export async function chosenAccount(
  client: Client,
  accountId: string | undefined,
  signal: AbortSignal,
): Promise<Account | undefined> {
  if (accountId) return client.accounts.get(accountId, { signal });
  const { items } = await client.accounts.list({ signal });
  return items[0];
}
