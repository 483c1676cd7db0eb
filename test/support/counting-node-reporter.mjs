import { writeFileSync } from 'node:fs';

/**
 * A reporter for `node --test` that leaves the counts for `run.mjs` in the file that `COUNTS_FILE` names. Cancelled
 * tests count as failed.
 */
export default async function* countingNodeReporter(events) {
  for await (const { type, data } of events) {
    // One summary comes for each file as well; the whole run's has no file.
    if (type !== 'test:summary' || data.file !== undefined) continue;
    const { passed, failed, cancelled, skipped } = data.counts;
    if (process.env.COUNTS_FILE) {
      writeFileSync(
        process.env.COUNTS_FILE,
        JSON.stringify({ passed, failed: failed + cancelled, skipped }),
      );
    }
    yield '';
  }
}
