import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { passphrase, signedInClient } from '../support/api.ts';
import { type Sandbox, startSandbox } from '../support/sandbox.ts';
import { startWebKit, type WebKit } from './web-driver.ts';

const userId = 'alex.current';

const submit = `
  const form = document.querySelector('fs-login')?.shadowRoot?.querySelector('form');
  if (!form) return false;
  const type = (field, text) => {
    field.value = text;
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  };
  type(form.querySelector('[autocomplete=username]'), arguments[0]);
  type(form.querySelector('[autocomplete=current-password]'), arguments[1]);
  form.requestSubmit();
  return true;
`;
const shown = `
  const card = document.querySelector('fs-balance-card');
  return card?.shadowRoot?.querySelector('[part~=amount]')?.textContent.replace(/\\s+/g, '');
`;

describe('WebKit', () => {
  let sandbox: Sandbox;
  let webkit: WebKit;
  before(async () => {
    sandbox = await startSandbox();
    webkit = await startWebKit();
  });
  after(async () => {
    await webkit.close();
    await sandbox.dispose();
  });

  it('signs in on the portal and sees the amount that the API gives', async () => {
    const client = await signedInClient(sandbox.lender, userId);
    const [account] = (await client.accounts.list()).items;

    await webkit.open(`${sandbox.lender}/`);
    await webkit.until(submit, userId, passphrase);
    const amount = await webkit.until<string>(shown);

    assert.ok(account);
    assert.equal(amount.replace(/[$,]/g, ''), (account.amountDue.amount / 100).toFixed(2));
  });

  it('keeps the session through a reload', async () => {
    await webkit.run('location.reload()');

    const amount = await webkit.until<string>(shown);

    assert.match(amount, /^\$[\d,]+\.\d\d$/);
  });
});
