/** Builds dist when the sources have changed since; `npm start` runs this first. */
import { spawnSync } from 'node:child_process';
import { isFresh } from './stamp.mjs';

if (!isFresh()) {
  const { status } = spawnSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit' });
  process.exitCode = status ?? 1;
}
