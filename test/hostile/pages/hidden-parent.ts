import type { Page } from 'puppeteer-core';
import { hostPage } from '../host-page.ts';

export default hostPage({
  about: 'the elements begin in a hidden tab, are shown, hidden and shown again',
  family: 'moves',
  body: ({ elements }) => `<div id="tab" hidden>${elements}</div>`,
  async arrive({ page }) {
    await pause(page, false);
  },
  async signedIn({ page }) {
    await pause(page, true);
    await pause(page, false);
  },
});

async function pause(page: Page, hidden: boolean) {
  await page.evaluate(async (hide) => {
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    document.getElementById('tab')!.hidden = hide;
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  }, hidden);
}
