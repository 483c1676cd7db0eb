import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, it } from 'node:test';
import { find, waitForText } from '../support/browser.ts';
import { setStage } from '../support/stage.ts';

const stage = setStage();
let server: Server;
let site = '';

/** A site that took the inline elements, with the portal's id, though it is not the lender's. */
before(async () => {
  server = createServer((request, response) => void answer(request.url ?? '/', response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  site = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
});

after(() => new Promise((resolve) => server.close(resolve)));

async function answer(path: string, response: ServerResponse) {
  if (path.startsWith('/dist/')) {
    response.setHeader('content-type', 'text/javascript');
    return response.end(await readFile(new URL(`../..${path}`, import.meta.url)));
  }
  response.setHeader('content-type', 'text/html');
  return response.end(`<!doctype html><html lang="en"><title>dealer</title>
    <script type="module" src="/dist/define.js"></script>
    <fs-login lender="${stage.sandbox.lender}" client-id="portal"></fs-login>`);
}

it('takes no password inside a page of another origin, and leads to the lender', async () => {
  const page = await stage.browser.newPage();
  const lines: string[] = [];
  page.on('console', (message) => lines.push(message.text()));
  await page.goto(site);

  const shown = await waitForText(page, 'Don’t type your details here');

  const { lender } = stage.sandbox;
  assert.match(shown, new RegExp(`at ${new URL(lender).host} alone`));
  assert.equal(await page.$('>>> input'), null, 'there is no field');
  assert.ok(
    lines.some((line) => line.includes(`${lender}/embed.js`)),
    lines.join('\n'),
  );
  await Promise.all([page.waitForNavigation(), page.locator('>>> a').click()]);
  assert.equal(new URL(page.url()).origin, lender);
  await find(page, 'User ID', 'textbox').wait();
  await page.close();
});

it('shows no form while the lender cannot be asked, and does once it can', async () => {
  const page = await stage.browser.newPage();
  await page.setRequestInterception(true);
  let reachable = false;
  page.on('request', (request) => {
    if (!request.url().includes('/embed/clients/')) return void request.continue();
    if (!reachable) return void request.abort();
    // As if the lender had this site among its own by now.
    return void request.respond({
      headers: { 'access-control-allow-origin': '*' },
      contentType: 'application/json',
      body: JSON.stringify({ host: 'own' }),
    });
  });
  await page.goto(site);

  await waitForText(page, /can’t reach our servers/);
  assert.equal(await page.$('>>> input'), null, 'there is no field');
  reachable = true;
  await find(page, 'Try again', 'button').click();

  await find(page, 'Password').wait();
  await page.close();
});
