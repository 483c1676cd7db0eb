import { expect } from 'chai';
import '../../src/define.ts';
import { placeOf, places } from '../../src/elements/portal/places.ts';
import { type PortalState, portalStates } from '../../src/elements/portal/portal.states.ts';
import type { FsPortal } from '../../src/elements/portal/portal.ts';
import { useScheme } from './axe.ts';
import { holdsInEveryState } from './every-state.ts';
import { focused, pressKey, startBefore, tabTo } from './by-keyboard.ts';
import { byRole } from './by-role.ts';
import { createClient } from '../../sdk/index.ts';
import { loadPersona } from '../../sdk/mocks/index.ts';
import { mount, until } from './fixture.ts';
import { drawn, losePart, portalFixtures, visit } from './portal.fixtures.ts';

const noPlace = `${location.pathname}${location.search}`;

beforeEach(() => {
  history.replaceState(null, '', noPlace);
});

afterEach(() => {
  document.body.replaceChildren();
  history.replaceState(null, '', noPlace);
  sessionStorage.clear();
  useScheme('light');
});

const show = (state: PortalState, column?: HTMLElement) =>
  mount('fs-portal', portalFixtures[state], column);

const root = (element: FsPortal) => element.shadowRoot!;
const placeShown = (element: FsPortal) =>
  root(element).querySelector<HTMLElement>('.place')?.dataset['place'];
const title = (element: FsPortal) => root(element).querySelector('h1')?.textContent;

describe('fs-portal', () => {
  holdsInEveryState('fs-portal', portalStates, portalFixtures);

  it('asks for the accounts once, however many elements of the place show one', async () => {
    const { mocks } = await show('overview');

    const asked = mocks.requests.filter(({ operation }) => operation === 'listAccounts');

    expect(asked).to.have.length(1);
  });

  it('offers a sign-in that may not see accounts another one, and the phone', async () => {
    const { element, client } = await show('denied');
    const notice = root(element).querySelector('.place .notice')!;

    notice.querySelector('button')!.click();
    await until(() => client!.auth.state.status === 'signed-out');

    expect(notice.querySelector('a')?.getAttribute('href')).to.equal('tel:5555550142');
  });

  it('signs in, and says where the customer is', async () => {
    const mounted = await show('signed-out');

    await mounted.client!.auth.signIn({
      userId: 'alex.current',
      password: 'sandbox-passphrase-2026',
    });
    mounted.element.dispatchEvent(new Event('fs-signed-in'));
    await drawn(mounted);
    await until(() => root(mounted.element).activeElement?.id === 'title');

    expect(title(mounted.element)).to.equal('Your account');
  });

  it('leaves nothing of an account when the customer signs out', async () => {
    const mounted = await show('several-vehicles');
    const { element } = mounted;
    history.replaceState(history.state, '', `${noPlace}#vehicle?account=acc_of_somebody`);
    element.accountId = 'acc_of_somebody';

    byRole(element, 'button', 'Sign out').click();
    await until(() => root(element).querySelector('#signed-out'));

    expect(element.accountId).to.equal(undefined);
    expect(location.hash).to.equal('#overview');
    expect(root(element).querySelector('.portal') === null).to.equal(true);
    await until(() => element.querySelector('fs-login'));
  });

  it('fetches the elements of a place when it is first shown, and keeps them', async () => {
    const mounted = await show('overview');
    const { element } = mounted;
    expect(element.querySelector('fs-vehicle-card') === null).to.equal(true);

    await visit(mounted, 'vehicle');
    const card = element.querySelector('fs-vehicle-card');
    await visit(mounted, 'overview');
    await visit(mounted, 'vehicle');

    expect(element.querySelectorAll('fs-vehicle-card')).to.have.lengthOf(1);
    expect(element.querySelector('fs-vehicle-card') === card).to.equal(true);
  });

  const columns: [inlineSize: number, state: PortalState, hidden: string[]][] = [
    [360, 'loading', ['fs-payment-panel', 'fs-autopay-panel']],
    [360, 'overview', []],
    [1200, 'loading', ['fs-autopay-panel']],
    [1200, 'overview', []],
  ];
  for (const [inlineSize, state, hidden] of columns) {
    it(`shows nothing that could be seen to move: in a column of ${inlineSize} px when ${state}`, async () => {
      const column = document.body.appendChild(document.createElement('div'));
      column.style.inlineSize = `${inlineSize}px`;

      const { element } = await show(state, column);

      const parts = [...element.querySelectorAll(':scope > [slot]:not([slot=signed-out])')];
      const unseen = parts.filter((part) => getComputedStyle(part).visibility === 'hidden');
      expect(unseen.map(({ localName }) => localName)).to.have.members(hidden);
    });
  }

  it('shows what stands below what the page has put in a place itself', async () => {
    const own = document.createElement('p');
    own.slot = 'fs-balance-card';
    const { element } = await mount('fs-portal', {
      ...portalFixtures.loading,
      async arrive(there) {
        there.element.append(own);
        await portalFixtures.loading.arrive(there);
      },
    });

    const below = element.querySelector('fs-payment-panel')!;
    expect(getComputedStyle(below).visibility).to.equal('visible');
  });

  it('uses an element that the page has put in a place itself', async () => {
    const own = document.createElement('fs-payment-panel');
    own.slot = 'fs-payment-panel';
    const mounted = await mount('fs-portal', {
      signedInAs: 'alex.current',
      async arrive(there) {
        there.element.append(own);
        await drawn(there);
      },
    });

    expect(mounted.element.querySelectorAll('fs-payment-panel')).to.have.lengthOf(1);
  });

  it('names the place in the title, marks it in the menu and gives its heading the keyboard', async () => {
    const before = document.title;
    const mounted = await mount('fs-portal', {
      ...portalFixtures.overview,
      attributes: { 'site-name': 'Harbor' },
    });
    const { element } = mounted;

    await visit(mounted, 'help');
    await until(() => root(element).activeElement?.id === 'title');

    expect(document.title).to.equal('How can we help? · Harbor');
    const current = [...root(element).querySelectorAll('.rail > ul [aria-current=page]')];
    expect(current.map((link) => link.textContent.trim())).to.deep.equal(['Help']);
    document.title = before;
  });

  it('goes back to the place before, where it was scrolled to', async () => {
    const mounted = await show('overview');
    const { element } = mounted;
    scrollTo(0, 120);
    const left = scrollY;
    expect(left).to.be.above(0);

    await visit(mounted, 'help');
    await until(() => scrollY === 0);
    history.back();
    await until(() => placeShown(element) === 'overview');

    await until(() => scrollY === left);
  });

  it('stays where it is on a link within the page', async () => {
    const mounted = await show('overview');
    await visit(mounted, 'vehicle');

    location.hash = '#main';
    await new Promise((resolve) => addEventListener('hashchange', resolve, { once: true }));
    await mounted.element.updateComplete;

    expect(placeShown(mounted.element)).to.equal('vehicle');
  });

  it('shows another vehicle in every place, and stays in the place', async () => {
    const mounted = await show('several-vehicles');
    const { element } = mounted;
    const [, second] = (await mounted.client!.accounts.list()).items;
    await visit(mounted, 'vehicle');

    byRole(element, 'button', new RegExp(`ends in ${second!.numberLast4}`)).click();
    await element.updateComplete;

    expect(placeShown(element)).to.equal('vehicle');
    expect(element.accountId).to.equal(second!.id);
    for (const tag of ['fs-balance-card', 'fs-vehicle-card', 'fs-payment-panel'] as const) {
      expect(element.querySelector(tag)!.accountId, tag).to.equal(second!.id);
    }
    const links = [...root(element).querySelectorAll<HTMLAnchorElement>('.rail a')];
    expect(links.map(({ hash }) => hash.split('?')[1])).to.have.members(
      links.map(() => `account=${second!.id}`),
    );

    byRole(element, 'link', 'Documents').click();
    await until(() => placeShown(element) === 'documents');
    expect(element.accountId).to.equal(second!.id);
    history.back();
    await until(() => placeShown(element) === 'vehicle');
    expect(element.accountId).to.equal(second!.id);
    history.back();
    await until(() => element.accountId === undefined);
    expect(placeShown(element)).to.equal('vehicle');
    history.forward();
    await until(() => element.accountId === second!.id);
  });

  const [, other] = loadPersona('frankie.two').accounts.map(({ account }) => account.id);
  const named: [address: string, given: string | undefined, shown: string | undefined][] = [
    [`#vehicle?account=${other}`, undefined, other],
    ['#vehicle?account=acc_of_somebody', undefined, undefined],
    ['#vehicle?account=acc_of_somebody', other, other],
    ['#vehicle?account=', other, other],
  ];
  for (const [address, given, shown] of named) {
    it(`begins with the vehicle that ${address} names, or the page, where it is ${given ?? 'the first'}`, async () => {
      history.replaceState(null, '', noPlace + address);

      const { element } = await mount('fs-portal', {
        ...portalFixtures['several-vehicles'],
        attributes: given === undefined ? {} : { 'account-id': given },
      });

      const card = element.querySelector('fs-vehicle-card')!;
      await until(() => card.shadowRoot?.querySelector('.card:not([aria-busy=true]) h2'));
      expect(placeShown(element)).to.equal('vehicle');
      expect(element.accountId).to.equal(shown);
      expect(card.accountId).to.equal(shown);
    });
  }

  it('comes back from the back/forward cache with the account that is shown, and the one that the page chose', async () => {
    const mounted = await mount('fs-portal', {
      ...portalFixtures['several-vehicles'],
      attributes: { 'account-id': other! },
      // A session that is kept nowhere is over when the page comes back.
      client: ({ lender, fetch }) =>
        createClient({ lender, fetch, clientId: `test-${crypto.randomUUID()}` }),
    });
    const { element, client } = mounted;
    const [first] = (await client!.accounts.list()).items;
    await visit(mounted, 'vehicle');
    byRole(element, 'button', new RegExp(`ends in ${first!.numberLast4}`)).click();
    expect(element.accountId).to.equal(first!.id);

    // The guard of the session comes by itself, and veils the page from then on.
    await until(() => {
      dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
      return !root(element).querySelector('#title');
    });
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await until(() => root(element).querySelector('#title'));
    expect(element.accountId).to.equal(first!.id);
    history.back();
    await until(() => element.accountId === other);

    // Who signs in after this customer has other accounts.
    dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    await until(() => !root(element).querySelector('#title'));
    await client!.auth.signOut();
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await until(() => root(element).querySelector('#signed-out'));
    expect(element.accountId).to.equal(undefined);
  });

  it('says that there is no account, and still helps', async () => {
    const mounted = await show('no-account');
    expect(root(mounted.element).textContent).to.include('No accounts yet');

    await visit(mounted, 'help');

    expect(mounted.element.querySelector('fs-support-card')!.checkVisibility()).to.equal(true);
  });

  it('says that a part of a place did not come, gets it with another try, and still has the others', async () => {
    const mounted = await show('part-missing');
    const { element } = mounted;
    expect(root(element).querySelector('#missing')!.textContent).to.include(
      'This page didn’t load completely',
    );
    await visit(mounted, 'help');
    expect(element.querySelector('fs-support-card')!.checkVisibility()).to.equal(true);
    await visit(mounted, 'vehicle');
    // It is there by now, as soon as the place is opened anew.
    await until(() => element.querySelector('fs-vehicle-card'));
    expect(root(element).querySelector('#missing') === null).to.equal(true);
  });

  it('tries a part that is missing again by the keyboard, then has the page loaded anew', async () => {
    const mounted = await show('part-missing');
    const { element } = mounted;
    const find = losePart();
    try {
      await tabTo('#missing button');
      expect(focused()!.textContent.trim()).to.equal('Try again');
      await pressKey('Enter');
      await until(() => focused()?.id === 'missing');
      byRole(element, 'button', 'Reload the page');
    } finally {
      find();
    }

    await visit(mounted, 'help');
    await visit(mounted, 'vehicle');
    await until(() => element.querySelector('fs-vehicle-card'));
  });

  it('gives its heading the keyboard once a part has come with another try', async () => {
    const { element } = await show('part-missing');
    await tabTo('#missing button');
    await pressKey('Enter');

    await until(() => element.querySelector('fs-vehicle-card'));
    await until(() => focused()?.id === 'title');
  });

  it('is worked by the keyboard alone, on a narrow screen and a wide one', async () => {
    for (const [width, way] of [
      ['340px', ['.more button', '#further a[href="#security"]']],
      ['1100px', ['.rail > ul a[href="#security"]']],
    ] as const) {
      const column = document.body.appendChild(document.createElement('div'));
      column.style.inlineSize = width;
      const mounted = await show('several-vehicles', column);
      const { element } = mounted;
      startBefore(element);
      if (way.length > 1) {
        await tabTo(way[0]);
        await pressKey('Enter');
        await tabTo('#further a');
        await pressKey('Escape');
        await until(() => focused()?.matches('.more button'));
        startBefore(element);
      }
      for (const stop of way) {
        await tabTo(stop);
        await pressKey('Enter');
      }
      await until(() => placeShown(element) === 'security');
      await until(() => focused()?.id === 'title');
      expect(root(element).querySelector(':popover-open') === null).to.equal(true);
      await visit(mounted, 'vehicle');
      root(element).querySelector<HTMLElement>('#title')!.focus();
      await tabTo('.vehicles [aria-pressed=false]');
      await pressKey('Enter');
      await until(() => focused()?.getAttribute('aria-pressed') === 'true');
      root(element).querySelector<HTMLElement>('#title')!.focus();
      await tabTo('.head .button');
      await pressKey('Enter');
      await until(() => focused()?.id === 'signed-out' || focused()?.closest('form'));
      column.remove();
      history.replaceState(null, '', noPlace);
    }
  });

  it('lets who has no account of their own sign as a co-borrower', async () => {
    const mounted = await mount('fs-portal', { signedInAs: 'robin.cosigner', arrive: drawn });

    await visit(mounted, 'plan');

    const panel = mounted.element.querySelector('fs-plan-panel')!;
    await until(() => panel.shadowRoot!.textContent.includes('No plan to change'));
  });

  it('finds a place by its older names, and none by others', () => {
    expect(placeOf('#account')?.id).to.equal('overview');
    expect(placeOf('#activity')?.id).to.equal('payments');
    expect(placeOf('')?.id).to.equal('overview');
    expect(placeOf('#main')).to.equal(undefined);
    expect(placeOf('#main?account=acc_1')).to.equal(undefined);
    expect(placeOf('#?account=acc_1')?.id).to.equal('overview');
    expect(new Set(places.map(({ id }) => id)).size).to.equal(places.length);
  });

  it('speaks Spanish, and so do its places', async () => {
    const { element } = await mount('fs-portal', {
      ...portalFixtures.overview,
      attributes: { locale: 'es-US' },
    });

    await until(() => title(element) === 'Su cuenta');

    expect(element.querySelector('fs-balance-card')!.locale).to.equal('es-US');
  });
});
