import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const stamp = 'dist/.stamp';

/** Whether dist was built from the sources as they are now. */
export function isFresh() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === digest();
}

/**
 * As the build's last act, removes what it did not write (a failed build leaves the old files alone) and notes what
 * dist was made from.
 */
export function finishBuild() {
  const started = Date.now() - performance.now();
  let before;
  return {
    name: 'finish-build',
    buildStart() {
      before = digest();
    },
    writeBundle: {
      sequential: true,
      order: 'post',
      handler({ dir }) {
        for (const path of globSync(`${dir}/**/*.*`)) {
          if (statSync(path).mtimeMs < started) rmSync(path, { recursive: true });
        }
        writeFileSync(join(dir, '.stamp'), before);
      },
    },
  };
}

/** Contents rather than times: a checkout gives every file the same hour. */
function digest() {
  const hash = createHash('sha256');
  const sources = globSync(
    [
      'sdk/**/*.*',
      'src/**/*.*',
      'test/support/build/*.mjs',
      'rollup.config.mjs',
      'package-lock.json',
    ],
    { exclude: (path) => path.endsWith('.tsbuildinfo') },
  );
  for (const path of sources.sort()) hash.update(path).update(readFileSync(path));
  return hash.digest('hex');
}
