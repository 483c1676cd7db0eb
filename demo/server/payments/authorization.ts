import type { AccountRow } from '../accounts/store.ts';
import { lender, startOf } from '../lender.ts';
import { formatsIn } from '../mail/formats.ts';
import { wordsIn } from '../mail/words/index.ts';
import type { MethodRow } from './methods.ts';
import { type PaymentOrder, refused } from './order.ts';

/**
 * The text that a customer agrees to for one payment. The server writes it, shows it in the
 * preview, keeps it with the payment and mails it, so what was agreed never depends on a page.
 *
 * @param asOf earliest date on which a payment can post; what is for later can be cancelled
 * @param locale BCP 47, the language it is read in
 */
export function singleAuthorization(
  account: AccountRow,
  method: MethodRow,
  order: PaymentOrder,
  { asOf, locale }: { asOf: string; locale: string },
): string {
  const { words, locale: written } = wordsIn(locale);
  const formats = formatsIn(written, lender.zone);
  const { amount, date, kind = 'regular' } = order;
  return words.payments.singleAuthorization({
    lenderName: lender.name,
    supportPhone: lender.supportPhone,
    method: words.payments.method({
      bankName: method.bank_name,
      accountType: method.account_type,
      last4: method.last4,
    }),
    amount: formats.money(amount.amount, amount.currency),
    day: formats.day(date),
    account: account.contract_number.slice(-4),
    kind,
    cancelUntil: date > asOf ? formats.moment(startOf(date).toISOString()) : null,
  });
}

/**
 * Sees that what a customer has read is what is about to be kept: the cut-off may have passed since, or a day.
 *
 * @param authorization what is to be kept
 * @throws ProblemError 422
 */
export function checkShown(
  { authorization: shown }: { authorization?: string | undefined },
  authorization: string,
): void {
  if (shown !== undefined && shown !== authorization) {
    throw refused('authorization_changed', '/authorization');
  }
}
