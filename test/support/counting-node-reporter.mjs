import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';

/**
 * A reporter for `node --test` that leaves the counts for `run.mjs` in the file that `COUNTS_FILE` names, with the
 * files that failed. Cancelled tests count as failed.
 */
export default async function* countingNodeReporter(events) {
  const failedFiles = [];
  const failures = [];
  for await (const { type, data } of events) {
    if (type === 'test:fail' && data.details.type !== 'suite') failures.push(failureOf(data));
    if (type !== 'test:summary') continue;
    const { passed, failed, cancelled, skipped } = data.counts;
    const counts = { passed, failed: failed + cancelled, skipped };
    // One summary comes for each file; the whole run's, the last, has no file.
    if (data.file !== undefined) {
      const file = relative(process.cwd(), data.file);
      if (!data.success) failedFiles.push({ file, ...counts });
    } else if (process.env.COUNTS_FILE) {
      writeFileSync(process.env.COUNTS_FILE, JSON.stringify({ ...counts, failedFiles, failures }));
    }
    yield '';
  }
}

function failureOf({ name, file, details: { error } }) {
  return {
    file: file ? relative(process.cwd(), file) : '',
    name,
    message: (error?.cause ?? error)?.message,
  };
}
