import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';

/**
 * A reporter that ends with one line of counts and, given a path, writes them there for `run.mjs`, and the files
 * that failed. A file that could not be loaded counts as one failure: its tests never ran.
 */
export function countingReporter(path) {
  return {
    onTestRunFinished({ sessions }) {
      const counts = { passed: 0, failed: 0, skipped: 0 };
      const failedFiles = [];
      const failures = [];
      for (const session of sessions) {
        const own = { passed: 0, failed: 0, skipped: 0 };
        countSuite(session.testResults, own);
        const file = relative(process.cwd(), session.testFile);
        if (!session.passed && own.failed === 0) {
          own.failed = 1;
          failures.push({ file, name: 'not loaded, or cut off' });
        }
        for (const failure of failuresOf(session.testResults)) failures.push({ file, ...failure });
        for (const key of Object.keys(counts)) counts[key] += own[key];
        if (!session.passed) failedFiles.push({ file, ...own });
      }
      console.log(
        `browser: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`,
      );
      if (path) writeFileSync(path, JSON.stringify({ ...counts, failedFiles, failures }));
    },
  };
}

function countSuite(suite, counts) {
  if (!suite) return;
  for (const test of suite.tests) {
    if (test.skipped) counts.skipped += 1;
    else if (test.passed) counts.passed += 1;
    else counts.failed += 1;
  }
  for (const inner of suite.suites) countSuite(inner, counts);
}

function failuresOf(suite, path = []) {
  if (!suite) return [];
  const own = suite.tests
    .filter(({ passed, skipped }) => !passed && !skipped)
    .map(({ name, error }) => ({ name: [...path, name].join(' > '), message: error?.message }));
  return [...own, ...suite.suites.flatMap((inner) => failuresOf(inner, [...path, inner.name]))];
}
