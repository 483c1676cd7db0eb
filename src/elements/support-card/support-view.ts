import type { Conversation, Support } from '../../../sdk/index.ts';
import type { Catalogues } from '../../i18n/index.ts';

/** What the card has loaded. */
export interface SupportData {
  support: Support;
  conversations: Conversation[];
  /** Where older conversations begin; null where there are none. */
  older: string | null;
}

/** What the parts of the card draw from. */
export interface SupportView {
  data: SupportData;
  texts: Catalogues['supportDesk'];
  common: Catalogues['common'];
  errors: Catalogues['errors'];
  locale: string;
}

/**
 * A moment near another as people say it: the time alone on the same day, with the weekday within a week,
 * with the date beyond. In the reader's own zone.
 *
 * @param instant RFC 3339
 * @param now RFC 3339
 */
export function nearMoment(instant: string, now: string, locale: string): string {
  const [moment, present] = [new Date(instant), new Date(now)];
  const time = { hour: 'numeric', minute: '2-digit' } as const;
  const write = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...time, ...options }).format(moment);
  if (moment.toDateString() === present.toDateString()) return write({});
  const days = Math.abs(moment.getTime() - present.getTime()) / 86_400_000;
  return write(days < 6 ? { weekday: 'long' } : { month: 'long', day: 'numeric' });
}
