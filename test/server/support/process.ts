import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { databaseEnv } from '../../support/empty-database.ts';

const main = fileURLToPath(new URL('../../../demo/server/main.ts', import.meta.url));

/** The reference server as a process, started as `npm start` does. */
export class ServerProcess {
  readonly #child: ChildProcess;
  /** What it printed so far, both streams. */
  output = '';
  origin = '';
  dealerOrigin = '';

  private constructor(child: ChildProcess) {
    this.#child = child;
  }

  /** Starts it and resolves once it has printed its addresses, or has ended. */
  static async start(
    dataDir: string,
    env: Record<string, string> = {},
    args: readonly string[] = [],
  ): Promise<ServerProcess> {
    const child = spawn(process.execPath, [main, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env['PATH'],
        PORT: '0',
        DEALER_PORT: '0',
        DATA_DIR: dataDir,
        ...databaseEnv(dataDir),
        ARGON2_COST: 'test',
        LOG_LEVEL: 'warn',
        ...env,
      },
    });
    const server = new ServerProcess(child);
    await new Promise<void>((resolve) => {
      child.once('exit', () => resolve());
      for (const stream of [child.stdout, child.stderr]) {
        createInterface({ input: stream }).on('line', (line) => {
          server.output += `${line}\n`;
          server.origin ||= /^ +Lender +(\S+)$/.exec(line)?.[1] ?? '';
          server.dealerOrigin ||= /^ +Dealer +(\S+)$/.exec(line)?.[1] ?? '';
          // The last line of the welcome.
          if (line.includes('morgan.mfa')) resolve();
        });
      }
    });
    return server;
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  get exitCode(): number | null {
    return this.#child.exitCode;
  }

  /** What it was ended by; null where it was not. */
  get signal(): NodeJS.Signals | null {
    return this.#child.signalCode;
  }

  /** Sends a signal and waits for the end. */
  async end(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const exited = once(this.#child, 'exit');
    this.#child.kill(signal);
    await exited;
  }
}
