/**
 * Runs the unit tests of the SDK and the elements in a real browser: Chromium from npm, or with `BROWSER=firefox`
 * Debian's firefox-esr through WebDriver BiDi. `FILES` (comma separated globs) narrows the run.
 */
import { createReadStream } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter, summaryReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import puppeteer from 'puppeteer-core';
import { fakeLender } from '../shell/fake-lender.mjs';
import { bundledTests } from './bundled-tests.mjs';
import { launchOptions } from './chromium.mjs';
import { countingReporter } from './counting-reporter.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
// Without its two settings esbuild emits standard decorators, which Lit's do not expect.
const tsconfig = `${root}test/support/esbuild.tsconfig.json`;
const firefox = process.env.BROWSER === 'firefox';

const browser = firefox
  ? chromeLauncher({
      puppeteer,
      launchOptions: {
        browser: 'firefox',
        executablePath: process.env.FIREFOX_PATH ?? '/usr/bin/firefox-esr',
        extraPrefsFirefox: {
          'intl.accept_languages': 'en-US',
          // It shows a saved PDF in a tab of its own, and its list of what was saved, in front of the tests' page, which has
          // no frames and no focus any more.
          'pdfjs.disabled': true,
          'browser.download.alwaysOpenPanel': false,
          'browser.download.folderList': 2,
          'browser.download.dir': tmpdir(),
        },
      },
    })
  : chromeLauncher({
      launchOptions: await launchOptions(),
      // Two files run at once: in one context the one would find, and empty, the storage of the other.
      createPage: async ({ browser: chromium }) => {
        const context = await chromium.createBrowserContext();
        return forgetful(await context.newPage());
      },
    });

/**
 * A page that begins each file with an empty history. Of its fifty entries Chromium drops first what a page pushed
 * that nobody has touched: after twenty-five files a step back left the file.
 */
async function forgetful(page) {
  const devtools = await page.createCDPSession();
  const goTo = page.goto.bind(page);
  page.goto = async (address, options) => {
    const response = await goTo(address, options);
    if (address === 'about:blank') await devtools.send('Page.resetNavigationHistory');
    return response;
  };
  return page;
}

/** Test files that load no module by its address. */
const bundled = ['test/elements/*.test.ts', 'test/windows/*.test.ts'];

/** The worker that msw's browser half registers; its package ships it. */
function serveMockWorker(context, next) {
  if (context.path !== '/mockServiceWorker.js') return next();
  context.type = 'text/javascript';
  context.set('Service-Worker-Allowed', '/');
  context.body = createReadStream(`${root}node_modules/msw/lib/mockServiceWorker.js`);
}

/** @type {import('@web/test-runner').TestRunnerConfig} */
export default {
  rootDir: root,
  files: process.env.FILES?.split(',') ?? [
    'test/sdk/**/*.test.ts',
    'test/elements/**/*.test.ts',
    'test/shell/**/*.test.ts',
    'test/frame/**/*.test.ts',
    'test/windows/**/*.test.ts',
    '!test/sdk/node/**',
  ],
  nodeResolve: { browser: true, exportConditions: ['browser', 'development'] },
  // Two pages keep both cores busy; more of them only make the animation frames late. Firefox gives frames to the page in
  // front alone.
  concurrency: firefox ? 1 : 2,
  browsers: [browser],
  middleware: [serveMockWorker, fakeLender],
  plugins: [
    // Who looks at one file gets its modules as they are.
    ...(process.env.FILES ? [] : [bundledTests({ root, tsconfig, files: bundled })]),
    esbuildPlugin({
      ts: true,
      tsconfig,
      // Anything older drops `with { type: 'json' }`.
      target: 'esnext',
    }),
  ],
  // A page is used for one file after another: each begins with nothing kept.
  testRunnerHtml: (framework) =>
    `<!doctype html><body><script>sessionStorage.clear(); localStorage.clear();</script>
    <script type="module" src="${framework}"></script></body>`,
  testFramework: { config: { ui: 'bdd', timeout: 40_000 } },
  testsFinishTimeout: 480_000,
  browserStartTimeout: 60_000,
  coverage: process.env.COVERAGE === '1',
  coverageConfig: { include: ['sdk/**/*.ts', 'src/**/*.ts'], reportDir: 'coverage' },
  staticLogging: !process.stdout.isTTY,
  reporters: [
    process.env.CI || !process.stdout.isTTY ? summaryReporter() : defaultReporter(),
    countingReporter(process.env.COUNTS_FILE),
  ],
  // Lit announces its development build; everything else on the console is worth reading.
  filterBrowserLogs: ({ args }) => !String(args[0]).includes('Lit is in dev mode'),
};
