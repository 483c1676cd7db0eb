import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { it } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Page } from 'puppeteer-core';
import { find, waitForText } from '../support/browser.ts';
import {
  frameOf,
  hostClient,
  type HostPage,
  setHostStage,
  windowFrom,
} from '../support/host-stage.ts';

const pages: Record<string, HostPage> = {};
const stage = setHostStage(pages);
const address = pathToFileURL(resolve('docs/snippet.html')).href;

/** The page as a dealer opens it: from a disk, without a network. */
async function open(query = ''): Promise<Page> {
  const page = await (await stage.browser.createBrowserContext()).newPage();
  await page.setOfflineMode(true);
  await page.goto(address + query);
  return page;
}

const made = (page: Page, id: 'snippet' | 'policy') =>
  page.$eval(`#${id}`, (block) => block.textContent);

const modes: [mode: string, ready: (page: Page) => Promise<unknown>][] = [
  [
    'frame',
    async (page) => {
      await waitForText(await frameOf(page, 'fs-balance-card'), 'Your balance');
      await find(await frameOf(page, 'fs-login'), 'Password', 'textbox').wait();
    },
  ],
  [
    'popup',
    async (page) => {
      const frame = await frameOf(page, 'fs-login');
      const opened = await windowFrom(stage.browser, () =>
        find(frame, 'Sign in', 'button').click(),
      );
      await find(opened, 'Password', 'textbox').wait();
      await opened.close();
    },
  ],
  [
    'redirect',
    async (page) => {
      // The link is the shell's own, in a closed root.
      await page.waitForSelector('fs-login:defined');
      await page.focus('fs-login');
      await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
      assert.equal(new URL(page.url()).origin, stage.sandbox.lender);
      await waitForText(page, 'Back to Harbor Street Autos');
    },
  ],
];
for (const [mode, ready] of modes) {
  for (const nonces of [false, true]) {
    it(`makes lines that work as they are pasted: ${mode}, scripts ${nonces ? 'by nonce' : 'by address'}`, async () => {
      const maker = await open();
      await find(maker, 'Client ID', 'textbox').fill(hostClient);
      await find(maker, 'Lender’s address', 'textbox').fill(stage.sandbox.lender);
      await maker.click(`[value=${mode}]`);
      await maker.click('[value=fs-balance-card]');
      if (nonces) await maker.click('#nonces');
      const pasted = async (id: 'snippet' | 'policy') =>
        (await made(maker, id)).replaceAll('YOUR-NONCE', 'c2VydmVk');
      const lines = (await pasted('policy')).replaceAll('\n', '; ');
      pages['/'] = {
        headers: { 'content-security-policy': `default-src 'none'; ${lines}` },
        document: `<!doctype html><title>Harbor Street Autos</title>${await pasted('snippet')}`,
      };
      const page = await stage.browser.newPage();
      const refused: string[] = [];
      page.on('console', (message) => refused.push(message.text()));

      await page.goto(`${stage.host.origin}/`);

      await ready(page);
      // Of the host's own icon alone, which it does not have.
      assert.deepEqual(
        refused.filter((text) => /Content.Security.Policy/.test(text) && !text.includes('favicon')),
        [],
      );
      await page.close();
    });
  }
}

it('puts nothing that is typed into its own markup, and into the snippet only as text', async () => {
  const page = await open();
  const typed = `"><img src=x onerror=alert(1)>&'`;
  await find(page, 'Client ID', 'textbox').fill(typed);

  const snippet = await made(page, 'snippet');
  const read = await page.evaluate((html) => {
    const parsed = new DOMParser().parseFromString(html, 'text/html');
    const tags = [...parsed.querySelectorAll('body *, head *')].map(({ localName }) => localName);
    const link = parsed.querySelector('a')?.href ?? '';
    return {
      tags,
      clientId: parsed.querySelector('fs-login')?.getAttribute('client-id'),
      linked: new URL(link).searchParams.get('client_id'),
      images: document.images.length,
    };
  }, snippet);

  assert.deepEqual(read, {
    tags: ['script', 'fs-login', 'a'],
    clientId: typed,
    linked: typed,
    images: 0,
  });
});

it('takes client and lender from its own address, as text', async () => {
  const page = await open(
    '?client-id=%3Cb%3Eharbor&lender=https%3A%2F%2Flender.example%2Fpath%3Fx',
  );

  assert.match(await made(page, 'snippet'), /src="https:\/\/lender\.example\/embed\.js"/);
  assert.match(await made(page, 'snippet'), /client-id="&lt;b&gt;harbor"/);
  assert.match(await made(page, 'policy'), /^frame-src https:\/\/lender\.example$/m);
});

const useless = [
  'a lender',
  'javascript:alert(1)',
  'http://lender.example',
  'lender.example',
  'data:,x',
];
for (const lender of useless) {
  it(`makes nothing for the address ${JSON.stringify(lender)}, and says so`, async () => {
    const page = await open();

    await find(page, 'Lender’s address', 'textbox').fill(lender);

    assert.equal(await made(page, 'snippet'), '');
    assert.equal(await made(page, 'policy'), '');
    const field = await find(page, 'Lender’s address', 'textbox').waitHandle();
    assert.equal(await field.evaluate((input) => input.getAttribute('aria-invalid')), 'true');
    assert.match(await page.$eval('#lender-wrong', ({ textContent }) => textContent), /https/);
    assert.ok(
      await page.$eval('[data-copies=snippet]', (button) => (button as HTMLButtonElement).disabled),
    );
  });
}

it('follows the mode, the elements and the nonces that are chosen', async () => {
  const page = await open();

  await page.click('[value=popup]');
  assert.match(await made(page, 'snippet'), /<fs-login client-id="northside-motors" mode="popup">/);

  await page.click('[value=redirect]');
  assert.match(await made(page, 'snippet'), / mode="redirect">/);
  assert.doesNotMatch(await made(page, 'policy'), /frame-src/);

  await page.click('[value=frame]');
  await page.click('[value=fs-login]');
  assert.equal(await made(page, 'snippet'), '');
  await page.click('[value=fs-payment-panel]');
  assert.match(
    await made(page, 'snippet'),
    /<fs-payment-panel client-id="northside-motors"><\/fs-payment-panel>$/,
  );

  await page.click('#nonces');
  assert.match(await made(page, 'snippet'), /embed\.js" nonce="YOUR-NONCE"><\/script>/);
  assert.match(await made(page, 'policy'), /^script-src 'nonce-YOUR-NONCE'$/m);
});

it('copies what it shows', async () => {
  const page = await open();
  await page.evaluate(() => {
    const copied: string[] = [];
    Object.assign(window, { copied });
    document.addEventListener('copy', () => copied.push(String(getSelection())));
    const writeText = (text: string) => Promise.resolve(void copied.push(text));
    Object.defineProperty(navigator, 'clipboard', { value: { writeText } });
  });
  const [button] = await page.$$('[data-copies=policy]');

  await button?.click();

  await page.waitForFunction(() => document.getElementById('said')?.textContent === 'Copied.');
  assert.deepEqual(await page.evaluate(`copied`), [await made(page, 'policy')]);
});
