import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { find, waitForText } from '../support/browser.ts';
import { clientId, documentOf } from './document.ts';
import { type HostPage, tags } from './host-page.ts';
import { reach } from './customer.ts';
import { setHostileStage } from './stage.ts';
import { until } from './until.ts';
import { Witness } from './witness.ts';

describe('an origin that nobody registered', () => {
  const stage = setHostileStage();

  /** Opens a page of the stranger's in a context of its own. */
  async function visit(page: Partial<HostPage>, run: (page: Page, witness: Witness) => unknown) {
    const { stranger } = stage.sites;
    const parts = { ...stage.parts, host: stranger.origin };
    const body = documentOf({ about: '', family: 'frames', ...page }, parts);
    stranger.serve((path) => (path === '/' ? { body } : undefined));
    const context = await stage.browser.createBrowserContext();
    try {
      const opened = await context.newPage();
      const witness = new Witness(opened, stage.sandbox.lender);
      await opened.goto(`${stranger.origin}/`, { waitUntil: 'domcontentloaded' });
      await run(opened, witness);
    } finally {
      await context.close();
    }
  }

  /** Addresses of the page's frames that the lender's page really stands in. */
  async function framed(page: Page): Promise<string[]> {
    await page.waitForFunction('document.readyState === "complete"');
    const held: string[] = [];
    for (const frame of page.frames()) {
      if (frame === page.mainFrame()) continue;
      // A frame that the browser refused holds a page of the browser's, which may answer nothing.
      const ours = await frame
        .evaluate('!!document.querySelector("meta[name^=fs-], fs-login, fs-portal")')
        .catch(() => false);
      if (ours) held.push(frame.url());
    }
    return held;
  }

  it('is refused what the registered one gets by the same address', async () => {
    const { host } = stage.sites;
    const address = `${stage.parts.lender}/embed/frames/fs-login?client_id=${clientId}&host=${host.origin}`;
    const page = await stage.browser.newPage();
    host.serve(() => ({ body: `<iframe src="${address}"></iframe>` }));

    await page.goto(`${host.origin}/`);

    assert.deepEqual(await framed(page), [address]);
  });

  it('gets the link in place of every element, and is told why', async () => {
    await visit({}, async (page, witness) => {
      for (const tag of tags) {
        await reach([page.mainFrame()], tag);
        const code = await until(`a failure of ${tag}`, () => witness.failure(tag), 40_000);
        assert.match(code, /^(origin_unregistered|frame_timeout|frame_blocked)$/);
        await until(`the link of ${tag}`, () =>
          page.$eval(`${tag} a`, (link) => link.checkVisibility()),
        );
      }
      assert.deepEqual(await framed(page), []);
    });
  });

  it('is explained in words to who opens the frame’s address by itself, with the way to the portal', async () => {
    const { lender } = stage.parts;
    const address = `${lender}/embed/frames/fs-login?client_id=${clientId}&host=${stage.sites.stranger.origin}`;
    const page = await stage.browser.newPage();

    const response = await page.goto(address);

    assert.equal(response?.status(), 403);
    assert.match(await waitForText(page, 'This can’t be shown here'), /isn’t registered/);
    await find(page, 'Go to Prairie Lane Finance', 'link').wait();
    await page.close();
  });

  it('gets it, too, where its script claims to be the registered one', async () => {
    const claim = `
      Object.defineProperty(window, 'origin', { value: '{registered}' });
      const { fetch } = window;
      window.fetch = async (...args) => String(args[0]).includes('/embed/clients/')
        ? new Response(JSON.stringify({ ...(await (await fetch(...args)).json()), host: 'registered' }))
        : fetch(...args);`;
    await visit(
      { before: claim.replace('{registered}', stage.parts.registered) },
      async (page, witness) => {
        for (const tag of tags) {
          await reach([page.mainFrame()], tag);
          await until(`a failure of ${tag}`, () => witness.failure(tag), 40_000);
          await until(`the link of ${tag}`, () =>
            page.$eval(`${tag} a`, (link) => link.checkVisibility()),
          );
        }
        assert.deepEqual(await framed(page), []);
      },
    );
  });

  for (const tag of tags) {
    it(`cannot frame the page of ${tag}, whatever its address says`, async () => {
      const hosts = () => {
        const [own, theirs] = [stage.sites.stranger.origin, stage.parts.registered];
        return [
          `host=${theirs}`,
          `host=${own}`,
          `host=${theirs}&host=${own}`,
          `host=${own}&host=${theirs}`,
          `host=${theirs}%20${own}`,
          `host=${theirs};%20script-src%20*`,
          `host=*`,
          `host=`,
          ``,
        ];
      };
      const addresses = hosts().map(
        (query) => `${stage.parts.lender}/embed/frames/${tag}?client_id=${clientId}&${query}`,
      );
      const frames = addresses.map((src) => `<iframe src="${src}"></iframe>`).join('');
      await visit({ scripts: () => '', body: () => frames }, async (page) => {
        await until('every frame', () => page.frames().length === addresses.length + 1);
        assert.deepEqual(await framed(page), []);
      });
      for (const address of addresses) {
        const policy = (await fetch(address)).headers.get('content-security-policy') ?? '';
        const [, ancestors] = /frame-ancestors ([^;]*)/.exec(policy) ?? [];
        assert.match(ancestors ?? '', new RegExp(`^('none'|${stage.parts.registered})$`), address);
      }
    });
  }

  it('cannot frame the portal, the sign-in or the windows either', async () => {
    const paths = [
      '/',
      '/embed/callback',
      '/embed/confirm',
      '/embed/document',
      `/?client_id=${clientId}`,
    ];
    const frames = paths.map((path) => `<iframe src="${stage.parts.lender}${path}"></iframe>`);
    await visit({ scripts: () => '', body: () => frames.join('') }, async (page) => {
      await until('every frame', () => page.frames().length === paths.length + 1);
      assert.deepEqual(await framed(page), []);
    });
  });
});
