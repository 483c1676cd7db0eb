import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../../demo/server/bank/main.ts', import.meta.url));

/** The sandbox bank started by itself, for servers that share it. */
export class BankProcess {
  readonly #child: ChildProcess;
  /** Settings by which a server finds it. */
  readonly env: { readonly BANK_URL: string; readonly BANK_SECRET: string };

  private constructor(child: ChildProcess, env: BankProcess['env']) {
    this.#child = child;
    this.env = env;
  }

  static async start(folder: string): Promise<BankProcess> {
    const secret = randomBytes(32).toString('hex');
    const child = spawn(process.execPath, [main], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        PATH: process.env['PATH'],
        BANK_FOLDER: folder,
        BANK_SECRET: secret,
        BANK_PORT: '0',
      },
    });
    for await (const line of createInterface({ input: child.stdout })) {
      const url = /http:\/\/\S+/.exec(line)?.[0];
      if (url) return new BankProcess(child, { BANK_URL: url, BANK_SECRET: secret });
    }
    throw new Error('The bank did not start.');
  }

  async end(): Promise<void> {
    if (this.#child.exitCode !== null) return;
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGTERM');
    await ended;
  }
}
