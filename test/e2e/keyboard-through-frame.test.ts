import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { openFrame } from '../hostile/customer.ts';
import { setStage } from '../support/stage.ts';

const stage = setStage();

/** Id of what has the focus in a document, through shadow roots. */
function focused() {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element?.id ?? '';
}

/** Puts a button before and one behind an element of the dealer's page. */
async function fence(page: Page, tag: string) {
  await page.$eval(tag, (element) => {
    for (const [id, place] of [
      ['before', 'beforebegin'] as const,
      ['behind', 'afterend'] as const,
    ]) {
      element.insertAdjacentHTML(place, `<button id="${id}">${id}</button>`);
    }
    document.getElementById('before')?.focus();
  });
}

it('walks through the form in a frame and out at its end, forwards and back', async () => {
  const page = await stage.browser.newPage();
  await page.goto(`${stage.sandbox.dealer}/#payments`);
  const frame = await openFrame(page, 'fs-login');
  await frame.waitForSelector('fs-login >>> #password');
  await fence(page, 'fs-login');

  const walk = async (shift: boolean) => {
    const steps: string[] = [];
    for (let presses = 0; presses < 12; presses += 1) {
      if (shift) await page.keyboard.down('Shift');
      await page.keyboard.press('Tab');
      if (shift) await page.keyboard.up('Shift');
      const outer = await page.evaluate(focused);
      if (/^(before|behind)$/.test(outer)) return [...steps, outer];
      steps.push(await frame.evaluate(focused));
    }
    return steps;
  };
  const forwards = await walk(false);
  const back = await walk(true);

  assert.equal(forwards[0], 'user-id');
  assert.equal(forwards[1], 'password');
  assert.equal(forwards.at(-1), 'behind');
  assert.deepEqual(back, [...forwards.slice(0, -1).reverse(), 'before']);
});
