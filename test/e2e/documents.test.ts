import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { formatMoney, type Transaction } from '../../sdk/index.ts';
import { pdfText } from '../support/pdf-text.ts';
import { signedInClient } from '../support/api.ts';
import { find, signIn, waitForText } from '../support/browser.ts';
import { setStage } from '../support/stage.ts';

const stage = setStage();
const userId = 'bailey.pastdue';

/** What the page was given to keep or to show, and where it wanted to show it. */
interface Kept {
  files: Map<string, Blob>;
  opened: string[];
}

/** Has the page keep what it hands to the browser, so that it can be read in any of them. */
async function keepFiles(page: Page): Promise<void> {
  await page.evaluate(() => {
    const kept: Kept = { files: new Map(), opened: [] };
    Object.assign(window, { kept });
    const { createObjectURL } = URL;
    URL.createObjectURL = (blob: Blob) => {
      const url = createObjectURL.call(URL, blob);
      kept.files.set(url, blob);
      return url;
    };
    window.open = (url) => {
      kept.opened.push(String(url));
      return { opener: null } as unknown as Window;
    };
    HTMLAnchorElement.prototype.click = () => undefined;
  });
}

/** Bytes of a file that the page was given, once there are so many. */
async function fileAt(page: Page, at: number): Promise<Buffer> {
  await page.waitForFunction(
    (wanted: number) => (window as unknown as { kept: Kept }).kept.files.size > wanted,
    { timeout: 30_000, polling: 100 },
    at,
  );
  const bytes = await page.evaluate(async (wanted: number) => {
    const blob = [...(window as unknown as { kept: Kept }).kept.files.values()][wanted]!;
    return Array.from(new Uint8Array(await blob.arrayBuffer()));
  }, at);
  return Buffer.from(bytes);
}

async function choose(page: Page, id: string, value: string): Promise<void> {
  await page.evaluate(
    (list, wanted) => {
      const root = document.querySelector('fs-portal')?.shadowRoot ?? document;
      const element = root.querySelector('fs-documents') ?? document.querySelector('fs-documents');
      const select = element!.shadowRoot!.querySelector<HTMLSelectElement>(`#${list}`)!;
      select.value = wanted;
      select.dispatchEvent(new Event('change', { bubbles: true }));
    },
    id,
    value,
  );
}

it('opens a year’s tax paper with the interest of the ledger, and takes statements along as a ZIP', async () => {
  const { lender } = stage.sandbox;
  const client = await signedInClient(lender, userId);
  const [account] = (await client.accounts.list()).items;
  assert.ok(account);
  const { items } = await client.documents.list(account.id, { filter: { kind: 'tax' } });
  const [tax] = items;
  assert.ok(tax?.amount);
  let interest = 0;
  const filter = { from: `${String(tax.year)}-01-01`, to: `${String(tax.year)}-12-31` };
  const history: Transaction[] = [];
  for await (const one of client.accounts.transactions(account.id, { filter })) history.push(one);
  for (const { kind, allocation } of history) {
    if (kind === 'payment') interest += allocation.interest.amount;
    if (kind === 'reversal') interest -= allocation.interest.amount;
  }
  assert.equal(tax.amount.amount, interest);

  const page = await stage.browser.newPage();
  await signIn(page, lender, userId);
  await find(page, 'Documents', 'link').click();
  await waitForText(page, 'Contract');
  await keepFiles(page);
  await choose(page, 'kind', 'tax');
  const figure = formatMoney(tax.amount, 'en-US');
  await waitForText(page, `${figure} of interest paid`);
  await find(page, `Open: Tax paper for ${String(tax.year)}`, 'button').click();

  const paper = pdfText(await fileAt(page, 0));
  assert.ok(paper.includes(figure), paper);
  assert.ok(paper.includes('Sample, not an IRS form'));
  const opened = await page.evaluate(() => (window as unknown as { kept: Kept }).kept.opened);
  assert.match(opened[0] ?? '', /^blob:/);

  await choose(page, 'kind', 'statement');
  await waitForText(page, 'Statement,');
  await find(page, 'Choose all that are shown', 'checkbox').click();
  await find(page, 'Download as ZIP', 'button').click();
  const statements = (
    await client.documents.list(account.id, { filter: { kind: 'statement' }, limit: 50 })
  ).items;
  // One file for each is never handed out: the next one that is, is the ZIP.
  const zip = (await fileAt(page, 1)).toString('latin1');
  assert.equal(zip.slice(0, 2), 'PK');
  assert.equal(zip.split('%PDF-1.7').length - 1, statements.length);
});
