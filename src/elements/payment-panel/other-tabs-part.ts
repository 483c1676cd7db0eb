import { nothing } from 'lit';
import type { TabPayment } from '../../controllers/payment-tabs.ts';
import { renderNotice } from '../../ui/notice.ts';
import type { PanelView } from './panel-view.ts';

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
