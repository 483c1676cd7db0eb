import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { before, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { inFirefox, waitForText } from '../support/browser.ts';
import { setStage } from '../support/stage.ts';

const stage = setStage();
const invitation = 'Set up your online account';
let axe: string;

before(async () => {
  axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
});

async function open(width: number, scheme: 'light' | 'dark' = 'light'): Promise<Page> {
  const page = await (await stage.browser.createBrowserContext()).newPage();
  await page.setViewport({ width, height: 800 });
  // Firefox is light from its start; only Chromium can be told later.
  if (!inFirefox) {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  }
  return page;
}

/** From the list to the mail that invites somebody, with its frame as tall as the mail. */
async function openInvitation(page: Page): Promise<void> {
  await page.goto(`${stage.sandbox.lender}/outbox`);
  await page.locator(`::-p-text(${invitation})`).click();
  await waitForText(page, 'Plain text');
  await page.waitForFunction(`(() => {
    const frame = document.querySelector('iframe');
    const mail = frame.contentDocument?.body;
    return mail?.innerText.includes('Gale') &&
      frame.clientHeight === Math.ceil(mail.getBoundingClientRect().height);
  })()`);
}

/** Accessibility faults of a page, but for the mail in its frame: no script runs in there, axe's neither. */
async function faults(page: Page): Promise<unknown> {
  await page.evaluate(axe);
  return page.evaluate(`(async () => {
    const { violations } = await axe.run(document, { iframes: false, resultTypes: ['violations'] });
    return violations.map(({ id, nodes }) => id + ' at ' + nodes.map(({ target }) => target.join(' ')));
  })()`);
}

const overflow = (page: Page) =>
  page.evaluate(`Math.max(...[document, document.querySelector('iframe')?.contentDocument ?? document]
    .map(({ documentElement }) => documentElement.scrollWidth - documentElement.clientWidth))`);

it('leads from the invitation in the outbox to the portal, in a tab of its own', async () => {
  const page = await open(1280);
  const blocked: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') blocked.push(message.text());
  });
  await openInvitation(page);

  const frame = page.frames().find((one) => one.url().endsWith('/html'));
  // Not by a locator: those wait by scripts in the frame, and there none runs.
  const link = await frame?.$('a');
  const [label, address] = (await link?.evaluate((a) => [a.textContent, a.href])) ?? [];
  assert.equal(label, 'Set up your account');
  assert.ok(address?.startsWith(`${stage.sandbox.lender}/#invitation=`));
  await link?.click();

  const target = await stage.browser.waitForTarget(
    (one) => one.url().startsWith(`${stage.sandbox.lender}/`) && !one.url().includes('/outbox'),
  );
  const portal = await target.page();
  assert.ok(portal);
  await waitForText(portal, 'Prairie Lane Finance');
  assert.match(page.url(), /\/outbox\/mail_[\w-]{16}$/);
  assert.deepEqual(blocked, []);
});

for (const scheme of ['light', 'dark'] as const) {
  const skip = inFirefox && scheme === 'dark' && 'Firefox takes no scheme while it runs';
  for (const width of [320, 1280]) {
    it(`fits ${String(width)} px and has no accessibility fault, ${scheme}`, { skip }, async () => {
      const page = await open(width, scheme);

      await page.goto(`${stage.sandbox.lender}/outbox`);
      await waitForText(page, invitation);
      assert.deepEqual(await faults(page), []);
      assert.ok(Number(await overflow(page)) <= 0, 'the list scrolls sideways');

      await openInvitation(page);
      assert.deepEqual(await faults(page), []);
      assert.ok(Number(await overflow(page)) <= 0, 'the mail scrolls sideways');

      const answer = await fetch(`${stage.sandbox.lender}/sandbox/outbox`);
      const { items } = (await answer.json()) as { items: { subject: string; html: string }[] };
      const mail = items.find(({ subject }) => subject === invitation);
      await page.goto('about:blank');
      await page.setContent(mail?.html ?? '');
      await waitForText(page, 'Gale Ferrowhite');
      assert.deepEqual(await faults(page), []);
    });
  }
}
