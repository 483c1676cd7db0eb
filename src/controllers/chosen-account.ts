import type { Account, Client, List } from '../../sdk/index.ts';
import { connectionOf } from './connection.ts';

/**
 * The customer's accounts; elements that ask at the same time share the answer.
 *
 * @param kept it is shared until then, too
 */
export function accountsOf(client: Client, kept?: Promise<unknown>): List<Account> {
  return connectionOf(client).share('accounts', () => client.accounts.list(), kept);
}

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
  const account = await (accountId
    ? connectionOf(client).share(`account ${accountId}`, () => client.accounts.get(accountId))
    : accountsOf(client).then(({ items }) => items[0]));
  signal.throwIfAborted();
  return account;
}
