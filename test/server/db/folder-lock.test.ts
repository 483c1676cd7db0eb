import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { FolderLockedError, lockFolder } from '../../../demo/server/db/folder-lock.ts';
import { temporaryFolder } from '../support/folder.ts';

const holder = `
  import { lockFolder } from ${JSON.stringify(new URL('../../../demo/server/db/folder-lock.ts', import.meta.url).href)};
  await lockFolder(process.argv[1]);
  console.log('held');
  setInterval(() => undefined, 1000);
`;

async function holdElsewhere(folder: string) {
  const child = spawn(process.execPath, ['--input-type=module', '-e', holder, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return child;
}

describe('the folder lock', () => {
  it('says which process holds the folder, since when, and what to do', async (test) => {
    const folder = await temporaryFolder(test);
    const child = await holdElsewhere(folder);
    test.after(() => child.kill('SIGKILL'));

    const refusal = await lockFolder(folder).then(
      () => assert.fail('the lock was given twice'),
      (error: unknown) => error,
    );

    assert.ok(refusal instanceof FolderLockedError);
    assert.match(refusal.message, new RegExp(`process ${child.pid}, since \\d{4}-`));
    assert.match(refusal.message, /Stop that server .* or set DATA_DIR/);
  });

  it('holds inside one process, too', async (test) => {
    const folder = await temporaryFolder(test);
    const lock = await lockFolder(folder);
    test.after(() => lock.release());

    await assert.rejects(lockFolder(folder), FolderLockedError);
  });

  it('is free the moment its owner was killed', async (test) => {
    const folder = await temporaryFolder(test);
    const child = await holdElsewhere(folder);
    child.kill('SIGKILL');
    await once(child, 'exit');

    const lock = await lockFolder(folder);

    await lock.release();
  });

  it('is not deceived by an owner file that names a living process', async (test) => {
    const folder = await temporaryFolder(test);
    const stale = { pid: process.ppid, since: '2026-01-01T00:00:00.000Z' };
    await writeFile(join(folder, 'server.owner.json'), JSON.stringify(stale));

    const lock = await lockFolder(folder);

    await lock.release();
  });

  it('can be taken again after it was released', async (test) => {
    const folder = await temporaryFolder(test);
    await (await lockFolder(folder)).release();

    const lock = await lockFolder(folder);

    await lock.release();
  });
});
