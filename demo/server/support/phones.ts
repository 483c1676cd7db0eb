import type { SupportPhone } from '../../../sdk/contract/index.ts';
import { lender } from '../lender.ts';
import { type Hours, openingAt } from './hours.ts';

interface Phone {
  readonly kind: SupportPhone['kind'];
  readonly number: string;
  readonly hours: Hours;
}

const weekdays = [1, 2, 3, 4, 5];

/** Numbers of the range kept free for fiction. */
const phones: readonly Phone[] = [
  {
    kind: 'service',
    number: lender.supportPhone,
    hours: { weekdays, opens: 8, closes: 19, bankHolidays: true },
  },
  {
    kind: 'hardship',
    number: '(312) 555-0147',
    hours: { weekdays: [...weekdays, 6], opens: 9, closes: 17, bankHolidays: true },
  },
  {
    kind: 'hearing',
    number: '(312) 555-0149',
    hours: { weekdays, opens: 8, closes: 19, bankHolidays: true },
  },
];

/** Every phone with its hours, and whether it is answered at a moment (RFC 3339). */
export function phonesAt(now: string): SupportPhone[] {
  return phones.map(({ kind, number, hours }) => ({
    id: kind,
    kind,
    number,
    ...openingAt(hours, now, lender.zone),
    hours: hours.weekdays.map((weekday) => ({
      weekday,
      opens: clock(hours.opens),
      closes: clock(hours.closes),
    })),
  }));
}

function clock(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}
