import { expect } from 'chai';
import { calendarFile } from '../../src/elements/payment-panel/calendar-file.ts';

const entry = {
  uid: 'pay_1@lender.example',
  date: '2028-02-29',
  title: 'Vehicle payment of $412.50',
  text: 'Confirmation number: 7KQ2-M4TX-9B',
  madeAt: '2028-02-01T17:05:12.345Z',
};

/** Lines as a reader unfolds them. */
const unfolded = (file: string) => file.replaceAll('\r\n ', '').split('\r\n');

describe('a calendar file', () => {
  it('is a whole day that ends as the next begins, over a leap day too', () => {
    const lines = unfolded(calendarFile(entry));

    expect(lines).to.include('DTSTART;VALUE=DATE:20280229');
    expect(lines).to.include('DTEND;VALUE=DATE:20280301');
    expect(lines).to.include('DTSTAMP:20280201T170512Z');
    expect(lines.slice(0, 2)).to.deep.equal(['BEGIN:VCALENDAR', 'VERSION:2.0']);
    expect(lines.slice(-2)).to.deep.equal(['END:VCALENDAR', '']);
  });

  it('ends every line with CR and LF, none longer than 75 octets, and cuts no character in two', () => {
    const title =
      'Pago del vehículo de €412,50 – según lo acordado, 車両の支払い 🚗🚗🚗🚗🚗🚗🚗🚗🚗';
    const file = calendarFile({ ...entry, title });

    expect(file.replaceAll('\r\n', '')).not.to.match(/[\r\n]/);
    const octets = new TextEncoder();
    for (const line of file.split('\r\n')) {
      expect(octets.encode(line).length, line).to.be.at.most(75);
    }
    expect(unfolded(file)).to.include(`SUMMARY:${title.replaceAll(',', '\\,')}`);
  });

  it('escapes what would end a value or begin a line', () => {
    const text = 'a; b, c\\d\nEND:VEVENT';

    const lines = unfolded(calendarFile({ ...entry, text }));

    expect(lines).to.include('DESCRIPTION:a\\; b\\, c\\\\d\\nEND:VEVENT');
    expect(lines.filter((line) => line === 'END:VEVENT')).to.have.length(1);
  });
});
