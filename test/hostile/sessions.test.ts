import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, BrowserContext, Page } from 'puppeteer-core';
import { find, launchBrowser, waitForText } from '../support/browser.ts';
import type { Sandbox } from '../support/sandbox.ts';
import { framedAmount, openFrame, signInFramed } from './customer.ts';
import { elementsFor } from './document.ts';
import { type HostSite, startSite } from './host-site.ts';
import { startSandboxWith } from './stage.ts';
import { until } from './until.ts';

/**
 * Three dealers: two at one address, which share a site and so the lender's storage in it, and one
 * at another. The second also is a client with two origins.
 */
const places = [
  ['127.0.0.1', 4401],
  ['127.0.0.1', 4402],
  ['127.0.0.2', 4403],
] as const;

/** Waits for the port: another browser's run of this file may have it for a while. */
async function startSiteAt(hostname: string, port: number): Promise<HostSite> {
  const deadline = Date.now() + 300_000;
  for (;;) {
    try {
      return await startSite(hostname, port);
    } catch (cause) {
      if (Date.now() > deadline) {
        const taken = `${hostname}:${port} is taken, by a sandbox of yours perhaps: end that first.`;
        throw new Error(taken, { cause });
      }
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
}

describe('dealers in one browser', () => {
  let sandbox: Sandbox;
  let browser: Browser;
  let context: BrowserContext;
  const dealers: HostSite[] = [];

  before(async () => {
    for (const [hostname, port] of places) {
      dealers.push(await startSiteAt(hostname, port));
    }
    dealers.push(await startSite('127.0.0.1'));
    const [first, second, third, twin] = dealers.map(({ origin }) => origin);
    const client = (id: string, embedOrigins: (string | undefined)[]) => ({
      id,
      name: id,
      homeUri: `${embedOrigins[0]}/`,
      embedOrigins: embedOrigins.map(String),
    });
    [sandbox, browser] = await Promise.all([
      startSandboxWith([
        client('dealer-one', [first, twin]),
        client('dealer-two', [second]),
        client('dealer-three', [third]),
      ]),
      launchBrowser(),
    ]);
    const clients = ['dealer-one', 'dealer-two', 'dealer-three', 'dealer-one'];
    dealers.forEach((site, at) => {
      const body = `<!doctype html><html lang="en"><title>Dealer</title>
        <script type="module" src="${sandbox.lender}/embed.js"></script>
        ${elementsFor(sandbox.lender, clients[at])}`;
      site.serve(() => ({ body }));
    });
  });
  after(async () => {
    await browser.close();
    await sandbox.dispose();
    for (const site of dealers) await site.close();
  });

  async function inContext(run: () => Promise<void>) {
    const own = await browser.createBrowserContext();
    context = own;
    try {
      await run();
    } finally {
      await own.close();
    }
  }

  async function open(at: number, page?: Page): Promise<Page> {
    const opened = page ?? (await context.newPage());
    await opened.bringToFront();
    await opened.goto(`${dealers[at]?.origin}/`, { waitUntil: 'domcontentloaded' });
    return opened;
  }

  /** The page asks for credentials and shows no figure. */
  async function assertSignedOut(page: Page): Promise<void> {
    const card = await openFrame(page, 'fs-balance-card');
    // Drawn once it is known that nobody is signed in; the form's first picture is there before another tab has answered.
    await waitForText(card, 'Sign in to see');
    const login = await openFrame(page, 'fs-login');
    await find(login, 'Password', 'textbox').wait();
    const figure = await card.evaluate(
      'document.querySelector("fs-balance-card").shadowRoot.querySelector("[part~=amount]")?.textContent ?? null',
    );
    assert.equal(figure, null);
  }

  const others = [
    [1, 'another at the same address'],
    [2, 'another at another address'],
    [3, 'the same client’s other origin'],
  ] as const;

  for (const [at, name] of others) {
    it(`share no session in two tabs: ${name}`, () =>
      inContext(async () => {
        const page = await open(0);
        await signInFramed(page, 'alex.current');
        await framedAmount(page);

        const other = await open(at);

        await assertSignedOut(other);
      }));

    it(`share no session in one tab: ${name}`, () =>
      inContext(async () => {
        const page = await open(0);
        await signInFramed(page, 'alex.current');
        const amount = await framedAmount(page);

        await open(at, page);
        await assertSignedOut(page);

        await open(0, page);
        assert.equal(await framedAmount(page), amount, 'the first one’s is still there');
      }));
  }

  it('have sessions of their own side by side, and end their own alone', () =>
    inContext(async () => {
      const first = await open(0);
      await signInFramed(first, 'alex.current');
      const amount = await framedAmount(first);
      const second = await open(1);
      await signInFramed(second, 'bailey.pastdue');
      const owed = await framedAmount(second);
      assert.notEqual(owed, amount);

      await first.bringToFront();
      await find(await openFrame(first, 'fs-login'), 'Sign out', 'button').click();
      await find(await openFrame(first, 'fs-login'), 'Password', 'textbox').wait();

      await open(1, second);
      assert.equal(await framedAmount(second), owed);
    }));

  it('share a session between two tabs of one dealer, in and out', () =>
    inContext(async () => {
      const first = await open(0);
      await signInFramed(first, 'alex.current');
      const amount = await framedAmount(first);

      const second = await open(0);
      assert.equal(await framedAmount(second), amount);

      const login = await openFrame(second, 'fs-login');
      await find(login, 'Sign out', 'button').click();
      await find(login, 'Password', 'textbox').wait();
      await first.bringToFront();
      await until('the first tab signed out', async () => {
        const frame = await openFrame(first, 'fs-balance-card');
        return !(await frame.evaluate(
          '!!document.querySelector("fs-balance-card").shadowRoot.querySelector("[part~=amount]")',
        ));
      });
      await assertSignedOut(first);
    }));

  it('give no frame that is made for one to a page of another', () =>
    inContext(async () => {
      const page = await open(1);
      const [first = '', second = ''] = dealers.map(({ origin }) => origin);
      const frames = [
        [first, 'dealer-one'],
        [second, 'dealer-one'],
        [first, 'dealer-two'],
        [second, 'dealer-two'],
      ].map(
        ([host, client]) =>
          `${sandbox.lender}/embed/frames/fs-login?client_id=${client}&host=${encodeURIComponent(host ?? '')}`,
      );

      const greeted = await page.evaluate(async (addresses) => {
        const heard = new Set<unknown>();
        addEventListener('message', ({ source, data }) => {
          if ((data as { fs?: string }).fs === 'hello') heard.add(source);
        });
        const made = addresses.map((address) => {
          const frame = document.createElement('iframe');
          frame.referrerPolicy = 'origin';
          frame.src = address;
          return document.body.appendChild(frame);
        });
        const own = made.at(-1);
        while (!heard.has(own?.contentWindow)) await new Promise((next) => setTimeout(next, 50));
        await new Promise((next) => setTimeout(next, 1_000));
        return made.map(({ contentWindow }) => heard.has(contentWindow));
      }, frames);

      // Its own alone, whatever the address says.
      assert.deepEqual(greeted, [false, false, false, true]);
    }));

  it('leave nothing of a dealer’s session to a new browser context', () =>
    inContext(async () => {
      const page = await open(0);
      await signInFramed(page, 'alex.current');
      await framedAmount(page);

      await inContext(async () => assertSignedOut(await open(0)));
    }));
});
