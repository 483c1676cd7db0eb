import type { Payment, Transaction } from '../../../sdk/index.ts';
import type { ActivityView } from './activity-view.ts';

type Words = Pick<ActivityView, 'texts' | 'formats'>;

/** What happened, in a word or two; of a payment that is known, who made it or why it was taken back. */
export function titleOf(
  { kind, direction }: Transaction,
  { texts }: Words,
  made?: Payment,
): string {
  const by = { autopay: texts.automatic, customer: texts.oneTime };
  if (kind === 'payment' && made && made.origin in by) return by[made.origin as keyof typeof by];
  const reversals: Record<string, string | undefined> = texts.reversals;
  const reversal = reversals[made?.status ?? ''] ?? texts.reversal;
  const { payment, fee, waiver, disbursement } = texts;
  const known = new Map(Object.entries({ payment, fee, waiver, reversal, disbursement }));
  return known.get(kind) ?? (direction === 'credit' ? texts.otherCredit : texts.otherDebit);
}

/** Where an amount went, or what it did, in plain words. */
export function reasonOf(transaction: Transaction, { texts, formats }: Words): string {
  const { kind, amount, allocation, direction } = transaction;
  const money = formats.money;
  if (kind === 'disbursement') return texts.began(money(amount));
  if (kind === 'waiver') return texts.waived(money(amount));
  if (kind === 'reversal') return texts.owesAgain(money(amount));
  if (direction !== 'credit') return texts.charged;
  const { fees, interest, principal } = allocation;
  const parts = [
    fees.amount > 0 ? texts.paidFees(money(fees)) : '',
    interest.amount > 0 ? texts.paidInterest(money(interest)) : '',
    principal.amount > 0 ? texts.paidPrincipal(money(principal)) : '',
  ];
  return `${parts.filter(Boolean).join(', ')}.`;
}
