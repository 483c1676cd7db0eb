import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'node:test';
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

it(
  'saves a document out of a frame of another site',
  { skip: inFirefox && 'it cannot be told where to save' },
  async (test) => {
    const folder = await mkdtemp(join(tmpdir(), 'fs-central-saved-'));
    test.after(() => rm(folder, { recursive: true, force: true }));
    const page = await signInOn('bailey.pastdue');
    const session = await stage.browser.target().createCDPSession();
    const { id } = page.browserContext();
    await session.send('Browser.setDownloadBehavior', {
      behavior: 'allow',
      downloadPath: folder,
      ...(id && { browserContextId: id }),
    });
    const frame = await frameOf(page, 'fs-documents');
    await waitForText(frame, 'Contract');

    await frame.locator('>>> [data-action=save]').click();

    const saved = async () => (await readdir(folder)).some((name) => name.endsWith('.pdf'));
    const deadline = Date.now() + 30_000;
    while (!(await saved())) {
      assert.ok(Date.now() < deadline, 'never saved');
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  },
);

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
