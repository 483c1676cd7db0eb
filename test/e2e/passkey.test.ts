import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import {
  type Authenticator,
  authenticatorPreferences,
  giveAuthenticator,
} from '../support/authenticator.ts';
import { closeTabs, find, signIn, waitForText } from '../support/browser.ts';
import { frameOf, hostClient, setHostStage } from '../support/host-stage.ts';
import { openSecurity } from '../support/security.ts';

const stage = setHostStage(
  { '/': { body: `<fs-login client-id="${hostClient}"></fs-login>` } },
  {},
  authenticatorPreferences,
);
let authenticator: Authenticator | undefined;

/**
 * A page whose user ID field suggests no passkeys: a device that says yes to everything would pick the suggested one by
 * itself, now and then before the test has pressed the button.
 */
async function newPage(): Promise<Page> {
  const page = await stage.browser.newPage();
  await page.evaluateOnNewDocument(() => {
    PublicKeyCredential.isConditionalMediationAvailable = () => Promise.resolve(false);
  });
  return page;
}

afterEach(async () => {
  await authenticator?.remove();
  await closeTabs(stage.browser);
});

describe('a passkey', () => {
  it('is added after sign-in and signs in without user ID and password', async () => {
    const { lender } = stage.sandbox;
    const page = await newPage();
    authenticator = await giveAuthenticator(page);
    await signIn(page, lender, 'emery.final');
    await openSecurity(page);

    await find(page, 'Add a passkey', 'button').click();
    await waitForText(page, 'Your recovery codes');
    await find(page, 'I’ve kept them', 'button').click();
    await waitForText(page, 'Not used yet');
    assert.deepEqual(await authenticator.sites(), ['localhost']);
    await find(page, 'Sign out', 'button').click();
    await page.goto(`${lender}/`);
    await find(page, 'Sign in with a passkey', 'button').click();

    await find(page, 'Sign out', 'button').wait();
    await waitForText(page, 'Amount due');
  });

  it('signs in in the lender’s frame on a host’s page', async () => {
    const { lender } = stage.sandbox;
    const page = await newPage();
    authenticator = await giveAuthenticator(page);
    await signIn(page, lender, 'frankie.two');
    await openSecurity(page);
    await find(page, 'Add a passkey', 'button').click();
    await waitForText(page, 'Your recovery codes');
    await find(page, 'I’ve kept them', 'button').click();
    assert.deepEqual(await authenticator.sites(), ['localhost']);
    await find(page, 'Sign out', 'button').click();

    await page.goto(`${stage.host.origin}/`);
    const frame = await frameOf(page, 'fs-login');
    await find(frame, 'Sign in with a passkey', 'button').click();

    await find(frame, 'Sign out', 'button').wait();
  });
});
