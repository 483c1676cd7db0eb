import type { ElementHandle, Frame, Page } from 'puppeteer-core';
import { formatMoney } from '../../sdk/index.ts';
import { find, inFirefox } from '../support/browser.ts';
import { windowFrom } from '../support/host-stage.ts';
import { mainFigure, shownText } from '../support/in-page.ts';
import type { Tag } from './host-page.ts';
import { until } from './until.ts';

/** What the customers of these tests type; no other text on a page holds it. */
export const typed = {
  password: 'sandbox-passphrase-2026',
  routingNumber: '990000026',
  // Its last four digits, by which it is shown, are no measure or time of a page's: none begins with 0.
  accountNumber: '8305561290943',
};

/** A password that is not the customer's, as it is typed by mistake. */
export const wrongPassword = 'quillwort-lantern-5518';

/** What is paid, in minor units; not what is due. */
export const paid = 1_364_79;

/** Name of Alex, as it is typed to sign. */
export const typedName = 'Alex Winterbourne';

/** Of the bank whose routing number is typed, as the lender shows it once the account is saved. */
export const savedBank = 'Fernwick Credit Union';

/** The lender's frame that shows an element, wherever in the page's tree of frames. */
export function frameOf(page: Page, tag: Tag): Frame | undefined {
  return page.frames().find((frame) => frame.url().includes(`/embed/frames/${tag}?`));
}

/**
 * Waits for an element's frame and for the element in it.
 *
 * @param look looks at the element anew while there is no frame: what is drawn above it later may push it out of sight
 */
export async function openFrame(
  page: Page,
  tag: Tag,
  look: () => Promise<void> = () => Promise.resolve(),
): Promise<Frame> {
  let shown: unknown;
  const found = until(`a frame with ${tag}`, async () => {
    const frame = frameOf(page, tag);
    if (!frame) await look();
    shown = await frame?.evaluate('document.body.innerText');
    return (await frame?.evaluate(`!!document.querySelector('${tag}')`)) ? frame : undefined;
  });
  return found.catch((cause: unknown) => {
    const frames = page.frames().map((frame) => frame.url());
    throw new Error(`${String(cause)} Frames: ${frames.join(' ')}; shown: ${String(shown)}`, {
      cause,
    });
  });
}

/**
 * How fields are filled. By script only where WebDriver's keys do not reach the frame: Firefox's go
 * to the page around it where that page is cross-origin isolated.
 */
export type Hands = 'keyboard' | 'script';

/** Types into the sign-in's frame and sends it with the keyboard: a page may cover the button. */
export async function signInFramed(
  page: Page,
  userId: string,
  hands: Hands = 'keyboard',
): Promise<void> {
  const frame = await openFrame(page, 'fs-login');
  await enter(page, frame, 'User ID', userId, hands);
  await enter(page, frame, 'Password', typed.password, hands);
  if (hands === 'keyboard') await page.keyboard.press('Enter');
  else await press(page, frame, 'Sign in', hands);
  await find(frame, 'Sign out', 'button').wait();
}

/** Types a wrong password and sends it; the lender's refusal is what the customer then sees. */
export async function signInRefused(page: Page, userId: string, hands: Hands): Promise<void> {
  const frame = await openFrame(page, 'fs-login');
  await enter(page, frame, 'User ID', userId, hands);
  await enter(page, frame, 'Password', wrongPassword, hands);
  await press(page, frame, 'Sign in', hands);
  await shows(frame, 'don’t match');
}

/** Signs out in the sign-in's frame. */
export async function signOutFramed(page: Page, hands: Hands): Promise<void> {
  const frame = await openFrame(page, 'fs-login');
  await press(page, frame, 'Sign out', hands);
  await find(frame, 'Password', 'textbox').wait();
}

/** Text of the balance card's main figure in its frame. */
export async function framedAmount(page: Page, look?: () => Promise<void>): Promise<string> {
  const frame = await openFrame(page, 'fs-balance-card', look);
  const read = () => frame.evaluate(`(${String(mainFigure)})()`) as Promise<string | undefined>;
  return until('an amount in the card', read);
}

/**
 * Brings an element into view, in a shadow root of the host's too, as what nobody can see is not loaded.
 *
 * @param frames of the host's, in one of which the element stands
 */
export async function reach(frames: readonly Frame[], tag: Tag): Promise<void> {
  for (const frame of frames) {
    try {
      await frame.evaluate(`(${String(scrollTo)})('${tag}')`);
    } catch {
      // Taken away meanwhile; puppeteer throws at the call itself.
    }
  }
}

/** Runs in the page, where `document.querySelector` may be a picture of that name and no list can be iterated. */
function scrollTo(tag: string): void {
  const look = (inside: ParentNode) => {
    const nodes = inside.querySelectorAll('*');
    // eslint-disable-next-line @typescript-eslint/prefer-for-of -- a page may have taken the lists' iterator away
    for (let i = 0; i < nodes.length; i += 1) {
      const node = nodes[i];
      if (node?.localName === tag) node.scrollIntoView({ behavior: 'instant', block: 'nearest' });
      if (node?.shadowRoot) look(node.shadowRoot);
    }
  };
  look(document);
}

/** Waits until an element shows a signed-in customer what it is for: neither on its way nor asking to sign in. */
export async function settledElement(
  page: Page,
  tag: Tag,
  look: () => Promise<void>,
): Promise<void> {
  const frame = await openFrame(page, tag, look);
  await until(`${tag} for who is signed in`, () =>
    frame.evaluate(`(${String(isSettled)})('${tag}')`),
  );
}

/** Runs in the frame. */
function isSettled(tag: string): boolean {
  const root = document.querySelector(tag)?.shadowRoot;
  return Boolean(
    root?.querySelector('section') &&
    // Neither on its way, nor asking for a sign-in, nor saying that something went wrong.
    !root.querySelector('section[aria-busy=true], a[target=_top], .notice.error'),
  );
}

/** Opens the payment panel's form for a bank account and types both numbers. */
export async function typeBankNumbers(page: Page, hands: Hands = 'keyboard'): Promise<void> {
  const frame = await openFrame(page, 'fs-payment-panel');
  await press(page, frame, 'Add a bank account', hands);
  await enter(page, frame, 'Routing number', typed.routingNumber, hands);
  await enter(page, frame, 'Account number', typed.accountNumber, hands);
}

/** Saves the account whose numbers were typed; it is shown by its bank and last four digits. */
export async function saveBankAccount(page: Page, hands: Hands = 'keyboard'): Promise<void> {
  const frame = await openFrame(page, 'fs-payment-panel');
  await press(page, frame, 'Add account', hands);
  await shows(frame, typed.accountNumber.slice(-4));
}

/**
 * Pays: behind the button in plain sight, or in the lender's window where the browser cannot tell what is.
 *
 * @returns the payment's confirmation number
 */
export async function payFramed(page: Page): Promise<string> {
  const frame = await openFrame(page, 'fs-payment-panel');
  const due = formatMoney({ amount: paid, currency: 'USD' }, 'en-US');
  await (await findPatiently(frame, 'Other amount', 'radio')).click();
  await enter(page, frame, 'Amount to pay', due, 'keyboard');
  await (await findPatiently(frame, 'Review payment', 'button')).click();
  await shows(frame, 'Check and confirm');
  await frame.$eval('>>> .gate', (gate) => gate.scrollIntoView({ block: 'center' }));
  const paidFor = () => shown(frame, 'Confirmation number');
  if (inFirefox) {
    const button = await findPatiently(frame, 'Confirm in a new window', 'button');
    const popup = await windowFrom(page.browser(), () => button.click());
    await pressUntil(popup, `Pay ${due}`, paidFor);
  } else {
    await pressUntil(frame, `Pay ${due}`, paidFor);
  }
  const number = await frame.$eval('>>> .confirmation', (element) => element.textContent);
  return number.trim();
}

/**
 * Presses a button that counts once it has been in plain sight for a while, by a pointer that stays on it: again, where
 * the page has moved meanwhile. A review is confirmed once at most, however often it is pressed.
 */
async function pressUntil(where: Page | Frame, name: string, done: () => Promise<boolean>) {
  const button = await findPatiently(where, name, 'button');
  const press = async () => {
    await button.hover();
    await until(`"${name}" armed`, () => button.evaluate((one) => !one.ariaDisabled));
    await button.click();
  };
  const deadline = Date.now() + busy;
  while (!(await done())) {
    if (Date.now() > deadline) throw new Error(`"${name}" did nothing.`);
    // It is gone once it has counted.
    await press().catch(() => undefined);
    await until('an answer', done, 3_000).catch(() => undefined);
  }
}

/** The browser may still be at work on what a page has sent to ten frames. */
const busy = 60_000;

async function findPatiently(where: Page | Frame, name: string, role: string) {
  const deadline = Date.now() + busy;
  for (;;) {
    try {
      return (await find(where, name, role)
        .setTimeout(10_000)
        .waitHandle()) as ElementHandle<HTMLElement>;
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
    // What the page has pushed out of sight meanwhile is drawn no more, and found by nobody.
    const [, tag] = /\/embed\/frames\/([\w-]+)/.exec(where.url()) ?? [];
    const host = 'parentFrame' in where ? where.parentFrame() : null;
    if (host && tag) await reach([host], tag as Tag);
  }
}

/** Waits until a frame shows a text. */
async function shows(frame: Frame, text: string): Promise<void> {
  await until(`"${text}" in the frame`, () => shown(frame, text), busy);
}

async function shown(frame: Frame, text: string): Promise<boolean> {
  return String(await frame.evaluate(`(${String(shownText)})()`)).includes(text);
}

/** Goes on to the signature of a change of the plan, and types the customer's name. */
export async function typeName(page: Page, hands: Hands = 'keyboard'): Promise<void> {
  const frame = await openFrame(page, 'fs-plan-panel');
  await press(page, frame, 'Put payments off', hands);
  await press(page, frame, 'See what it does', hands);
  await enter(page, frame, 'Your full name', typedName, hands);
}

async function press(page: Page, frame: Frame, name: string, hands: Hands): Promise<void> {
  const button = await findPatiently(frame, name, 'button');
  if (hands === 'script') {
    await button.evaluate((element) => element.click());
  } else {
    await button.focus();
    await page.keyboard.press('Enter');
  }
}

/** Types into a field of a frame and makes sure that it arrived there. */
async function enter(
  page: Page,
  frame: Frame,
  name: string,
  text: string,
  hands: Hands,
): Promise<void> {
  const field = await findPatiently(frame, name, 'textbox');
  if (hands === 'script') {
    await field.evaluate((input, value) => {
      (input as HTMLInputElement).value = value;
      input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, data: value }));
    }, text);
    return;
  }
  // Keys go to whatever has the focus, and the host must not be what these tests type into.
  await until(`the focus on "${name}"`, async () => {
    await field.focus();
    // A user ID is still there after a refusal.
    await field.evaluate((input) => (input as HTMLInputElement).select());
    return frame.evaluate('document.hasFocus()') as Promise<boolean>;
  });
  await page.keyboard.type(text);
  await until(`"${name}" holding what was typed`, () =>
    field.evaluate((input, wanted) => (input as HTMLInputElement).value === wanted, text),
  );
}
