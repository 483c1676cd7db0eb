import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchBrowser } from '../support/browser.ts';
import { startSandbox } from '../support/sandbox.ts';
import { serve } from './static-server.mjs';

/** The plainest sign-in that a frame can hold: one file, no script, no style. */
const form = `<!doctype html><html lang="en"><title>plain</title><form method="post">
<label>User ID <input name="username" autocomplete="username"></label>
<label>Password <input type="password" name="password" autocomplete="current-password"></label>
<button>Sign in</button></form>`;

/** The least that a script can do which puts that form into a page. */
const show = `const frame = document.createElement('iframe');
frame.width = 440;
frame.height = 540;
frame.src = new URL('/styled', document.currentScript.src).href;
document.querySelector('main').append(frame);`;

/** The form that the element draws, with its styles and without its scripts: as plain a page as has the same to show. */
async function styledForm() {
  const picture = await readFile('dist/frame/login.en.html', 'utf8');
  const shown = picture.replace(' hidden>', '>').replaceAll(' nonce="{{nonce}}"', '');
  return `<!doctype html><html lang="en"><title>styled</title>${shown}`;
}

const page = (body) =>
  `<!doctype html><html lang="en"><title>dealer</title><h1>Northside Motors</h1>${body}`;

/**
 * A host with pages of elements, the lender that it is registered with, and a browser. The plain form stands on another
 * site than the host, as the lender does.
 *
 * @param pages makes the bodies of the host's pages by their paths
 */
export async function setStage(pages) {
  const folder = await mkdtemp(join(tmpdir(), 'fs-central-bench-'));
  const forms = await serve({ '/form': form, '/styled': await styledForm(), '/show.js': show });
  const texts = {};
  const host = await serve(texts);
  const client = {
    id: 'bench-motors',
    name: 'Bench Motors',
    embedOrigins: [host.origin],
    homeUri: `${host.origin}/`,
  };
  await writeFile(join(folder, 'clients.json'), JSON.stringify([client]));
  const sandbox = await startSandbox({ CLIENTS_FILE: join(folder, 'clients.json') });
  const { lender } = sandbox;
  const elsewhere = forms.origin.replace('127.0.0.1', 'localhost');
  const [plain, styled, least] = ['form', 'styled', 'show.js'].map(
    (name) => `${elsewhere}/${name}`,
  );
  const script = `<script type="module" src="${lender}/embed.js"></script>`;
  for (const [path, body] of Object.entries(pages({ lender, plain, styled, least, script }))) {
    texts[path] = page(body);
  }
  const browser = await launchBrowser();
  return {
    browser,
    lender,
    host: host.origin,
    async end() {
      await browser.close();
      await Promise.all([sandbox.dispose(), host.close(), forms.close()]);
      await rm(folder, { recursive: true });
    },
  };
}

/**
 * Milliseconds from a page's navigation until everything that it waits for has been painted, with nothing in the cache.
 *
 * @param ready runs in every document of the page; answers how many of the things waited for are there
 * @param count how many there are to be in all documents
 * @param stays whether what was there in the outermost document must still be when all is
 */
export async function untilPainted(
  { browser, host },
  path,
  ready,
  { count = 1, slowdown = 4, stays = false } = {},
) {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    await page.emulateCPUThrottling(slowdown);
    const times = [];
    const done = Promise.withResolvers();
    await page.exposeFunction('reportPainted', (time) => {
      if (times.push(time) === count) done.resolve();
    });
    await page.evaluateOnNewDocument(`(${openRoots})();(${watch})(${ready})`);
    await page.goto(host + path);
    const timer = setTimeout(() => done.reject(new Error(`${path} was not ready in 30 s`)), 30_000);
    await done.promise;
    clearTimeout(timer);
    if (stays && !(await page.evaluate(`(${ready})()`))) throw new Error(`${path} was hidden`);
    return Math.max(...times) - (await page.evaluate(() => performance.timeOrigin));
  } finally {
    await context.close();
  }
}

/** Runs in the page: keeps hold of closed shadow roots, so that what stands in them can be looked at. */
function openRoots() {
  const { prototype } = globalThis.Element;
  const { attachShadow } = prototype;
  prototype.attachShadow = function (init) {
    return (this.rootBeforeItCloses = attachShadow.call(this, init));
  };
}

/** Runs in the page: tells the time of the frame after the one in which each thing is there. */
function watch(ready) {
  let told = 0;
  const look = () => {
    const now = ready();
    for (; told < now; told += 1) {
      requestAnimationFrame(() => {
        globalThis.reportPainted(performance.timeOrigin + performance.now());
      });
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
