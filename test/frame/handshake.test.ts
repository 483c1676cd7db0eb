import { expect } from 'chai';
import { greet } from '../../src/frame/greet.ts';
import { protocolVersion } from '../../src/frame/protocol.ts';
import { until } from '../elements/fixture.ts';
import { closeAll, elsewhere, frameOf, Host, unanswered } from './support/host.ts';

afterEach(closeAll);

/** Has the guest hear a message of a source and an origin that the test makes up. */
function hear(host: Host, { source = window, origin = location.origin, ...message }: Heard) {
  const { MessageEvent } = host.inside;
  const { port1, port2 } = new MessageChannel();
  const ports = message.ports ?? [port2];
  const data = 'data' in message ? message.data : host.welcome();
  host.inside.dispatchEvent(
    new MessageEvent('message', { source: source as Window, origin, data, ports }),
  );
  return port1;
}

interface Heard {
  source?: unknown;
  origin?: string;
  data?: unknown;
  ports?: MessagePort[];
}

describe('the greeting of a frame', () => {
  it('says hello once, with a nonce of its own, and shows the element when it is answered', async () => {
    const first = await frameOf();
    const second = await frameOf();

    expect(first.hellos.map(({ data, origin }) => [data.fs, data.version, origin])).to.deep.equal([
      ['hello', protocolVersion, location.origin],
    ]);
    expect(first.hellos[0]?.data.nonce).to.have.lengthOf(36);
    expect(second.hellos[0]?.data.nonce).to.not.equal(first.hellos[0]?.data.nonce);
    expect(first.element.localName).to.equal('fs-login');
  });

  it('tells nothing but that it is there', async () => {
    const host = await frameOf();

    expect(Object.keys(host.hellos[0]?.data ?? {})).to.have.members(['fs', 'version', 'nonce']);
  });

  it('works across origins', async () => {
    const host = await frameOf({ origin: elsewhere });

    expect(host.hellos[0]?.origin).to.equal(elsewhere);
    expect(() => host.inside.document).to.throw(DOMException);
    expect(host.all('shown')[0]?.height).to.be.greaterThan(200);
  });

  it('says nothing to a page that is not the host it was made for', async () => {
    const host = new Host({ config: { host: 'https://somebody.example' } });

    await until(() => host.inside.document.querySelector('a'));

    expect(host.hellos).to.deep.equal([]);
    expect(Boolean(host.inside.document.querySelector('fs-login'))).to.equal(false);
  });
});

describe('an answer', () => {
  const rejected: Record<string, (host: Host) => Heard> = {
    'from the frame itself': (host) => ({ source: host.inside }),
    'from nobody': () => ({ source: null }),
    'from another frame': () => ({ source: addFrame() }),
    'from a port': () => ({ source: new MessageChannel().port1 }),
    'of another origin': () => ({ origin: elsewhere }),
    'of an origin that begins like the host': () => ({ origin: `${location.origin}.evil.example` }),
    'of an origin that the host begins like': () => ({ origin: location.origin.slice(0, -1) }),
    'of an opaque origin': () => ({ origin: 'null' }),
    'without an origin': () => ({ origin: '' }),
    'without a port': () => ({ ports: [] }),
    'with two ports': () => ({ ports: [new MessageChannel().port1, new MessageChannel().port2] }),
    'that is no object': () => ({ data: 'welcome' }),
    'that is null': () => ({ data: null }),
    'of another kind': (host) => ({ data: { ...host.welcome(), fs: 'hello' } }),
    'of another version': (host) => ({ data: { ...host.welcome(), version: protocolVersion + 1 } }),
    'with another nonce': (host) => ({ data: { ...host.welcome(), nonce: crypto.randomUUID() } }),
    'without a nonce': (host) => ({ data: { ...host.welcome(), nonce: undefined } }),
    'without a name of the page': (host) => ({ data: { ...host.welcome(), page: undefined } }),
    'with a short name of the page': (host) => ({ data: { ...host.welcome(), page: 'short' } }),
    'without settings': (host) => ({ data: { ...host.welcome(), settings: undefined } }),
    'with settings of null': (host) => ({ data: { ...host.welcome(), settings: null } }),
  };

  function addFrame() {
    const other = document.createElement('iframe');
    document.body.append(other);
    return other.contentWindow;
  }

  afterEach(() => document.body.replaceChildren());

  for (const [name, forge] of Object.entries(rejected)) {
    it(`is dropped in silence ${name}, and the right one taken after it`, async () => {
      const host = await unanswered();

      hear(host, forge(host));
      host.use(hear(host, {}));

      await host.shown();
      expect(host.hellos.length).to.equal(1);
    });
  }

  it('is taken once: a second one changes nothing', async () => {
    const host = await frameOf({ settings: { locale: 'en', direction: 'ltr' } });

    const second = { ...host.welcome(), settings: { locale: 'es', direction: 'rtl' } };
    let heard = 0;
    hear(host, { data: second }).onmessage = () => (heard += 1);
    const { documentElement } = host.inside.document;
    await host.change({ locale: 'en-GB' }, () => documentElement.lang === 'en-GB');

    expect(heard).to.equal(0);
    expect(host.all('shown').length).to.equal(1);
  });

  it('ends the listening to the window', async () => {
    const host = await unanswered({ before: 'count-listeners' });
    const count = () => (host.inside as unknown as { listening: number }).listening;
    expect(count()).to.equal(1);

    host.use(host.answer());
    await host.shown();

    expect(count()).to.equal(0);
  });

  it('leaves nothing to be said when ten seconds have passed', async () => {
    const host = await frameOf({ before: 'hand-clock' });

    (host.inside as unknown as { tenSeconds: () => void }).tenSeconds();
    await host.import('/src/frame/explanation.ts');
    await host.change({ locale: 'es' }, () => host.all('shown').length > 1);

    expect(host.inside.document.querySelector('main') === null).to.equal(true);
    expect(host.element.localName).to.equal('fs-login');
  });

  it('is waited for in words after ten seconds, and still taken when it comes late', async () => {
    const host = await unanswered({ before: 'fast-clock' });

    const link = await until(() => host.inside.document.querySelector('a'));
    expect(link.target).to.equal('_top');
    expect(link.href).to.equal(`${location.origin}/?client_id=northside-motors`);
    expect(host.inside.document.body.textContent).to.contain('Northside Motors');

    host.use(host.answer());
    await host.shown();
    expect(Boolean(host.inside.document.querySelector('a, main'))).to.equal(false);
  });
});

describe('a frame that has to explain itself', () => {
  it('speaks the browser’s language, as no host has said another', async () => {
    const host = await unanswered();
    Object.defineProperty(host.inside.navigator, 'language', { value: 'es-MX' });
    const { explain } = await host.import<{
      explain: (config: object, reason: string) => Promise<void>;
    }>('/src/frame/explanation.ts');

    await explain(
      { lenderName: 'Prairie Lane', clientName: 'Northside Motors', portal: '/' },
      'unanswered',
    );

    const { body, documentElement } = host.inside.document;
    expect(documentElement.lang).to.equal('es-MX');
    expect(body.textContent).to.contain('no se puede mostrar aquí');
  });
});

describe('a frame whose parts do not arrive', () => {
  it('has the shell show its link, and says why', async () => {
    const host = new Host({ page: './lost-parts.ts' });

    await until(() => host.all('redirect').length > 0);
    const link = await until(() => host.inside.document.querySelector('a'));
    expect(host.said).to.deep.equal([
      { type: 'event', name: 'fs-error', detail: 'unavailable' },
      { type: 'redirect' },
    ]);
    expect(link.href).to.equal(`${location.origin}/?client_id=northside-motors`);
    expect(host.inside.document.body.textContent).to.contain('didn’t arrive');
  });

  it('explains itself even where nobody answers', async () => {
    const host = new Host({ page: './lost-parts.ts', silent: true });

    await until(() => host.inside.document.querySelector('a'));
    expect(host.inside.document.body.textContent).to.contain('didn’t arrive');
  });
});

describe('the place of a frame', () => {
  const host = 'https://dealer.example';

  /** A window as the guest finds it around itself. */
  function windowIn({ ancestors, top = false }: { ancestors?: string[]; top?: boolean }) {
    const targets: unknown[] = [];
    const parent = { postMessage: (_: unknown, target: unknown) => targets.push(target) };
    const self = { ...parent };
    const here = {
      self,
      parent: top ? self : parent,
      location: ancestors ? { ancestorOrigins: ancestors } : {},
      addEventListener: () => undefined,
    };
    return { here: here as unknown as Window, targets };
  }

  it('is greeted with the host as exact target', () => {
    const { here, targets } = windowIn({ ancestors: [host] });

    expect(greet(host, here)).to.be.a('promise');
    expect(targets).to.deep.equal([host]);
  });

  it('is greeted where the browser does not tell of ancestors', () => {
    const { here, targets } = windowIn({});

    expect(greet(host, here)).to.be.a('promise');
    expect(targets).to.deep.equal([host]);
  });

  it('is greeted where a page further out hides its origin, as Firefox lets it', () => {
    const { here, targets } = windowIn({ ancestors: [host, 'null'] });

    expect(greet(host, here)).to.be.a('promise');
    expect(targets).to.deep.equal([host]);
  });

  const strangers: Record<string, Parameters<typeof windowIn>[0]> = {
    'in a window of its own': { top: true, ancestors: [] },
    'in another page': { ancestors: ['https://evil.example'] },
    'in the host, in another page': { ancestors: [host, 'https://evil.example'] },
    'in another page, in the host': { ancestors: ['https://evil.example', host] },
    'in a page without an origin': { ancestors: ['null'] },
  };
  for (const [name, place] of Object.entries(strangers)) {
    it(`is not greeted ${name}`, () => {
      const { here, targets } = windowIn(place);

      expect(greet(host, here)).to.equal(undefined);
      expect(targets).to.deep.equal([]);
    });
  }
});
