import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../../demo/server/config.ts';
import { createLogger } from '../../../demo/server/http/logging.ts';
import { createServer, type RunningServer } from '../../../demo/server/server.ts';
import { databaseEnv } from '../../support/empty-database.ts';
import { laySeededDatabase } from './seed-templates.ts';
import { Customer } from './customer.ts';

/** One debit in the bank's own log. */
export interface Debit {
  readonly paymentId: string;
  readonly idempotencyKey: string;
  readonly amount: number;
  readonly currency: string;
}

/** The reference server inside the test's process, with a data folder of its own. */
export class TestServer {
  readonly dataDir: string;
  /** What was logged, a line each. */
  readonly log: string[] = [];
  readonly #env: Record<string, string>;
  #server: RunningServer | undefined;

  private constructor(dataDir: string, env: Record<string, string>) {
    this.dataDir = dataDir;
    this.#env = env;
  }

  /** Starts one with new data. */
  static async start(env: Record<string, string> = {}): Promise<TestServer> {
    const dataDir = await mkdtemp(join(tmpdir(), 'fs-server-'));
    await laySeededDatabase(dataDir, env, async (draft) => {
      const { SANDBOX_NOW } = env;
      const filling = new TestServer(draft, SANDBOX_NOW ? { SANDBOX_NOW } : {});
      await filling.start();
      await filling.stop();
    });
    const server = new TestServer(dataDir, env);
    await server.start();
    return server;
  }

  get running(): RunningServer {
    if (!this.#server) throw new Error('The server is stopped.');
    return this.#server;
  }

  get origin(): string {
    return this.running.origin;
  }

  async start(): Promise<void> {
    const config = readConfig({
      PORT: '0',
      DEALER_PORT: '0',
      DATA_DIR: this.dataDir,
      ...databaseEnv(this.dataDir),
      ARGON2_COST: 'test',
      ...this.#env,
    });
    const logger = createLogger('trace', { write: (line) => void this.log.push(line) });
    this.#server = await createServer(config, { logger });
  }

  async stop(): Promise<void> {
    await this.#server?.close();
    this.#server = undefined;
  }

  /** Stops it and removes its data. */
  async dispose(): Promise<void> {
    await this.stop();
    await rm(this.dataDir, { recursive: true, force: true });
  }

  signIn(userId: string): Promise<Customer> {
    return Customer.signIn(this.origin, userId);
  }

  /** Asks the sandbox for something. */
  async sandbox<T>(path: string, body?: unknown, method = 'POST'): Promise<T> {
    const response = await fetch(`${this.origin}/sandbox/${path}`, {
      ...(body !== undefined && {
        method,
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      }),
    });
    if (!response.ok) throw new Error(`The sandbox answered ${response.status}.`);
    return (response.status === 204 ? undefined : await response.json()) as T;
  }

  /** The debits in the bank's own log. */
  async debits(): Promise<Debit[]> {
    return (await this.sandbox<{ items: Debit[] }>('bank/debits')).items;
  }

  /** What else the bank noted. */
  async otherRecords(): Promise<{ type: string; paymentId: string }[]> {
    const { others } = await this.sandbox<{ others: { type: string; paymentId: string }[] }>(
      'bank/debits',
    );
    return others;
  }
}

/** Waits until something holds; fails after ten seconds. */
export async function eventually(holds: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error('It did not come to hold in ten seconds.');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
