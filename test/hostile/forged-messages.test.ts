import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Frame, Page } from 'puppeteer-core';
import { find } from '../support/browser.ts';
import { framedAmount, openFrame, reach, signInFramed, typeBankNumbers } from './customer.ts';
import { forge } from './forge.ts';
import { tags } from './host-page.ts';
import { setHostileStage } from './stage.ts';
import { until } from './until.ts';

/** All in all, in three equal parts; `FORGED_MESSAGES=100000` is the full size. */
const count = Number(process.env['FORGED_MESSAGES'] ?? 3_000);
const seed = Number(process.env['FORGED_SEED'] ?? Math.floor(Math.random() * 2 ** 32));

describe(`${count} forged messages`, () => {
  const stage = setHostileStage();

  it(`change nothing, from the host, a frame beside and the opener (FORGED_SEED=${seed})`, async () => {
    console.log(`FORGED_SEED=${seed} FORGED_MESSAGES=${count}`);
    const { host, stranger } = stage.sites;
    const { embed, elements } = stage.parts;
    host.serve(() => ({
      body: `<!doctype html><html lang="en"><title>Dealer</title>
        <script>
          window.told = [];
          for (const name of ['ready', 'signed-in', 'signed-out', 'payment-submitted', 'error'])
            addEventListener('fs-' + name, (event) => told.push(event.type + ' ' + event.target.localName));
        </script>
        ${embed}<body>${elements}
        <iframe src="${stranger.origin}/beside" width="50" height="50"></iframe>`,
    }));
    stranger.serve(() => ({
      body: `<!doctype html><title>Elsewhere</title>
        <button onclick="window.opened = window.open('${host.origin}/')">Open</button>`,
    }));
    const context = await stage.browser.createBrowserContext();
    const opener = await context.newPage();
    await opener.goto(`${stranger.origin}/`);
    const opening = new Promise<Page | null>((resolve) => opener.once('popup', resolve));
    await opener.click('button');
    const page = await opening;
    assert.ok(page, 'the host’s page opened in a window');
    await page.bringToFront();
    await page.setViewport({ width: 1280, height: 1600 });

    await signInFramed(page, 'alex.current');
    const amount = await framedAmount(page);
    await find(await openFrame(page, 'fs-payment-panel'), 'Review payment', 'button').wait();
    const before = await settled(page);

    const beside = page.frames().find((frame) => frame.url() === `${stranger.origin}/beside`);
    assert.ok(beside, 'the frame beside is there');
    const each = Math.ceil(count / 3);
    const sent = await Promise.all([
      send(page.mainFrame(), seed, each, 'own'),
      send(beside, seed + 1, each, 'parent'),
      send(opener.mainFrame(), seed + 2, each, 'opened'),
    ]);
    assert.deepEqual(sent, [each, each, each]);

    assert.deepEqual(await settled(page), before);
    assert.equal(await framedAmount(page), amount);
    // And all is alive: the session takes the customer further.
    await reach(page.frames(), 'fs-payment-panel');
    await typeBankNumbers(page);
    await page.reload();
    assert.equal(await framedAmount(page), amount);
    await reach(page.frames(), 'fs-login');
    const signOut = find(await openFrame(page, 'fs-login'), 'Sign out', 'button');
    // The browser may still be at work on what it was sent.
    await signOut.setTimeout(60_000).wait();
    await context.close();
  });
});

function send(frame: Frame, from: number, messages: number, at: string): Promise<unknown> {
  return frame.evaluate(`(${String(forge)})(${from}, ${messages}, ${JSON.stringify(at)})`);
}

/** What host and frames show and hold, once that stays the same for a while. */
async function settled(page: Page): Promise<Record<string, string>> {
  let last = '';
  let same = 0;
  await until(
    'rest on the page',
    async () => {
      const now = JSON.stringify(await state(page));
      same = now === last ? same + 1 : 0;
      last = now;
      return same >= 5;
    },
    60_000,
  );
  return JSON.parse(last) as Record<string, string>;
}

async function state(page: Page): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const tag of tags) {
    await reach([page.mainFrame()], tag);
    const frame = await openFrame(page, tag);
    // Out of sight it is not laid out: only now it may say that it needs less than is kept free.
    await frame.evaluate('new Promise(requestAnimationFrame)');
    found[tag] = String(await frame.evaluate(`(${String(whole)})(document)`));
    found[`${tag} stored`] = String(await frame.evaluate('JSON.stringify({ ...sessionStorage })'));
  }
  found['host'] = String(await page.evaluate(`(${String(whole)})(document)`));
  found['events'] = String(await page.evaluate('told.join("\\n")'));
  found['heights'] = String(
    await page.evaluate(
      `[${tags.map((tag) => `document.querySelector('${tag}').offsetHeight`).join()}].join()`,
    ),
  );
  return found;
}

/** The document with its open shadow roots as text. Runs in the page. */
function whole(root: ParentNode): string {
  const inside = [...root.querySelectorAll('*')].map((node) =>
    node.shadowRoot ? `${node.localName}: ${whole(node.shadowRoot)}` : '',
  );
  const own =
    root instanceof Document ? root.documentElement.outerHTML : (root as ShadowRoot).innerHTML;
  return own + inside.join('\n');
}
