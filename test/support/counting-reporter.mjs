import { writeFileSync } from 'node:fs';

/**
 * A reporter that ends with one line of counts and, given a path, writes them there for `run.mjs`. A file that could
 * not be loaded counts as one failure: its tests never ran.
 */
export function countingReporter(path) {
  return {
    onTestRunFinished({ sessions }) {
      const counts = { passed: 0, failed: 0, skipped: 0 };
      for (const session of sessions) {
        const before = counts.failed;
        countSuite(session.testResults, counts);
        if (!session.passed && counts.failed === before) counts.failed += 1;
      }
      console.log(
        `browser: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`,
      );
      if (path) writeFileSync(path, JSON.stringify(counts));
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
