import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, it } from 'node:test';
import {
  addDays,
  cutoffAt,
  dateAt,
  businessDateAt,
  isBusinessDay,
  addMonths,
} from '../../demo/server/lending/index.ts';
import { formatsIn } from '../../demo/server/mail/formats.ts';
import {
  addDays as addDaysHere,
  daysBetween,
  formatDate,
  isPlainDate,
} from '../../sdk/plain-date.ts';
import { zones } from '../support/zones.ts';

/** Four years, a leap day among them. */
const first = '2026-01-01';
const last = '2029-12-31';

function* days(): Generator<string> {
  for (let day = first; day <= last; day = addDays(day, 1)) yield day;
}

describe('dates, wherever the machine and the reader are', () => {
  it('are looked at from at least 38 offsets over the year', () => {
    const offsets = zones.flatMap((timeZone) =>
      ['01', '07'].map(
        (month) =>
          new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' })
            .formatToParts(new Date(`2027-${month}-15T12:00:00Z`))
            .find(({ type }) => type === 'timeZoneName')?.value,
      ),
    );

    assert.ok(new Set(offsets).size >= 38, offsets.join());
  });

  it('have their cut-off at its hour in every zone, on every day, and a payment counts by it', () => {
    for (const zone of zones) {
      const hour = new Intl.DateTimeFormat('en-US', {
        timeZone: zone,
        hour: 'numeric',
        hourCycle: 'h23',
      });
      for (const day of days()) {
        const cutoff = cutoffAt(day, zone, 17);
        const at = new Date(cutoff).getTime();

        assert.equal(Number(hour.format(at)), 17, `${zone} ${day}`);
        assert.equal(dateAt(cutoff, zone), day);
        if (!isBusinessDay(day)) continue;
        const before = new Date(at - 1_000).toISOString();
        assert.equal(businessDateAt(before, zone, 17), day, `a second before, ${zone} ${day}`);
        assert.ok(businessDateAt(cutoff, zone, 17) > day, `at the cut-off, ${zone} ${day}`);
      }
    }
  });

  it('begin when the day begins, and a moment before it is the day before', () => {
    for (const zone of zones) {
      for (const day of days()) {
        const start = cutoffAt(day, zone, 0);
        const before = new Date(new Date(start).getTime() - 1).toISOString();

        assert.equal(dateAt(start, zone), day, zone);
        assert.equal(dateAt(before, zone), addDays(day, -1), zone);
      }
    }
  });

  it('are written by the SDK and by mails as they are, from a machine of any zone', () => {
    // What is under test runs in a process whose own zone is the one at hand.
    const program = `
      import { addDays, formatDate, daysBetween } from ${JSON.stringify(new URL('../../sdk/plain-date.ts', import.meta.url).href)};
      import { formatsIn } from ${JSON.stringify(new URL('../../demo/server/mail/formats.ts', import.meta.url).href)};
      import { addDays as serverAddDays, addMonths } from ${JSON.stringify(new URL('../../demo/server/lending/dates.ts', import.meta.url).href)};
      const mail = formatsIn('en-US', 'America/Chicago');
      let said = '';
      for (let day = '${first}'; day <= '${last}'; day = addDays(day, 1)) {
        said += [formatDate(day, 'en-US', 'full'), mail.day(day), serverAddDays(day, 1), addMonths(day, 1), daysBetween('${first}', day)].join('|') + '\\n';
      }
      const { createHash } = await import('node:crypto');
      console.log(new Date(0).getTimezoneOffset(), createHash('sha256').update(said).digest('hex'));`;
    const answers = zones.map((TZ) => {
      const { stdout, stderr } = spawnSync(
        process.execPath,
        ['--input-type=module', '-e', program],
        {
          env: { ...process.env, TZ },
          encoding: 'utf8',
        },
      );
      assert.ok(stdout, stderr);
      return stdout.trim().split(' ');
    });

    assert.equal(new Set(answers.map(([, hash]) => hash)).size, 1);
    assert.ok(new Set(answers.map(([offset]) => offset)).size > 25, 'the zones were taken');
  });

  it('are the day that the calendar has: weekday, month and number agree with each other', () => {
    const names = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
    let weekday = 4; // 1 January 2026 is a Thursday.
    const mail = formatsIn('en-US', 'America/Chicago');
    for (const day of days()) {
      const number = String(Number(day.slice(8)));
      const full = formatDate(day, 'en-US', 'full');

      assert.ok(full.startsWith(`${names[weekday] ?? ''}, `), `${day}: ${full}`);
      assert.match(full, new RegExp(` ${number}, ${day.slice(0, 4)}$`));
      assert.match(mail.day(day), new RegExp(` ${number}, ${day.slice(0, 4)}$`));
      assert.equal(addDaysHere(day, 1), addDays(day, 1));
      assert.ok(isPlainDate(day) && daysBetween(day, addDays(day, 1)) === 1);
      weekday = (weekday + 1) % 7;
    }
  });

  it('of instalments keep their day of the month, clamped, through four years', () => {
    for (const due of [28, 29, 30, 31]) {
      for (let month = 0; month < 48; month += 1) {
        const date = addMonths(`2026-01-${due}`, month);
        const [year = 0, monthOf = 0, day] = date.split('-').map(Number);
        const length = [31, year % 4 === 0 ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][
          monthOf - 1
        ];

        assert.equal(day, Math.min(due, length ?? 0), date);
      }
    }
  });
});
