import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { signedInClient } from '../support/api.ts';
import { find, inFirefox, sendForm, waitForText } from '../support/browser.ts';
import { frameOf, hostClient, setHostStage, windowFrom } from '../support/host-stage.ts';

const elements = ['fs-login', 'fs-documents', 'fs-plan-panel']
  .map((tag) => `<${tag} client-id="${hostClient}"></${tag}>`)
  .join('\n');
const stage = setHostStage({ '/': { body: elements } });

async function signInOn(userId: string): Promise<Page> {
  // Tabs of one browser share what is signed in.
  const page = await (await stage.browser.createBrowserContext()).newPage();
  await page.setViewport({ width: 1000, height: 3600 });
  await page.goto(`${stage.host.origin}/`);
  await sendForm(await frameOf(page, 'fs-login'), userId);
  return page;
}

/** Has Chromium keep what a page saves; Firefox cannot be told where. Gives back how often a PDF was. */
async function keepFiles(page: Page): Promise<() => Promise<number>> {
  const folder = await mkdtemp(join(tmpdir(), 'fs-central-saved-'));
  after(() => rm(folder, { recursive: true, force: true }));
  const session = await stage.browser.target().createCDPSession();
  const { id } = page.browserContext();
  await session.send('Browser.setDownloadBehavior', {
    behavior: 'allow',
    downloadPath: folder,
    ...(id && { browserContextId: id }),
  });
  return async () => (await readdir(folder)).filter((name) => name.endsWith('.pdf')).length;
}

async function until(holds: () => Promise<boolean> | boolean, words: string): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (!(await holds())) {
    assert.ok(Date.now() < deadline, words);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

it('shows and saves a document out of a frame of another site', async () => {
  const page = await signInOn('bailey.pastdue');
  const saved = inFirefox ? undefined : await keepFiles(page);
  const frame = await frameOf(page, 'fs-documents');
  await waitForText(frame, 'Contract');
  const open = () => frame.locator('>>> [data-action=open]').click();

  if (saved) {
    // A Chromium without a viewer of PDFs: the window offers to keep it.
    const shown = await windowFrom(stage.browser, open);
    await waitForText(shown, 'Your document is here');
    await find(shown, 'Download', 'link').click();
    await until(async () => (await saved()) === 1, 'never saved from the window');
    // Another one: a file of the same name would take its place.
    await frame.locator('>>> li:nth-child(2) [data-action=save]').click();
    await until(async () => (await saved()) === 2, 'never saved from the frame');
  } else {
    const of = `blob:${stage.sandbox.lender}/`;
    const [shown] = await Promise.all([
      stage.browser.waitForTarget((one) => one.url().startsWith(of), { timeout: 30_000 }),
      open(),
    ]);
    await find(await frameOf(page, 'fs-login'), 'Sign out', 'button').click();
    await until(() => !stage.browser.targets().includes(shown), 'still shown after sign-out');
  }
  await waitForText(frame, saved ? 'was downloaded' : /./);
});

it('has a change of the plan signed in plain sight, or in a window of the lender’s', async () => {
  const page = await signInOn('alex.current');
  await page.evaluate(() => {
    addEventListener('fs-plan-requested', () => (document.title = 'A plan was asked for'));
  });
  const frame = await frameOf(page, 'fs-plan-panel');
  await find(frame, 'Put payments off', 'button').click();
  await find(frame, 'See what it does', 'button').click();
  await find(frame, 'Your full name', 'textbox').fill('Alex Winterbourne');

  if (inFirefox) {
    const popup = await windowFrom(stage.browser, () =>
      find(frame, 'Confirm in a new window', 'button').click(),
    );
    await waitForText(popup, 'Put off by 1 month');
    const sign = await find(popup, 'Sign and send', 'button').waitHandle();
    await popup.waitForFunction((one) => !one.ariaDisabled, {}, sign);
    await sign.click();
  } else {
    await frame.$eval('>>> .gate', (gate) => gate.scrollIntoView({ block: 'center' }));
    const sign = await find(frame, 'Sign and send', 'button').waitHandle();
    await frame.waitForFunction((one) => !one.ariaDisabled, {}, sign);
    await sign.click();
  }

  await waitForText(frame, 'What has happened');
  const client = await signedInClient(stage.sandbox.lender, 'alex.current');
  const [account] = (await client.accounts.list()).items;
  const changes = await client.plans.list(account?.id ?? '');
  assert.equal(changes.items.length, 1);
  assert.equal(await page.title(), 'A plan was asked for');
});
