import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { signedInClient } from '../support/api.ts';
import { find, signIn, waitForText } from '../support/browser.ts';
import { mailTo } from '../support/mails.ts';
import { pdfText } from '../support/pdf-text.ts';
import { setStage } from '../support/stage.ts';

const stage = setStage();

/** Has the page keep the file that it hands to the browser next; gives its bytes. */
async function nextFile(page: Page, act: () => Promise<void>): Promise<Buffer> {
  await page.evaluate(() => {
    const { createObjectURL } = URL;
    URL.createObjectURL = (blob: Blob) => {
      Object.assign(window, { given: blob });
      return createObjectURL.call(URL, blob);
    };
    HTMLAnchorElement.prototype.click = () => undefined;
  });
  await act();
  await page.waitForFunction(() => 'given' in window, { timeout: 30_000, polling: 100 });
  const bytes = await page.evaluate(async () => {
    const { given } = window as unknown as { given: Blob };
    return Array.from(new Uint8Array(await given.arrayBuffer()));
  });
  return Buffer.from(bytes);
}

it('goes paperless after a test document was opened, has a copy by post, and goes back', async () => {
  const { lender } = stage.sandbox;
  const client = await signedInClient(lender, 'alex.current');
  const { paperless } = await client.preferences.disclosures('en');
  const page = await stage.browser.newPage();
  await signIn(page, lender, 'alex.current');
  await find(page, 'Preferences', 'link').click();

  await find(page, 'Get them electronically', 'button').click();
  const read = await waitForText(page, paperless.agreement);
  assert.match(read, /Get papers electronically/);
  // Nothing is agreed to before the code that stands in the document is here.
  await find(page, paperless.agreement, 'checkbox').click();
  await find(page, 'Agree', 'button').click();
  await waitForText(page, 'Enter the code.');
  assert.equal((await client.preferences.get()).paperless, null);
  const pdf = await nextFile(page, () =>
    find(page, 'Get the test document (PDF)', 'button').click(),
  );
  const [, code = ''] = /Your code is (\w{3}-\w{3})/.exec(pdfText(pdf).replace(/\s+/g, ' ')) ?? [];
  assert.ok(code);
  await find(page, 'Code in the test document', 'textbox').fill(code);
  await find(page, 'Agree', 'button').click();
  await waitForText(page, 'You get your papers electronically from now on.');
  assert.equal((await client.preferences.get()).paperless?.version, paperless.version);
  await mailTo(stage.sandbox, 'alex.current', 'You get your papers electronically');

  await find(page, 'Ask for a paper copy', 'button').click();
  await find(page, 'Which paper?', 'combobox').fill('disclosures');
  await find(page, 'Send it to me', 'button').click();
  await waitForText(page, 'It’s ordered, and should be there by');
  await mailTo(stage.sandbox, 'alex.current', 'A paper is on its way by post');

  await find(page, 'Withdraw consent', 'button').click();
  await waitForText(page, 'Withdraw your consent?');
  await find(page, 'Withdraw', 'button').click();
  await waitForText(page, 'Your papers come by post from now on.');
  assert.equal((await client.preferences.get()).paperless, null);
  await mailTo(stage.sandbox, 'alex.current', 'You get your papers by post again');
});
