import { nothing } from 'lit';
import type { TabPayment } from '../../controllers/payment-tabs.ts';
import { renderNotice } from '../../ui/notice.ts';
import type { PaymentIntentController } from '../../controllers/payment-intent.ts';
import type { PanelView } from './panel-view.ts';
import type { Review } from './review-part.ts';

/** That this customer is paying on the account in another tab, too, before the same is paid twice. */
export function renderOtherTabs({ texts, common, formats }: PanelView, [first]: TabPayment[]) {
  if (!first) return nothing;
  const { title, body } = texts.otherTabs[first.stage];
  const tone = first.stage === 'review' ? 'info' : 'warning';
  return renderNotice({
    tone,
    id: 'other-tabs',
    title: title(formats.money(first.amount)),
    body,
    texts: common,
  });
}

/** Whether money has moved in another tab, or may have: then this is a second payment, and called one. */
export function isSecond(others: readonly TabPayment[]): boolean {
  return others.some(({ stage }) => stage !== 'review');
}

/** What this tab is at, for the others to know. */
export function tabPayment(
  { state, unanswered }: PaymentIntentController,
  accountId: string | undefined,
  review: Review | undefined,
): TabPayment | undefined {
  if (state.status === 'drafted') {
    if (!review || accountId === undefined) return undefined;
    return { accountId, amount: review.input.amount, stage: 'review' };
  }
  if (!unanswered && state.status !== 'settled') return undefined;
  const { accountId: paidOn, input } = state.confirmed;
  return { accountId: paidOn, amount: input.amount, stage: unanswered ? 'paying' : 'paid' };
}
