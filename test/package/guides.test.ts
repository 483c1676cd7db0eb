import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import type { Browser, Page } from 'puppeteer-core';
import { framedAmount, signInFramed } from '../hostile/customer.ts';
import { bankDebits } from '../support/api.ts';
import { find, shownAmount } from '../support/browser.ts';
import { dollars, firstAccount } from '../support/dealer.ts';
import { hostClient, type HostPage, setHostStage } from '../support/host-stage.ts';
import type { Sandbox } from '../support/sandbox.ts';
import { setStage } from '../support/stage.ts';
import { codeBlock, codeBlocks } from './code-blocks.ts';
import { compile, installPacked, type Installed } from './packed.ts';

/** Address of the lender in the guides; the tests' sandbox has another port. */
const documented = 'http://localhost:4400';

describe('the code in the guides', () => {
  let installed: Installed;
  before(() => (installed = installPacked()));
  after(() => installed.remove());

  it('compiles against the packed package', () => {
    const folder = mkdtempSync(join(installed.folder, 'guides-'));
    const blocks = codeBlocks().filter(({ language }) => language === 'ts');
    blocks.forEach(({ code }, index) => {
      // A name of its own for each makes every block a module, as its reader would have it.
      writeFileSync(join(folder, `block-${String(index)}.ts`), `${code}\nexport {};\n`);
    });
    const settings = { extends: '../tsconfig.json', include: ['*.ts'] };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(settings));

    assert.ok(blocks.length >= 3, 'the guides lost their examples');
    compile(folder);
  });

  describe('against a fresh sandbox', () => {
    const stage = setStage();

    it('shows the amount due on a brand page', async () => {
      const page = await servePage(
        stage.browser,
        `${stage.sandbox.lender}/brand-page`,
        'brand',
        stage.sandbox,
      );
      const account = await firstAccount(stage.sandbox.lender, 'bailey.pastdue');

      await fillIn(page, 'bailey.pastdue');
      const shown = await shownAmount(page);

      assert.equal(shown, dollars(account.amountDue));
    });

    it('pays once from a script', async () => {
      const script = codeBlock('sdk', 'js').replace(documented, stage.sandbox.lender);
      writeFileSync(join(installed.folder, 'pay.mjs'), script);

      const { stdout } = await promisify(execFile)(process.execPath, ['pay.mjs'], {
        cwd: installed.folder,
      });

      assert.match(stdout, /^signed-in\n.+: \$[\d,]+\.\d\d due\nConfirmation \S+\n$/);
      assert.equal((await bankDebits(stage.sandbox)).length, 1);
    });
  });

  describe('on the page of a client', () => {
    const pages: Record<string, HostPage> = {};
    const stage = setHostStage(pages);

    it('shows the amount due in the lender’s frame, under the policy that the guide says', async () => {
      pages['/'] = dealerPage(stage.sandbox.lender);
      const account = await firstAccount(stage.sandbox.lender, 'casey.lease');
      const page = await stage.browser.newPage();
      await page.goto(`${stage.host.origin}/`);

      await signInFramed(page, 'casey.lease');

      assert.equal(await framedAmount(page), dollars(account.amountDue));
    });
  });
});

/** The dealer's guide, as a page of a client that the lender knows. */
function dealerPage(lender: string): HostPage {
  const fill = (text: string) =>
    text.replaceAll(documented, lender).replaceAll('northside-motors', hostClient);
  const lines = codeBlock('dealer', 'text').replaceAll('\n', ' ');
  return {
    document: fill(codeBlock('dealer', 'html')),
    headers: { 'content-security-policy': `default-src 'none'; ${fill(lines)}` },
  };
}

/** Opens a guide's page as if it stood at an address. */
async function servePage(
  browser: Browser,
  address: string,
  guide: string,
  { lender }: Sandbox,
): Promise<Page> {
  const page = await (await browser.createBrowserContext()).newPage();
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    if (request.url() !== address) return void request.continue();
    const body = codeBlock(guide, 'html').replaceAll(documented, lender);
    void request.respond({ contentType: 'text/html', body });
  });
  await page.goto(address);
  return page;
}

async function fillIn(page: Page, userId: string): Promise<void> {
  await find(page, 'User ID', 'textbox').fill(userId);
  await find(page, 'Password', 'textbox').fill('sandbox-passphrase-2026');
  await find(page, 'Sign in', 'button').click();
}
