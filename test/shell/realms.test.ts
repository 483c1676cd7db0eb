import { expect } from 'chai';
import type { ShellFacts } from '../../src/shell/facts.ts';
import type * as Realm from '../../src/shell/realm.ts';
import { lender, once, until } from './harness.ts';

type Host = Window & typeof globalThis;
type Shell = HTMLElement & { facts: ShellFacts };

const roots = new WeakMap<Element, ShadowRoot>();
const script = new URL('../../src/embed.ts', import.meta.url).pathname;

afterEach(() => document.body.replaceChildren());

/**
 * A host's page in a realm of its own.
 *
 * @param prepare runs before any other script of the page
 */
async function openHost(prepare: (host: Host) => void, html: string): Promise<Host> {
  Reflect.set(window, 'prepareHost', (page: Host) => {
    const { attachShadow } = page.Element.prototype;
    page.Element.prototype.attachShadow = function (init) {
      const root = Reflect.apply<Element, [ShadowRootInit], ShadowRoot>(attachShadow, this, [init]);
      roots.set(this, root);
      return root;
    };
    prepare(page);
  });
  const frame = document.createElement('iframe');
  frame.src = '/test/shell/host.html';
  frame.width = '600';
  frame.height = '600';
  const loaded = once(frame, 'load');
  document.body.append(frame);
  await loaded;
  const host = frame.contentWindow as Host;
  bodyOf(host).innerHTML += html.replaceAll('LENDER', lender);
  return host;
}

// By the tree: pages of these tests hide `document.body`.
const bodyOf = (host: Host) => host.document.childNodes[1]!.lastChild as HTMLElement;

/** Has the page load the script, as one more copy each time. */
const load = (host: Host, copy = 0) =>
  (Reflect.get(host, 'load') as (address: string) => Promise<void>)(`${script}?copy=${copy}`);

/** Gives the page a Content Security Policy. */
function restrict(host: Host, policy: string): void {
  const meta = host.document.createElement('meta');
  meta.httpEquiv = 'Content-Security-Policy';
  meta.content = policy;
  host.document.head.append(meta);
}

const shellsIn = (host: Host) =>
  [...Document.prototype.querySelectorAll.call(host.document, 'fs-login')] as Shell[];

/** How many frames an element has. */
const framesOf = (shell: Element) => roots.get(shell)!.querySelectorAll('iframe').length;

const login = '<fs-login lender="LENDER" client-id="plain"><a href="/x">Sign in</a></fs-login>';

describe('a page that', () => {
  const pages: [string, (host: Host) => void, string?][] = [
    ['does nothing', () => undefined],
    [
      'gives arrays a toJSON',
      (host) => Reflect.set(host.Array.prototype, 'toJSON', () => 'broken'),
    ],
    [
      'breaks the iteration of arrays, maps and strings',
      (host) => {
        for (const type of [host.Array, host.Map, host.Set, host.String]) {
          Reflect.set(type.prototype, Symbol.iterator, () => {
            throw new Error('not iterable');
          });
        }
      },
    ],
    [
      'replaces what arrays and strings can do',
      (host) => {
        const names = 'push map filter forEach slice indexOf includes find some every concat'.split(
          ' ',
        );
        for (const name of names) Reflect.set(host.Array.prototype, name, () => 'poisoned');
        for (const name of 'trim startsWith split replace slice includes indexOf'.split(' ')) {
          Reflect.set(host.String.prototype, name, () => 'poisoned');
        }
      },
    ],
    [
      'breaks call, apply and bind',
      (host) => {
        for (const name of ['call', 'apply', 'bind']) {
          Reflect.set(host.Function.prototype, name, () => {
            throw new Error('poisoned');
          });
        }
      },
    ],
    [
      'freezes every prototype',
      (host) => {
        const types = [host.Object, host.Array, host.Function, host.Promise, host.String, host.Map];
        for (const type of [...types, host.HTMLElement, host.Event, host.EventTarget]) {
          Object.freeze(type.prototype);
          Object.freeze(type);
        }
      },
    ],
    [
      'puts enumerable things on every object',
      (host) => {
        Reflect.set(host.Object.prototype, 'extra', () => 'surprise');
        Reflect.set(host.Object.prototype, 'value', 'surprise');
      },
    ],
    ['has no fetch', (host) => Reflect.deleteProperty(host, 'fetch')],
    [
      'has a fetch that throws and cannot be replaced',
      (host) =>
        Object.defineProperty(host, 'fetch', {
          writable: false,
          value: () => {
            throw new Error('no');
          },
        }),
    ],
    ['has a fetch that never answers', (host) => (host.fetch = () => new Promise(() => undefined))],
    [
      'wraps listeners and timers',
      (host) => {
        const add = host.EventTarget.prototype.addEventListener;
        host.EventTarget.prototype.addEventListener = function (type, listener, options) {
          const wrapped = (event: Event) => (listener as EventListener).call(this, event);
          add.call(this, type, wrapped, options);
        };
        const set = host.setTimeout;
        Reflect.set(host, 'setTimeout', (run: () => void, delay: number) =>
          set(() => run(), delay),
        );
      },
    ],
    [
      'wants another origin to be its own',
      (host) => Reflect.set(host, 'origin', 'https://x.example'),
    ],
    [
      'names elements like what scripts look for',
      () => undefined,
      ['createElement', 'body', 'documentElement', 'querySelector', 'addEventListener', 'baseURI']
        .map((name) => `<img name="${name}">`)
        .join('') +
        '<form id="fetch" name="location"></form><a id="customElements" name="crypto"></a>',
    ],
  ];
  for (const [does, prepare, html = ''] of pages) {
    it(`${does} shows the frame`, async () => {
      const host = await openHost(prepare, html + login);

      await load(host);

      const [shell] = shellsIn(host);
      await until(() => shell!.facts?.state === 'shown', 'not shown');
      expect(shell!.facts.error).to.equal(undefined);
      expect(framesOf(shell!)).to.equal(1);
    });
  }

  it('has taken a tag keeps it, and has the others', async () => {
    const host = await openHost(
      (page) => page.customElements.define('fs-login', class extends page.HTMLElement {}),
      `${login}<fs-balance-card lender="LENDER" client-id="plain"></fs-balance-card>`,
    );

    await load(host);

    const card = bodyOf(host).querySelector<Shell>(':is(fs-balance-card)')!;
    await until(() => card.facts.state === 'shown');
    expect(shellsIn(host)[0]!.facts).to.equal(undefined);
    expect(shellsIn(host)[0]!.textContent).to.equal('Sign in');
  });

  it('loads the script twice, from two addresses, shows one frame for each element', async () => {
    const host = await openHost(() => undefined, login);
    await load(host, 1);
    await load(host, 2);
    bodyOf(host).insertAdjacentHTML('beforeend', login.replaceAll('LENDER', lender));

    const [one, other] = shellsIn(host);
    await until(() => one!.facts.state === 'shown' && other!.facts.state === 'shown');

    expect([framesOf(one!), framesOf(other!)]).to.deep.equal([1, 1]);
  });

  it('loads the script twice names its load once', async () => {
    const host = await openHost(() => undefined, login);
    await load(host, 1);
    await until(() => shellsIn(host)[0]!.facts.state === 'shown');
    const name: unknown = Reflect.get(host, Symbol.for('fs-central.page'));
    const copy = new URL('../../src/shell/realm.ts?copy', import.meta.url).pathname;
    const loadRealm = Reflect.get(host, 'load') as (address: string) => Promise<typeof Realm>;
    const { pageName } = await loadRealm(copy);

    expect(name).to.be.a('string').with.length.within(16, 64);
    expect(pageName()).to.equal(name);
  });

  for (const directive of ['frame-src', 'child-src', 'default-src']) {
    it(`forbids frames by ${directive} shows the fallback, and hears which directive`, async () => {
      const rule = `${directive} 'self'; script-src * 'unsafe-inline'; connect-src *`;
      const host = await openHost((page) => restrict(page, rule), login);
      const failed = once<Event & { code: string; directive: string }>(host, 'fs-error');

      await load(host);

      const { code, directive: named } = await failed;
      expect(code).to.equal('frame_blocked');
      expect(named).to.be.oneOf([directive, 'frame-src']);
      const { facts } = shellsIn(host)[0]!;
      expect(facts).to.include({ state: 'failed', error: 'frame_blocked' });
      expect(facts.violations![0]!.blockedURI).to.contain(lender);
      expect(framesOf(shellsIn(host)[0]!)).to.equal(0);
    });
  }

  it('forbids only the look-up shows the frame, and tells the diagnosis', async () => {
    const host = await openHost((page) => restrict(page, `connect-src 'self'`), login);

    await load(host);

    const [shell] = shellsIn(host);
    await until(() => shell!.facts.state === 'shown');
    expect(shell!.facts.policy).to.deep.equal({ status: 0 });
    expect(shell!.facts.violations!.map(({ directive }) => directive)).to.deep.equal([
      'connect-src',
    ]);
  });

  it('enforces Trusted Types and allows no inline style shows the frame', async () => {
    const forbidden: string[] = [];
    const host = await openHost(() => undefined, login);
    restrict(host, `require-trusted-types-for 'script'; trusted-types 'none'; style-src 'none'`);
    host.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
      forbidden.push(effectiveDirective),
    );

    await load(host);

    await until(() => shellsIn(host)[0]!.facts.state === 'shown');
    expect(forbidden).to.deep.equal([]);
  });

  it('has its policy on trial alone shows the frame', async () => {
    const host = await openHost(() => undefined, login);
    await load(host);
    const [shell] = shellsIn(host);
    await until(() => shell!.facts.state === 'loading');

    host.dispatchEvent(
      new host.SecurityPolicyViolationEvent('securitypolicyviolation', {
        blockedURI: lender,
        disposition: 'report',
        documentURI: host.location.href,
        effectiveDirective: 'frame-src',
        originalPolicy: 'frame-src',
        statusCode: 200,
        violatedDirective: 'frame-src',
      }),
    );

    await until(() => shell!.facts.state === 'shown');
    expect(shell!.facts.violations).to.deep.equal([]);
  });
});
