import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Frame, Page, Target } from 'puppeteer-core';
import { inFirefox, launchBrowser, type Preferences } from './browser.ts';
import { type Sandbox, startSandbox } from './sandbox.ts';

/** A host's page on the stage: its markup, and what it is sent with. */
export interface HostPage {
  body?: string;
  /** The whole document, in place of one around the body. */
  document?: string;
  headers?: Record<string, string>;
}

/** A host's site, the lender and a browser; all are there once the first test runs. */
export interface HostStage {
  readonly sandbox: Sandbox;
  readonly browser: Browser;
  readonly host: {
    readonly origin: string;
    /** Every request that the host's site got, with its headers. */
    readonly requests: string[];
  };
}

/** Name under which the host is registered. */
export const hostClient = 'harbor-street-autos';

/** Starts a host's site, a sandbox that knows it and a browser, and ends them after the tests. */
export function setHostStage(
  pages: Record<string, HostPage>,
  registration: Record<string, unknown> = {},
  preferences: Preferences = {},
): HostStage {
  const stage = {} as { -readonly [Key in keyof HostStage]: HostStage[Key] };
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(`${request.url ?? ''} ${request.rawHeaders.join(' ')}`);
    const page = pages[(request.url ?? '').split('?')[0] ?? ''];
    response.writeHead(page ? 200 : 404, {
      'content-type': 'text/html; charset=utf-8',
      ...page?.headers,
    });
    response.end(
      page &&
        (page.document ??
          `<!doctype html><html lang="en-US"><head><meta charset="utf-8"><title>Harbor Street Autos</title>
<script>window.heard = []; addEventListener('message', ({ data }) => heard.push(JSON.stringify(data)));</script>
<script type="module" src="${stage.sandbox.lender}/embed.js"></script></head><body>${page.body ?? ''}</body></html>`),
    );
  });
  let folder = '';

  before(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    const origin = `http://127.0.0.1:${String(address.port)}`;
    stage.host = { origin, requests };
    folder = await mkdtemp(join(tmpdir(), 'fs-central-clients-'));
    const file = join(folder, 'clients.json');
    const client = {
      id: hostClient,
      name: 'Harbor Street Autos',
      homeUri: `${origin}/`,
      embedOrigins: [origin],
      ...registration,
    };
    await writeFile(file, JSON.stringify([client]));
    stage.browser = await launchBrowser(preferences);
    stage.sandbox = await startSandbox({ CLIENTS_FILE: file });
  });
  after(async () => {
    await stage.browser?.close();
    await stage.sandbox?.dispose();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await rm(folder, { recursive: true, force: true });
  });
  return stage;
}

/** The lender's frame that shows an element, once what is in it is drawn. */
export async function frameOf(page: Page, tag: string): Promise<Frame> {
  const frame = await page.waitForFrame((one) => one.url().includes(`/embed/frames/${tag}?`));
  await frame.waitForFunction(() =>
    // A picture of the form may stand there before the element does.
    [...document.body.children].some((one) => one.shadowRoot && one.localName.startsWith('fs-')),
  );
  return frame;
}

/** The window that opens while something is done. */
export async function windowFrom(browser: Browser, act: () => Promise<unknown>): Promise<Page> {
  const before = new Set<Target>(browser.targets());
  const [target] = await Promise.all([
    browser.waitForTarget((one) => String(one.type()) === 'page' && !before.has(one)),
    act(),
  ]);
  const page = await target.page();
  if (!page) throw new Error('The window is gone');
  // Firefox gives frames to the page in front alone, and a window may open behind.
  if (inFirefox) {
    await page.bringToFront();
    await untilLoaded(page);
  }
  return page;
}

/**
 * Waits until a window has gone from its empty first page to the one that it was opened for. What is asked of the
 * first one just then, Firefox never answers.
 */
async function untilLoaded(page: Page): Promise<void> {
  const deadline = Date.now() + 30_000;
  const isLoaded = () =>
    Promise.race([
      page.evaluate(() => location.href !== 'about:blank' && document.readyState === 'complete'),
      sleep(1_000, false),
    ]).catch(() => false);
  while (!page.isClosed() && !(await isLoaded())) {
    if (Date.now() > deadline) throw new Error('The window did not load in 30 s');
    await sleep(50);
  }
}
