import { expect } from 'chai';
import '../../src/define.ts';
import {
  balanceCardStates,
  type BalanceCardState,
} from '../../src/elements/balance-card/balance-card.states.ts';
import type { FsBalanceCard } from '../../src/elements/balance-card/balance-card.ts';
import { formatDate, formatMoney } from '../../sdk/index.ts';
import { loadPersona } from '../../sdk/mocks/index.ts';
import { useScheme } from './axe.ts';
import { holdsInEveryState } from './every-state.ts';
import { balanceCardFixtures, drawn } from './balance-card.fixtures.ts';
import { allByRole, byRole } from './by-role.ts';
import { dataOf, mount, signIn, until } from './fixture.ts';

afterEach(() => {
  document.body.replaceChildren();
  document.documentElement.dir = '';
  sessionStorage.clear();
  useScheme('light');
});

const show = (state: BalanceCardState) => mount('fs-balance-card', balanceCardFixtures[state]);

const text = (element: FsBalanceCard) =>
  (element.shadowRoot?.querySelector('.card')?.textContent ?? '').replace(/\s+/g, ' ');

const figures = (element: FsBalanceCard) => [
  ...(element.shadowRoot?.querySelectorAll('[part~=amount]') ?? []),
];

const accountOf = (userId: string) => loadPersona(userId).accounts[0]!.account;

describe('fs-balance-card', () => {
  holdsInEveryState('fs-balance-card', balanceCardStates, balanceCardFixtures);

  for (const state of ['due', 'past-due', 'autopay', 'lease'] as const) {
    it(`shows what is owed as its one main figure when ${state}`, async () => {
      const { element } = await show(state);
      const { amountDue } = accountOf(balanceCardFixtures[state].signedInAs!);

      expect(figures(element).map((figure) => figure.textContent)).to.deep.equal([
        formatMoney(amountDue, 'en-US'),
      ]);
    });
  }

  for (const state of [
    'signed-out',
    'loading',
    'empty',
    'clear',
    'paid-off',
    'unavailable',
  ] as const) {
    it(`has no main figure when ${state}`, async () => {
      const { element } = await show(state);

      expect(figures(element)).to.have.lengthOf(0);
    });
  }

  it('says when the amount is due', async () => {
    const { element } = await show('due');
    const { dueDate } = accountOf('alex.current');

    expect(text(element)).to.include(`Due ${formatDate(dueDate!, 'en-US', 'day')}`);
  });

  it('says that nothing is due and what comes next', async () => {
    const { element } = await show('clear');
    const { nextInstalment } = accountOf('alex.current');
    const amount = formatMoney(nextInstalment!.amount, 'en-US');

    expect(text(element)).to.include('Nothing due right now');
    expect(text(element)).to.match(new RegExp(`Next payment \\${amount} on \\w+ \\d+`));
  });

  it('says how far behind the customer is, since when, and with which fee', async () => {
    const { element } = await show('past-due');
    const { pastDue, daysPastDue, feesDue } = accountOf('bailey.pastdue');

    expect(text(element)).to.include(`You’re ${formatMoney(pastDue, 'en-US')} behind`);
    expect(text(element)).to.include(`${daysPastDue} days past due`);
    expect(text(element)).to.include(`${formatMoney(feesDue, 'en-US')} in late fees`);
  });

  it('shows progress as a bar and in words', async () => {
    const { element } = await show('due');
    const { principal, instalmentsPaid, instalmentsTotal } = accountOf('alex.current');

    expect(byRole(element, 'img').ariaLabel).to.match(/^\d+% paid off$/);
    expect(text(element)).to.include(formatMoney(principal, 'en-US'));
    expect(text(element)).to.include(`${instalmentsPaid} of ${instalmentsTotal} payments made`);
  });

  it('shows the payoff with its last day and what a day adds', async () => {
    const { element } = await show('due');
    const { payoff } = accountOf('alex.current');

    expect(text(element)).to.include(formatMoney(payoff.amount, 'en-US'));
    expect(text(element)).to.include(
      `Good through ${formatDate(payoff.goodThrough, 'en-US', 'day')}, then ` +
        `${formatMoney(payoff.perDiem, 'en-US')} more a day`,
    );
  });

  it('shows the distance of a lease against its allowance', async () => {
    const { element } = await show('lease');
    const { used, allowance } = accountOf('casey.lease').lease!;
    const miles = new Intl.NumberFormat('en-US', { style: 'unit', unit: 'mile' });

    expect(text(element)).to.include(`${miles.format(used)} of ${miles.format(allowance)}`);
  });

  it('is named by the vehicle and the end of the contract number', async () => {
    const { element } = await show('due');
    const { vehicle, numberLast4 } = accountOf('alex.current');

    expect(byRole(element, 'heading').textContent).to.include(vehicle.model);
    expect(text(element)).to.include(`Account ending in ${numberLast4}`);
  });

  it('shows the account that it is told to, and another when told so', async () => {
    const [first, second] = loadPersona('frankie.two').accounts.map(({ account }) => account);
    const mounted = await mount('fs-balance-card', {
      signedInAs: 'frankie.two',
      attributes: { 'account-id': second!.id },
      arrive: drawn,
    });
    expect(text(mounted.element)).to.include(second!.numberLast4);

    mounted.element.accountId = first!.id;
    await until(() => text(mounted.element).includes(first!.numberLast4));

    expect(text(mounted.element)).to.not.include(second!.numberLast4);
  });

  it('keeps its height while it loads', async () => {
    const loading = await show('loading');
    const loaded = await show('due');
    const heights = [loading, loaded].map(({ element }) => element.offsetHeight);

    expect(Math.abs(heights[0]! - heights[1]!)).to.be.lessThan(24);
  });

  it('says once that the amounts are on screen, without data', async () => {
    const heard: Event[] = [];
    document.addEventListener('fs-ready', (event) => heard.push(event), { once: true });

    await show('due');
    await until(() => heard.length);

    expect(dataOf(heard[0]!)).to.deep.equal([]);
  });

  it('gets the figures again when something was paid on the page', async () => {
    const mounted = await show('due');
    const { element, mocks } = mounted;
    const amount = 12_345;

    mocks.override('listAccounts', { set: { 'items.0.amountDue.amount': amount } });
    (element as unknown as { connection: { invalidate(): void } }).connection.invalidate();
    expect(figures(element)).to.have.lengthOf(1);
    await until(() => figures(element)[0]?.textContent === '$123.45');

    expect(byRole(element, 'status').textContent).to.equal('Your balance was updated.');
  });

  it('offers to try again, with what support asks for', async () => {
    const mounted = await show('unavailable');
    const { element, mocks } = mounted;
    expect(text(element)).to.match(/briefly unavailable.*Reference/);

    mocks.restore();
    byRole(element, 'button', 'Try again').click();
    await until(() => figures(element).length);

    expect(text(element)).to.not.include('unavailable');
  });

  it('names a broken answer without repeating it', async () => {
    const { element } = await show('contract-error');

    expect(text(element)).to.match(/can’t show this right now.*Reference/);
    expect(allByRole(element, 'button', 'Try again')).to.have.lengthOf(1);
    expect(text(element)).to.not.include('amountDue');
  });

  it('shows what the page put inside it while nobody is signed in, and figures afterwards', async () => {
    const { element, client } = await show('signed-out');
    element.innerHTML = '<a href="/sign-in">Sign in</a>';
    const [link] = element.children;
    expect((link as HTMLElement).checkVisibility()).to.equal(true);

    await signIn(client!, 'alex.current');
    await until(() => figures(element).length);

    expect((link as HTMLElement).checkVisibility()).to.equal(false);
  });

  it('leaves no figure behind at sign-out', async () => {
    const { element, client } = await show('due');

    await client!.auth.signOut();
    await until(() => figures(element).length === 0);

    expect(text(element)).to.not.match(/\d/);
  });

  it('reads from right to left where the page does', async () => {
    document.documentElement.dir = 'rtl';
    const { element } = await show('due');
    const [figure] = figures(element);
    const card = element.shadowRoot!.querySelector('.card')!.getBoundingClientRect();

    expect(card.right - figure!.getBoundingClientRect().right).to.be.lessThan(60);
  });

  it('keeps the order of its words where the page reads from right to left', async () => {
    document.documentElement.dir = 'rtl';
    const { element } = await show('empty');
    const words = element.shadowRoot!.querySelector('.card p')!;
    const node = document.createTreeWalker(words, NodeFilter.SHOW_TEXT);
    let last = node.nextNode();
    while (last && !last.textContent!.trimEnd().endsWith('.')) last = node.nextNode();
    const stop = last!.textContent!.trimEnd().length;
    const box = (from: number, to: number) => {
      const range = document.createRange();
      range.setStart(last!, from);
      range.setEnd(last!, to);
      return range.getBoundingClientRect();
    };

    expect(box(stop - 1, stop).left).to.be.at.least(box(stop - 2, stop - 1).right - 1);
    expect(getComputedStyle(words).textAlign).to.equal('right');
  });

  it('loads within 320 px at twice the text size', async () => {
    const column = document.body.appendChild(document.createElement('div'));
    column.style.inlineSize = '320px';
    column.style.setProperty('--fs-font-size', '32px');

    await mount('fs-balance-card', balanceCardFixtures.loading, column);

    expect(column.scrollWidth).to.equal(320);
  });

  it('lays nothing over anything else at twice the text size in 320 px', async () => {
    const column = document.body.appendChild(document.createElement('div'));
    column.style.inlineSize = '320px';
    column.style.setProperty('--fs-font-size', '32px');

    const { element } = await mount('fs-balance-card', balanceCardFixtures.lease, column);

    expect(column.scrollWidth).to.equal(320);
    for (const term of element.shadowRoot!.querySelectorAll('.facts dt')) {
      const range = document.createRange();
      range.selectNodeContents(term);
      const value = term.nextElementSibling!.getBoundingClientRect();
      expect(range.getBoundingClientRect().right, term.textContent).to.be.at.most(value.left + 1);
    }
  });

  it('speaks Spanish where the page does', async () => {
    const { element } = await mount('fs-balance-card', {
      signedInAs: 'alex.current',
      attributes: { locale: 'es-US' },
      arrive: drawn,
    });

    expect(text(element)).to.include('Vence el');
    expect(figures(element)[0]?.textContent).to.equal(
      formatMoney(accountOf('alex.current').amountDue, 'es-US'),
    );
  });
});
