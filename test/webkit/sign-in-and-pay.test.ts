import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, it } from 'node:test';
import { formatMoney } from '../../sdk/index.ts';
import { bankDebits, passphrase, signedInClient } from '../support/api.ts';
import { type Sandbox, startSandbox } from '../support/sandbox.ts';
import { startWebKit, type WebKit } from './web-driver.ts';

let sandbox: Sandbox;
let webkit: WebKit;

before(async () => {
  sandbox = await startSandbox();
});

// A browser each, so that no test finds the session of another.
beforeEach(async () => {
  webkit = await startWebKit();
});

afterEach(async () => {
  await webkit.close();
});

after(async () => {
  await sandbox.dispose();
});

async function signIn(userId: string, password = passphrase): Promise<void> {
  await webkit.open(`${sandbox.lender}/`);
  await webkit.type('User ID', userId);
  await webkit.type('Password', password);
  await webkit.click('button', 'Sign in');
}

/** What the page's IndexedDB keeps for signing: whether a script could read the private key. */
const keptKeys = `return (async () => {
  const found = [];
  for (const { name } of await indexedDB.databases()) {
    const database = await new Promise((resolve, reject) => {
      const opening = indexedDB.open(name);
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    for (const storeName of database.objectStoreNames) {
      const reading = database.transaction(storeName).objectStore(storeName).getAll();
      await new Promise((resolve) => (reading.onsuccess = resolve));
      found.push(...reading.result.map(({ privateKey }) => privateKey.extractable));
    }
    database.close();
  }
  return found;
})()`;

it('signs in, shows what the API says is due, and pays it once', async () => {
  const client = await signedInClient(sandbox.lender, 'alex.current');
  const [account] = (await client.accounts.list()).items;
  assert.ok(account);
  const due = formatMoney(account.amountDue, 'en-US');

  await signIn('alex.current');
  assert.equal(await webkit.shownAmount(), due);
  await webkit.click('button', 'Review payment');
  const review = await webkit.waitForText('Check and confirm');
  assert.match(review, /I authorize/);
  await webkit.click('button', `Pay ${due}`);
  const receipt = await webkit.waitForText('Confirmation number');

  const [payment, ...others] = (await client.payments.list(account.id)).items;
  assert.ok(payment);
  assert.deepEqual(others, []);
  assert.deepEqual(payment.amount, account.amountDue);
  assert.ok(receipt.includes(payment.confirmationNumber), 'the receipt shows the number');
  assert.deepEqual(
    (await bankDebits(sandbox)).map(({ paymentId, amount }) => ({ paymentId, amount })),
    [{ paymentId: payment.id, amount: account.amountDue.amount }],
  );
});

it('refuses a wrong password in words, keeps the user ID, and takes the right one then', async () => {
  await signIn('frankie.two', 'not-the-passphrase');
  await webkit.waitForText('That user ID and password don’t match');

  await webkit.type('Password', passphrase);
  await webkit.click('button', 'Sign in');

  assert.match(await webkit.shownAmount(), /^\$[\d,]+\.\d\d$/);
});

it('keeps a reload signed in, with a key that no script can read, and a sign-out signed out', async () => {
  await signIn('frankie.two');
  const amount = await webkit.shownAmount();
  assert.deepEqual(await webkit.run(keptKeys), [false]);

  await webkit.reload();
  assert.equal(await webkit.shownAmount(), amount);

  await webkit.click('button', 'Sign out');
  const left = await webkit.waitForText('You’re signed out');
  assert.ok(!left.includes(amount), 'the amount is gone');
  await webkit.reload();
  await webkit.find('button', 'Sign in');
  assert.deepEqual(await webkit.run(keptKeys), []);
});
