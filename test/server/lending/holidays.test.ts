import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isBusinessDay } from '../../../demo/server/lending/index.ts';
import { bankHolidays } from '../../../demo/server/lending/holidays.ts';
import { isBankDay } from '../../../sdk/mocks/lending.ts';

// 2025: Federal Reserve Bank of Richmond, "Holiday Schedule" (2025, 2026, 2027).
// 2026 to 2030: Board of Governors, release K.8, "Holidays Observed by the Federal Reserve System
// 2026-2030", last update 31 December 2025. Dates with one asterisk there (a Saturday: the Banks
// are open on the Friday before) stand here as they are; with two (a Sunday), as the Monday after.
const published: Record<number, string[]> = {
  2025: ['01-01', '01-20', '02-17', '05-26', '06-19', '07-04', '09-01', '10-13', '11-11', '11-27'],
  2026: ['01-01', '01-19', '02-16', '05-25', '06-19', '07-04', '09-07', '10-12', '11-11', '11-26'],
  2027: ['01-01', '01-18', '02-15', '05-31', '06-19', '07-05', '09-06', '10-11', '11-11', '11-25'],
  2028: ['01-01', '01-17', '02-21', '05-29', '06-19', '07-04', '09-04', '10-09', '11-11', '11-23'],
  2029: ['01-01', '01-15', '02-19', '05-28', '06-19', '07-04', '09-03', '10-08', '11-12', '11-22'],
  2030: ['01-01', '01-21', '02-18', '05-27', '06-19', '07-04', '09-02', '10-14', '11-11', '11-28'],
};

describe('bank holidays', () => {
  for (const [year, days] of Object.entries(published)) {
    it(`has the published days of ${year}`, () => {
      const expected = [...days, '12-25'].map((day) => `${year}-${day}`);

      assert.deepEqual(bankHolidays(Number(year)), expected);
    });
  }
});

describe('the calendar of the mocks', () => {
  it('has the weekends and bank holidays of the reference server', () => {
    const differing: string[] = [];
    for (let at = Date.UTC(2024, 0, 1); at < Date.UTC(2036, 0, 1); at += 86_400_000) {
      const date = new Date(at).toISOString().slice(0, 10);
      if (isBankDay(date) !== isBusinessDay(date)) differing.push(date);
    }

    assert.deepEqual(differing, []);
  });
});
