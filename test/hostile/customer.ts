import type { Frame, Page } from 'puppeteer-core';
import { find } from '../support/browser.ts';
import { mainFigure } from '../support/in-page.ts';
import type { Tag } from './host-page.ts';
import { until } from './until.ts';

/** What the customers of these tests type; no other text on a page holds it. */
export const typed = {
  password: 'sandbox-passphrase-2026',
  routingNumber: '990000026',
  accountNumber: '8305561297442',
};

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
    !root.querySelector('section[aria-busy=true], a[target=_top]'),
  );
}

/** Opens the payment panel's form for a bank account and types both numbers. */
export async function typeBankNumbers(page: Page, hands: Hands = 'keyboard'): Promise<void> {
  const frame = await openFrame(page, 'fs-payment-panel');
  await press(page, frame, 'Add a bank account', hands);
  await enter(page, frame, 'Routing number', typed.routingNumber, hands);
  await enter(page, frame, 'Account number', typed.accountNumber, hands);
}

async function press(page: Page, frame: Frame, name: string, hands: Hands): Promise<void> {
  // The browser may still be at work on what a page has sent to ten frames.
  const button = await find(frame, name, 'button').setTimeout(60_000).waitHandle();
  if (hands === 'script') {
    await button.evaluate((element) => (element as HTMLElement).click());
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
  const field = await find(frame, name, 'textbox').waitHandle();
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
    return frame.evaluate('document.hasFocus()') as Promise<boolean>;
  });
  await page.keyboard.type(text);
  await until(`"${name}" holding what was typed`, () =>
    field.evaluate((input, wanted) => (input as HTMLInputElement).value === wanted, text),
  );
}
