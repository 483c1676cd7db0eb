import { type ChildProcess, spawn } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { layEmptyDatabase } from './empty-database.ts';

/** The reference server as `npm start` runs it, in a process and a data folder of its own. */
export interface Sandbox {
  lender: string;
  dealer: string;
  dataDir: string;
  /** Everything the process printed so far. */
  output(): string;
  /** Ends the process as Ctrl-C does and waits for it. */
  stop(signal?: NodeJS.Signals): Promise<void>;
  /** Starts it again on the same ports and data. */
  start(): Promise<void>;
  /** Stops it and removes its data. */
  dispose(): Promise<void>;
}

/** Names a folder that the personas are in already; copying it saves making them for every file. */
export const seededFolder = 'SEEDED_DATA_DIR';

/** A port that nobody listens on just now. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** Milliseconds that a server may take on a machine that has other work. */
const startTime = 120_000;

async function untilReady(url: string, child: ChildProcess, output: () => string): Promise<void> {
  const deadline = Date.now() + startTime;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`The server ended:\n${output()}`);
    const ready = await fetch(url).then(
      (response) => response.ok,
      () => false,
    );
    if (ready) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`The server was not ready in ${startTime / 1000} s:\n${output()}`);
}

/**
 * Starts a sandbox on free ports, with the personas as they begin.
 *
 * @param env settings of the server, such as `SANDBOX_NOW`
 */
export async function startSandbox(env: Record<string, string> = {}): Promise<Sandbox> {
  const port = await freePort();
  const dealerPort = await freePort();
  const dataDir = await mkdtemp(join(tmpdir(), 'fs-central-'));
  const seeded = process.env[seededFolder];
  // Made at another moment, so of no use where the test names one.
  if (seeded && !env['SANDBOX_NOW']) await cp(seeded, dataDir, { recursive: true });
  else await layEmptyDatabase(dataDir);
  const lender = `http://localhost:${String(port)}`;
  const dealer = `http://127.0.0.1:${String(dealerPort)}`;
  let child: ChildProcess | undefined;
  let printed = '';

  const sandbox: Sandbox = {
    lender,
    dealer,
    dataDir,
    output: () => printed,
    async start() {
      const started = spawn(process.execPath, ['demo/server/main.ts'], {
        env: {
          ...process.env,
          PORT: String(port),
          DEALER_PORT: String(dealerPort),
          DATA_DIR: dataDir,
          ARGON2_COST: 'test',
          ...env,
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      child = started;
      for (const stream of [started.stdout, started.stderr]) {
        stream.on('data', (chunk: Buffer) => (printed += chunk.toString()));
      }
      await untilReady(`${lender}/readyz`, started, sandbox.output);
    },
    async stop(signal = 'SIGTERM') {
      const ending = child;
      child = undefined;
      if (ending?.exitCode !== null || ending.signalCode !== null) return;
      const ended = new Promise((resolve) => ending.once('exit', resolve));
      ending.kill(signal);
      await ended;
    },
    async dispose() {
      await sandbox.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
  try {
    await sandbox.start();
  } catch (error) {
    // Nobody else knows of it: left alone it would hold the test's process open for ever.
    await sandbox.dispose();
    throw error;
  }
  return sandbox;
}
