import assert from 'node:assert/strict';
import { afterEach, it } from 'node:test';
import { passphrase } from '../support/api.ts';
import { closeTabs, find, waitForText } from '../support/browser.ts';
import { frameOf, hostClient, setHostStage, windowFrom } from '../support/host-stage.ts';

const body = `<fs-login client-id="${hostClient}" mode="popup"></fs-login>`;

const stage = setHostStage({
  // What the browser does to a page that it lets open no windows, and to every frame in it.
  '/blocked': {
    body,
    headers: {
      'content-security-policy':
        'sandbox allow-scripts allow-same-origin allow-forms allow-top-navigation-by-user-activation',
    },
  },
  '/apart': { body, headers: { 'cross-origin-opener-policy': 'same-origin' } },
});

afterEach(async () => {
  await closeTabs(stage.browser);
});

async function open(path: string) {
  const page = await stage.browser.newPage();
  await page.goto(`${stage.host.origin}${path}`);
  const frame = await frameOf(page, 'fs-login');
  return { page, frame };
}

it('says that no window came, and leads to the portal and back', async () => {
  const { page, frame } = await open('/blocked');

  await find(frame, 'Sign in', 'button').click();
  const shown = await waitForText(frame, 'No window of ours can be reached from here');
  assert.match(shown, /allow pop-ups/);
  await find(frame, 'Go to Prairie Lane Finance', 'link').click();

  await find(page, 'User ID', 'textbox').fill('alex.current');
  await find(page, 'Password', 'textbox').fill(passphrase);
  await find(page, 'Sign in', 'button').click();
  await find(page, 'Sign out', 'button').wait();
  assert.equal(new URL(page.url()).origin, stage.sandbox.lender);
  await find(page, 'Back to Harbor Street Autos', 'link').click();
  await page.waitForFunction((origin: string) => location.origin === origin, {}, stage.host.origin);
});

it('goes on in the hosted portal where the host page is kept apart from its windows', async () => {
  const { frame } = await open('/apart');

  const popup = await windowFrom(stage.browser, () => find(frame, 'Sign in', 'button').click());
  const there = await waitForText(popup, 'Go on here');
  assert.match(there, /keeps this window apart/);
  const here = await waitForText(frame, 'No window of ours can be reached from here');
  assert.match(here, /If one has opened, go on there/);

  await find(popup, 'Go to Prairie Lane Finance', 'link').click();
  await find(popup, 'User ID', 'textbox').fill('alex.current');
  await find(popup, 'Password', 'textbox').fill(passphrase);
  await find(popup, 'Sign in', 'button').click();
  await find(popup, 'Sign out', 'button').wait();
  await find(popup, 'Back to Harbor Street Autos', 'link').wait();
});
