import type { AccountRow, Trx } from '../accounts/store.ts';
import type { Mail } from '../mail/index.ts';
import type { PaymentFacts } from '../mail/templates.ts';
import type { NewPayment } from './store.ts';

/** What is needed to tell a customer something: the mail leaves if the transaction commits. */
export type Post = Pick<Mail, 'send'>;

/** A payment, as far as mails tell of it. */
export type NotablePayment = Pick<
  NewPayment,
  'confirmation_number' | 'amount' | 'currency' | 'date' | 'origin'
>;

/** What mails call a payment by. */
export function factsOf(account: AccountRow, payment: NotablePayment): PaymentFacts {
  return {
    confirmationNumber: payment.confirmation_number,
    amount: payment.amount,
    currency: payment.currency,
    date: payment.date,
    accountId: account.id,
    account: account.contract_number.slice(-4),
    origin: payment.origin,
  };
}

/** The customer's own locale, BCP 47. */
export async function localeOf(db: Pick<Trx, 'selectFrom'>, customerId: string): Promise<string> {
  const { locale } = await db
    .selectFrom('customers')
    .select('locale')
    .where('id', '=', customerId)
    .executeTakeFirstOrThrow();
  return locale;
}
