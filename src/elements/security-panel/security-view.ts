import type { Catalogues } from '../../i18n/index.ts';

/** What the parts of the panel draw from. */
export interface SecurityView {
  texts: Catalogues['securityLists'];
  common: Catalogues['common'];
  errors: Catalogues['errors'];
  locale: string;
}

/** A moment as a person here reads it, without its weekday: `November 24 at 3:05 PM`. */
export function formatMoment(instant: string, locale: string): string {
  const date = new Date(instant);
  const sameYear = date.getFullYear() === new Date().getFullYear();
  return new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'long',
    hour: 'numeric',
    minute: '2-digit',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(date);
}
