import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Browser, Page } from 'puppeteer-core';
import { addDays } from '../../sdk/index.ts';
import { isBankDay } from '../../sdk/mocks/lending.ts';
import { launchBrowser } from '../support/browser.ts';
import type { Shown, ShownDay } from '../support/dates-page.ts';
import { zones } from '../support/zones.ts';

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** Four years from a Thursday, counted by hand: no machine's calendar has a say in what is expected. */
const calendar = new Map<string, string>();
for (let [date, weekday] = ['2026-01-01', 4]; date <= '2029-12-31'; date = addDays(date, 1)) {
  calendar.set(date, weekdays[weekday % 7] ?? '');
  weekday += 1;
}

const dayOf = (date: string) =>
  `${months[Number(date.slice(5, 7)) - 1] ?? ''} ${Number(date.slice(8))}`;
const written = (date: string) =>
  `${calendar.get(date) ?? ''}, ${dayOf(date)}, ${date.slice(0, 4)}`;

/** Hours that clocks of a zone differ from UTC at noon of a day. */
function offsetAt(zone: string, date: string): string | undefined {
  return new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
    .formatToParts(Date.parse(`${date}T12:00:00Z`))
    .find(({ type }) => type === 'timeZoneName')?.value;
}

/** Leap days, ends of years and months, and the days around each change of the zone's own clocks. */
function daysFor(zone: string): { all: string[]; whole: string[] } {
  const changes = [...calendar.keys()].filter(
    (date) => offsetAt(zone, date) !== offsetAt(zone, addDays(date, 1)),
  );
  const around = changes.flatMap((date) => [date, addDays(date, 1)]);
  const fixed = [
    '2026-12-31',
    '2027-01-01',
    '2028-02-29',
    '2028-03-01',
    '2029-02-28',
    '2029-12-31',
  ];
  const all = [...new Set([...fixed, ...around])].sort();
  // One change a year at least, and the leap day; what the panel takes payments on.
  const some = ['2028-02-29', '2027-12-31', ...around.filter((date) => date.startsWith('2028'))];
  return { all, whole: [...new Set(some.map(nextBusinessDay))] };
}

function nextBusinessDay(date: string): string {
  return isBankDay(date) ? date : nextBusinessDay(addDays(date, 1));
}

/** An hour of a day at the lender's, in Chicago: summer time from the second Sunday of March to the first of November. */
function atLender(date: string, hour: number): Date {
  const sunday = (month: string, from: number) =>
    Array.from({ length: 7 }, (_, at) => `${month}-${String(from + at).padStart(2, '0')}`).find(
      (one) => calendar.get(one) === 'Sunday',
    ) ?? '';
  const year = date.slice(0, 4);
  const summer = date >= sunday(`${year}-03`, 8) && date < sunday(`${year}-11`, 1);
  return new Date(Date.parse(`${date}T00:00:00Z`) + (hour + (summer ? 5 : 6)) * 3_600_000);
}

/** `Asia/Kolkata` and `Asia/Calcutta` are one zone. */
const canonical = (timeZone: string) =>
  new Intl.DateTimeFormat('en-US', { timeZone }).resolvedOptions().timeZone;

describe('dates on the screen, from 38 offsets over four years', () => {
  let server: Server;
  let browser: Browser;
  before(async () => {
    const { outputFiles } = await build({
      entryPoints: [fileURLToPath(new URL('../support/dates-page.ts', import.meta.url))],
      tsconfig: fileURLToPath(new URL('../support/esbuild.tsconfig.json', import.meta.url)),
      bundle: true,
      format: 'esm',
      target: 'es2023',
      conditions: ['browser', 'development'],
      outdir: '/',
      write: false,
    });
    const code = outputFiles[0]?.text ?? '';
    server = createServer(({ url }, response) => {
      const script = url === '/page.js';
      response.setHeader('content-type', script ? 'text/javascript' : 'text/html; charset=utf-8');
      response.end(script ? code : '<!doctype html><script type="module" src="/page.js"></script>');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    browser = await launchBrowser();
  });
  after(async () => {
    await browser.close();
    server.close();
  });

  async function pageIn(zone: string): Promise<Page> {
    const page = await browser.newPage();
    await page.emulateTimezone(zone);
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await page.waitForFunction(() => 'show' in globalThis);
    return page;
  }

  for (const zone of zones) {
    it(`are the lender’s in ${zone}`, async (test) => {
      const page = await pageIn(zone);
      test.after(() => page.close());
      const own = await page.evaluate(() => new Intl.DateTimeFormat().resolvedOptions().timeZone);
      assert.equal(canonical(own), canonical(zone));
      const { all, whole } = daysFor(zone);
      const show = (day: ShownDay, complete: boolean): Promise<Shown> =>
        page.evaluate(
          (...args) =>
            (globalThis as unknown as { show: (...args: unknown[]) => Promise<Shown> }).show(
              ...args,
            ),
          day,
          complete,
        );

      for (const date of new Set([...all, ...whole])) {
        // Late in the evening at the lender's, which is another date in half of the zones.
        const madeAt = atLender(date, 23);
        const day = {
          date,
          cutoffAt: atLender(date, 17).toISOString(),
          madeAt: madeAt.toISOString(),
        };
        const shown = await show(day, whole.includes(date));
        const what = `${zone} ${date}: ${JSON.stringify(shown)}`;

        assert.match(shown.due, new RegExp(`Due ${dayOf(date)}(?!\\d)`), what);
        if (!shown.form) continue;
        assert.ok(shown.form.includes(written(date)), what);
        assert.match(
          shown.form,
          new RegExp(`${calendar.get(date) ?? ''},? (at )?5:00 PM C[DS]T`),
          what,
        );
        assert.equal(shown.typed, date, what);
        assert.ok(shown.review?.includes(written(date)), what);
        assert.ok(shown.receipt?.includes(written(date)), what);
        // The moment is the customer's own, and says in which zone.
        const moment = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: zone });
        assert.match(shown.receipt ?? '', new RegExp(`Submitted ?${moment.format(madeAt)}`), what);
      }
    });
  }
});
