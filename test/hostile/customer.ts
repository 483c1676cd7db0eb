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

/** Waits for an element's frame and for the element in it. */
export async function openFrame(page: Page, tag: Tag): Promise<Frame> {
  return until(`a frame with ${tag}`, async () => {
    const frame = frameOf(page, tag);
    return (await frame?.evaluate(`!!document.querySelector('${tag}')`)) ? frame : undefined;
  });
}

/** Types into the sign-in's frame and sends it with the keyboard: a page may cover the button. */
export async function signInFramed(page: Page, userId: string): Promise<void> {
  const frame = await openFrame(page, 'fs-login');
  await enter(page, frame, 'User ID', userId);
  await enter(page, frame, 'Password', typed.password);
  await page.keyboard.press('Enter');
  await find(frame, 'Sign out', 'button').wait();
}

/** Text of the balance card's main figure in its frame. */
export async function framedAmount(page: Page): Promise<string> {
  const frame = await openFrame(page, 'fs-balance-card');
  const read = () => frame.evaluate(`(${String(mainFigure)})()`) as Promise<string | undefined>;
  return until('an amount in the card', read);
}

/** Opens the payment panel's form for a bank account and types both numbers. */
export async function typeBankNumbers(page: Page): Promise<void> {
  const frame = await openFrame(page, 'fs-payment-panel');
  const add = await find(frame, 'Add a bank account', 'button').waitHandle();
  await add.focus();
  await page.keyboard.press('Enter');
  await enter(page, frame, 'Routing number', typed.routingNumber);
  await enter(page, frame, 'Account number', typed.accountNumber);
}

/** Types into a field of a frame and makes sure that it arrived there. */
async function enter(page: Page, frame: Frame, name: string, text: string): Promise<void> {
  const field = await find(frame, name, 'textbox').waitHandle();
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
