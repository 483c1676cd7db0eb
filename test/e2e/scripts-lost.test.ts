import assert from 'node:assert/strict';
import { it } from 'node:test';
import { frameOf } from '../hostile/customer.ts';
import { until } from '../hostile/until.ts';
import { setStage } from '../support/stage.ts';

const stage = setStage();

for (const part of ['frame/login.js', 'chunks/core-']) {
  it(`leads to the portal where ${part} does not arrive in the frame`, async () => {
    const page = await stage.browser.newPage();
    await page.setRequestInterception(true);
    page.on('request', (request) => {
      void (request.url().includes(`/assets/${part}`) ? request.abort() : request.continue());
    });
    const codes: string[] = [];
    await page.exposeFunction('noteError', (code: string) => codes.push(code));
    await page.evaluateOnNewDocument(
      `addEventListener('fs-error', ({ target, code }) => target.localName === 'fs-login' && noteError(code))`,
    );

    await page.goto(`${stage.sandbox.dealer}/#payments`);

    await until('an error of the sign-in', () => codes.length > 0);
    assert.deepEqual(codes, ['unavailable']);
    await until('no frame of the sign-in', () => !frameOf(page, 'fs-login'));
    // The link in its place, which Firefox's own search does not find in a closed shadow root.
    await page.$eval('fs-login', (element) => (element as HTMLElement).focus());
    await page.keyboard.press('Enter');
    await until('the portal', () => new URL(page.url()).origin === stage.sandbox.lender);
  });
}
