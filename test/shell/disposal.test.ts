import { expect } from 'chai';
import {
  asked,
  clear,
  command,
  frameOf,
  heightOf,
  render,
  settled,
  shown,
  until,
} from './harness.ts';

/** What is open, by kind: counted by this page, which was there before the script. */
const open = { ports: new Set(), listeners: new Set(), observers: new Set(), timers: new Set() };

countPorts();
countListeners();
countObservers('MutationObserver');
countObservers('IntersectionObserver');
countTimers();
await import('../../src/embed.ts');

const counts = () => Object.values(open).map((things: Set<unknown>) => things.size);

afterEach(clear);

describe('a shell that is removed', () => {
  const lives: [string, string, (element: HTMLElement) => Promise<unknown>][] = [
    ['while its frame is shown', 'plain', shown],
    ['while its frame loads', 'plain', (element) => until(() => frameOf(element))],
    ['while its guest is silent', 'silent', asked],
    ['after its guest was loaded anew', 'plain', reload],
    ['after the lender refused', 'unregistered', failed],
    ['while a link stands in its place', 'redirect', () => settled()],
    ['before it had a frame', 'plain', () => Promise.resolve()],
    ['while the guest asks for less height', 'plain', shrink],
    ['after it was another client’s', 'plain', rename],
  ];
  for (const [when, client, live] of lives) {
    it(`${when} leaves nothing behind`, async () => {
      await settled();
      const before = counts();
      const login = render(`<fs-login lender="LENDER" client-id="${client}"></fs-login>`);
      await live(login);

      login.remove();
      await settled();

      expect(counts()).to.deep.equal(before);
      expect(Boolean(frameOf(login))).to.equal(false);
    });
  }

  it('counts what it opened: the test can tell', async () => {
    const before = counts();

    const login = render('<fs-login lender="LENDER" client-id="plain"></fs-login>');
    await until(() => frameOf(login));
    const [, listeners, , timers] = counts();
    await shown(login);
    const [ports, , observers] = counts();

    expect(ports).to.equal(before[0]! + 1);
    expect(listeners).to.be.above(before[1]!);
    expect(observers).to.be.above(before[2]!);
    expect(timers).to.be.above(before[3]!);
  });

  it('a hundred times leaves nothing behind', async () => {
    await settled();
    const before = counts();
    const login = render('<fs-login lender="LENDER" client-id="plain"></fs-login>');
    const place = login.parentElement!;

    for (let turn = 0; turn < 100; turn += 1) {
      login.remove();
      place.append(login);
      if (turn % 10 === 0) await settled();
    }
    login.remove();
    await settled();

    expect(counts()).to.deep.equal(before);
  });
});

async function reload(element: HTMLElement) {
  await shown(element);
  command(element, 'load');
  await settled();
  await until(async () => (await asked(element)).heard.length === 1);
}

async function failed(element: HTMLElement) {
  await new Promise((resolve) => element.addEventListener('fs-error', resolve));
}

async function shrink(element: HTMLElement) {
  await shown(element);
  command(element, 'say', { type: 'height', height: 900 });
  command(element, 'say', { type: 'height', height: 500 });
  await until(() => heightOf(element) === 900);
}

async function rename(element: HTMLElement) {
  await shown(element);
  element.setAttribute('client-id', 'plain-renamed');
  await until(() => frameOf(element)?.src.includes('renamed'));
  await shown(element);
}

function countPorts() {
  const { close } = MessagePort.prototype;
  MessagePort.prototype.close = function () {
    open.ports.delete(this);
    close.call(this);
  };
  window.MessageChannel = class extends MessageChannel {
    constructor() {
      super();
      open.ports.add(this.port1);
    }
  };
}

/** On what outlives an element: the window and the media queries; and on frames. */
function countListeners() {
  const { addEventListener, removeEventListener } = EventTarget.prototype;
  const counted = (target: EventTarget) =>
    target === window || target instanceof MediaQueryList || target instanceof HTMLIFrameElement;
  EventTarget.prototype.addEventListener = function (type, listener, options) {
    if (counted(this)) open.listeners.add(listener);
    addEventListener.call(this, type, listener, options);
  };
  EventTarget.prototype.removeEventListener = function (type, listener, options) {
    open.listeners.delete(listener);
    removeEventListener.call(this, type, listener, options);
  };
}

function countObservers(name: 'MutationObserver' | 'IntersectionObserver') {
  const { prototype } = window[name] as { prototype: MutationObserver };
  const { observe, disconnect } = prototype;
  prototype.observe = function (target, options) {
    open.observers.add(this);
    observe.call(this, target, options);
  };
  prototype.disconnect = function () {
    open.observers.delete(this);
    disconnect.call(this);
  };
}

function countTimers() {
  const { setTimeout: set, clearTimeout: unset } = window;
  const own = (run: () => void, delay?: number) => {
    const id: number = set(() => {
      open.timers.delete(id);
      run();
    }, delay);
    // Those of the tests themselves are shorter or longer.
    if ([150, 200, 300, 4_000, 30_000].includes(delay ?? 0)) open.timers.add(id);
    return id;
  };
  window.setTimeout = own as typeof setTimeout;
  window.clearTimeout = (id) => {
    open.timers.delete(id);
    unset(id);
  };
}
