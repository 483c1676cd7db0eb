import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { HTTPRequest } from 'puppeteer-core';
import { formatMoney } from '../../sdk/index.ts';
import { frameOf } from '../hostile/customer.ts';
import { until } from '../hostile/until.ts';
import { signedInClient } from '../support/api.ts';
import { find, signIn, waitForText } from '../support/browser.ts';
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

/** The portal with what can be paid, where requests can be lost. */
async function portal(userId: string) {
  // A context of its own: another tab would go on with the session of the one before.
  const page = await (await stage.browser.createBrowserContext()).newPage();
  const client = await signedInClient(stage.sandbox.lender, userId);
  const [account] = (await client.accounts.list()).items;
  assert.ok(account);
  const due = formatMoney(account.amountDue, 'en-US');
  const loss = { of: (_url: string, _method: string) => false, times: 0 };
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    const lost = loss.of(request.url(), request.method());
    if (lost) loss.times += 1;
    if (lost) void request.abort();
    else if (steps(request.url())) void deliverOnce(request);
    else void request.continue();
  });
  const payments = async () => (await client.payments.list(account.id)).items;
  return { page, due, loss, payments };
}

/** Answers so that a reloaded page has to ask again: a browser takes a script from the page before it otherwise. */
async function deliverOnce(request: HTTPRequest): Promise<void> {
  const answer = await fetch(request.url());
  await request.respond({
    contentType: 'text/javascript',
    headers: { 'cache-control': 'no-store' },
    body: await answer.text(),
  });
}

const none = () => false;
const steps = (url: string) => url.includes('/chunks/payment-steps-');

it('pays nothing while what follows the form is missing, and needs nothing more once it is there', async () => {
  const { page, due, loss, payments } = await portal('alex.current');
  const before = (await payments()).length;
  loss.of = steps;
  await signIn(page, stage.sandbox.lender, 'alex.current');
  await find(page, 'Review payment', 'button').wait();
  await until('the first try, made before anybody asks', () => loss.times > 0);

  await find(page, 'Review payment', 'button').click();
  await waitForText(page, 'We can’t reach');
  assert.equal((await payments()).length, before);

  loss.of = none;
  await find(page, 'Review payment', 'button').click();
  await find(page, `Pay ${due}`, 'button').wait();
  loss.of = (url) => url.includes('/assets/');
  await find(page, `Pay ${due}`, 'button').click();
  await waitForText(page, 'Confirmation number');

  assert.equal((await payments()).length, before + 1);
});

it('says that a payment has its answer where only what shows it is missing after a reload, and shows it once it is there', async () => {
  const { page, loss, payments } = await portal('bailey.pastdue');
  const before = (await payments()).length;
  await signIn(page, stage.sandbox.lender, 'bailey.pastdue');
  await find(page, 'Review payment', 'button').click();
  const review = await waitForText(page, 'Check and confirm');
  const [pay = ''] = /Pay \$[\d,.]+\d/.exec(review) ?? [];
  loss.of = (url, method) => method === 'POST' && url.endsWith('/payments');
  await find(page, pay, 'button').click();
  await until('the payment, lost on its way', () => loss.times > 0);

  loss.of = steps;
  await page.reload();
  const shown = await waitForText(page, /There is an answer to your payment[^]*Try again/);

  assert.match(shown, /We’re checking your payment/);
  assert.doesNotMatch(shown, /Review payment|Pay \$/);
  assert.equal((await payments()).length, before + 1);
  loss.of = none;
  // By its button, unless the panel has found its way meanwhile.
  await page.evaluate(() => {
    const { shadowRoot } = document.querySelector('fs-payment-panel')!;
    const buttons = [...shadowRoot!.querySelectorAll('button')];
    buttons.find((button) => button.textContent.includes('Try again'))?.click();
  });
  await waitForText(page, 'Confirmation number');
  assert.equal((await payments()).length, before + 1);
  await page.browserContext().close();
});

it('tries again for the body of an element, and for what comes after it', async () => {
  const { page, loss } = await portal('casey.lease');
  loss.of = (url) => /\/chunks\/(activity|autopay)-body-/.test(url);
  await signIn(page, stage.sandbox.lender, 'casey.lease');
  await find(page, 'Try again', 'button').wait();

  loss.of = none;
  await find(page, 'Try again', 'button').click();
  await find(page, 'Set up autopay', 'button').click();
  await find(page, 'Review autopay', 'button').wait();
  loss.of = (url) => /\/chunks\/(activity|autopay)-body-/.test(url);
  await find(page, 'Payments', 'link').click();
  await find(page, 'Try again', 'button').wait();
  loss.of = none;
  await find(page, 'Try again', 'button').click();
  await find(page, 'Breakdown', 'tab').click();
  await waitForText(page, 'Interest to come');
  await page.browserContext().close();
});
