import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Page } from 'puppeteer-core';
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

/** Chooses a file as a customer does, whatever its bytes are. */
const attach = (page: Page, name: string, content: string) =>
  page.evaluate(
    (file, text) => {
      const root = document.querySelector('fs-support-card')?.shadowRoot;
      const input = root?.querySelector<HTMLInputElement>('#files');
      const chosen = new DataTransfer();
      chosen.items.add(new File([text], file));
      Object.assign(input!, { files: chosen.files });
      input!.dispatchEvent(new Event('change'));
    },
    name,
    content,
  );

it('says where the distance of a lease is heading, and where a service can be booked', async (test) => {
  const { lender } = stage.sandbox;
  const client = await signedInClient(lender, 'casey.lease');
  const [account] = (await client.accounts.list()).items;
  const { lease, dealers } = await client.vehicle.get(account?.id ?? '');
  assert.ok(lease && dealers.length > 1);
  const page = await (await stage.browser.createBrowserContext()).newPage();
  test.after(() => page.close());
  await signIn(page, lender, 'casey.lease');

  await find(page, 'Vehicle', 'link').click();
  const shown = await waitForText(page, 'At your pace you’d end');
  const over = `${lease.projectedOver.toLocaleString('en-US')} mi over`;
  assert.ok(shown.includes(`${over}: about ${formatMoney(lease.projectedCharge, 'en-US')}`), shown);
  for (const { name } of dealers) assert.ok(shown.includes(`Book at ${name}`), name);
});

it('reads what is announced, writes to an agent with a file, and reads the answer that came by', async (test) => {
  const { lender } = stage.sandbox;
  const client = await signedInClient(lender, 'bailey.pastdue');
  const announced = await fetch(`${lender}/sandbox/support/notice`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      level: 'maintenance',
      title: 'Payments pause tonight',
      body: 'You can look, but not pay.',
      from: null,
      until: null,
    }),
  });
  assert.equal(announced.status, 204);
  const page = await (await stage.browser.createBrowserContext()).newPage();
  test.after(() => page.close());
  await signIn(page, lender, 'bailey.pastdue');
  await find(page, 'Help', 'link').click();
  const desk = await waitForText(page, 'Payments pause tonight');
  const [account] = (await client.accounts.list()).items;
  const { references } = await client.support.get();
  assert.ok(desk.includes(`•••• ${account?.numberLast4 ?? 'none'}`), desk);
  for (const { reference } of references) assert.ok(!desk.includes(reference.value), 'masked');

  await find(page, 'Write a message', 'button').click();
  await find(page, 'Message', 'textbox').fill('Can I pay in two parts?');
  await attach(page, 'page.pdf', '<script>0</script>');
  await find(page, 'Send message', 'button').click();
  await waitForText(page, 'page.pdf isn’t a PDF, PNG or JPEG');
  await find(page, 'Remove page.pdf', 'button').click();
  await attach(page, 'letter.pdf', '%PDF-1.7');
  await find(page, 'Send message', 'button').click();
  await waitForText(page, /Can I pay in two parts\? letter\.pdf/);
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
