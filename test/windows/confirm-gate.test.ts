import { expect } from 'chai';
import '../../src/define.ts';
import { ConfirmGate } from '../../src/controllers/confirm-gate.ts';
import { embed } from '../../src/controllers/embedding.ts';
import { StrayPointer } from '../../src/controllers/stray-pointer.ts';
import type { FsPaymentPanel } from '../../src/elements/payment-panel/payment-panel.ts';
import type { ReviewShown } from '../../src/windows/messages.ts';
import type { FsAutopayPanel } from '../../src/elements/autopay-panel/autopay-panel.ts';
import {
  autopayPanelFixtures,
  review as reviewAutopay,
} from '../elements/autopay-panel.fixtures.ts';
import { byRole } from '../elements/by-role.ts';
import { mount, type Mounted, until } from '../elements/fixture.ts';
import {
  planPanelFixtures,
  review as reviewPlan,
  type as typeName,
} from '../elements/plan-panel.fixtures.ts';
import type { FsPlanPanel } from '../../src/elements/plan-panel/plan-panel.ts';
import type { FsPreferences } from '../../src/elements/preferences/preferences.ts';
import { pressButton, preferencesFixtures } from '../elements/preferences.fixtures.ts';
import {
  has,
  openAccounts,
  part,
  paymentPanelFixtures,
  press,
  review,
} from '../elements/payment-panel.fixtures.ts';
import { FakeOpener } from './fake-window.ts';

type Panel = Mounted<FsPaymentPanel>;

/** What a browser sees of an element, as the test says. */
interface Seen {
  isIntersecting?: boolean;
  intersectionRatio?: number;
  isVisible?: boolean;
}

const plain: Seen = { isIntersecting: true, intersectionRatio: 1, isVisible: true };

/** Stands in for the browser's observer: what it sees is told by hand. */
class FakeObserver {
  static all: FakeObserver[] = [];
  static init: IntersectionObserverInit & { trackVisibility?: boolean; delay?: number } = {};
  readonly #callback: IntersectionObserverCallback;
  target: Element | undefined;

  constructor(callback: IntersectionObserverCallback, init: IntersectionObserverInit = {}) {
    this.#callback = callback;
    FakeObserver.init = init;
    FakeObserver.all.push(this);
  }

  observe(target: Element) {
    this.target = target;
  }

  disconnect() {
    this.target = undefined;
  }

  static see(seen: Seen) {
    for (const observer of this.all) {
      if (!observer.target) continue;
      const entry = { ...plain, ...seen } as unknown as IntersectionObserverEntry;
      observer.#callback([entry], observer as unknown as IntersectionObserver);
    }
  }
}

const still = {
  isConnected: true,
  updateComplete: Promise.resolve(true),
  addController: () => undefined,
  removeController: () => undefined,
  requestUpdate: () => undefined,
};

// What the browser does with the test's own window while others open and close is no customer's doing.
window.addEventListener(
  'focus',
  (event) => event.isTrusted && event.target === window && event.stopImmediatePropagation(),
  { capture: true },
);

const gates: ConfirmGate[] = [];

function gateOf(review: () => object | undefined, onConfirm: () => void = () => undefined) {
  const gate = new ConfirmGate(still, {
    lender: () => location.origin,
    clientId: () => 'x',
    locale: () => 'en',
    shown: () => document.body,
    review,
    words: () => undefined,
    onConfirm,
  });
  gates.push(gate);
  return gate;
}

const opener = new FakeOpener();
const { IntersectionObserver: ownObserver, setTimeout: ownTimeout } = globalThis;
const { isVisible } = Object.getOwnPropertyDescriptors(IntersectionObserverEntry.prototype) as {
  isVisible?: PropertyDescriptor;
};

/** Waits of the button, which pass when the test says so. */
let waits: (() => void)[] = [];

beforeEach(() => {
  opener.blocked = false;
  opener.windows.length = 0;
  opener.install();
  FakeObserver.all = [];
  globalThis.IntersectionObserver = FakeObserver as unknown as typeof IntersectionObserver;
  Object.defineProperty(IntersectionObserverEntry.prototype, 'isVisible', {
    configurable: true,
    get: () => true,
  });
  waits = [];
  globalThis.setTimeout = ((run: () => void, wait?: number) => {
    if (wait !== 600) return ownTimeout(run, wait);
    waits.push(run);
    return -1;
  }) as typeof setTimeout;
  embed({ host: 'https://host.example', page: 'one-page-of-the-host', ...lenderSays });
});

afterEach(() => {
  document.body.replaceChildren();
  for (const gate of gates.splice(0)) gate.end();
  sessionStorage.clear();
  opener.restore();
  globalThis.IntersectionObserver = ownObserver;
  globalThis.setTimeout = ownTimeout;
  Reflect.deleteProperty(IntersectionObserverEntry.prototype, 'isVisible');
  if (isVisible) Object.defineProperty(IntersectionObserverEntry.prototype, 'isVisible', isVisible);
  embed({ host: location.origin, page: undefined });
});

const lenderSays = {
  confirm: 'frame',
  portal: 'https://lender.example/?client_id=x',
  lenderName: 'Prairie Lane',
} as const;

async function showReview(): Promise<Panel> {
  const panel = await mount('fs-payment-panel', paymentPanelFixtures.edit);
  await review(panel);
  await until(() => part(panel, '.gate'));
  return panel;
}

const button = (panel: Panel) => part<HTMLButtonElement>(panel, '#confirm')!;

const quiet = (panel: Panel) => button(panel).ariaDisabled === 'true';

/** The time that the button waits is over. */
async function wait(panel: Panel) {
  for (const run of waits.splice(0)) run();
  await panel.element.updateComplete;
}

async function see(panel: Panel, seen: Seen = plain) {
  FakeObserver.see(seen);
  await panel.element.updateComplete;
}

const sent = ({ mocks }: Panel) =>
  mocks.requests.filter(({ operation }) => operation === 'createPayment').length;

const text = ({ element }: Panel) => element.shadowRoot!.textContent.replace(/\s+/g, ' ');

const inWindow = 'Confirm in a new window';

/** Opens the window and has it ask what to show; gives what it was told. */
async function openWindow(panel: Panel): Promise<ReviewShown> {
  await press(panel, inWindow);
  opener.last.say({ fs: 'review-wanted' }, panel.client!.lender);
  return opener.last.told[0]![0] as ReviewShown;
}

describe('the gate before a payment in a host’s page', () => {
  it('repeats amount, account, date and method with the button', async () => {
    const panel = await showReview();
    const words = part(panel, '.gate')!.textContent;

    expect(part(panel, '.gate')!.contains(button(panel))).to.equal(true);
    for (const [term, value] of [
      ['Payment', part(panel, '[part=amount]')!.textContent.trim()],
      ['From', 'ending in'],
      ['Date', ', 20'],
      ['To', 'ending in'],
    ]) {
      expect(words).to.include(term);
      expect(words).to.include(value);
    }
  });

  it('watches all of that by version 2 of the observer', async () => {
    const panel = await showReview();

    expect(FakeObserver.all.at(-1)?.target).to.equal(part(panel, '.gate'));
    expect(FakeObserver.init.trackVisibility).to.equal(true);
    expect(FakeObserver.init.delay).to.be.at.least(100);
  });

  it('counts a press after the button has been in plain sight for a while', async () => {
    const panel = await showReview();
    button(panel).focus();
    expect(quiet(panel)).to.equal(true);
    button(panel).click();

    await see(panel);
    button(panel).click();
    button(panel).form!.requestSubmit();
    expect(quiet(panel)).to.equal(true);
    expect(sent(panel)).to.equal(0);

    await wait(panel);
    expect(quiet(panel)).to.equal(false);
    expect(panel.element.shadowRoot!.activeElement).to.equal(button(panel));
    button(panel).form!.requestSubmit();

    await until(() => part(panel, '.receipt'));
    expect(sent(panel)).to.equal(1);
  });

  it('counts anew at every press that came too early', async () => {
    const panel = await showReview();
    button(panel).click();
    await see(panel);
    expect(waits).to.have.length(1);

    button(panel).click();
    button(panel).click();

    expect(waits).to.have.length(3);
  });

  async function showArmed(): Promise<Panel> {
    const panel = await showReview();
    await see(panel);
    await wait(panel);
    button(panel).focus();
    return panel;
  }

  /** A press that is not taken at its word: it does nothing but begin the wait, which is seen. */
  async function expectDoubt(panel: Panel) {
    button(panel).click();
    await panel.element.updateComplete;
    expect(quiet(panel)).to.equal(true);
    expect(waits).to.have.length(1);
    expect(has(panel, '.spinner')).to.equal(false);
  }

  async function expectPaid(panel: Panel) {
    button(panel).click();
    await until(() => part(panel, '.receipt'));
    expect(sent(panel)).to.equal(1);
  }

  describe('where keys may be meant for the host’s page', () => {
    /** Something that happened in the window; how long ago, in milliseconds. */
    function happen(type: string, ago = 0) {
      const event = new Event(type);
      Object.defineProperty(event, 'timeStamp', { value: performance.now() - ago });
      window.dispatchEvent(event);
    }

    const key = (panel: Panel, name: string) =>
      button(panel).dispatchEvent(
        new KeyboardEvent('keydown', { key: name, bubbles: true, composed: true }),
      );

    it('doubts a press right after a focus that nobody brought with a pointer', async () => {
      const panel = await showArmed();
      happen('focus');

      await expectDoubt(panel);

      await wait(panel);
      happen('focus', 600);
      await expectPaid(panel);
    });

    it('doubts one after a pointer that was here before the focus was elsewhere, or long ago', async () => {
      const panel = await showArmed();
      happen('pointerdown', 300);
      happen('blur', 200);
      happen('focus');
      await expectDoubt(panel);

      await wait(panel);
      happen('focus', 600);
      happen('pointerup', 1_000);
      happen('focus');
      await expectDoubt(panel);
    });

    for (const pointer of ['pointerdown', 'pointerup']) {
      it(`counts one that a pointer brought the focus for (${pointer})`, async () => {
        const panel = await showArmed();
        happen('blur', 900);
        happen(pointer, 800);
        happen('focus');
        key(panel, 'Tab');

        await expectPaid(panel);
      });
    }

    it('doubts one right after Tab while no pointer was used here, and counts a click', async () => {
      const panel = await showArmed();
      key(panel, 'Tab');
      await expectDoubt(panel);

      await wait(panel);
      key(panel, 'Tab');
      happen('pointerdown');
      await expectPaid(panel);
    });

    it('takes the focus from a button that is typed at', async () => {
      const panel = await showArmed();
      for (const name of ['Shift', 'Tab', 'Enter', ' ']) key(panel, name);
      expect(panel.element.shadowRoot!.activeElement === button(panel)).to.equal(true);

      key(panel, 'e');

      expect(panel.element.shadowRoot!.activeElement === null).to.equal(true);
    });

    it('listens no longer than there is something to confirm, on an element that is there', async () => {
      const removed = await showArmed();
      removed.element.remove();
      await removed.element.updateComplete;
      let review: object | undefined;
      const gate = gateOf(() => review);
      const other = document.body.appendChild(document.createElement('button'));
      const keepsFocus = () => {
        gate.hostUpdated();
        other.focus();
        other.dispatchEvent(new KeyboardEvent('keydown', { key: 'e', bubbles: true }));
        return document.activeElement === other;
      };

      expect(keepsFocus()).to.equal(true);
      review = {};
      expect(keepsFocus()).to.equal(false);
      review = undefined;
      expect(keepsFocus()).to.equal(true);
    });
  });

  describe('where the page may have brought the button to the pointer', () => {
    /** A pointer at a place of the screen; how long ago, in milliseconds. */
    function point(
      target: EventTarget,
      type: string,
      { x = 0, ago = 0, pointerType = 'mouse', from = null as EventTarget | null } = {},
    ) {
      const init = { bubbles: true, composed: true, pointerType, screenX: x, relatedTarget: from };
      const event = new PointerEvent(type, init);
      Object.defineProperty(event, 'timeStamp', { value: performance.now() - ago });
      target.dispatchEvent(event);
    }

    const move = (x: number, ago = 0) => point(window, 'pointermove', { x, ago });
    const reach = (panel: Panel, how: Parameters<typeof point>[2]) =>
      point(button(panel).querySelector('span')!, 'pointerover', how);

    it('counts a press of a pointer that came to it', async () => {
      const panel = await showArmed();
      move(100, 50);
      reach(panel, { x: 120 });

      await expectPaid(panel);
    });

    it('doubts one where the pointer rested', async () => {
      const panel = await showArmed();
      move(100, 50);
      reach(panel, { x: 102 });
      await expectDoubt(panel);

      await wait(panel);
      reach(panel, { x: 102, ago: 600 });
      await expectPaid(panel);
    });

    it('doubts one where the pointer has rested for long', async () => {
      const panel = await showArmed();
      move(100, 60_000);
      reach(panel, { x: 100 });

      await expectDoubt(panel);
    });

    it('counts one of a pointer that was not seen here before, as of a voice', async () => {
      const panel = await showArmed();
      reach(panel, { x: 120 });

      await expectPaid(panel);
    });

    it('doubts one right after the window came to the front under it', async () => {
      const panel = await showArmed();
      move(100, 2_000);
      reach(panel, { x: 120, ago: 1_900 });
      window.dispatchEvent(new Event('focus'));
      point(window, 'pointerdown');

      await expectDoubt(panel);
    });

    it('says nothing of a finger that comes to the same place again', async () => {
      const panel = await showArmed();
      move(120, 50);
      reach(panel, { x: 120, pointerType: 'touch' });

      await expectPaid(panel);
    });

    it('says nothing of what is no button, and of ways within the button', async () => {
      const panel = await showArmed();
      move(0, 50);
      reach(panel, { from: button(panel) });
      point(part(panel, '.gate dl')!, 'pointerover');

      await expectPaid(panel);
    });

    it('watches no longer than the element is there', async () => {
      const panel = await showArmed();
      const shown = part(panel, '.gate')!;
      const gate = new StrayPointer();
      gate.watch(shown);
      gate.watch(undefined);
      move(0);
      reach(panel, {});

      expect(gate.likely).to.equal(false);
    });
  });

  it('pays once for two presses', async () => {
    const panel = await showReview();
    await see(panel);
    await wait(panel);

    button(panel).click();
    button(panel).click();

    await until(() => part(panel, '.receipt'));
    expect(sent(panel)).to.equal(1);
  });

  const disturbances: [string, Seen][] = [
    ['scrolled away', { isIntersecting: false, intersectionRatio: 0, isVisible: false }],
    ['cut off', { intersectionRatio: 0.6 }],
    ['covered', { isVisible: false }],
  ];
  for (const [what, seen] of disturbances) {
    it(`begins to count anew after it was ${what}`, async () => {
      const panel = await showReview();
      await see(panel);
      await wait(panel);

      await see(panel, seen);
      await see(panel);

      expect(quiet(panel)).to.equal(true);
      button(panel).click();
      expect(sent(panel)).to.equal(0);
      await wait(panel);
      expect(quiet(panel)).to.equal(false);
    });
  }

  it('asks in a window while something covers the button, and pays on a yes there', async () => {
    const panel = await showReview();
    await see(panel, { isVisible: false });
    expect(button(panel).textContent.trim()).to.equal(inWindow);

    const shown = await openWindow(panel);
    expect(shown.words.figure).to.equal(part(panel, '[part=amount]')!.textContent.trim());
    expect(shown.words.agreement.value).to.equal(part(panel, '#agreement')!.textContent);
    expect(opener.last.told[0]![1]).to.equal(panel.client!.lender);
    expect(sent(panel)).to.equal(0);
    const yes = { fs: 'review-answer', id: shown.id, confirmed: true };
    opener.last.say(yes, panel.client!.lender);
    opener.last.say(yes, panel.client!.lender);

    await until(() => part(panel, '.receipt'));
    expect(opener.last.closed).to.equal(true);
    expect(sent(panel)).to.equal(1);
  });

  it('asks in a window where the lender wants it so, whatever is seen', async () => {
    embed({ host: 'https://host.example', page: 'p', ...lenderSays, confirm: 'window' });

    const panel = await showReview();
    await see(panel);

    expect(button(panel).textContent.trim()).to.equal(inWindow);
  });

  it('asks in a window where the browser cannot tell what is in sight', async () => {
    Reflect.deleteProperty(IntersectionObserverEntry.prototype, 'isVisible');

    const panel = await showReview();

    expect(button(panel).textContent.trim()).to.equal(inWindow);
    expect(FakeObserver.all.filter(({ target }) => target)).to.have.length(0);
  });

  it('asks in a window where the button does not fit on the screen and is pressed', async () => {
    const panel = await showReview();
    await see(panel, { intersectionRatio: 0.6 });

    button(panel).click();
    await panel.element.updateComplete;

    expect(sent(panel)).to.equal(0);
    expect(button(panel).textContent.trim()).to.equal(inWindow);
  });

  const forgeries: [string, (id: string, lender: string) => [unknown, string, unknown?]][] = [
    [
      'of another review',
      (_, lender) => [{ fs: 'review-answer', id: 'x', confirmed: true }, lender],
    ],
    [
      'from another window',
      (id, lender) => [{ fs: 'review-answer', id, confirmed: true }, lender, window],
    ],
    [
      'from another origin',
      (id) => [{ fs: 'review-answer', id, confirmed: true }, 'https://host.example'],
    ],
    ['of "no"', (id, lender) => [{ fs: 'review-answer', id, confirmed: false }, lender]],
  ];
  for (const [what, forge] of forgeries) {
    it(`pays nothing on an answer ${what}`, async () => {
      const panel = await showReview();
      await see(panel, { isVisible: false });
      const { id } = await openWindow(panel);

      opener.last.say(...forge(id, panel.client!.lender));
      await panel.element.updateComplete;

      expect(sent(panel)).to.equal(0);
      expect(part(panel, '.gate')).to.exist;
    });
  }

  it('says that the window was closed and nothing was paid, and asks again', async () => {
    const panel = await showReview();
    await see(panel, { isVisible: false });
    await openWindow(panel);

    opener.last.closed = true;
    await until(() => text(panel).includes('The window was closed'));

    expect(text(panel)).to.include('Nothing has been paid');
    await press(panel, inWindow);
    expect(opener.windows).to.have.length(2);
  });

  it('confirms a review once, whatever becomes of the payment', () => {
    let confirmed = 0;
    const review = {};
    const gate = gateOf(
      () => review,
      () => (confirmed += 1),
    );
    gate.hostUpdated();
    FakeObserver.see(plain);
    for (const run of waits.splice(0)) run();

    gate.press();
    gate.press();

    expect(confirmed).to.equal(1);
  });

  it('shows the window that is open to a second press', async () => {
    const panel = await showReview();
    await see(panel, { isVisible: false });
    await openWindow(panel);

    await press(panel, 'Show the window');

    expect(opener.windows).to.have.length(1);
    expect(opener.last.focused).to.equal(1);
  });

  it('says that no window came, with the way to the portal in the whole window', async () => {
    const panel = await showReview();
    await see(panel, { isVisible: false });
    opener.blocked = true;

    await press(panel, inWindow);

    expect(text(panel)).to.include('Nothing has been paid');
    const link = byRole<HTMLAnchorElement>(panel.element, 'link', 'Go to Prairie Lane');
    expect([link.target, link.href]).to.deep.equal(['_top', lenderSays.portal]);
  });

  it('closes the window when the customer goes back to the form', async () => {
    const panel = await showReview();
    await see(panel, { isVisible: false });
    await openWindow(panel);

    await press(panel, 'Back');
    await until(() => opener.last.closed);
  });

  it('is not there on the lender’s own pages', async () => {
    embed({ host: location.origin, page: undefined });
    const panel = await mount('fs-payment-panel', paymentPanelFixtures.review);

    expect(Boolean(part(panel, '.gate'))).to.equal(false);
    expect(quiet(panel)).to.equal(false);
    button(panel).click();
    await until(() => part(panel, '.receipt'));
    expect(FakeObserver.all).to.have.length(0);
  });
});

describe('the gate before automatic payments in a host’s page', () => {
  async function showAutopay(): Promise<Mounted<FsAutopayPanel>> {
    const panel = await mount('fs-autopay-panel', autopayPanelFixtures.off);
    await reviewAutopay(panel);
    return panel;
  }

  const find = ({ element }: Mounted<FsAutopayPanel>, selector: string) =>
    element.shadowRoot!.querySelector<HTMLButtonElement>(selector)!;

  const set = ({ mocks }: Mounted<FsAutopayPanel>) =>
    mocks.requests.filter(({ operation }) => operation === 'setAutopay').length;

  async function sight(panel: Mounted<FsAutopayPanel>, seen: Seen = plain) {
    FakeObserver.see(seen);
    await panel.element.updateComplete;
  }

  it('repeats what is taken, when, from where and for which account with the button', async () => {
    const panel = await showAutopay();
    const gate = find(panel, '.gate');

    expect(gate.contains(find(panel, '#confirm'))).to.equal(true);
    expect(FakeObserver.all.at(-1)?.target === gate).to.equal(true);
    for (const words of ['The amount due', 'On each due date', 'ending in', 'I authorize']) {
      expect(gate.textContent).to.include(words);
    }
  });

  it('counts a press after it was in plain sight for a while, and turns on once', async () => {
    const panel = await showAutopay();
    let changed = 0;
    panel.element.addEventListener('fs-autopay-changed', () => (changed += 1));
    find(panel, '#confirm').click();
    await sight(panel);
    find(panel, '#confirm').click();
    expect(find(panel, '#confirm').ariaDisabled).to.equal('true');
    expect(set(panel)).to.equal(0);

    for (const run of waits.splice(0)) run();
    await panel.element.updateComplete;
    find(panel, '#confirm').click();
    find(panel, '#confirm')?.click();

    await until(() => changed);
    expect(set(panel)).to.equal(1);
  });

  it('asks in a window where something covers it, and turns on by its answer alone', async () => {
    const panel = await showAutopay();
    let changed = 0;
    panel.element.addEventListener('fs-autopay-changed', () => (changed += 1));
    await sight(panel, { isVisible: false });
    const { lender } = panel.client!;

    find(panel, '#confirm').click();
    opener.last.say({ fs: 'review-wanted' }, lender);
    const shown = opener.last.told[0]![0] as ReviewShown;
    expect(shown.words.agreement.value).to.equal(find(panel, '#agreement').textContent);
    opener.last.say({ fs: 'review-answer', id: 'another', confirmed: true }, lender);
    expect(set(panel)).to.equal(0);
    opener.last.say({ fs: 'review-answer', id: shown.id, confirmed: true }, lender);

    await until(() => changed);
    expect(set(panel)).to.equal(1);
  });

  it('needs none on the lender’s own page', async () => {
    embed({ host: location.origin, page: undefined });
    const panel = await showAutopay();

    find(panel, '#confirm').click();

    await until(() => set(panel) === 1);
  });
});

type AnyPanel = Mounted<FsPaymentPanel | FsPlanPanel | FsPreferences | FsAutopayPanel>;

/** Waits until the button that is guarded has its gate. */
async function gated({ element }: AnyPanel, selector: string): Promise<HTMLButtonElement> {
  const find = () => element.shadowRoot!.querySelector<HTMLButtonElement>(`.gate ${selector}`);
  await until(() => FakeObserver.all.at(-1)?.target?.contains(find() ?? null));
  return find()!;
}

async function look({ element }: AnyPanel, seen: Seen = plain) {
  FakeObserver.see(seen);
  await element.updateComplete;
}

/** Presses a button behind a gate: too early, and once it was in plain sight for a while. */
async function pressInSight(panel: AnyPanel, selector: string, done: () => number) {
  const guarded = await gated(panel, selector);
  guarded.click();
  await look(panel);
  guarded.click();
  expect(guarded.ariaDisabled).to.equal('true');
  // Another call takes as long as one that was sent by mistake.
  await panel.client!.accounts.list();
  expect(done()).to.equal(0);
  for (const run of waits.splice(0)) run();
  await panel.element.updateComplete;
  guarded.click();
  guarded.click();
  await until(() => done() > 0);
}

/** Presses it where something covers it, and says yes in the window. */
async function answerInWindow(
  panel: AnyPanel,
  selector: string,
  done: () => number,
): Promise<ReviewShown['words']> {
  const guarded = await gated(panel, selector);
  await look(panel, { isVisible: false });
  const { lender } = panel.client!;
  guarded.click();
  opener.last.say({ fs: 'review-wanted' }, lender);
  const { id, words } = opener.last.told[0]![0] as ReviewShown;
  opener.last.say({ fs: 'review-answer', id: 'another', confirmed: true }, lender);
  await panel.client!.accounts.list();
  expect(done()).to.equal(0);
  opener.last.say({ fs: 'review-answer', id, confirmed: true }, lender);
  await until(() => done() > 0);
  return words;
}

const asked =
  ({ mocks }: Mounted, operation: string) =>
  () =>
    mocks.requests.filter((request) => request.operation === operation).length;

describe('the gate before a signature in a host’s page', () => {
  async function showSignature(): Promise<[Mounted<FsPlanPanel>, HTMLButtonElement]> {
    const panel = await mount('fs-plan-panel', planPanelFixtures.options);
    await reviewPlan(panel);
    typeName(panel.element.shadowRoot!.querySelector<HTMLElement>('#name')!, 'Alex Current');
    await panel.element.updateComplete;
    return [panel, await gated(panel, '#sign')];
  }

  const signed = ({ mocks }: Mounted<FsPlanPanel>) =>
    mocks.requests.filter(({ operation }) => operation === 'signPlanChange').length;

  it('counts a press after it was in plain sight for a while, and signs once', async () => {
    const [panel, sign] = await showSignature();
    sign.click();
    await look(panel);
    sign.click();
    expect(sign.ariaDisabled).to.equal('true');
    expect(signed(panel)).to.equal(0);

    for (const run of waits.splice(0)) run();
    await panel.element.updateComplete;
    sign.click();
    sign.click();

    await until(() => signed(panel) > 0);
    await until(() => !panel.element.shadowRoot!.querySelector('.gate'));
    expect(signed(panel)).to.equal(1);
  });

  it('asks in a window where something covers it, and closes that when the name changes', async () => {
    const [panel, sign] = await showSignature();
    await look(panel, { isVisible: false });
    const { lender } = panel.client!;

    sign.click();
    opener.last.say({ fs: 'review-wanted' }, lender);
    const shown = opener.last.told[0]![0] as ReviewShown;
    expect(JSON.stringify(shown.words))
      .to.include('Alex Current')
      .and.include('Put off by 1 month');
    typeName(panel.element.shadowRoot!.querySelector<HTMLElement>('#name')!, 'Alex');
    await panel.element.updateComplete;
    expect(opener.last.closed).to.equal(true);
    opener.last.say({ fs: 'review-answer', id: shown.id, confirmed: true }, lender);
    expect(signed(panel)).to.equal(0);

    typeName(panel.element.shadowRoot!.querySelector<HTMLElement>('#name')!, 'Alex Current');
    await panel.element.updateComplete;
    sign.click();
    opener.last.say({ fs: 'review-wanted' }, lender);
    const { id } = opener.last.told[0]![0] as ReviewShown;
    opener.last.say({ fs: 'review-answer', id, confirmed: true }, lender);

    await until(() => signed(panel) > 0);
  });

  it('can be signed again where the lender refused', async () => {
    const [panel, sign] = await showSignature();
    panel.mocks.override('signPlanChange', { status: 503, code: 'unavailable' });
    await look(panel);
    for (const run of waits.splice(0)) run();
    sign.click();
    await until(() => panel.element.shadowRoot!.querySelector('#failure'));

    await until(() => waits.length > 0);
    for (const run of waits.splice(0)) run();
    panel.mocks.restore('signPlanChange');
    await panel.element.updateComplete;
    panel.element.shadowRoot!.querySelector<HTMLElement>('#sign')!.click();

    await until(() => !panel.element.shadowRoot!.querySelector('.gate'));
  });

  it('needs none on the lender’s own page', async () => {
    embed({ host: location.origin, page: undefined });
    const panel = await mount('fs-plan-panel', planPanelFixtures.options);
    await reviewPlan(panel);
    typeName(panel.element.shadowRoot!.querySelector<HTMLElement>('#name')!, 'Alex Current');

    panel.element.shadowRoot!.querySelector<HTMLElement>('#sign')!.click();

    await until(() => signed(panel) === 1);
  });
});

describe('the gate before a change of contact data in a host’s page', () => {
  type Shown = Mounted<FsPreferences>;

  const inside = ({ element }: Shown, selector: string) =>
    until(() => element.shadowRoot!.querySelector<HTMLElement>(selector));

  async function agreeAndType(shown: Shown) {
    (await inside(shown, '#agree')).click();
    typeName(await inside(shown, '#code'), '123456');
    await shown.element.updateComplete;
  }

  const steps = [
    {
      what: 'texts are stopped',
      state: 'phone-on',
      operation: 'removePhone',
      arrive: (shown: Shown) => pressButton(shown, 'Stop all texts'),
    },
    {
      what: 'a phone gets texts',
      state: 'phone-code',
      operation: 'confirmPhone',
      arrive: async (shown: Shown) => typeName(await inside(shown, '#code'), '123456'),
    },
    {
      what: 'papers come on screen',
      state: 'paperless',
      operation: 'consentToPaperless',
      arrive: agreeAndType,
    },
    {
      what: 'papers come by post again',
      state: 'paperless-withdrawing',
      operation: 'withdrawPaperless',
      arrive: () => undefined,
    },
  ] as const;
  for (const { what, state, operation, arrive } of steps) {
    it(`takes a press in plain sight alone before ${what}`, async () => {
      embed({ host: location.origin, page: undefined });
      const alone =
        state === 'phone-on' && (await mount('fs-preferences', preferencesFixtures[state]));
      embed({ host: 'https://host.example', page: 'one-page-of-the-host', ...lenderSays });
      const shown = alone || (await mount('fs-preferences', preferencesFixtures[state]));
      await arrive(shown);

      const done = asked(shown, operation);
      await pressInSight(shown, '#consent-confirm', done);

      expect(done()).to.equal(1);
    });
  }

  it('asks for the code of a phone in a window where something covers the button', async () => {
    const shown = await mount('fs-preferences', preferencesFixtures['phone-code']);
    const button = await gated(shown, '#consent-confirm');
    typeName(shown.element.shadowRoot!.querySelector<HTMLElement>('#code')!, '123456');
    await look(shown, { isVisible: false });
    const { lender } = shown.client!;
    const confirmed = () =>
      shown.mocks.requests.filter(({ operation }) => operation === 'confirmPhone').length;

    button.click();
    opener.last.say({ fs: 'review-wanted' }, lender);
    const { id, words } = opener.last.told[0]![0] as ReviewShown;
    expect(words.lines[0]?.value).to.match(/0123$/);
    expect(confirmed()).to.equal(0);
    opener.last.say({ fs: 'review-answer', id, confirmed: true }, lender);

    await until(() => confirmed() === 1);
  });
});

describe('the gate before a bank account is removed in a host’s page', () => {
  async function showQuestion(): Promise<[Panel, () => number]> {
    const panel = await mount('fs-payment-panel', paymentPanelFixtures['account-remove']);
    return [panel, asked(panel, 'removePaymentMethod')];
  }

  it('takes a press in plain sight alone, and removes once', async () => {
    const [panel, removed] = await showQuestion();

    await pressInSight(panel, '#remove-now', removed);

    await until(() => !has(panel, '.ask'));
    expect(removed()).to.equal(1);
  });

  it('asks in a window where something covers it, and closes that when it is kept', async () => {
    const [panel, removed] = await showQuestion();
    await gated(panel, '#remove-now');
    await look(panel, { isVisible: false });
    part(panel, '#remove-now')!.click();
    await press(panel, 'Keep it');
    await until(() => opener.last.closed);

    part(panel, '#remove-pm-alex-2')!.click();
    const words = await answerInWindow(panel, '#remove-now', removed);

    expect(words.figure).to.include('5430');
    expect(words.confirm).to.equal('Remove account');
  });

  it('can be pressed again where the lender did not answer', async () => {
    const [panel, removed] = await showQuestion();
    panel.mocks.override('removePaymentMethod', { status: 503, code: 'unavailable' });
    await pressInSight(panel, '#remove-now', removed);
    await until(() => part(panel, '#manager-failure'));
    panel.mocks.restore('removePaymentMethod');

    await until(() => waits.length > 0);
    for (const run of waits.splice(0)) run();
    await panel.element.updateComplete;
    part(panel, '#remove-now')!.click();

    await until(() => !has(panel, '.ask'));
  });

  it('needs none on the lender’s own page', async () => {
    embed({ host: location.origin, page: undefined });
    const [panel, removed] = await showQuestion();

    part(panel, '#remove-now')!.click();

    await until(() => removed() === 1);
  });
});

describe('the gate before a co-borrower declines in a host’s page', () => {
  async function showQuestion(): Promise<[Mounted<FsPlanPanel>, () => number]> {
    const panel = await mount('fs-plan-panel', planPanelFixtures.refusing);
    return [panel, asked(panel, 'refusePlanChange')];
  }

  it('takes a press in plain sight alone, declines once, and again where the lender did not answer', async () => {
    const [panel, declined] = await showQuestion();
    panel.mocks.override('refusePlanChange', { status: 503, code: 'unavailable' });

    await pressInSight(panel, '#confirm-refuse', declined);

    await until(() => panel.element.shadowRoot!.querySelector('#failure'));
    expect(declined()).to.equal(1);
    // Another try is another question.
    await until(() => waits.length > 0);
    for (const run of waits.splice(0)) run();
    await panel.element.updateComplete;
    panel.element.shadowRoot!.querySelector<HTMLElement>('#confirm-refuse')!.click();
    await until(() => declined() === 2);
  });

  it('asks in a window where something covers it', async () => {
    const [panel, declined] = await showQuestion();

    const words = await answerInWindow(panel, '#confirm-refuse', declined);

    expect(words.agreement.label).to.equal('Decline to sign this?');
    expect(words.confirm).to.equal('Decline to sign');
  });

  it('needs none on the lender’s own page', async () => {
    embed({ host: location.origin, page: undefined });
    const [panel, declined] = await showQuestion();

    panel.element.shadowRoot!.querySelector<HTMLElement>('#confirm-refuse')!.click();

    await until(() => declined() === 1);
  });
});

describe('the gate before a payment or a request is stopped in a host’s page', () => {
  type Stopped = Mounted<FsPaymentPanel | FsPlanPanel | FsAutopayPanel>;

  /** Shows a panel on its own, as far as that takes confirmations, and has it stand in a host's page from there on. */
  async function framed<P extends Stopped>(shown: () => Promise<P>): Promise<P> {
    embed({ host: location.origin, page: undefined });
    const panel = await shown();
    embed({ host: 'https://host.example', page: 'one-page-of-the-host', ...lenderSays });
    return panel;
  }

  async function cancelScheduled() {
    const panel = await framed(() => mount('fs-payment-panel', paymentPanelFixtures.scheduled));
    await press(panel, 'Cancel this payment');
    return panel;
  }

  async function cancelForRemoval() {
    const panel = await framed(() =>
      mount('fs-payment-panel', paymentPanelFixtures['already-scheduled']),
    );
    await openAccounts(panel);
    part(panel, '#remove-pm-alex-1')!.click();
    await panel.element.updateComplete;
    await press(panel, 'Cancel this payment');
    return panel;
  }

  const ways: {
    what: string;
    operation: Parameters<Panel['mocks']['override']>[0];
    selector: string;
    keep: string;
    words: RegExp;
    show: () => Promise<Stopped>;
  }[] = [
    {
      what: 'a scheduled payment',
      operation: 'cancelPayment',
      selector: '#cancel-now',
      keep: 'Keep it',
      words: /^\$[\d.,]+$/,
      show: cancelScheduled,
    },
    {
      what: 'a scheduled payment that keeps an account from being removed',
      operation: 'cancelPayment',
      selector: '[id^=cancel-]',
      keep: 'Keep it',
      words: /^\$[\d.,]+ on /,
      show: cancelForRemoval,
    },
    {
      what: 'autopay',
      operation: 'revokeAutopay',
      selector: '#revoke',
      keep: 'Keep autopay',
      words: /^Turn off autopay$/,
      show: () => mount('fs-autopay-panel', autopayPanelFixtures.revoke),
    },
    {
      what: 'a change that was asked for',
      operation: 'withdrawPlanChange',
      selector: '#confirm-withdraw',
      keep: 'Keep it',
      words: /^Put off by 1 month$/,
      show: () => mount('fs-plan-panel', planPanelFixtures.withdrawing),
    },
  ];
  for (const { what, operation, selector, keep, words, show } of ways) {
    it(`takes a press in plain sight alone, and again where the lender did not answer: ${what}`, async () => {
      const panel = await show();
      const done = asked(panel, operation);
      panel.mocks.override(operation, { status: 503, code: 'unavailable' });

      await pressInSight(panel, selector, done);

      expect(done()).to.equal(1);
      await until(() => panel.element.shadowRoot!.querySelector('.notice'));
      await until(() => waits.length > 0);
      for (const run of waits.splice(0)) run();
      await panel.element.updateComplete;
      (await gated(panel, selector)).click();
      await until(() => done() === 2);
    });

    it(`asks in a window where the lender wants it, and closes that when it is kept: ${what}`, async () => {
      const panel = await show();
      embed({ host: 'https://host.example', page: 'p', ...lenderSays, confirm: 'window' });
      const inside = (one: string) => panel.element.shadowRoot!.querySelector<HTMLElement>(one);
      const done = asked(panel, operation);
      panel.element.requestUpdate();
      await until(() => inside(`.gate ${selector}`)?.textContent.includes(inWindow));

      inside(`.gate ${selector}`)!.click();
      opener.last.say({ fs: 'review-wanted' }, panel.client!.lender);
      const shown = opener.last.told[0]![0] as ReviewShown;
      expect(shown.words.figure).to.match(words);
      byRole(panel.element, 'button', keep).click();

      await until(() => opener.last.closed);
      opener.last.say({ fs: 'review-answer', id: shown.id, confirmed: true }, panel.client!.lender);
      // Another call takes as long as one that was sent by mistake.
      await panel.client!.accounts.list();
      expect(done()).to.equal(0);
    });
  }

  it('closes the window that asks for a cancellation when the panel goes on to a payment', async () => {
    const panel = await framed(() =>
      mount('fs-payment-panel', paymentPanelFixtures['already-scheduled']),
    );
    await press(panel, 'Cancel this payment');
    await gated(panel, '#cancel-now');
    await look(panel, { isVisible: false });
    part(panel, '#cancel-now')!.click();
    expect(opener.last.closed).to.equal(false);

    await review(panel);

    await until(() => opener.last.closed);
  });
});
