import { expect } from 'chai';
import '../../src/define.ts';
import { durationOf } from '../../src/elements/vehicle-card/duration.ts';
import {
  type VehicleCardState,
  vehicleCardStates,
} from '../../src/elements/vehicle-card/vehicle-card.states.ts';
import type { FsVehicleCard } from '../../src/elements/vehicle-card/vehicle-card.ts';
import { formatDate, formatMoney } from '../../sdk/index.ts';
import { loadPersona } from '../../sdk/mocks/index.ts';
import { useScheme } from './axe.ts';
import { holdsInEveryState } from './every-state.ts';
import { allByRole, byRole } from './by-role.ts';
import { dataOf, mount } from './fixture.ts';
import { drawn, vehicleCardFixtures } from './vehicle-card.fixtures.ts';

afterEach(() => {
  document.body.replaceChildren();
  document.documentElement.dir = '';
  sessionStorage.clear();
  useScheme('light');
});

const show = (state: VehicleCardState) => mount('fs-vehicle-card', vehicleCardFixtures[state]);

const text = (element: FsVehicleCard) =>
  (element.shadowRoot?.querySelector('.card')?.textContent ?? '').replace(/\s+/g, ' ');

const vehicleOf = (userId: string) => loadPersona(userId).accounts[0]!.vehicle;

const miles = new Intl.NumberFormat('en-US', { style: 'unit', unit: 'mile' });

describe('fs-vehicle-card', () => {
  holdsInEveryState('fs-vehicle-card', vehicleCardStates, vehicleCardFixtures);

  it('masks the identification number until it is asked for', async () => {
    const { element } = await show('loan');
    const { vin } = vehicleOf('alex.current');
    expect(element.shadowRoot!.textContent).not.to.include(vin);
    expect(text(element)).to.include(vin.slice(-6));

    byRole(element, 'button', 'Show').click();
    await element.updateComplete;
    expect(text(element)).to.include(vin);

    byRole(element, 'button', 'Hide').click();
    await element.updateComplete;
    expect(element.shadowRoot!.textContent).not.to.include(vin);
  });

  it('masks the number again once nobody is signed in', async () => {
    const { element, client } = await show('revealed');

    await client!.auth.signOut();
    await client!.auth.signIn({ userId: 'alex.current', password: 'sandbox-passphrase-2026' });
    await drawn({ element } as Parameters<typeof drawn>[0]);
    await element.updateComplete;

    expect(element.shadowRoot!.textContent).not.to.include(vehicleOf('alex.current').vin);
  });

  it('says what is left of each coverage, by date and by distance', async () => {
    const { element } = await show('loan');
    for (const { endsOn, distanceLeft } of vehicleOf('alex.current').coverages) {
      expect(text(element)).to.include(formatDate(endsOn, 'en-US', 'long').replace(/, 2026$/, ''));
      if (distanceLeft !== null) {
        expect(text(element)).to.include(`${miles.format(distanceLeft)} left`);
      }
    }
  });

  it('draws each limit as a picture with the same words', async () => {
    const { element } = await show('loan');
    const { coverages } = vehicleOf('alex.current');
    const limits = coverages.length + coverages.filter((one) => one.distanceLimit !== null).length;

    const pictures = allByRole(element, 'img').map((picture) => picture.ariaLabel);

    expect(pictures).to.have.lengthOf(limits);
    for (const words of pictures) expect(words).to.match(/ left, until /);
  });

  it('says of a coverage that ended whether the date or the distance ended it', async () => {
    const { element } = await show('ended');
    const [basic, powertrain] = vehicleOf('emery.final').coverages;

    expect(text(element)).to.include(
      `Ended ${formatDate(basic!.endsOn, 'en-US', 'long')}`.replace(', 2026', ''),
    );
    expect(text(element)).to.include(`Ended at ${miles.format(powertrain!.distanceLimit!)}`);
  });

  it('puts an open recall first and says that it costs nothing', async () => {
    const { element } = await show('recall');
    const [recall] = vehicleOf('bailey.pastdue').recalls;

    const notice = element.shadowRoot!.querySelector('.notice')!;

    expect(notice.textContent).to.include(recall!.title).and.include(recall!.remedy);
    expect(notice.textContent).to.include('cost you nothing');
    expect(
      notice.compareDocumentPosition(element.shadowRoot!.querySelector('#coverage-title')!),
    ).to.equal(Node.DOCUMENT_POSITION_FOLLOWING);
  });

  it('says where the distance of a lease is heading and what that would cost', async () => {
    const { element } = await show('lease');
    const lease = vehicleOf('casey.lease').lease!;
    expect(lease.projectedOver).to.be.above(0);

    expect(text(element)).to.include(
      `${miles.format(lease.used)} of ${miles.format(lease.allowance)}`,
    );
    expect(text(element)).to.include(
      `${miles.format(lease.projectedOver)} over: about ${formatMoney(lease.projectedCharge, 'en-US')}`,
    );
  });

  it('says so when a lease keeps within its allowance', async () => {
    const { element } = await show('lease-within');

    expect(text(element)).to.include('within your allowance');
    expect(text(element)).not.to.include(' over: ');
  });

  it('lists what can be added with its price, and why the rest cannot', async () => {
    const { element } = await show('recall');
    const { services } = vehicleOf('bailey.pastdue');
    expect(services.every(({ eligible }) => !eligible)).to.equal(true);

    const words = text(element);

    expect(words).to.include('Nothing can be added right now');
    expect(words).to.include('once your account is up to date');
  });

  it('offers each dealer by a link that opens apart and by phone', async () => {
    const { element } = await show('loan');
    for (const { name, phone, bookingUrl } of vehicleOf('alex.current').dealers) {
      const link = byRole(element, 'link', `Book at ${name} (opens in a new tab)`);

      expect(link.getAttribute('href')).to.equal(bookingUrl);
      expect(link.getAttribute('rel')).to.include('noopener');
      expect(byRole(element, 'link', phone).getAttribute('href')).to.match(/^tel:\d+$/);
    }
  });

  it('makes no link of an address that is not a page', async () => {
    const { element } = await mount('fs-vehicle-card', {
      signedInAs: 'alex.current',
      overrides: { getVehicle: { set: { 'dealers.0.bookingUrl': 'javascript:alert(1)' } } },
      arrive: drawn,
    });
    const { name } = vehicleOf('alex.current').dealers[0]!;

    expect(text(element)).to.include(name);
    expect(
      [...element.shadowRoot!.querySelectorAll('a')].map(({ href }) => href).join(),
    ).not.to.include('javascript');
  });

  it('names what this version does not know as the lender does', async () => {
    const { element } = await mount('fs-vehicle-card', {
      signedInAs: 'alex.current',
      overrides: {
        getVehicle: { set: { 'coverages.0.kind': 'hydrogen_tank', 'coverages.0.name': 'Tank' } },
      },
      arrive: drawn,
    });

    expect(text(element)).to.include('Tank');
  });

  it('shows the vehicle of the account that it is told to', async () => {
    const [, second] = loadPersona('frankie.two').accounts;

    const { element } = await mount('fs-vehicle-card', {
      signedInAs: 'frankie.two',
      attributes: { 'account-id': second!.account.id },
      arrive: drawn,
    });

    expect(allByRole(element, 'heading')[0]!.textContent).to.include(second!.vehicle.model);
  });

  it('tells that it is ready without data', async () => {
    const events: Event[] = [];
    document.body.addEventListener('fs-ready', (event) => events.push(event), { once: true });

    await show('loan');

    expect(events).to.have.lengthOf(1);
    expect(dataOf(events[0]!)).to.deep.equal([]);
  });

  it('speaks Spanish', async () => {
    const { element } = await mount('fs-vehicle-card', {
      ...vehicleCardFixtures.lease,
      attributes: { locale: 'es-US' },
    });
    const { until } = await import('./fixture.ts');

    await until(() => text(element).includes('Cobertura de la garantía'));

    expect(text(element)).not.to.include('Warranty');
  });

  for (const [days, words] of [
    [1, '1 day'],
    [60, '60 days'],
    [61, '2 months'],
    [730, '23 months'],
    [731, '2 years'],
    [1400, '3 years, 9 months'],
  ] as const) {
    it(`says ${days} days as ${words}`, () => {
      expect(durationOf(days, 'en-US')).to.equal(words);
    });
  }
});
