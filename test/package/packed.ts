import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import manifest from '../../package.json' with { type: 'json' };

/** A folder in which the package is installed as a stranger would have it. */
export interface Installed {
  folder: string;
  /** Paths inside the package, as npm packs them. */
  files: string[];
  remove(): void;
}

/** Packs dist and unpacks it into `node_modules` of a new folder, with its dependencies and peers beside it. */
export function installPacked(): Installed {
  const folder = mkdtempSync(join(tmpdir(), 'fs-central-consumer-'));
  const modules = join(folder, 'node_modules');
  const home = join(modules, manifest.name);
  mkdirSync(home, { recursive: true });

  const [packed] = JSON.parse(
    execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }),
  ) as [{ filename: string; files: { path: string }[] }];
  execFileSync('tar', ['-xzf', join(folder, packed.filename), '-C', home, '--strip-components=1']);

  const beside = [...Object.keys(manifest.dependencies), ...Object.keys(manifest.peerDependencies)];
  for (const name of beside) {
    mkdirSync(dirname(join(modules, name)), { recursive: true });
    symlinkSync(join(process.cwd(), 'node_modules', name), join(modules, name));
  }
  cpSync('test/package/consumer', folder, { recursive: true });
  return {
    folder,
    files: packed.files.map(({ path }) => path),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Compiles a folder's project; fails with what the compiler said. */
export function compile(folder: string): void {
  try {
    execFileSync('node_modules/.bin/tsc', ['-p', folder], { encoding: 'utf8' });
  } catch (error) {
    assert.fail((error as { stdout: string }).stdout);
  }
}
