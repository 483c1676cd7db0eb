import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, it, type TestContext } from 'node:test';
import type { Page } from 'puppeteer-core';
import { formatMoney, type Transaction } from '../../sdk/index.ts';
import { signedInClient } from '../support/api.ts';
import { find, inFirefox, shownAmount, signIn, waitForText } from '../support/browser.ts';
import { setStage } from '../support/stage.ts';

/** Where browsers save files. Firefox is told at its start, Chromium by the tab. */
const downloads = mkdtempSync(join(tmpdir(), 'fs-export-'));
const stage = setStage({
  'browser.download.folderList': 2,
  'browser.download.dir': downloads,
});
after(() => rm(downloads, { recursive: true, force: true }));

const userId = 'harper.history';

/** Opens the portal at its activity, as harper; the tab is closed at the end, or the next one would join its session. */
async function openActivity(test: TestContext): Promise<Page> {
  const page = await stage.browser.newPage();
  test.after(() => page.close());
  await signIn(page, stage.sandbox.lender, userId);
  await shownAmount(page);
  await find(page, 'Payments', 'link').click();
  await page.waitForSelector('fs-activity >>> .block [role=row]');
  return page;
}

/** The account and every transaction of it, by the API. */
async function readHistory() {
  const client = await signedInClient(stage.sandbox.lender, userId);
  const [account] = (await client.accounts.list()).items;
  assert.ok(account);
  const all: Transaction[] = [];
  for await (const one of client.accounts.transactions(account.id, { limit: 100 })) all.push(one);
  return { client, account, all };
}

/** Chooses in a list as a customer does; both browsers tell the page. */
async function choose(page: Page, id: string, value: string): Promise<void> {
  await page.evaluate(
    (list, wanted) => {
      const root = document.querySelector('fs-activity')!.shadowRoot!;
      const select = root.querySelector<HTMLSelectElement>(`#${list}`)!;
      select.value = wanted;
      select.dispatchEvent(new Event('change', { bubbles: true }));
    },
    id,
    value,
  );
}

const rowCount = (page: Page) =>
  page.evaluate(() => {
    const root = document.querySelector('fs-activity')!.shadowRoot!;
    return Number(root.querySelector('[role=table]')?.getAttribute('aria-rowcount'));
  });

it('filters a history of 10,000, scrolls to its oldest entry and exports it to the cent', async (test) => {
  const page = await openActivity(test);
  const { account, all } = await readHistory();
  assert.ok(all.length >= 10_000);

  await choose(page, 'period', 'thisYear');
  const year = account.asOf.slice(0, 4);
  const ofYear = all.filter(({ date }) => date.startsWith(year));
  await choose(page, 'kind', 'disbursement');
  await choose(page, 'kind', 'payment');
  await page.waitForSelector('fs-activity >>> .block [role=row]');

  // To the end of the year's payments, by the keyboard alone.
  await scrollToEnd(page, ofYear.length);
  assert.equal((await rowCount(page)) - 1, ofYear.length);

  await choose(page, 'kind', '');
  await choose(page, 'period', 'all');
  await scrollToEnd(page, all.length);
  assert.equal((await rowCount(page)) - 1, all.length);
  const shown = await waitForText(page, 'That’s everything');
  assert.match(shown, /Contract began/);

  const text = await exported(page, all.length);
  const lines = text.trimEnd().split('\r\n').slice(1);
  const column = (at: number) =>
    lines.reduce((sum, line) => sum + Number(line.split(',')[at]!.replace('.', '')), 0);
  const booked = (pick: (one: Transaction) => number) =>
    all.reduce((sum, one) => sum + pick(one), 0);
  assert.equal(lines.length, all.length);
  assert.deepEqual([3, 4, 5, 6].map(column), [
    booked(({ amount }) => amount.amount),
    booked(({ allocation }) => allocation.fees.amount),
    booked(({ allocation }) => allocation.interest.amount),
    booked(({ allocation }) => allocation.principal.amount),
  ]);
});

it('shows where the money went, as a picture and as a table, and what something extra would save', async (test) => {
  const page = await openActivity(test);
  const { client, account } = await readHistory();
  const none = { amount: 0, currency: account.principal.currency };
  const plain = await client.accounts.project(account.id, { extra: none });

  await find(page, 'Breakdown', 'tab').click();
  const shown = await waitForText(page, 'Interest to come');
  assert.ok(shown.includes(formatMoney(plain.regular.interest, 'en-US')));
  await page.locator('fs-activity >>> summary').click();
  const table = await waitForText(page, 'Principal left');
  for (const { interest, principal } of plain.past.slice(0, 5)) {
    assert.ok(table.includes(formatMoney(interest, 'en-US')));
    assert.ok(table.includes(formatMoney(principal, 'en-US')));
  }

  await find(page, 'Pay off sooner', 'tab').click();
  const extra = { ...none, amount: 125_00 };
  const faster = await client.accounts.project(account.id, { extra });
  await page.locator('fs-activity >>> #extra').fill('125');
  await waitForText(page, 'With $125.00 extra');
  const outcome = await waitForText(
    page,
    `You save ${formatMoney(faster.saved.interest, 'en-US')}`,
  );
  assert.match(outcome, new RegExp(`${String(faster.saved.instalments)} payments sooner`));
  assert.match(outcome, /What this assumes/);
});

async function scrollToEnd(page: Page, rows: number): Promise<void> {
  const deadline = Date.now() + 180_000;
  for (;;) {
    await page.focus('fs-activity >>> .scroller');
    await page.keyboard.press('End');
    const last = await rowCount(page);
    const there =
      // What was shown under the filter before may still be there.
      last - 1 === rows &&
      (await page.$(`fs-activity >>> [aria-rowindex="${String(last)}"]`)) !== null;
    if (there) return;
    assert.ok(Date.now() < deadline, 'the oldest entry was not reached in three minutes');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Presses "Export CSV" and gives the file that the browser saved. */
async function exported(page: Page, rows: number): Promise<string> {
  if (!inFirefox) {
    const session = await page.createCDPSession();
    const rule = { behavior: 'allow', downloadPath: downloads } as const;
    await session.send('Browser.setDownloadBehavior', rule);
  }
  await find(page, 'Export CSV', 'button').click();
  const saved = `Saved ${new Intl.NumberFormat('en-US').format(rows)} rows`;
  await page.waitForFunction(
    (wanted) => document.querySelector('fs-activity')!.shadowRoot!.textContent.includes(wanted),
    { timeout: 120_000 },
    saved,
  );
  const deadline = Date.now() + 60_000;
  for (;;) {
    const names = await readdir(downloads);
    const name = names.find((one) => one.endsWith('.csv'));
    // Firefox has the name there, empty, while it writes beside it.
    const text = name ? await readFile(join(downloads, name), 'utf8') : '';
    if (name && text !== '' && names.length === 1) {
      assert.match(name, /^activity-\w{4}-\d{4}-\d{2}-\d{2}\.csv$/);
      return text;
    }
    assert.ok(Date.now() < deadline, `no file was saved: ${names.join()}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
