import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { find, inFirefox, signIn, waitForText } from '../support/browser.ts';
import { setStage } from '../support/stage.ts';

const stage = setStage();

/** Bytes of the document. */
const size = 200e6;
/** Bytes that the page's program may hold more than before: far less than the document, far more than a part. */
const room = 20e6;

/** Sends parts of a document that nobody keeps: each byte is made when it is asked for. */
async function largeDocument() {
  const state = {
    /** The first byte of each part that was asked for. */
    asked: [] as number[],
    /** Byte from which on nothing is answered. */
    heldAt: Infinity,
    /** Byte from which on the connection is lost. */
    cutAt: Infinity,
  };
  const server = createServer((request, response) => {
    const [from = 0, to = 0] = (request.url ?? '').slice(2).split('-').map(Number);
    state.asked.push(from);
    if (from >= state.cutAt) request.destroy();
    if (from >= Math.min(state.heldAt, state.cutAt)) return;
    const last = Math.min(to, size - 1);
    const bytes = Buffer.alloc(last + 1 - from, state.asked.length);
    const digest = createHash('sha256').update(bytes).digest('base64');
    response.writeHead(206, {
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Expose-Headers': '*',
      ETag: '"large"',
      'Content-Range': `bytes ${String(from)}-${String(last)}/${String(size)}`,
      'Content-Digest': `sha-256=:${digest}:`,
    });
    response.end(bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return Object.assign(state, { origin: `http://127.0.0.1:${String(port)}`, close });
}

type KeepingWindow = Window & { kept?: Blob };

/** Has the page ask that for every document, and keep what it hands to the browser. */
async function askInstead(page: Page, origin: string): Promise<void> {
  await page.setBypassCSP(true);
  await page.evaluateOnNewDocument((other: string) => {
    const { fetch } = window;
    window.fetch = (input, init) => {
      const request = new Request(input, init);
      const [, range] = /bytes=(.*)/.exec(request.headers.get('Range') ?? '') ?? [];
      if (!range || !request.url.endsWith('/content')) return fetch(request);
      return fetch(`${other}/?${range}`, { signal: request.signal });
    };
    const { createObjectURL } = URL;
    URL.createObjectURL = (blob: Blob) => {
      (window as KeepingWindow).kept = blob;
      return createObjectURL.call(URL, blob);
    };
    HTMLAnchorElement.prototype.click = () => undefined;
  }, origin);
}

/** Bytes that the page's program holds, without garbage: objects and what buffers they have. */
async function held(page: Page): Promise<number> {
  const session = await page.createCDPSession();
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize, embedderHeapUsedSize, backingStorageSize } =
    await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize + embedderHeapUsedSize + backingStorageSize;
}

/**
 * Bytes in memory of the processes of Chromium, by what they do. That of the page counts what its allocator keeps for
 * later: some 200 MB after 200 parts and after 600.
 */
async function inMemory(): Promise<Record<string, number>> {
  const session = await stage.browser.target().createCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const sums: Record<string, number> = {};
  for (const { type, id } of processInfo) {
    const status = await readFile(`/proc/${String(id)}/status`, 'utf8').catch(() => '');
    const [, kilobytes = '0'] = /VmRSS:\s+(\d+) kB/.exec(status) ?? [];
    sums[type] = (sums[type] ?? 0) + Number(kilobytes) * 1024;
  }
  return sums;
}

it(
  'takes a document of 200 MB in little memory, cancelled once and cut off once',
  { skip: inFirefox && 'Chromium alone tells what its processes are for' },
  async (test) => {
    const document = await largeDocument();
    test.after(() => document.close());
    const page = await stage.browser.newPage();
    test.after(() => page.close());
    await askInstead(page, document.origin);
    await signIn(page, stage.sandbox.lender, 'alex.current');
    await find(page, 'Documents', 'link').click();
    await waitForText(page, 'Contract');
    const heldBefore = await held(page);
    const before = await inMemory();

    document.heldAt = 20e6;
    await find(page, 'Download: Contract', 'button').click();
    await waitForText(page, /2\d MB of 200 MB/);
    await find(page, 'Cancel: Contract', 'button').click();
    await find(page, 'Download: Contract', 'button').wait();

    Object.assign(document, { asked: [], heldAt: Infinity, cutAt: 60e6 });
    await find(page, 'Download: Contract', 'button').click();
    await waitForText(page, /6\d MB of 200 MB are here and were checked/);
    assert.equal(document.asked[0], 0, 'what was cancelled is forgotten');
    const cut = (await held(page)) - heldBefore;

    Object.assign(document, { asked: [], cutAt: Infinity });
    await find(page, 'Go on', 'button').click();
    const kept = await page.waitForFunction(() => (window as KeepingWindow).kept?.size, {
      timeout: 60_000,
      polling: 100,
    });
    assert.equal(await kept.jsonValue(), size);
    assert.ok((document.asked[0] ?? 0) >= 60e6, 'it goes on where it was cut off');

    const all = (await held(page)) - heldBefore;
    const processes = Object.entries(await inMemory())
      .filter(([type]) => type === 'renderer' || type === 'browser')
      .map(([type, bytes]) => `${type} ${megabytes(bytes - (before[type] ?? 0))}`);
    test.diagnostic(
      `More than before: ${megabytes(cut)} with 60 MB here, ${megabytes(all)} with all; processes: ${processes.join(', ')}`,
    );
    assert.ok(Math.max(cut, all) < room, `the page holds ${megabytes(Math.max(cut, all))} more`);
  },
);

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
