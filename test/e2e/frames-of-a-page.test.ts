import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Frame, Page } from 'puppeteer-core';
import { framedTags } from '../../sdk/contract/index.ts';
import { frame as spanish } from '../../src/i18n/es/frame.ts';
import { until } from '../hostile/until.ts';
import { inFirefox } from '../support/browser.ts';
import { frameOf, hostClient, setHostStage } from '../support/host-stage.ts';

/** Every element, each a long way below the one before. */
const elements = framedTags
  .map((tag) => `<p style="block-size: 4000px"></p><${tag} client-id="${hostClient}"></${tag}>`)
  .join('\n');
const stage = setHostStage({ '/': { body: `<main lang="es-MX">${elements}</main>` } });

const tagsOf = (page: Page) =>
  page
    .frames()
    .map((frame) => /\/embed\/frames\/([\w-]+)/.exec(frame.url())?.[1])
    .filter((tag) => tag !== undefined);

/** What assistive technology calls a frame. Firefox's driver finds no frame in a closed root; there it is what the page in it is called. */
async function nameOf(frame: Frame): Promise<string> {
  if (inFirefox) return frame.title();
  const element = await frame.frameElement();
  return element ? element.evaluate((one) => one.title) : '';
}

it('loads each element’s frame as it comes near, names it in the page’s language, asks the lender once, and leaves none behind', async () => {
  const page = await stage.browser.newPage();
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/embed/clients/')) asked.push(request.method());
  });
  await page.setViewport({ width: 1000, height: 900 });
  await page.goto(`${stage.host.origin}/`);

  const seen: string[] = [];
  for (const tag of framedTags) {
    assert.deepEqual(tagsOf(page), seen, 'no frame before its element is near');
    await page.$eval(tag, (element) => element.scrollIntoView());
    const frame = await frameOf(page, tag);
    seen.push(tag);
    const name = spanish.titles[tag]('Prairie Lane Finance');
    await until(`a frame called ${name}`, async () => (await nameOf(frame)) === name);
  }
  assert.equal(asked.length, 1, 'one question for all of them');

  await page.$eval('main', (main) => main.remove());
  await until('no frame left', () => page.frames().length === 1);
  await page.close();
});
