import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { compile, installPacked, type Installed } from './packed.ts';

// Joined here, so that this file does not carry the names it looks for.
const makers = [
  ['toy', 'ota'],
  ['hon', 'da'],
  ['niss', 'an'],
  ['chev', 'rolet'],
  ['volks', 'wagen'],
  ['hyun', 'dai'],
  ['mer', 'cedes'],
  ['sub', 'aru'],
  ['te', 'sla'],
  ['maz', 'da'],
  ['lex', 'us'],
  ['por', 'sche'],
].map((parts) => parts.join(''));

describe('the packed package', () => {
  let installed: Installed;
  before(() => (installed = installPacked()));
  after(() => installed.remove());

  it('holds dist and its papers, nothing else', () => {
    const strangers = installed.files.filter(
      (path) => !/^(dist\/|package\.json$|README\.md$|LICENSE$|CHANGELOG\.md$)/.test(path),
    );

    assert.deepEqual(strangers, []);
    assert.ok(installed.files.includes('dist/sdk/index.js'));
    assert.ok(installed.files.includes('dist/THIRD-PARTY-NOTICES'));
    assert.ok(installed.files.includes('dist/openapi.json'));
  });

  it('tells nothing of the machine it was built on', () => {
    const talkative = textsOf(installed).filter(({ text }) =>
      /\/(home|work|Users|root)\//.test(text),
    );

    assert.deepEqual(
      talkative.map(({ path }) => path),
      [],
    );
  });

  it('has a source map beside every script', () => {
    const scripts = installed.files.filter((path) => path.endsWith('.js'));
    const bare = scripts.filter((path) => !installed.files.includes(`${path}.map`));

    assert.ok(scripts.length > 10);
    assert.deepEqual(bare, []);
  });

  it('compiles for a stranger, declarations checked', () => {
    compile(installed.folder);
  });
});

describe('the repository', () => {
  it('names no maker of vehicles', () => {
    const pattern = makers.map((name) => `\\b${name}\\b`).join('|');
    const found = grep(pattern);

    assert.equal(found, '');
  });
});

function textsOf({ folder, files }: Installed) {
  return files.map((path) => ({
    path,
    text: readFileSync(join(folder, 'node_modules', 'fs-central', path), 'utf8'),
  }));
}

/** Lines that match, ignoring case; `grep` answers 1 where there is none. */
function grep(pattern: string): string {
  const files = ['-r', '-i', '-n', '-I', '-E', '--exclude-dir=node_modules', '--exclude-dir=site'];
  try {
    return execFileSync(
      'grep',
      [
        ...files,
        pattern,
        'sdk',
        'src',
        'demo',
        'test',
        'docs',
        'README.md',
        'CHANGELOG.md',
        'dist',
      ],
      { encoding: 'utf8', maxBuffer: 1 << 26 },
    );
  } catch (error) {
    const { status } = error as { status: number };
    assert.equal(status, 1, 'grep could not read everything');
    return '';
  }
}
