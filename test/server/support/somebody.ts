import type { Db } from '../../../demo/server/db/open.ts';

/** The account at a bank that somebody pays from. */
interface PaysFrom {
  readonly bankToken: string;
  readonly bankName?: string | null;
  readonly last4: string;
  readonly at: Date;
}

/** Adds a customer, `cus`, with a verified way to pay, `pm`, to a database without personas. */
export async function addSomebody(
  db: Db,
  { bankToken, bankName = null, last4, at }: PaysFrom,
): Promise<void> {
  await db
    .insertInto('customers')
    .values({
      id: 'cus',
      user_id: 'somebody',
      name: 'Somebody',
      email: 'somebody@mail.example',
      zone: 'America/Chicago',
      locale: 'en-US',
    })
    .execute();
  await db
    .insertInto('payment_methods')
    .values({
      id: 'pm',
      customer_id: 'cus',
      kind: 'us_bank_account',
      bank_token: bankToken,
      bank_name: bankName,
      account_type: 'checking',
      last4,
      nickname: null,
      is_default: true,
      status: 'verified',
      created_at: at,
    })
    .execute();
}
