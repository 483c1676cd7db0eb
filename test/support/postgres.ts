import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { postgresBinaries } from './postgres-binaries.mjs';
import { freePort } from './sandbox.ts';

const run = promisify(execFile);

/** A PostgreSQL that lives as long as a test run. */
export interface Postgres {
  /** Address of its first database. */
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Starts one from Debian's package, with data of its own in a temporary folder, on a free port of loopback.
 *
 * @param options `durable` writes to disk before it answers, as anybody's would; without it tests are faster
 * @returns undefined where it is not installed
 */
export async function startPostgres({ durable = false } = {}): Promise<Postgres | undefined> {
  if (!postgresBinaries) return undefined;
  const owner = await unprivileged();
  const folder = await mkdtemp(join(tmpdir(), 'fs-postgres-'));
  if (owner.uid !== undefined) await chown(folder, owner.uid, owner.gid ?? 0);
  const data = join(folder, 'data');
  const as = { ...owner, cwd: folder };
  const port = await freePort();
  await run(
    join(postgresBinaries, 'initdb'),
    ['-D', data, '-U', 'tests', '--auth=trust', '--no-sync', '-E', 'UTF8', '--locale=C.UTF-8'],
    as,
  );
  const settings = [
    'listen_addresses=127.0.0.1',
    `unix_socket_directories=${folder}`,
    'max_connections=300',
    'log_min_messages=fatal',
    ...(durable ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']),
  ];
  const child = spawn(
    join(postgresBinaries, 'postgres'),
    ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
    { ...as, stdio: 'ignore' },
  );
  const url = `postgres://tests@127.0.0.1:${port}/postgres`;
  await untilReady(url, child);
  // Tests in the process of their runner have ended when nothing is left but this.
  child.unref();
  return {
    url,
    async stop() {
      if (child.exitCode === null) {
        const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
        child.ref();
        // Clients that are still there are let go of.
        child.kill('SIGINT');
        await ended;
      }
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL will not run as root: the package has made a user for it. */
async function unprivileged(): Promise<{ uid?: number; gid?: number }> {
  if (process.getuid?.() !== 0) return {};
  const idOf = async (flag: string) => Number((await run('id', [flag, 'postgres'])).stdout);
  return { uid: await idOf('-u'), gid: await idOf('-g') };
}

async function untilReady(url: string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error('PostgreSQL ended as it started.');
    const client = new pg.Client(url);
    const ready = await client.connect().then(
      () => true,
      () => false,
    );
    await client.end().catch(() => undefined);
    if (ready) return;
    await sleep(50);
  }
  child.kill('SIGKILL');
  throw new Error('PostgreSQL was not ready in 60 s.');
}
