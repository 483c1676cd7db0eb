import { expect } from 'chai';
import '../../src/define.ts';
import { createClient, formatMoney, type Transaction } from '../../sdk/index.ts';
import { loadPersona } from '../../sdk/mocks/index.ts';
import { embed } from '../../src/controllers/embedding.ts';
import type { FsActivity } from '../../src/elements/activity/activity.ts';
import { decimalOf, toCsv } from '../../src/elements/activity/csv-part.ts';
import { filterOf } from '../../src/elements/activity/periods.ts';
import { activityFixtures, choose, drawn, goTo } from './activity.fixtures.ts';
import { byRole } from './by-role.ts';
import { mount, until } from './fixture.ts';

const portal = 'https://lender.example/?client_id=a-dealer';

/** Where a frame says that a file can be had that did not come. */
const hintIn = ({ shadowRoot }: Element) =>
  shadowRoot!.querySelector<HTMLAnchorElement>('a[target=_top]')?.href;

afterEach(() => {
  document.body.replaceChildren();
  sessionStorage.clear();
});

const root = (element: FsActivity) => element.shadowRoot!;
const rows = (element: FsActivity) => [
  ...root(element).querySelectorAll<HTMLElement>('.block [role=row]'),
];
const text = (node: Element) => node.textContent.replace(/\s+/g, ' ').trim();
const spoken = (element: FsActivity) =>
  root(element).querySelector(':host > [role=status], .visually-hidden[role=status]')!;

/** A history of so many payments, the newest first; each is a cent more than the one before it. */
function manyPayments(count: number): Transaction[] {
  const [line] = loadPersona('alex.current').accounts[0]!.transactions;
  const money = (amount: number) => ({ amount, currency: 'USD' });
  return Array.from({ length: count }, (_, at) => {
    const amount = count - at;
    const allocation = { fees: money(0), interest: money(0), principal: money(amount) };
    return { ...line!, id: `txn_${String(at)}`, amount: money(amount), allocation };
  });
}

/** No place of a row that is not drawn is in sight. */
function isDrawn(scroller: HTMLElement): boolean {
  const { top, bottom } = scroller.getBoundingClientRect();
  return [...scroller.querySelectorAll('.table > .space')].every((space) => {
    const box = space.getBoundingClientRect();
    return box.height === 0 || box.bottom <= top || box.top >= bottom;
  });
}

/** Number of the first row that is seen. */
function firstInSight(element: FsActivity): string | undefined {
  const { top } = root(element).querySelector('.scroller')!.getBoundingClientRect();
  // Below the heading that stays.
  const first = rows(element).find((row) => row.getBoundingClientRect().bottom > top + 50);
  return first?.getAttribute('aria-rowindex') ?? undefined;
}

const anyPayment = {
  confirmationNumber: 'FS-00000042',
  amount: { amount: 41_250, currency: 'USD' },
  date: '2026-11-20',
  kind: 'regular',
  allocation: null,
  authorization: 'I authorize it.',
  createdAt: '2026-11-20T15:00:00Z',
  cancellableUntil: null,
  returned: null,
};

/** The element over a history that pages as a lender's would. */
async function mountMany(count: number) {
  const all = manyPayments(count);
  const mounted = await mount('fs-activity', {
    ...activityFixtures.history,
    signedInAs: 'alex.current',
    arrive: undefined as never,
    client: (mocks) => {
      const { lender, fetch } = mocks;
      const client = createClient({ lender, clientId: 'portal', storage: 'memory', fetch });
      client.accounts.transactions = ((_: string, options: { cursor?: string; limit: number }) => {
        const start = Number(options.cursor ?? 0);
        const end = start + options.limit;
        const nextCursor = end < all.length ? String(end) : null;
        return Promise.resolve({ items: all.slice(start, end), nextCursor });
      }) as never;
      return client;
    },
  });
  await drawn(mounted);
  return { ...mounted, all };
}

describe('the history of fs-activity', () => {
  it('says in plain words where a payment went', async () => {
    const { element } = await mount('fs-activity', activityFixtures['past-due']);
    const { transactions } = loadPersona('bailey.pastdue').accounts[0]!;

    const shown = rows(element).map(text);

    for (const [at, one] of transactions.slice(0, 10).entries()) {
      const { interest, principal } = one.allocation;
      expect(shown[at]).to.include(formatMoney(one.amount, 'en-US'));
      if (one.kind !== 'payment') continue;
      expect(shown[at]).to.include(`${formatMoney(interest, 'en-US')} went to interest`);
      expect(shown[at]).to.include(`${formatMoney(principal, 'en-US')} lowered what you owe`);
    }
    expect(shown.join()).to.include('Added to what you owe');
    expect(shown.join()).to.include('is owed again');
  });

  it('says who made a payment, where it came from, and whether the bank kept it', async () => {
    const back = { kind: 'reversal', direction: 'debit' };
    const lines = manyPayments(8).map((line, at) => ({
      ...line,
      ...(at > 3 && at < 7 && back),
      paymentId: `pay_${String(at > 3 ? at - 2 : at)}`,
    }));
    const method = { id: 'pm-1', bankName: null, last4: '4021' };
    const made = { accountId: 'acct-alex-1', method, status: 'posted', origin: 'customer' };
    const { element } = await mount('fs-activity', {
      ...activityFixtures.history,
      signedInAs: 'alex.current',
      overrides: {
        listTransactions: { set: { items: lines, nextCursor: null } },
        listPayments: {
          set: {
            items: [
              { ...made, id: 'pay_0', origin: 'autopay' },
              { ...made, id: 'pay_1' },
              { ...made, id: 'pay_2', origin: 'autopay', status: 'returned' },
              { ...made, id: 'pay_3', status: 'declined' },
            ].map((one) => ({ ...anyPayment, ...one })),
          },
        },
      },
    });

    const titles = [...root(element).querySelectorAll('.block .title')].map(text);

    expect(titles).to.deep.equal([
      'Automatic payment from •••• 4021',
      'One-time payment from •••• 4021',
      'Automatic payment from •••• 4021 Returned',
      'One-time payment from •••• 4021 Declined',
      'Payment returned',
      'Payment declined',
      // Of before there were payments here, or of long ago.
      'Payment reversed',
      'Payment',
    ]);
  });

  it('numbers its rows, and says how many there are once it knows', async () => {
    const { element } = await mountMany(90);
    const table = root(element).querySelector('[role=table]')!;
    await until(() => table.getAttribute('aria-rowcount') === '91');

    expect(rows(element)[0]!.getAttribute('aria-rowindex')).to.equal('2');
    const shown = rows(element);
    expect(shown.at(-1)!.getAttribute('aria-rowindex')).to.equal(String(shown.length + 1));
  });

  it('reaches each of its rows, with few of them on the page at any time', async () => {
    const { element, all } = await mountMany(1_000);
    const scroller = root(element).querySelector<HTMLElement>('.scroller')!;
    const seen = new Set<string>();
    let most = 0;

    const deadline = performance.now() + 60_000;
    while (seen.size < all.length && performance.now() < deadline) {
      most = Math.max(most, root(element).querySelectorAll('*').length);
      for (const row of rows(element)) seen.add(row.getAttribute('aria-rowindex')!);
      if (isDrawn(scroller)) scroller.scrollTop += 500;
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }

    expect(seen.size).to.equal(1_000);
    // Some thirty rows of about nine elements, and the card around them.
    expect(most).to.be.below(600);
  }).timeout(90_000);

  it('goes to the oldest of 10,000 rows and back to the newest', async () => {
    const { element } = await mountMany(10_000);
    const scroller = root(element).querySelector<HTMLElement>('.scroller')!;
    const table = root(element).querySelector('[role=table]')!;

    const deadline = performance.now() + 60_000;
    while (performance.now() < deadline) {
      if (table.getAttribute('aria-rowcount') === '10001' && isDrawn(scroller)) break;
      scroller.scrollTop = scroller.scrollHeight;
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }

    expect(text(scroller)).to.include('That’s everything.');
    await until(() => text(rows(element).at(-1)!).includes('$0.01'));
    expect(rows(element).at(-1)!.getAttribute('aria-rowindex')).to.equal('10001');
    scroller.scrollTop = 0;
    await until(() => isDrawn(scroller) && rows(element)[0]!.getAttribute('aria-rowindex') === '2');
  }).timeout(90_000);

  it('draws nothing while it is scrolled, and what is seen after the frame', async () => {
    const { element } = await mountMany(140);
    const scroller = root(element).querySelector<HTMLElement>('.scroller')!;
    await until(() => scroller.scrollHeight > 8_000 && isDrawn(scroller));
    const before = rows(element);

    scroller.scrollTop = 6_000;
    scroller.dispatchEvent(new Event('scroll'));
    // Whatever follows the event without a frame in between.
    for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();

    expect(rows(element).every((row, at) => row === before[at])).to.equal(true);
    expect(isDrawn(scroller)).to.equal(false);
    await until(() => isDrawn(scroller));
  });

  it('scrolls its rows under the names of the columns', async () => {
    const { element } = await mountMany(140);
    const scroller = root(element).querySelector<HTMLElement>('.scroller')!;
    await until(() => scroller.scrollHeight > 8_000 && isDrawn(scroller));
    scroller.scrollTop = 600;
    await until(() => isDrawn(scroller));

    const head = root(element).querySelector('.head')!;
    const { left, top, width, height } = head.getBoundingClientRect();
    expect(getComputedStyle(head).position).to.equal('sticky');
    for (const at of [0.1, 0.3, 0.9]) {
      const there = root(element).elementFromPoint(left + width * at, top + height / 2);
      expect(there?.closest('.head') === head, `at ${at}`).to.equal(true);
    }
  });

  it('keeps its length when rows are taken off the page', async () => {
    const { element } = await mountMany(140);
    const scroller = root(element).querySelector<HTMLElement>('.scroller')!;
    await until(() => text(scroller).includes('That’s everything.'));
    scroller.scrollTop = scroller.scrollHeight;
    await until(() => !root(element).querySelector('[data-block="0"]'));
    const length = scroller.scrollHeight;

    scroller.scrollTop = 0;
    await until(() => root(element).querySelector('[data-block="0"] [role=row]'));

    // Blocks that were never drawn are estimated; those that were are as high as they were.
    expect(Math.abs(scroller.scrollHeight - length)).to.be.below(length * 0.1);
  });

  it('stays where it was scrolled to while a picture is looked at', async () => {
    const mounted = await mountMany(140);
    const { element } = mounted;
    const scroller = () => root(element).querySelector<HTMLElement>('.scroller')!;
    await until(() => text(scroller()).includes('That’s everything.'));
    scroller().scrollTop = 5_000;
    await until(() => isDrawn(scroller()));
    const before = firstInSight(element);

    await goTo(mounted, 'Breakdown', '.picture');
    byRole(element, 'tab', 'History').click();
    await until(() => root(element).querySelector('.scroller') && isDrawn(scroller()));

    // Not by pixels: rows above that are drawn meanwhile may be higher than was thought.
    expect(firstInSight(element)).to.equal(before);
    expect(root(element).querySelector('[data-block="0"]') === null).to.equal(true);
  });

  it('asks the lender for one kind and a period', async () => {
    const mounted = await mount('fs-activity', activityFixtures['past-due']);
    const { element, mocks } = mounted;

    choose(element, 'kind', 'fee');
    await element.updateComplete;
    expect(rows(element).length, 'rows of before, until the others are here').to.be.above(0);
    expect(root(element).querySelector('.scroller.stale') !== null).to.equal(true);
    await until(() => rows(element).every((row) => text(row).includes('Fee')));
    expect(root(element).querySelector('.stale') === null).to.equal(true);
    choose(element, 'period', 'thisYear');
    await until(() => mocks.requests.at(-1)?.url.includes('from='));

    const { searchParams } = new URL(mocks.requests.at(-1)!.url);
    expect(searchParams.get('kind')).to.equal('fee');
    expect(searchParams.get('from')).to.match(/^\d{4}-01-01$/);
  });

  it('offers everything again where nothing matches', async () => {
    const { element } = await mount('fs-activity', activityFixtures['no-match']);
    expect(spoken(element).textContent).to.equal('Nothing matches');

    byRole(element, 'button', 'Show everything').click();

    await until(() => rows(element).length > 0);
    expect(root(element).querySelector<HTMLSelectElement>('#kind')!.value).to.equal('');
  });

  it('does not ask for a period that ends before it begins', async () => {
    const { element, mocks } = await mount('fs-activity', activityFixtures['between-dates']);
    const asked = mocks.requests.length;
    const set = (id: string, value: string) => {
      const input = root(element).querySelector<HTMLInputElement>(`#${id}`)!;
      input.value = value;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    };

    set('to', '2026-01-31');
    await until(() => mocks.requests.length > asked);
    const before = mocks.requests.length;
    set('from', '2026-02-01');
    await until(() => root(element).querySelector('#to-error'));

    expect(mocks.requests.length).to.equal(before);
  });

  it('keeps the rows it has when a later page fails, and goes on with the next try', async () => {
    const { element } = await mount('fs-activity', activityFixtures['more-failed']);
    const before = rows(element).length;
    expect(before).to.be.above(0);
    const events: string[] = [];
    element.addEventListener('fs-error', (event) => events.push(event.code));

    byRole(element, 'button', 'Try again').click();
    await until(() => events.length > 0);

    expect(rows(element).length).to.equal(before);
    expect(events).to.deep.equal(['unavailable']);
  });

  it('shows nothing of the customer once nobody is signed in', async () => {
    const { element, client } = await mount('fs-activity', activityFixtures.history);

    await client!.auth.signOut();
    await until(() => !root(element).querySelector('[role=table]'));

    expect(text(element.shadowRoot!.firstElementChild!)).to.not.include('$');
  });

  it('changes its view with the arrow keys', async () => {
    const mounted = await mount('fs-activity', activityFixtures.history);
    const { element } = mounted;
    const tab = byRole(element, 'tab', 'History');
    tab.focus();

    tab.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
    await until(() => root(element).querySelector('.picture'));

    expect((root(element).activeElement as HTMLElement).id).to.equal('tab-breakdown');
    expect(byRole(element, 'tab', 'Breakdown').getAttribute('aria-selected')).to.equal('true');
  });

  it('exports all that matches, page by page, with sums to the cent', async () => {
    const { element, all } = await mountMany(350);
    const saved = new Promise<string>((resolve) => {
      const make = URL.createObjectURL.bind(URL);
      URL.createObjectURL = (blob) => {
        URL.createObjectURL = make;
        void (blob as Blob).text().then(resolve);
        return make(blob);
      };
    });
    const client = element.client!;
    client.accounts.transactions = (() =>
      (function* () {
        yield* all;
      })()) as never;

    byRole(element, 'button', 'Export CSV').click();
    const lines = (await saved).trimEnd().split('\r\n');

    expect(lines).to.have.lengthOf(351);
    const cents = lines.slice(1).map((line) => Number(line.split(',')[3]!.replace('.', '')));
    expect(cents.reduce((sum, one) => sum + one, 0)).to.equal((350 * 351) / 2);
    await until(() => spoken(element).textContent === 'Saved 350 rows as a CSV file.');
    expect(hintIn(element)).to.equal(undefined);
    // A page around a frame may keep files back, and the frame cannot know.
    embed({ host: 'https://host.example', page: 'p', portal, lenderName: 'Prairie Lane' });
    byRole(element, 'button', 'Export CSV').click();
    await until(() => hintIn(element));
    embed({ host: location.origin, page: undefined });

    expect(hintIn(element)).to.equal(portal);
  });

  it('stops an export that is no longer wanted', async () => {
    const { element } = await mount('fs-activity', activityFixtures.exporting);

    byRole(element, 'button', 'Stop').click();

    await until(() => root(element).querySelector('#export'));
    expect(Boolean(root(element).querySelector('.notice'))).to.equal(false);
  });
});

describe('what something extra would save', () => {
  it('is what the lender says, for what was typed last', async () => {
    const mounted = await mount('fs-activity', activityFixtures.payoff);
    const { element, client } = mounted;
    const { id } = loadPersona('alex.current').accounts[0]!.account;
    const extra = { amount: 123_45, currency: 'USD' };
    const said = await client!.accounts.project(id, { extra });

    const field = root(element).querySelector<HTMLInputElement>('#extra')!;
    for (const value of ['1', '12', '123.45']) {
      field.value = value;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }
    await until(() => text(root(element).querySelector('.legend .with')!).includes('$123.45'));

    const outcome = text(root(element).querySelector('.outcome')!);
    expect(outcome).to.include(`${String(said.saved.instalments)} payments sooner`);
    expect(outcome).to.include(formatMoney(said.saved.interest, 'en-US'));
  });

  it('says what is wrong with what was typed, and keeps the last answer', async () => {
    const { element } = await mount('fs-activity', activityFixtures.payoff);
    const before = text(root(element).querySelector('.outcome')!);
    const field = root(element).querySelector<HTMLInputElement>('#extra')!;

    field.value = 'lots';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await until(() => root(element).querySelector('#extra-error'));

    expect(text(root(element).querySelector('.outcome')!)).to.equal(before);
  });

  it('is not offered for a lease', async () => {
    const { element } = await mount('fs-activity', activityFixtures.lease);

    expect(Boolean(root(element).querySelector('#tab-payoff'))).to.equal(false);
    expect(root(element).querySelector('#tab-breakdown')).to.not.equal(null);
  });

  it('has its pictures as tables, with the figures of the lender', async () => {
    const mounted = await mount('fs-activity', activityFixtures.breakdown);
    const { element, client } = mounted;
    const { id } = loadPersona('alex.current').accounts[0]!.account;
    const none = { amount: 0, currency: 'USD' };
    const said = await client!.accounts.project(id, { extra: none });

    root(element).querySelector('summary')!.click();
    await until(() => root(element).querySelector('table'));

    const cells = [...root(element).querySelectorAll('tbody tr')].map((row) =>
      [...row.children].slice(1).map(text),
    );
    const expected = [...said.past, ...said.regular.steps]
      .filter(({ interest, principal }) => interest.amount + principal.amount !== 0)
      .map((one) =>
        [one.interest, one.principal, one.principalAfter].map((m) => formatMoney(m, 'en-US')),
      );
    expect(cells).to.deep.equal(expected);
  });

  it('comes back to the history as it was', async () => {
    const mounted = await mount('fs-activity', activityFixtures.history);
    await goTo(mounted, 'Breakdown', '.picture');

    byRole(mounted.element, 'tab', 'History').click();

    await until(() => rows(mounted.element).length > 0);
  });
});

describe('a file of the history', () => {
  it('quotes as RFC 4180 has it', () => {
    expect(toCsv([['a', 'b,c', 'say "x"', 'two\r\nlines']])).to.equal(
      'a,"b,c","say ""x""","two\r\nlines"\r\n',
    );
  });

  for (const cell of ['=1+1', '+1', '-x', '@SUM(A1)', '\tx', '\rx']) {
    it(`gives a spreadsheet no formula: ${JSON.stringify(cell)}`, () => {
      expect(toCsv([[cell]]).replaceAll('"', '')).to.match(/^'/);
    });
  }

  it('leaves negative amounts as they are', () => {
    expect(toCsv([['-12.50']])).to.equal('-12.50\r\n');
  });

  it('has a byte order mark only where a text needs it', () => {
    expect(toCsv([['Fees']])).to.equal('Fees\r\n');
    expect(toCsv([['Período']])).to.equal('\ufeffPeríodo\r\n');
  });

  it('writes amounts by their digits, not through a float', () => {
    expect(decimalOf({ amount: 9_007_199_254_740_991, currency: 'USD' })).to.equal(
      '90071992547409.91',
    );
    expect(decimalOf({ amount: 5, currency: 'USD' })).to.equal('0.05');
    expect(decimalOf({ amount: -5, currency: 'USD' })).to.equal('-0.05');
    expect(decimalOf({ amount: 1234, currency: 'JPY' })).to.equal('1234');
    expect(decimalOf({ amount: 1234, currency: 'BHD' })).to.equal('1.234');
  });
});

describe('periods', () => {
  const today = '2024-02-29';
  const choice = { kind: '', from: '', to: '' } as const;

  for (const [period, expected] of [
    ['all', {}],
    ['last30', { from: '2024-01-30' }],
    ['thisYear', { from: '2024-01-01' }],
    ['lastYear', { from: '2023-01-01', to: '2023-12-31' }],
  ] as const) {
    it(`of the name ${period}`, () => {
      expect(filterOf({ ...choice, period }, today)).to.deep.equal(expected);
    });
  }

  it('of the customer’s own leave out what is not said', () => {
    const own = { ...choice, period: 'custom', to: '2024-01-31', kind: 'fee' } as const;
    expect(filterOf(own, today)).to.deep.equal({ kind: 'fee', to: '2024-01-31' });
  });
});
