/**
 * `npm test`: builds, then runs every suite and ends with one line, "N passed, N failed". Names choose suites
 * (`npm test -- browser lint`); `--slow` adds those of `.ci/run`. Fails on any failure, and when nothing ran.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readFile, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { build, slow, suites } from './suites.mjs';

/** No suite may hang the run: past this many milliseconds it is stopped and counts as failed. */
const DEADLINE = 900_000;
const SLOW_DEADLINE = 2_400_000;
/** What the hostile pages say of something that a host has seen, which may come once in ten runs. */
const leak = /the host has seen|speak to the lender alone/;

const chosen = process.argv.slice(2).filter((argument) => !argument.startsWith('-'));
const withSlow = process.argv.includes('--slow');
const scratch = await mkdtemp(join(await roomiest(), 'fs-central-test-'));
// PostgreSQL has a user of its own, whose folder lies in here.
await chmod(scratch, 0o755);
const results = [];
const running = new Set();
/** Settles when dist is there, or could not be made. */
let built;

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    for (const child of running) stop(child);
    process.exit(1);
  });
}

try {
  await main();
} finally {
  await rm(scratch, { recursive: true, force: true });
}

/**
 * Where temporary files go: into memory where there is plenty. A test's server gets a copy of a database, a thousand
 * small files, which costs a disk more than a second of a processor and memory a fifth of one.
 */
async function roomiest() {
  const memory = '/dev/shm';
  const { bavail, bsize } = await statfs(memory).catch(() => ({ bavail: 0, bsize: 0 }));
  return bavail * bsize > 6 * 2 ** 30 ? memory : tmpdir();
}

async function main() {
  const more = slow.filter(
    ({ name, onRequest }) => chosen.includes(name) || (withSlow && !onRequest),
  );
  const queue = [
    ...suites,
    ...more.map((suite) => ({ deadline: SLOW_DEADLINE, ...suite })),
  ].values();
  built = work([build].values());
  await Promise.all([built.then(() => work(queue)), work(queue)]);
  summarise();
}

function wants({ name }) {
  return chosen.length === 0 || chosen.includes(name);
}

/** Runs what is left in a queue, which others may be taking from too. */
async function work(queue) {
  for (const suite of queue) {
    if (!wants(suite)) continue;
    if (!suite.fromSource) await built;
    await run(suite);
  }
}

async function run(suite) {
  if (suite.needs && !existsSync(suite.needs)) {
    console.log(`--- ${suite.name}: not run, ${suite.needs} is not installed`);
    return;
  }
  const first = await measure(suite);
  report(suite, first);
  results.push((await secondLook(suite, first)) ?? first);
}

/** Runs a suite and counts. */
async function measure(suite) {
  const started = Date.now();
  const countsFile = join(scratch, `${suite.name}.json`);
  await rm(countsFile, { force: true });
  const { output, failed } = await execute(suite, countsFile);
  const counts = suite.counts ? await readCounts(countsFile) : undefined;
  const result = { name: suite.name, passed: 0, failed: 0, skipped: 0, ...counts };
  // A check counts one. A suite that broke without a failed test, or that had no test at all, is a failure too.
  if (!suite.counts && !failed) result.passed = 1;
  if (result.failed === 0 && (failed || result.passed === 0)) result.failed = 1;
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  return { ...result, output, seconds };
}

function report(suite, result) {
  const { output, seconds } = result;
  console.log(`--- ${describe(result)} (${seconds} s)`);
  if (result.failed > 0) console.log(output.trimEnd());
  else if (suite.tells) console.log(output.slice(output.indexOf(suite.tells)).split('\n\n')[0]);
}

/**
 * Runs the files once more, alone, that failed in a browser: on a busy machine one of some thousand tests in three
 * engines may wait in vain. What failed stays printed, and the closing lines name what passed only now. More
 * than a few are no accident, a suite without a browser has no excuse, and what a host has seen once, it has seen.
 *
 * @returns the result to count, or undefined where that of the first run stands
 */
async function secondLook(suite, first) {
  const lost = first.failedFiles ?? [];
  const known = lost.reduce((sum, { failed }) => sum + failed, 0);
  if (!suite.inBrowser || lost.length === 0 || lost.length > 3 || known !== first.failed) return;
  if (first.failures?.some(({ message = '' }) => leak.test(message))) return;
  const files = lost.map(({ file }) => file);
  const again = await measure({ ...suite, files });
  console.log('Once more, alone:');
  report({}, again);
  if (again.failed > 0) return undefined;
  const sum = (key) =>
    first[key] - lost.reduce((total, counts) => total + counts[key], 0) + again[key];
  return { ...first, passed: sum('passed'), failed: 0, skipped: sum('skipped'), files };
}

function execute(suite, countsFile) {
  const { deadline = DEADLINE } = suite;
  return new Promise((done) => {
    const inArguments = suite.command === 'node' && suite.files ? suite.files : [];
    const child = spawn(suite.command, [...suite.args, ...inArguments], {
      env: {
        ...process.env,
        ...(suite.files && { FILES: suite.files.join() }),
        ...suite.env,
        PATH: `${resolve('node_modules/.bin')}${delimiter}${process.env.PATH}`,
        COUNTS_FILE: countsFile,
        TMPDIR: scratch,
        // Hundreds of processes load the same modules: all but the first find them compiled.
        NODE_COMPILE_CACHE: join(scratch, 'compiled'),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own, so that its browsers and servers end with it.
      detached: true,
    });
    running.add(child);
    let output = '';
    child.stdout.on('data', (text) => (output += text));
    child.stderr.on('data', (text) => (output += text));
    const timer = setTimeout(() => {
      output += `\nStopped after ${deadline / 1000} s.\n`;
      stop(child);
    }, deadline);
    const finish = (failed) => {
      clearTimeout(timer);
      running.delete(child);
      done({ output, failed });
    };
    child.once('error', (error) => {
      output += String(error);
      finish(true);
    });
    // Whatever it left behind in its group would hold the pipes open, and a port.
    child.once('exit', () => stop(child));
    child.once('close', (code) => finish(code !== 0));
  });
}

function stop(child) {
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It had ended already.
  }
}

async function readCounts(path) {
  return existsSync(path) ? JSON.parse(await readFile(path, 'utf8')) : undefined;
}

function describe({ name, passed, failed, skipped }) {
  const more = skipped > 0 ? `, ${skipped} skipped` : '';
  return `${name}: ${passed} passed, ${failed} failed${more}`;
}

function summarise() {
  const passed = total('passed');
  const failed = total('failed');
  console.log('');
  for (const result of results) console.log(`${describe(result)} (${result.seconds} s)`);
  for (const { name, files = [] } of results) {
    for (const file of files) console.log(`${name}: ${file} failed at first and passed alone`);
  }
  // Last, where who sees only the end of the output finds them.
  for (const { name, failed: lost, failures = [], output } of results) {
    if (lost === 0) continue;
    console.log(`\nFailed in ${name}:`);
    for (const failure of failures.slice(0, 20)) console.log(tell(failure));
    if (failures.length === 0) console.log(output.trimEnd().split('\n').slice(-30).join('\n'));
  }
  console.log('');
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
}

function tell({ file, name, message = '' }) {
  return `- ${file}: ${name}\n  ${message.split('\n')[0].slice(0, 300)}`;
}

function total(key) {
  return results.reduce((sum, result) => sum + result[key], 0);
}
