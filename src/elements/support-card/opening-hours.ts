import type { SupportPhone } from '../../../sdk/index.ts';

/** Where a phone's hours are told, when, and for whom. */
interface HoursScene {
  /** A moment of the week that is meant, RFC 3339: clocks change with the season. */
  readonly asOf: string;
  /** Zone of the hours, an IANA name. */
  readonly zone: string;
  readonly locale: string;
  /** The reader's zone; the device's if left out. */
  readonly here?: string;
}

const day = 86_400_000;

/** A phone's hours as the reader's clocks show them: a day may begin on another weekday there, and end on the next. */
export function hoursHere(
  hours: SupportPhone['hours'],
  { asOf, zone, locale, here }: HoursScene,
): { weekday: string; opens: string; closes: string }[] {
  const write = (instant: number, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: here, ...options }).format(instant);
  const today = wallClock(Date.parse(asOf), zone);
  const midnight = today - (today % day);
  // Sunday is the seventh day of a week.
  const monday = midnight - ((new Date(midnight).getUTCDay() + 6) % 7) * day;
  return hours.map(({ weekday, opens, closes }) => {
    const date = monday + (weekday - 1) * day;
    const [from, to] = [inDay(opens), inDay(closes)];
    const begin = instantOf(date + from, zone);
    const end = instantOf(date + to + (to > from ? 0 : day), zone);
    const [first, last] = [begin, end].map((instant) => write(instant, { weekday: 'long' }));
    return {
      weekday: first ?? '',
      opens: write(begin, clock),
      closes: write(end, first === last ? clock : { ...clock, weekday: 'long' }),
    };
  });
}

const clock = { hour: 'numeric', minute: '2-digit' } as const;

/** Milliseconds from midnight to a time such as `08:00`. */
function inDay(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return (hours * 60 + minutes) * 60_000;
}

/** What clocks of a zone show at an instant, to the minute, as if it were UTC. */
function wallClock(instant: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  }).formatToParts(instant);
  const part = (name: string) => Number(parts.find(({ type }) => type === name)?.value);
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'));
}

/** When clocks of a zone show a time. */
function instantOf(wall: number, zone: string): number {
  // By the offset near it; once more, as clocks may change between the two.
  const near = wall + (wall - wallClock(wall, zone));
  return near + (wall - wallClock(near, zone));
}
