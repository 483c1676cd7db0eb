import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { find, inFirefox, shownAmount, signIn, waitForText } from '../support/browser.ts';
import { setStage } from '../support/stage.ts';

const stage = setStage();

/** Every place that the menu leads to, in the bar and behind "More". */
function addresses(): string[] {
  const links = document
    .querySelector('fs-portal')
    ?.shadowRoot?.querySelectorAll<HTMLAnchorElement>('.rail > ul a');
  return [...(links ?? [])].map(({ hash }) => hash);
}

/** Names of what is smaller than a finger, of links, buttons and fields that are not in a sentence. */
function smallTargets(): string[] {
  const all = (inside: ParentNode): Element[] =>
    [...inside.querySelectorAll('*')].flatMap((one) =>
      one.shadowRoot ? [one, ...all(one.shadowRoot)] : [one],
    );
  return all(document)
    .filter((one) => one.matches('fs-portal *, button, .item, summary'))
    .filter((one) => one.matches('button, .item') && one.checkVisibility())
    .filter((one) => one.getBoundingClientRect().height < 44)
    .map((one) => one.textContent.trim());
}

async function standing(page: Page): Promise<{ place: string | undefined; sideways: number }> {
  return page.evaluate(() => ({
    place: document.querySelector('fs-portal')?.shadowRoot?.querySelector<HTMLElement>('.place')
      ?.dataset['place'],
    sideways: document.documentElement.scrollWidth - innerWidth,
  }));
}

it('shows every place at 360 px by touch, goes back through them, and signs out', async () => {
  const page = await stage.browser.newPage();
  // Firefox cannot be told that it has a touch screen.
  await page.setViewport(
    inFirefox
      ? { width: 360, height: 740 }
      : { width: 360, height: 740, hasTouch: true, isMobile: true },
  );
  await signIn(page, stage.sandbox.lender, 'frankie.two');
  await shownAmount(page);
  const [home, ...others] = await page.evaluate(addresses);
  assert.equal(home, '#overview');
  assert.ok(others.length >= 4);

  for (const address of others) {
    const bar = `fs-portal >>> .rail > ul > li:not(.further) > a[href="${address}"]`;
    const direct = await page.$(bar);
    if (!direct) {
      await (await page.waitForSelector('fs-portal >>> .more button'))?.click();
    }
    const link =
      direct ??
      (await page.waitForSelector(`fs-portal >>> .sheet a[href="${address}"]`, { visible: true }));
    await link?.click();
    await page.waitForFunction(
      (wanted) =>
        document
          .querySelector('fs-portal')
          ?.shadowRoot?.querySelector(`.place[data-place="${wanted.slice(1)}"] slot`),
      {},
      address,
    );
    const { sideways } = await standing(page);
    assert.ok(sideways <= 0, `${address} scrolls sideways by ${String(sideways)} px`);
    assert.deepEqual(await page.evaluate(smallTargets), [], `${address}: targets below 44 px`);
  }

  for (let left = others.length; left > 0; left -= 1) await page.goBack();
  await waitForText(page, 'Your account');
  await page.waitForFunction(
    () =>
      document.querySelector('fs-portal')?.shadowRoot?.querySelector<HTMLElement>('.place')
        ?.dataset['place'] === 'overview',
  );
  assert.ok(await shownAmount(page));

  await find(page, 'Sign out', 'button').click();
  await find(page, 'Password', 'textbox').wait();
});
