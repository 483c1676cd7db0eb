import assert from 'node:assert/strict';
import { it } from 'node:test';
import { accountCanaries, scan, secret } from '../hostile/canaries.ts';
import { framedAmount } from '../hostile/customer.ts';
import { passphrase } from '../support/api.ts';
import { find, waitForText } from '../support/browser.ts';
import { dollars, firstAccount, learned } from '../support/dealer.ts';
import { frameOf, windowFrom } from '../support/host-stage.ts';
import { setStage } from '../support/stage.ts';

const stage = setStage();

it('signs in in the lender’s window, fills the card on the dealer’s page, and tells the dealer nothing', async () => {
  const page = await stage.browser.newPage();
  const account = await firstAccount(stage.sandbox.lender, 'alex.current');
  await page.goto(`${stage.sandbox.dealer}/popup`);
  const login = await frameOf(page, 'fs-login');

  const popup = await windowFrom(stage.browser, () => find(login, 'Sign in', 'button').click());
  await find(popup, 'User ID', 'textbox').fill('alex.current');
  assert.equal(new URL(popup.url()).origin, stage.sandbox.lender);
  await find(popup, 'Password', 'textbox').fill(passphrase);
  await find(popup, 'Sign in', 'button').click();

  await find(login, 'Sign out', 'button').wait();
  assert.equal(await framedAmount(page), dollars(account.amountDue));
  const traces = await learned(page);
  assert.ok(traces.some((trace) => trace.startsWith('fs-signed-in ')));
  const secrets = [
    ...accountCanaries(account),
    secret('password', passphrase),
    secret('user ID', 'alex.current'),
  ];
  assert.deepEqual(scan(traces.join('\n'), secrets), []);

  await find(login, 'Sign out', 'button').click();
  await waitForText(await frameOf(page, 'fs-balance-card'), 'Sign in to see');
});
