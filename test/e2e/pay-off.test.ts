import assert from 'node:assert/strict';
import { it } from 'node:test';
import { formatMoney } from '../../sdk/index.ts';
import { bankDebits, signedInClient } from '../support/api.ts';
import { find, signIn, waitForText } from '../support/browser.ts';
import { savedBy } from '../support/saved-file.ts';
import { setStage } from '../support/stage.ts';

const stage = setStage();

it('quotes what clears the account, gives it as a letter, pays it to the cent and closes', async () => {
  const page = await stage.browser.newPage();
  const client = await signedInClient(stage.sandbox.lender, 'frankie.two');
  const [account] = (await client.accounts.list()).items;
  assert.ok(account);
  const quote = await client.accounts.payoffQuote(account.id);
  const amount = formatMoney(quote.amount, 'en-US');
  await signIn(page, stage.sandbox.lender, 'frankie.two');

  await find(page, `Pay off the account ${amount}`, 'radio').click();
  const shown = await waitForText(page, 'Each day after');
  assert.ok(shown.includes(`+ ${formatMoney(quote.perDiem, 'en-US')}`), 'the per diem');
  const letter = await savedBy(page, () =>
    find(page, 'Download payoff letter (PDF)', 'button').click(),
  );
  assert.equal(letter.name, `payoff-${quote.goodThrough}.pdf`);
  assert.ok(letter.text.startsWith('%PDF-'));

  await find(page, 'Review payment', 'button').click();
  const review = await waitForText(page, 'Check and confirm');
  assert.match(review, /pays off and closes the account/);
  await find(page, `Pay ${amount}`, 'button').click();
  await waitForText(page, 'Your account is paid off and closed');

  assert.equal((await client.accounts.get(account.id)).status, 'paid_off');
  const debits = await bankDebits(stage.sandbox);
  assert.deepEqual(
    debits.map((debit) => debit.amount),
    [quote.amount.amount],
  );
});
