import assert from 'node:assert/strict';
import { it } from 'node:test';
import { formatMoney, type Vehicle } from '../../sdk/index.ts';
import { signedInClient } from '../support/api.ts';
import { find, signIn, waitForText } from '../support/browser.ts';
import { setStage } from '../support/stage.ts';

const stage = setStage();

it('shows the vehicle that was chosen, with its warranty, recall and service options', async (test) => {
  const { lender } = stage.sandbox;
  const client = await signedInClient(lender, 'frankie.two');
  const [first, second] = (await client.accounts.list()).items;
  assert.ok(first && second);
  const recalled = await client.vehicle.get(first.id);
  const other = await client.vehicle.get(second.id);
  const page = await stage.browser.newPage();
  test.after(() => page.close());
  await signIn(page, lender, 'frankie.two');

  await find(page, 'Vehicle', 'link').click();
  const shown = await waitForText(page, recalled.recalls[0]?.title ?? 'a recall');
  assert.match(shown, /Warranty coverage/);
  checkVehicle(shown, recalled);
  await find(page, 'Show', 'button').click();
  await waitForText(page, recalled.vin);

  const { year, make, model } = second.vehicle;
  const name = `${String(year)} ${make} ${model} ends in ${second.numberLast4}`;
  await find(page, name, 'button').click();
  const later = await waitForText(page, other.color ?? '');

  checkVehicle(later, other);
  assert.ok([recalled, other].some(({ services }) => services.some(({ eligible }) => eligible)));
  assert.ok(!later.includes(recalled.vin), 'the number of the other vehicle is gone');

  // The address names it: it is there after a reload, and Back leads to the one before.
  assert.equal(new URL(page.url()).hash, `#vehicle?account=${second.id}`);
  await page.reload();
  checkVehicle(await waitForText(page, other.color ?? ''), other);
  const fetched = await page.$$eval('link[rel=modulepreload]', (links) =>
    links.map((link) => link.href),
  );
  assert.ok(
    fetched.some((file) => file.includes('vehicle')),
    fetched.join(),
  );
  await page.goBack();
  checkVehicle(await waitForText(page, recalled.recalls[0]?.title ?? 'a recall'), recalled);
});

/** How far each warranty reaches, and what each service on offer costs. */
function checkVehicle(shown: string, { coverages, services }: Vehicle) {
  const active = coverages.filter(({ status }) => status === 'active');
  assert.ok(active.length > 0);
  for (const { endsOn } of active) {
    const date = new Date(endsOn).toLocaleDateString('en-US', {
      dateStyle: 'long',
      timeZone: 'UTC',
    });
    // A day of this year is said without it.
    assert.ok(shown.includes(`until ${date.replace(/, \d+$/, '')}`), `${date} in ${shown}`);
  }
  for (const { price, eligible } of services) {
    if (eligible)
      assert.ok(shown.includes(formatMoney(price, 'en-US')), `${price.amount} in ${shown}`);
  }
}

it('writes to an agent, and reads the answer that came by', async () => {
  const { lender } = stage.sandbox;
  const client = await signedInClient(lender, 'bailey.pastdue');
  const page = await stage.browser.newPage();
  await signIn(page, lender, 'bailey.pastdue');
  await find(page, 'Help', 'link').click();
  await find(page, 'Write a message', 'button').click();
  await find(page, 'Message', 'textbox').fill('Can I pay in two parts?');
  await find(page, 'Send message', 'button').click();
  await waitForText(page, 'Can I pay in two parts?');
  const [conversation] = (await client.support.messages()).items;
  assert.ok(conversation);

  const answered = await fetch(`${lender}/sandbox/support/messages/${conversation.id}/answers`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ body: 'Yes: pay any amount above a dollar.' }),
  });
  assert.equal(answered.status, 204);
  await page.reload();
  await waitForText(page, 'New answer');
  await page.$$eval('>>> details[id^=conversation-]', (all) => {
    for (const details of all) (details as HTMLElement).setAttribute('open', '');
  });

  await waitForText(page, 'Robin');
  assert.match(await waitForText(page, 'Reply'), /Yes: pay any amount above a dollar\./);
});
