/** An all-day entry for a calendar. */
export interface CalendarEntry {
  /** Never changes, so that a second import updates the first. */
  uid: string;
  /** `YYYY-MM-DD`; a whole day has no zone, so it is that day wherever the calendar is. */
  date: string;
  title: string;
  text: string;
  /** When the entry was made, RFC 3339 in UTC. */
  madeAt: string;
}

/** Writes an entry as a calendar file (RFC 5545). */
export function calendarFile({ uid, date, title, text, madeAt }: CalendarEntry): string {
  const [start, end] = [date, dayAfter(date)].map((day) => day.replaceAll('-', ''));
  const stamp = madeAt.replace(/\.\d+/, '').replace(/[-:]/g, '');
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//FS Central//Payments//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${escape(uid)}`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${start ?? ''}`,
    // The end is the first day that is no longer part of it.
    `DTEND;VALUE=DATE:${end ?? ''}`,
    `SUMMARY:${escape(title)}`,
    `DESCRIPTION:${escape(text)}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}

function dayAfter(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

function escape(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n');
}

/** Lines are at most 75 octets long, and no character is cut in two. */
function fold(line: string): string {
  const bytes = new TextEncoder();
  let folded = '';
  let room = 75;
  for (const sign of line) {
    const { length } = bytes.encode(sign);
    if (length > room) {
      folded += '\r\n ';
      room = 74;
    }
    folded += sign;
    room -= length;
  }
  return folded;
}
