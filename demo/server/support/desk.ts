import type { Support } from '../../../sdk/contract/index.ts';
import { listAccounts } from '../accounts/store.ts';
import { masked } from '../auth/factors/email-codes.ts';
import type { Db } from '../db/open.ts';
import { lender } from '../lender.ts';
import { countUnread } from './conversations.ts';
import { noticesAt } from './notices.ts';
import { phonesAt } from './phones.ts';

/** How a customer reaches the lender at a moment. */
export async function supportFor(db: Db, customerId: string, now: Date): Promise<Support> {
  const [{ email }, accounts, notices, unread] = await Promise.all([
    db
      .selectFrom('customers')
      .select('email')
      .where('id', '=', customerId)
      .executeTakeFirstOrThrow(),
    listAccounts(db, customerId),
    noticesAt(db, now),
    countUnread(db, customerId),
  ]);
  const moment = now.toISOString();
  return {
    asOf: moment,
    zone: lender.zone,
    phones: phonesAt(moment),
    references: accounts.map(({ id, contract_number: value, vehicle: { year, make, model } }) => ({
      accountId: id,
      vehicle: `${year} ${make} ${model}`,
      reference: { value, masked: `•••• ${value.slice(-4)}` },
    })),
    email: { value: email, masked: masked(email) },
    notices,
    unread,
  };
}
