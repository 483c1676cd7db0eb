import assert from 'node:assert/strict';
import { it } from 'node:test';
import { find, sendForm, shownAmount, untilKnown, waitForText } from '../support/browser.ts';
import { codeIn, mailTo } from '../support/mails.ts';
import { setStage } from '../support/stage.ts';

const stage = setStage();
const address = 'morgan.mfa@mail.example';

it('signs in with the code of the mail, after a wrong one, and asks for none on that device again', async () => {
  const { sandbox, browser } = stage;
  const page = await browser.newPage();
  await page.goto(`${sandbox.lender}/`);
  await sendForm(page, 'morgan.mfa');
  const shown = await waitForText(page, 'Enter the code we sent you');
  assert.ok(!shown.includes(address), 'the address is masked');
  const code = codeIn(await mailTo(sandbox, address, 'Your code'));
  const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0');

  await find(page, 'Code', 'textbox').fill(wrong);
  await find(page, 'Continue', 'button').click();
  await waitForText(page, 'That code doesn’t match');
  await find(page, 'Code', 'textbox').fill(`${code.slice(0, 3)} ${code.slice(3)}`);
  await find(page, 'Continue', 'button').click();
  assert.match(await shownAmount(page), /^\$\d/);

  await untilKnown(page);
  await find(page, 'Sign out', 'button').click();
  await sendForm(page, 'morgan.mfa');
  assert.match(await shownAmount(page), /^\$\d/);
});

it('asks for a code in a browser that it does not know, and takes none twice', async () => {
  const { sandbox, browser } = stage;
  const used = codeIn(await mailTo(sandbox, address, 'Your code'));
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.goto(`${sandbox.lender}/`);

  await sendForm(page, 'morgan.mfa');
  await waitForText(page, 'Enter the code we sent you');
  await find(page, 'Code', 'textbox').fill(used);
  await find(page, 'Continue', 'button').click();

  await waitForText(page, 'That code doesn’t match');
  await context.close();
});
