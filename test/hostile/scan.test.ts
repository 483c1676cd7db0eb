import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'puppeteer-core';
import { launchBrowser } from '../support/browser.ts';
import { figure, scan, secret } from './canaries.ts';
import { documentOf } from './document.ts';
import { type HostSite, startSite } from './host-site.ts';
import { disguises, leaks } from './leaks.ts';
import { Witness } from './witness.ts';

const password = secret('password', 'sandbox-passphrase-2026');

describe('the scan for secrets', () => {
  let browser: Browser;
  let site: HostSite;

  before(async () => {
    [browser, site] = await Promise.all([launchBrowser(), startSite()]);
    const parts = { script: (code: string) => `<script>${code}</script>`, embed: '' };
    const body = () => '<main></main>';
    const page = { about: '', family: 'looks', body, scripts: () => '' } as const;
    // Of the parts it needs only these.
    site.serve(() => ({ body: documentOf(page, parts as Parameters<typeof documentOf>[1]) }));
  });
  after(async () => {
    await browser.close();
    await site.close();
  });

  /** What the scan finds on a page that has run some code with the secret in `S`. */
  async function find(code: string): Promise<string[]> {
    const context = await browser.createBrowserContext();
    try {
      const page = await context.newPage();
      const witness = new Witness(page, 'http://lender.example');
      const earlier = site.requests().length;
      await page.goto(`${site.origin}/`);
      await page.evaluate(`(async () => { let S = 'sandbox-passphrase-2026'; ${code} })()`);
      // Messages and requests are told of a moment later.
      await page.evaluate('new Promise((done) => setTimeout(done, 50))');
      const requests = () => site.requests().slice(earlier);
      const seen = await witness.testimony([{ ...site, requests }]);
      return scan(seen, [password]);
    } finally {
      await context.close();
    }
  }

  it('finds nothing where nothing is told', async () => {
    assert.deepEqual(await find(`document.body.append('passphrase', 'sandbox', '2026')`), []);
  });

  for (const [name, code] of Object.entries(leaks)) {
    it(`finds a password in ${name}`, async () => {
      const [found] = await find(code);

      assert.match(found ?? 'nothing', /^password: /);
    });
  }

  for (const [name, code] of Object.entries(disguises)) {
    it(`finds a password ${name}`, async () => {
      const [found] = await find(`${code}; document.body.append(S)`);

      assert.match(found ?? 'nothing', /^password: /);
    });
  }
});

describe('the scan for amounts', () => {
  const canary = [figure('balance', 2_845_012)];

  for (const text of ['$28,450.12', '28.450,12 €', '28 450,12', '28450.12', 'amount=2845012;']) {
    it(`finds ${text}`, () => assert.equal(scan(`due ${text} now`, canary).length, 1));
  }

  for (const text of ['128450.12', '28450.123', '12845012', '2845012.5', '28,450']) {
    it(`lets ${text} be`, () => assert.deepEqual(scan(`at ${text} ms`, canary), []));
  }
});
