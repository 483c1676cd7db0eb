import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import type { CDPSession, Page } from 'puppeteer-core';
import { closeTabs, find, inFirefox, signIn, waitForText } from '../support/browser.ts';
import { frameOf, hostClient, setHostStage } from '../support/host-stage.ts';
import { openSecurity } from '../support/security.ts';

const stage = setHostStage({ '/': { body: `<fs-login client-id="${hostClient}"></fs-login>` } });

afterEach(() => closeTabs(stage.browser));

/** A device with a fingerprint reader that always knows its owner. */
async function giveAuthenticator(page: Page): Promise<{ cdp: CDPSession; id: string }> {
  const cdp = await page.createCDPSession();
  await cdp.send('WebAuthn.enable');
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return { cdp, id: authenticatorId };
}

describe(
  'a passkey',
  { skip: inFirefox && 'it has no authenticator that a test can press' },
  () => {
    it('is added after sign-in and signs in without user ID and password', async () => {
      const { lender } = stage.sandbox;
      const page = await stage.browser.newPage();
      const { cdp, id } = await giveAuthenticator(page);
      await signIn(page, lender, 'emery.final');
      await openSecurity(page);

      await find(page, 'Add a passkey', 'button').click();
      await waitForText(page, 'Your recovery codes');
      await find(page, 'I’ve kept them', 'button').click();
      await waitForText(page, 'Not used yet');
      const { credentials } = await cdp.send('WebAuthn.getCredentials', { authenticatorId: id });
      assert.equal(credentials.length, 1);
      assert.equal(credentials[0]?.rpId, 'localhost');
      await find(page, 'Sign out', 'button').click();
      await page.goto(`${lender}/`);
      await find(page, 'Sign in with a passkey', 'button').click();

      await find(page, 'Sign out', 'button').wait();
      await waitForText(page, 'Amount due');
    });

    it('signs in in the lender’s frame on a host’s page', async () => {
      const { lender } = stage.sandbox;
      const page = await stage.browser.newPage();
      const { cdp, id } = await giveAuthenticator(page);
      await signIn(page, lender, 'frankie.two');
      await openSecurity(page);
      await find(page, 'Add a passkey', 'button').click();
      await waitForText(page, 'Your recovery codes');
      await find(page, 'I’ve kept them', 'button').click();
      const { credentials } = await cdp.send('WebAuthn.getCredentials', { authenticatorId: id });
      assert.equal(credentials.length, 1);
      await find(page, 'Sign out', 'button').click();

      await page.goto(`${stage.host.origin}/`);
      const frame = await frameOf(page, 'fs-login');
      await find(frame, 'Sign in with a passkey', 'button').click();

      await find(frame, 'Sign out', 'button').wait();
    });
  },
);
