import assert from 'node:assert/strict';
import { afterEach, beforeEach, it } from 'node:test';
import type { Frame, Page } from 'puppeteer-core';
import { passphrase } from '../support/api.ts';
import { closeTabs, find, waitForText } from '../support/browser.ts';
import { frameOf, hostClient, setHostStage, windowFrom } from '../support/host-stage.ts';

const stage = setHostStage({
  '/': { body: `<fs-login client-id="${hostClient}" mode="popup"></fs-login>` },
  '/es': {
    body: `<fs-login client-id="${hostClient}" mode="popup" locale="es-US"></fs-login>`,
  },
  '/thief': {},
});
let page: Page;
let frame: Frame;

beforeEach(async () => {
  page = await stage.browser.newPage();
  await page.goto(`${stage.host.origin}/`);
  frame = await frameOf(page, 'fs-login');
});

afterEach(async () => {
  await closeTabs(stage.browser);
});

const openWindow = () => windowFrom(stage.browser, () => find(frame, 'Sign in', 'button').click());

async function signInThere(popup: Page, { shared = false } = {}): Promise<void> {
  await find(popup, 'User ID', 'textbox').fill('alex.current');
  await find(popup, 'Password', 'textbox').fill(passphrase);
  if (shared) await find(popup, 'This is a shared computer', 'checkbox').click();
  await find(popup, 'Sign in', 'button').click();
  await find(frame, 'Sign out', 'button').wait();
}

it('signs in in a window of the lender, of which nothing comes near the host', async () => {
  const popup = await openWindow();
  const shown = await waitForText(popup, 'Sign in to continue to Harbor Street Autos');
  assert.match(shown, /Prairie Lane Finance/);
  assert.equal(new URL(popup.url()).origin, stage.sandbox.lender);

  await signInThere(popup);

  assert.ok(popup.isClosed(), 'the window is closed');
  const host = await page.evaluate(() => ({
    title: document.title,
    address: location.href,
    referrer: document.referrer,
    heard: (window as unknown as { heard: string[] }).heard.join(),
    markup: document.documentElement.outerHTML,
    kept: JSON.stringify({ ...localStorage, ...sessionStorage }),
  }));
  const seen = [...Object.values(host), frame.url(), ...stage.host.requests].join('\n');
  assert.match(seen, /embed\/frames\/fs-login/);
  assert.doesNotMatch(seen, /[?&#"](code|state|iss)\b|verifier|sign-in-answer|alex\.current/);
});

it('speaks in its window the language of the page, whatever the browser’s is', async () => {
  await page.goto(`${stage.host.origin}/es`);
  frame = await frameOf(page, 'fs-login');

  const popup = await windowFrom(stage.browser, () =>
    find(frame, 'Iniciar sesión', 'button').click(),
  );

  const shown = await waitForText(popup, 'Inicie sesión para seguir en Harbor Street Autos');
  assert.match(shown, /Entorno de pruebas, sin dinero real/);
  assert.equal(await popup.evaluate(() => document.documentElement.lang), 'es-US');
});

it('keeps the session through a reload, and not where the computer is said to be shared', async () => {
  await signInThere(await openWindow());
  await page.reload();
  frame = await frameOf(page, 'fs-login');
  await find(frame, 'Sign out', 'button').click();
  await find(frame, 'Sign in', 'button').wait();

  await signInThere(await openWindow(), { shared: true });
  await page.reload();
  frame = await frameOf(page, 'fs-login');

  await find(frame, 'Sign in', 'button').wait();
});

it('asks for credentials again after the customer has signed out in the frame', async () => {
  await signInThere(await openWindow());
  await find(frame, 'Sign out', 'button').click();
  await find(frame, 'Sign in', 'button').wait();

  const again = await openWindow();

  await find(again, 'Password', 'textbox').wait();
  assert.equal(await frame.$('>>> ::-p-text(Sign out)'), null);
});

it('opens one window however often it is asked to', async () => {
  const popup = await openWindow();
  const windows = (await stage.browser.pages()).length;

  await page.bringToFront();
  await find(frame, 'Show the window', 'button').click();
  await find(frame, 'Show the window', 'button').click();

  assert.equal((await stage.browser.pages()).length, windows);
  await signInThere(popup);
});

it('says so where the customer closes the window, and offers it again', async () => {
  const popup = await openWindow();
  await popup.close();

  const shown = await waitForText(frame, 'The window was closed');
  assert.match(shown, /You aren’t signed in/);

  await signInThere(await openWindow());
});

it('comes back without a session from "Cancel"', async () => {
  const popup = await openWindow();
  await find(popup, 'Cancel', 'button').click();

  await waitForText(frame, 'You aren’t signed in');
  assert.ok(popup.isClosed(), 'the window is closed');
});

it('says a refusal and a lockout in the window, and goes on from there', async () => {
  const popup = await openWindow();
  await find(popup, 'User ID', 'textbox').fill('drew.locked');
  await find(popup, 'Password', 'textbox').fill(passphrase);
  await find(popup, 'Sign in', 'button').click();
  await waitForText(popup, 'Locked until');
  await find(popup, 'Use a different user ID', 'button').click();

  await signInThere(popup);
});

it('is out of the host’s reach where the host has opened it itself', async () => {
  const { lender } = stage.sandbox;
  const request = new URLSearchParams({
    client_id: hostClient,
    response_type: 'code',
    redirect_uri: `${lender}/embed/callback`,
    scope: 'openid accounts',
    code_challenge: 'x'.repeat(43),
    code_challenge_method: 'S256',
    state: 'the-host-knows-it',
  });
  const popup = await windowFrom(stage.browser, () =>
    page.evaluate((url) => {
      Object.assign(window, { lure: open(url, 'lure') });
    }, `${lender}/oauth/authorize?${request.toString()}`),
  );
  await waitForText(popup, 'Sign in to continue to Harbor Street Autos');

  const before = popup.url();
  const gone = await page.evaluate(() => {
    const { lure } = window as unknown as { lure: Window };
    lure.location.replace('/look-alike');
    return lure.closed;
  });

  assert.ok(gone, 'the host holds a window that is no more');
  await waitForText(popup, 'Sign in to continue to Harbor Street Autos');
  assert.equal(popup.url(), before);
  assert.ok(await popup.evaluate(() => window.opener === null));
});

it('tells its end to nobody but the frame, though the host takes the frame’s place meanwhile', async () => {
  // The host knows the frame's window by the messages that come from it.
  await page.evaluateOnNewDocument(() => {
    addEventListener('message', ({ source }) => Object.assign(window, { guest: source }));
  });
  await page.reload();
  frame = await frameOf(page, 'fs-login');
  const popup = await openWindow();
  await find(popup, 'Password', 'textbox').wait();

  await page.evaluate(() => {
    (window as unknown as { guest: Window }).guest.location.replace('/thief');
  });
  const thief = await page.waitForFrame((one) => one.url().endsWith('/thief'));
  await find(popup, 'User ID', 'textbox').fill('alex.current');
  await find(popup, 'Password', 'textbox').fill(passphrase);
  await find(popup, 'Sign in', 'button').click();

  await popup.waitForFunction(() => location.pathname === '/embed/callback', { polling: 100 });
  await waitForText(popup, /./);
  await popup.waitForFunction(() => location.search === '', { polling: 100 });
  const seen = await thief.evaluate(() => (window as unknown as { heard: string[] }).heard.join());
  assert.doesNotMatch(seen, /sign-in-answer|code=/);
});
