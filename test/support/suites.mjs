/**
 * What `npm test` and `.ci/run` run. A check counts one; a suite counts its tests, as its reporter wrote them down.
 * Two workers keep two cores busy.
 */

import { postgresBinaries } from './postgres-binaries.mjs';

const nodeTests = (globs, ...flags) => ({
  command: 'node',
  args: [
    '--test',
    ...flags,
    '--test-reporter=spec',
    '--test-reporter-destination=stdout',
    '--test-reporter=./test/support/counting-node-reporter.mjs',
    '--test-reporter-destination=stderr',
  ],
  files: globs,
  counts: true,
});

const browserTests = {
  command: 'wtr',
  args: ['--config', 'test/support/web-test-runner.config.mjs'],
  counts: true,
  inBrowser: true,
  // It needs no dist.
  fromSource: true,
};

const journeysOf = (glob) => ({
  ...nodeTests([glob], '--test-concurrency=1', '--test-global-setup=test/support/seed-once.ts'),
  inBrowser: true,
});

/** What a customer seldom meets: `npm test` has six minutes, so these are walked in `.ci/run` alone. */
const rare = `(${[
  'confirm-in-a-window',
  'dealer-popup',
  'pages-for-everyone',
  'session-ended-elsewhere',
  'sign-in-refused',
  'typed-amounts',
  'diagnose',
  'dealer-snippet',
  'dealer-layout',
  'popup-blocked',
  'scripts-lost',
  'outbox',
  'first-registration',
  'lockout',
  'captcha',
  'totp',
  'passkey',
  'step-up',
  'shared-computer',
  'idle-warning',
  'sign-out-in-another-tab',
  'sign-out-offline',
  'back-forward-after-sign-out',
  'documents',
  'vehicle-and-help',
  'on-a-phone',
  'activity',
  'autopay',
  'plan-change',
  'co-borrower',
  'preferences',
  'paperless',
  'bank-accounts',
  'dates-on-screen',
  'dealer-redirect',
  'double-click',
  'large-document',
  'email-code',
  'first-picture',
  'old-browser',
  'forgotten-password',
  'framed-care',
  'inline-guard',
  'pay-off',
  'pay-toward-principal',
  'payment-declined',
  'payment-returned',
  'popup-sign-in',
  'reload-in-mid-flight',
  'schedule-and-cancel',
  'two-tabs',
].join('|')})`;

/** Host pages; without `HOSTILE=all` the few that are marked as quick. */
const hostPages = (files, atOnce) => ({
  ...nodeTests(files, `--test-concurrency=${atOnce}`, '--test-global-setup=test/hostile/setup.ts'),
  inBrowser: true,
  // Printed whether it fails or not.
  tells: '=== Outcomes',
});

const inFirefox = { env: { BROWSER: 'firefox' }, needs: '/usr/bin/firefox-esr' };

/** Debian's PostgreSQL; where there is none, the name says what is missing. */
const postgres = `${postgresBinaries ?? '/usr/lib/postgresql/*/bin'}/postgres`;

/** Tests that end and start servers have a process each; the others share one, which loads the server once. */
const alone = {
  all: 'test/server/@(lifecycle|two-servers).test.ts',
  none: 'test/server/!(lifecycle|two-servers).test.ts',
};

const setUp = (name) => `--test-global-setup=test/server/support/${name}.ts`;

const serverTests = (files, templates = 'seed-templates') =>
  nodeTests(files, '--test-isolation=none', setUp(templates));

const ownProcesses = (templates) =>
  nodeTests([alone.all], '--test-concurrency=2', setUp(templates));

const check = (command, ...args) => ({ command, args, counts: false });

/** Runs first, beside what needs no dist: the journeys, the size test and the package test read it. */
export const build = { name: 'build', ...check('npm', 'run', '--silent', 'build') };

/** Taken in this order by two workers: long ones early, so that neither core waits at the end. */
export const suites = [
  { name: 'browser', ...browserTests },
  { name: 'types', ...check('tsc', '-b') },
  { name: 'journeys', ...journeysOf(`test/e2e/!${rare}.test.ts`) },
  { name: 'server', ...serverTests(['test/server/!(auth|payments)/**/*.test.ts', alone.none]) },
  { name: 'payments', ...serverTests(['test/server/payments/**/*.test.ts']) },
  { name: 'sign-in', ...serverTests(['test/server/auth/**/*.test.ts']) },
  { name: 'lint', ...check('npm', 'run', '--silent', 'lint') },
  {
    name: 'contract',
    ...nodeTests(
      ['test/contract/**/*.test.ts', 'test/sdk/node/**/*.test.ts'],
      '--test-concurrency=1',
    ),
  },
  { name: 'size', ...check('node', 'test/perf/size.mjs') },
];

/** After the others, in `.ci/run` alone: browsers from Debian, and the random tests at length. Two at a time, long ones early. */
export const slow = [
  {
    // The quick pages of hostile-all, for who works on the shell: `npm test -- hostile`.
    name: 'hostile',
    ...hostPages(['test/hostile/!(sessions|storage|forged-messages).test.ts'], 1),
    onRequest: true,
  },
  { name: 'firefox', ...browserTests, ...inFirefox },
  { name: 'journeys-rare', ...journeysOf(`test/e2e/@${rare}.test.ts`) },
  {
    name: 'journeys-firefox',
    // first-picture compares what Chromium draws, dates-on-screen sets its zone, and on-a-phone its touch screen, which Firefox
    // cannot be told. pages-for-everyone has axe look at still pages, and finds the same in either; Firefox's driver at times
    // never hears that one is loaded. pay-by-keyboard: beside other work it gives a button the keydown and no click, however
    // often it is pressed; not understood yet.
    ...journeysOf(
      'test/e2e/!(dates-on-screen|on-a-phone|first-picture|pages-for-everyone|pay-by-keyboard).test.ts',
    ),
    ...inFirefox,
  },
  {
    name: 'hostile-all',
    ...hostPages(['test/hostile/*.test.ts'], 1),
    env: { HOSTILE: 'all', FORGED_MESSAGES: '100000' },
  },
  {
    name: 'hostile-firefox',
    ...hostPages(['test/hostile/*.test.ts'], 1),
    ...inFirefox,
    env: { ...inFirefox.env, HOSTILE: 'all' },
  },
  {
    name: 'lighthouse',
    ...nodeTests(['test/perf/lighthouse.test.mjs'], '--test-concurrency=1'),
    inBrowser: true,
  },
  {
    name: 'webkit',
    ...nodeTests(['test/webkit/*.test.ts'], '--test-concurrency=1'),
    needs: '/usr/bin/WebKitWebDriver',
  },
  // The same files as those of the server above, over a PostgreSQL of the run's own.
  {
    name: 'server-postgres',
    ...serverTests(['test/server/*/**/*.test.ts', alone.none], 'postgres-once'),
    needs: postgres,
  },
  { name: 'processes-postgres', ...ownProcesses('postgres-once'), needs: postgres },
  // What `npm test` has no time for.
  { name: 'processes', ...ownProcesses('seed-templates') },
  { name: 'package', ...nodeTests(['test/package/**/*.test.ts'], '--test-concurrency=1') },
  { name: 'docs', ...check('npm', 'run', '--silent', 'docs') },
  // Few of each here; the numbers that they print, and GUESSES, FORGERIES, PAYMENTS or KILLS, have them again at any size.
  { name: 'faults', ...nodeTests(['test/faults/*.test.ts'], '--test-concurrency=1') },
  {
    name: 'interleavings',
    ...nodeTests(['test/sdk/node/interleavings.test.ts']),
    env: { INTERLEAVINGS: '20000' },
  },
  {
    name: 'redirects',
    ...nodeTests(['test/server/auth/open-redirect.test.ts']),
    env: { FC_RUNS: '3000' },
  },
  {
    name: 'histories',
    ...nodeTests(['test/server/lending/**/*.test.ts'], '--test-concurrency=2'),
    env: { FC_RUNS: '2000' },
  },
  {
    name: 'catching-up',
    ...nodeTests(['test/server/accounts/catch-up.test.ts']),
    env: { FC_RUNS: '60' },
  },
  {
    name: 'intents',
    ...nodeTests(['test/sdk/node/payment-intent.test.ts']),
    env: { INTENTS: '5000' },
  },
  {
    name: 'forgeries',
    ...browserTests,
    files: ['test/shell/forgery.test.ts', 'test/frame/forgery.test.ts'],
    env: { RUNS: '20000' },
  },
];
