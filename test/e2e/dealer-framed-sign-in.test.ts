import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Account } from '../../sdk/index.ts';
import { accountCanaries, scan, secret } from '../hostile/canaries.ts';
import { framedAmount, openFrame, signInFramed, typed } from '../hostile/customer.ts';
import { signedInClient } from '../support/api.ts';
import { find, waitForText } from '../support/browser.ts';
import { dollars, firstAccount, learned } from '../support/dealer.ts';
import { setStage } from '../support/stage.ts';

const stage = setStage();

it('signs in in the lender’s frame, shows what the lender says, and tells the dealer nothing', async () => {
  const page = await stage.browser.newPage();
  const printed: string[] = [];
  page.on('console', (message) => printed.push(message.text()));
  await page.goto(`${stage.sandbox.dealer}/#payments`);
  const account = await firstAccount(stage.sandbox.lender, 'alex.current');

  await page.click('.filters [data-show=new]');
  await page.$eval('#payments', (corner) => corner.scrollIntoView());
  await signInFramed(page, 'alex.current');
  const shown = await framedAmount(page);
  const traces = [...(await learned(page)), ...printed];

  assert.equal(shown, dollars(account.amountDue));
  // Not for want of looking: the dealer's scripts saw the click and that somebody signed in.
  assert.ok(traces.some((trace) => trace.startsWith('click ')));
  assert.ok(traces.some((trace) => trace.startsWith('fs-signed-in ')));
  assert.ok(traces.some((trace) => trace.startsWith('from port ')));
  assert.deepEqual(scan(traces.join('\n'), secretsOf(account)), []);

  const login = await openFrame(page, 'fs-login');
  await find(login, 'Sign out', 'button').click();
  await find(login, 'User ID', 'textbox').wait();
  const card = await openFrame(page, 'fs-balance-card');
  await card.waitForFunction(
    () => !document.querySelector('fs-balance-card')?.shadowRoot?.querySelector('[part~=amount]'),
  );
  assert.ok((await learned(page)).some((trace) => trace.startsWith('fs-signed-out ')));
});

it('keeps the customer signed in when the dealer’s page is loaded again', async () => {
  const page = await (await stage.browser.createBrowserContext()).newPage();
  await page.goto(`${stage.sandbox.dealer}/#payments`);
  await signInFramed(page, 'bailey.pastdue');
  const before = await framedAmount(page);

  await page.reload();

  assert.equal(await framedAmount(page), before);
});

it('ends the session of the frames for the lender, too', async () => {
  const page = await (await stage.browser.createBrowserContext()).newPage();
  const watcher = await signedInClient(stage.sandbox.lender, 'casey.lease');
  const names = async () =>
    (await watcher.sessions.list()).items.map(({ clientName }) => clientName);
  await page.goto(`${stage.sandbox.dealer}/#payments`);
  await signInFramed(page, 'casey.lease');
  assert.ok((await names()).includes('Northside Motors'));

  const login = await openFrame(page, 'fs-login');
  await find(login, 'Sign out', 'button').click();
  await find(login, 'User ID', 'textbox').wait();

  assert.ok(!(await names()).includes('Northside Motors'));
});

function secretsOf(account: Account) {
  return [
    ...accountCanaries(account),
    secret('password', typed.password),
    secret('user ID', 'alex.current'),
  ];
}

it('says where it belongs when somebody opens the frame by itself', async () => {
  const page = await (await stage.browser.createBrowserContext()).newPage();
  await page.goto(`${stage.sandbox.dealer}/#payments`);
  const frame = await openFrame(page, 'fs-login');

  await page.goto(frame.url());

  const shown = await waitForText(page, 'This can’t be shown here');
  assert.match(shown, /is shown on the pages of Northside Motors/);
  assert.doesNotMatch(shown, /answer/);
});
