import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** The folder is in use; the message says by whom, since when, and what to do. */
export class FolderLockedError extends Error {
  override readonly name = 'FolderLockedError';
}

/** A folder held by this process until it lets go or ends. */
export interface FolderLock {
  release(): Promise<void>;
}

const lockFile = 'server.lock';
const ownerFile = 'server.owner.json';

/**
 * Takes a folder for this process alone. Two processes on one PGlite folder destroy it.
 *
 * The lock is the operating system's, on a file held by SQLite's own locking: it is gone the
 * moment the process is, however it ended, so a dead owner never blocks, and a process that got
 * the dead one's number is never taken for it. The owner file beside it only tells people who.
 *
 * @throws {@link FolderLockedError}
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  await mkdir(folder, { recursive: true });
  const lock = new DatabaseSync(join(folder, lockFile), { timeout: 0 });
  try {
    lock.exec('PRAGMA journal_mode = OFF; BEGIN EXCLUSIVE');
  } catch (cause) {
    lock.close();
    if (!isBusy(cause)) throw cause;
    throw new FolderLockedError(await describeOwner(folder), { cause });
  }
  const owner = { pid: process.pid, since: new Date().toISOString() };
  await writeFile(join(folder, ownerFile), `${JSON.stringify(owner)}\n`);
  return {
    async release() {
      if (!lock.isOpen) return;
      await rm(join(folder, ownerFile), { force: true });
      lock.close();
    },
  };
}

/** SQLITE_BUSY, https://www.sqlite.org/rescode.html#busy */
function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === 5;
}

async function describeOwner(folder: string): Promise<string> {
  const owner = await readOwner(folder);
  const who = owner ? `process ${owner.pid}, since ${owner.since}` : 'another process';
  return (
    `${folder} is in use by ${who}. ` +
    `Stop that server${owner ? ` (kill ${owner.pid})` : ''}, or set DATA_DIR to another folder.`
  );
}

async function readOwner(folder: string): Promise<{ pid: number; since: string } | undefined> {
  try {
    const owner: unknown = JSON.parse(await readFile(join(folder, ownerFile), 'utf8'));
    if (typeof owner !== 'object' || owner === null) return undefined;
    if (!('pid' in owner) || !('since' in owner)) return undefined;
    return { pid: Number(owner.pid), since: String(owner.since) };
  } catch {
    // The owner is between taking the lock and saying so.
    return undefined;
  }
}
