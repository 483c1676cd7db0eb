import { expect } from 'chai';
import { framedTags } from '../../sdk/contract/framed-tags.ts';
import type * as connections from '../../src/controllers/connection.ts';
import type * as embeddings from '../../src/controllers/embedding.ts';
import type { GuestMessage, Settings } from '../../src/frame/protocol.ts';
import { until } from '../elements/fixture.ts';
import { closeAll, elsewhere, frameOf, Host } from './support/host.ts';

afterEach(closeAll);

const rootOf = (host: Host) => host.inside.document.documentElement;
const has = (host: Host, selector: string) =>
  Boolean(host.element.shadowRoot?.querySelector(selector));
const textOf = (host: Host) => host.element.shadowRoot?.textContent.replace(/\s+/g, ' ') ?? '';

describe('a guest', () => {
  for (const tag of framedTags) {
    it(`shows ${tag} with what the lender said of it`, async () => {
      const host = await frameOf({ tag });
      const { element } = host;

      expect(element.localName).to.equal(tag);
      expect(element.getAttribute('lender')).to.equal(location.origin);
      expect(element.getAttribute('client-id')).to.equal('northside-motors');
      expect(element.getAttribute('support-phone')).to.equal('(555) 555-0142');
      expect(host.inside.document.body.children).to.have.lengthOf(1);
    });

    it(`has ${tag} shown once it is drawn, at the height that it has`, async () => {
      const host = new Host({ tag });
      await host.shown();
      const { height, title } = host.all('shown')[0]!;

      expect(has(host, '.card')).to.equal(true);
      expect(height).to.be.greaterThan(50);
      expect(title).to.contain('Harbor Vehicle Finance');
      expect(host.inside.document.title).to.equal(title);
    });
  }

  for (const tag of framedTags.filter((one) => one !== 'fs-login')) {
    it(`leads from ${tag} to the portal while nobody is signed in`, async () => {
      const host = await frameOf({ tag });
      const link = () =>
        host.element.shadowRoot?.querySelector<HTMLAnchorElement>('a[target=_top]');
      await until(link);

      expect(link()?.href).to.equal(`${location.origin}/?client_id=northside-motors`);
      expect(link()?.textContent).to.equal('Or open your account at Harbor Vehicle Finance');
    });
  }

  it('shows a button in place of the form where the policy wants a window', async () => {
    const host = await frameOf({ config: { mode: 'popup' } });

    expect([has(host, 'input'), has(host, 'button')]).to.deep.equal([false, true]);
    expect(host.all('shown')[0]?.title).to.equal('Sign in to Harbor Vehicle Finance');
  });

  it('lets nothing be dragged out of it', async () => {
    const host = await frameOf();
    const drag = new Event('dragstart', { bubbles: true, composed: true, cancelable: true });

    host.element.shadowRoot!.querySelector('h2')!.dispatchEvent(drag);

    expect(drag.defaultPrevented).to.equal(true);
  });

  it('keeps what it stores under a name with its host', async () => {
    const host = await frameOf({ tag: 'fs-balance-card' });
    host.inside.sessionStorage.clear();
    const { embedding } = await host.import<typeof embeddings>('/src/controllers/embedding.ts');
    const { connect } = await host.import<typeof connections>('/src/controllers/connection.ts');
    const client = await connect('http://localhost:4400', 'northside-motors')!.load();
    const intent = await client.payments.intent();
    void intent.confirm('a', {
      amount: { amount: 1, currency: 'USD' },
      methodId: 'm',
      date: '2026-11-23',
    });

    expect(embedding()).to.include({ host: location.origin, page: host.page, confirm: 'frame' });
    expect(Object.keys(host.inside.sessionStorage)).to.deep.equal([
      [
        'fs-central',
        ...['http://localhost:4400', 'northside-motors', location.origin].map(encodeURIComponent),
        'payment-intent/a',
      ].join('/'),
    ]);
  });
});

describe('the settings of a guest', () => {
  it('are language, direction and scheme of the host', async () => {
    const host = await frameOf({
      settings: { locale: 'es-MX', direction: 'rtl', scheme: 'dark' },
    });

    expect(rootOf(host).lang).to.equal('es-MX');
    expect(rootOf(host).dir).to.equal('rtl');
    expect(host.inside.getComputedStyle(rootOf(host)).colorScheme).to.equal('dark');
    expect(textOf(host)).to.contain('Iniciar sesión');
    expect(host.all('shown').map(({ title }) => title)).to.deep.equal([
      'Iniciar sesión en Harbor Vehicle Finance',
    ]);
  });

  it('may change at any time', async () => {
    const host = await frameOf({ settings: { locale: 'en' } });

    await host.change({ locale: 'es', direction: 'rtl' }, () => host.all('shown').length > 1);

    expect(textOf(host)).to.contain('Contraseña');
    expect(rootOf(host).dir).to.equal('rtl');
    expect(host.all('shown')[1]?.title).to.equal('Iniciar sesión en Harbor Vehicle Finance');
  });

  it('are followed by the element without being drawn anew', async () => {
    const host = await frameOf();
    const { element } = host;
    const field = element.shadowRoot?.querySelector('input');
    field!.value = 'alex.current';

    await host.change({ locale: 'es' }, () => host.all('shown').length > 1);

    expect(host.element === element).to.equal(true);
    expect(element.shadowRoot?.querySelector('input') === field).to.equal(true);
    expect(field?.value).to.equal('alex.current');
  });

  it('come in messages of their own, and in no other', async () => {
    const host = await frameOf();
    const before: (string | null)[] = [];
    new host.inside.MutationObserver((records) =>
      before.push(...records.map(({ oldValue }) => oldValue)),
    ).observe(rootOf(host), { attributeFilter: ['dir'], attributeOldValue: true });

    for (const type of ['shown', 'welcome', '', undefined]) {
      host.port?.postMessage({ type, settings: { direction: 'rtl' } });
    }
    await host.change({ locale: 'es' }, () => host.all('shown').length > 1);

    expect(before).to.deep.equal(['ltr']);
  });

  it('pick an account, and none again', async () => {
    const host = await frameOf({ tag: 'fs-balance-card', settings: { accountId: 'acc_1' } });
    expect(host.element.getAttribute('account-id')).to.equal('acc_1');

    await host.change({}, () => !host.element.hasAttribute('account-id'));
  });

  const odd: Record<string, unknown> = {
    'a locale of no kind': { locale: 7 },
    'a locale that is not well-formed': { locale: 'en--' },
    'a language without words': { locale: 'tlh' },
    'a direction of no kind': { direction: 'up' },
    'a scheme of no kind': { scheme: 'url(x)' },
    'an account of no kind': { accountId: ['acc_1'] },
    'an account with a path in it': { accountId: '../sessions' },
    'a theme of no kind': { theme: 'red' },
    'words and numbers of its own': { supportPhone: '(900) 555-0199', title: 'Pay here' },
    'another lender': { lender: 'https://evil.example', clientId: 'evil' },
  };
  for (const [name, settings] of Object.entries(odd)) {
    it(`leave out ${name}`, async () => {
      const wanted = JSON.parse(JSON.stringify(settings)) as Settings;
      const host = await frameOf({ tag: 'fs-balance-card', settings: wanted });
      const { element } = host;

      expect(rootOf(host).lang).to.match(/^en/);
      expect(rootOf(host).dir).to.equal('ltr');
      expect(host.inside.getComputedStyle(rootOf(host)).colorScheme).to.equal('light');
      expect(element.getAttribute('account-id')).to.equal(null);
      expect(element.getAttribute('support-phone')).to.equal('(555) 555-0142');
      expect(element.getAttribute('lender')).to.equal(location.origin);
      expect(host.all('shown')[0]?.title).to.equal('Balance at Harbor Vehicle Finance');
    });
  }
});

describe('what a guest tells', () => {
  const events: [string, () => Event, GuestMessage][] = [
    ['that it is ready', () => event('fs-ready'), { type: 'event', name: 'fs-ready' }],
    [
      'that somebody signed in',
      () => event('fs-signed-in', { name: 'Alex', token: 'secret' }),
      { type: 'event', name: 'fs-signed-in' },
    ],
    [
      'that somebody signed out',
      () => event('fs-signed-out', { reason: 'signed-out' }),
      { type: 'event', name: 'fs-signed-out', detail: 'signed-out' },
    ],
    [
      'that a session ended',
      () => event('fs-signed-out', { reason: 'expired' }),
      { type: 'event', name: 'fs-signed-out', detail: 'expired' },
    ],
    [
      'no reason that it does not know',
      () => event('fs-signed-out', { reason: 'Alex left' }),
      { type: 'event', name: 'fs-signed-out', detail: 'signed-out' },
    ],
    [
      'that a payment was taken',
      () => event('fs-payment-submitted', { amount: 41250 }),
      { type: 'event', name: 'fs-payment-submitted' },
    ],
  ];
  const codes = {
    refused: [
      'invalid_grant',
      'access_denied',
      'payment_declined',
      'amount_over_payoff',
      'not_found',
    ],
    unavailable: [
      'network_error',
      'timeout',
      'contract_error',
      'unavailable',
      'internal',
      'unknown',
    ],
  };
  for (const [detail, all] of Object.entries(codes)) {
    for (const code of all) {
      events.push([
        `of ${code} that it was ${detail}`,
        () => event('fs-error', { code, requestId: 'req_1234' }),
        { type: 'event', name: 'fs-error', detail },
      ]);
    }
  }

  function event(type: string, fields: object = {}) {
    return Object.assign(new Event(type, { bubbles: true, composed: true }), fields);
  }

  for (const [name, make, expected] of events) {
    it(`is ${name}, and nothing else`, async () => {
      const host = await frameOf({ tag: 'fs-balance-card' });
      host.said.length = 0;

      host.element.dispatchEvent(make());

      await until(() => host.all('event').length > 0);
      expect(host.all('event')).to.deep.equal([expected]);
    });
  }

  it('is no event of another name', async () => {
    const host = await frameOf({ tag: 'fs-balance-card' });
    host.said.length = 0;

    host.element.dispatchEvent(event('fs-secret'));
    host.element.dispatchEvent(event('click'));
    host.element.dispatchEvent(event('fs-ready'));

    await until(() => host.all('event').length > 0);
    expect(host.all('event')).to.deep.equal([{ type: 'event', name: 'fs-ready' }]);
  });

  it('is that it is ready when the form can be filled in, across origins', async () => {
    const host = await frameOf({ origin: elsewhere });

    await until(() => host.all('event').some((one) => one.name === 'fs-ready'));
  });

  it('is that the browser denies storage', async () => {
    const host = await frameOf({ before: 'deny-storage' });

    await until(() => host.all('environment').length > 0);
    expect(host.all('environment')).to.deep.equal([{ type: 'environment', storage: 'denied' }]);
    expect(textOf(host)).to.contain('Password');
  });

  it('is that the browser keeps storage apart', async () => {
    const host = await frameOf({ before: 'part-storage' });

    await until(() => host.all('environment').length > 0);
    expect(host.all('environment')).to.deep.equal([
      { type: 'environment', storage: 'partitioned' },
    ]);
  });
});
