import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ElementHandle, Frame, Page } from 'puppeteer-core';
import { formatMoney } from '../../sdk/index.ts';
import { passphrase, signedInClient } from '../support/api.ts';
import { closeTabs, find, inFirefox, waitForText } from '../support/browser.ts';
import { frameOf, hostClient, setHostStage, windowFrom } from '../support/host-stage.ts';

const body = (veil = '') => `<fs-login client-id="${hostClient}"></fs-login>
  <div style="position:relative"><fs-payment-panel client-id="${hostClient}"></fs-payment-panel>${veil}</div>`;

// Hardly to be seen, and in the way of no click: across the amount, above the button.
const veil = `<div style="position:absolute;inset:auto 0 225px;height:6px;z-index:9;pointer-events:none;background:rgb(255 255 255/1%)"></div>`;

const pages = {
  '/': { body: `<input id="chat">${body()}` },
  '/beside': {
    body: `<fs-login client-id="${hostClient}"></fs-login><div id="box" style="position:relative;inline-size:560px">
      <fs-payment-panel client-id="${hostClient}"></fs-payment-panel></div>`,
  },
  '/covered': { body: body(veil) },
  '/apart': { body: body(veil), headers: { 'cross-origin-opener-policy': 'same-origin' } },
};

/** By keyboard: what lies over a frame may keep a click from it. */
async function press(frame: Frame, name: string): Promise<void> {
  const button = await find(frame, name, 'button').waitHandle();
  await button.focus();
  await frame.page().keyboard.press('Enter');
}

/** Moves the pointer about where the customer means to press something else. */
async function pointAt(page: Page, x: number, y: number): Promise<void> {
  await page.mouse.move(x, y + 30);
  await page.mouse.move(x, y, { steps: 3 });
}

/** What a hostile page does to a button that is armed, so that the next press meets it. */
const misleading: readonly (readonly [
  string,
  (page: Page, button: ElementHandle<Element>) => Promise<void>,
])[] = [
  [
    'moved the button under the pointer',
    async (page, button) => {
      const { y } = await boxOf(button);
      await pointAt(page, 700, y + 22);
      await page.evaluate(() => (document.getElementById('box')!.style.left = '200px'));
      await untilUnderPointer(button);
    },
  ],
  [
    // Chromium itself gives no press to a frame that was moved just now, but for a movement as small as this.
    'moved the button under the pointer, by a little',
    async (page, button) => {
      const { x, y, height } = await boxOf(button);
      await pointAt(page, x + 100, y + height + 12);
      await page.evaluate(() => (document.getElementById('box')!.style.top = '25px'));
      await untilUnderPointer(button);
    },
  ],
  [
    'had everything in the frame drawn smaller',
    async (page, button) => {
      const draw = (style: string) =>
        page.$eval('fs-payment-panel', (one, text) => one.setAttribute('style', text), style);
      const before = await boxOf(button);
      await draw('--fs-font-size:14px;--fs-space:3px');
      await sleep(700);
      const { x, y } = await boxOf(button);
      assert.ok(y < before.y - 44, 'the button stands elsewhere then');
      await draw('');
      await sleep(1_500);
      await pointAt(page, x + 100, y + 20);
      await draw('--fs-font-size:14px;--fs-space:3px');
      await untilUnderPointer(button);
    },
  ],
];

async function boxOf(button: ElementHandle<Element>) {
  const box = await button.boundingBox();
  assert.ok(box);
  return box;
}

/** Waits until a press of the button counts, or it is gone. */
async function untilArmed(button: ElementHandle<Element>): Promise<void> {
  await button.frame.waitForFunction(
    (one) => !one.ariaDisabled || !one.isConnected,
    { polling: 100 },
    button,
  );
}

/** Waits until the browser has seen that the button is where the pointer is. */
async function untilUnderPointer(button: ElementHandle<Element>): Promise<void> {
  await button.frame.waitForFunction((one) => one.matches(':hover'), {}, button);
}

// Each pays, so each has a customer and an amount of its own.
let amount = 100;

function useStage(registration: Record<string, unknown> = {}) {
  const stage = setHostStage(pages, registration);
  afterEach(async () => {
    await closeTabs(stage.browser);
  });

  /** Opens a host's page, signs in and goes on to the review of a payment. */
  async function review(path: string): Promise<{ page: Page; frame: Frame; due: string }> {
    const page = await stage.browser.newPage();
    await page.goto(`${stage.host.origin}${path}`);
    const login = await frameOf(page, 'fs-login');
    await find(login, 'User ID', 'textbox').fill('alex.current');
    await find(login, 'Password', 'textbox').fill(passphrase);
    await find(login, 'Sign in', 'button').click();
    const frame = await frameOf(page, 'fs-payment-panel');
    await find(frame, 'Other amount', 'radio').click();
    amount += 1;
    const due = formatMoney({ amount, currency: 'USD' }, 'en-US');
    await find(frame, 'Amount to pay', 'textbox').fill(due);
    await find(frame, 'Review payment', 'button').click();
    await waitForText(frame, 'Check and confirm');
    // Nothing is in plain sight below the edge of the screen.
    await frame.$eval('>>> .gate', (gate) => gate.scrollIntoView({ block: 'center' }));
    return { page, frame, due };
  }

  /** How many payments of an amount there are. */
  async function payments(cents: number): Promise<number> {
    const client = await signedInClient(stage.sandbox.lender, 'alex.current');
    const [account] = (await client.accounts.list()).items;
    const { items } = await client.payments.list(account?.id ?? '');
    return items.filter((payment) => payment.amount.amount === cents).length;
  }

  return { stage, review, payments };
}

describe('a payment in a frame', () => {
  const { stage, review, payments } = useStage();

  it(
    'is confirmed there by a button in plain sight',
    { skip: inFirefox && 'it cannot tell what is in plain sight' },
    async () => {
      const { page, frame, due } = await review('/');
      const button = await find(frame, `Pay ${due}`, 'button').waitHandle();
      const onButton = () =>
        button.evaluate((one) => (one.getRootNode() as ShadowRoot).activeElement === one);

      // The host sends what is typed on its page to the frame: text, Tab to the next field, text, Enter.
      await page.click('#chat');
      await page.evaluate(() => document.querySelector<HTMLElement>('fs-payment-panel')?.focus());
      await page.keyboard.type('Ann');
      for (let left = 5; left > 0 && !(await onButton()); left -= 1) {
        await page.keyboard.press('Tab');
      }
      assert.ok(await onButton(), 'the keys reach the button');
      await untilArmed(button);
      await page.keyboard.type('5');
      await page.keyboard.press('Enter');
      assert.ok(!(await onButton()), 'it lets go of them');

      // The customer goes there by keyboard. A press that came too early only begins the wait.
      await page.keyboard.press('Tab');
      await page.keyboard.down('Shift');
      await page.keyboard.press('Tab');
      await page.keyboard.up('Shift');
      assert.ok(await onButton(), 'as they do again');
      await untilArmed(button);
      await page.keyboard.press('Enter');
      await untilArmed(button);
      await page.keyboard.press('Enter');

      await waitForText(frame, 'Confirmation number');
      assert.equal(await payments(amount), 1);
    },
  );

  for (const [what, lead] of misleading) {
    it(
      `is not confirmed by a press for which the page has ${what}`,
      { skip: inFirefox && 'it confirms in a window' },
      async () => {
        const { page, frame, due } = await review('/beside');
        const button = await find(frame, `Pay ${due}`, 'button').waitHandle();
        await untilArmed(button);

        await lead(page, button);
        await page.mouse.down();
        await page.mouse.up();

        await sleep(1_000);
        assert.match(await waitForText(frame, /./), /Check and confirm/);
        assert.equal(await payments(amount), 0);
        // One that comes later is taken.
        while (await button.evaluate((one) => one.isConnected)) {
          await untilArmed(button);
          await page.mouse.down();
          await page.mouse.up();
          await sleep(100);
        }
        await waitForText(frame, 'Confirmation number');
        assert.equal(await payments(amount), 1);
      },
    );
  }

  it('is confirmed in a window of the lender where something lies over the frame', async () => {
    const { frame, due } = await review('/covered');
    const client = await signedInClient(stage.sandbox.lender, 'alex.current');
    const [account] = (await client.accounts.list()).items;
    assert.ok(account);

    const popup = await windowFrom(stage.browser, () => press(frame, 'Confirm in a new window'));
    // A window counts the time from when it came to the front.
    await popup.bringToFront();
    const shown = await waitForText(popup, 'Check and confirm');
    assert.ok(shown.includes(due), 'it shows the amount');
    assert.match(shown, new RegExp(`ending in ${account.numberLast4}`));
    assert.match(shown, /I authorize/);
    const button = await find(popup, `Pay ${due}`, 'button').waitHandle();
    await popup.waitForFunction((one) => !one.ariaDisabled, {}, button);
    await button.click();

    await waitForText(frame, 'Confirmation number');
    assert.ok(popup.isClosed(), 'the window is closed');
    assert.equal(await payments(amount), 1);
  });

  it('stands under review again, in words, where the window is closed', async () => {
    const { frame } = await review('/covered');
    const popup = await windowFrom(stage.browser, () => press(frame, 'Confirm in a new window'));
    await waitForText(popup, 'Check and confirm');

    await popup.close();

    const shown = await waitForText(frame, 'The window was closed');
    assert.match(shown, /Nothing has been paid/);
    await find(frame, 'Confirm in a new window', 'button').wait();
    assert.equal(await payments(amount), 0);
  });

  it('is not paid and says so where the host page is kept apart from its windows', async () => {
    const { frame } = await review('/apart');

    const popup = await windowFrom(stage.browser, () => press(frame, 'Confirm in a new window'));

    assert.match(await waitForText(popup, 'Go on here'), /Nothing has been paid/);
    assert.match(await waitForText(frame, 'No window of ours'), /Nothing has been paid/);
    await find(frame, 'Go to Prairie Lane Finance', 'link').wait();
    assert.equal(await payments(amount), 0);
  });
});

describe('a payment in a frame of a client that confirms in windows', () => {
  const { stage, review, payments } = useStage({ confirm: 'window' });

  it('is paid once, however often it is confirmed', async () => {
    const { frame, due } = await review('/');
    const popup = await windowFrom(stage.browser, () => press(frame, 'Confirm in a new window'));
    const button = await find(popup, `Pay ${due}`, 'button').waitHandle();
    await popup.waitForFunction((one) => !one.ariaDisabled, {}, button);

    await button.evaluate((one) => {
      const press = one as HTMLButtonElement;
      press.click();
      press.click();
      press.form?.requestSubmit();
    });

    await waitForText(frame, 'Confirmation number');
    assert.equal(await payments(amount), 1);
  });
});
