import type { Account } from '../../sdk/index.ts';
import type { Catalogues } from '../i18n/index.ts';
import type { Formats } from './formats.ts';
import { renderNotice } from './notice.ts';

/** What the bank sent back, and what to draw it with. */
export interface ReturnedNotice {
  returned: NonNullable<Account['returned']>;
  common: Catalogues['common'];
  formats: Pick<Formats, 'money' | 'day'>;
}

/** Tells that the latest payment came back; needs the styles of a notice. */
export function renderReturned({ returned, common, formats }: ReturnedNotice) {
  const { amount, date, reason, fee } = returned;
  const { title, body, fee: charged, next, reasons } = common.returned;
  const known: Record<string, string | undefined> = reasons;
  const why = known[reason];
  return renderNotice({
    tone: 'warning',
    title: title(formats.money(amount)),
    body: [why, body(formats.day(date)), fee.amount > 0 && charged(formats.money(fee))]
      .filter(Boolean)
      .join(' '),
    next,
    id: 'returned',
    texts: common,
  });
}
