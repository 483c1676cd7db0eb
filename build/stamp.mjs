import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const stamp = 'dist/.stamp';

/** Whether dist was built from the sources as they are now. */
export function isFresh() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === digest();
}

/** Notes what dist was built from, as the build's last act. */
export function stampBuild() {
  let before;
  return {
    name: 'stamp-build',
    buildStart() {
      before = digest();
    },
    writeBundle: {
      sequential: true,
      order: 'post',
      handler: ({ dir }) => writeFileSync(join(dir, '.stamp'), before),
    },
  };
}

/** Contents rather than times: a checkout gives every file the same hour. */
function digest() {
  const hash = createHash('sha256');
  const sources = globSync(
    ['sdk/**/*.*', 'src/**/*.*', 'build/*.mjs', 'rollup.config.mjs', 'package-lock.json'],
    { exclude: (path) => path.endsWith('.tsbuildinfo') },
  );
  for (const path of sources.sort()) hash.update(path).update(readFileSync(path));
  return hash.digest('hex');
}
