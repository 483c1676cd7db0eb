import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type {
  AccountCheck,
  AccountFault,
  AccountNumbers,
  BankRecord,
  DebitInstruction,
  DebitResult,
  DepositInstruction,
  ReturnOrder,
  ReturnPage,
  ReturnRecord,
} from './protocol.ts';

/** The bank did not answer; the instruction may or may not have arrived. */
export class BankUnavailableError extends Error {
  override readonly name = 'BankUnavailableError';
}

/** The bank has the id with another instruction: it will say so as often as it is asked, and a person has to look. */
export class BankConflictError extends Error {
  override readonly name = 'BankConflictError';
}

/** What the lender asks of a bank. */
export interface Bank {
  /** Sends one instruction; safe to repeat. @throws {@link BankUnavailableError}, {@link BankConflictError} */
  debit(instruction: DebitInstruction): Promise<DebitResult>;
  /** Has a small amount paid in; safe to repeat. @throws {@link BankUnavailableError}, {@link BankConflictError} */
  deposit(instruction: DepositInstruction): Promise<DebitResult>;
  /** Checks account numbers. @throws {@link BankUnavailableError} */
  check(numbers: AccountNumbers): Promise<AccountCheck | AccountFault[]>;
  /** Returns by a business date, from a place on. @throws {@link BankUnavailableError} */
  returns(through: string, from: number): Promise<ReturnPage>;
}

const answerTimeout = 5_000;
const startTimeout = 20_000;

/** The sandbox bank as a child process, started again should it end. */
export class SandboxBank implements Bank {
  /** Where the bank listens at present. */
  origin = '';
  readonly #folder: string;
  readonly #secret: string;
  #child: ChildProcess | undefined;
  #closing = false;
  #available = true;

  private constructor(folder: string, secret = randomBytes(32).toString('base64url')) {
    this.#folder = folder;
    this.#secret = secret;
  }

  /** A bank that runs by itself, for any number of servers. */
  static at({ url, secret }: { url: string; secret: string }): SandboxBank {
    const bank = new SandboxBank('', secret);
    bank.origin = url;
    return bank;
  }

  /** Starts the bank over its own folder. */
  static async start(folder: string): Promise<SandboxBank> {
    const bank = new SandboxBank(folder);
    await bank.#spawn();
    return bank;
  }

  /** Number of the bank's process. */
  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Whether the line to the bank is up; a demo or a test may cut it. */
  get available(): boolean {
    return this.#available;
  }

  set available(available: boolean) {
    this.#available = available;
  }

  async debit(instruction: DebitInstruction): Promise<DebitResult> {
    const response = await this.#call('/debits', instruction);
    if (response.ok) return (await response.json()) as DebitResult;
    throw refusalOf(response, 'a debit');
  }

  async deposit(instruction: DepositInstruction): Promise<DebitResult> {
    const response = await this.#call('/deposits', instruction);
    if (response.ok) return (await response.json()) as DebitResult;
    throw refusalOf(response, 'a deposit');
  }

  async check(numbers: AccountNumbers): Promise<AccountCheck | AccountFault[]> {
    const response = await this.#call('/accounts', numbers);
    if (response.ok) return (await response.json()) as AccountCheck;
    if (response.status === 422) {
      return ((await response.json()) as { faults: AccountFault[] }).faults;
    }
    throw new BankUnavailableError(`The bank answered ${response.status} to an account check.`);
  }

  async returns(through: string, from: number): Promise<ReturnPage> {
    const response = await this.#call('/returns', { through, from });
    if (response.ok) return (await response.json()) as ReturnPage;
    throw new BankUnavailableError(`The bank answered ${response.status} about returns.`);
  }

  /**
   * Has the customer's bank send a debit back, as it may for days.
   *
   * @returns undefined if it knows of no such debit
   */
  async orderReturn(order: ReturnOrder): Promise<ReturnRecord | undefined> {
    const response = await this.#fetch('/debits/returns', {
      method: 'POST',
      body: JSON.stringify(order),
    });
    return response.ok ? ((await response.json()) as ReturnRecord) : undefined;
  }

  /** The bank's own log, oldest first; read past a cut line, since it is evidence. */
  async log(): Promise<BankRecord[]> {
    const response = await this.#fetch('/log');
    return ((await response.json()) as { items: BankRecord[] }).items;
  }

  /** Tells one bank from another. @throws {@link BankUnavailableError} */
  async identity(): Promise<string> {
    const response = await this.#fetch('/identity');
    if (response.ok) return ((await response.json()) as { identity: string }).identity;
    throw new BankUnavailableError(
      response.status === 401
        ? 'The bank does not know this server: BANK_SECRET is not the one it was started with.'
        : `The bank answered ${response.status} when asked which one it is.`,
    );
  }

  /** Ends the process after what it is writing. */
  async close(): Promise<void> {
    this.#closing = true;
    const child = this.#child;
    if (child?.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill('SIGTERM');
    await exited;
  }

  #call(path: string, body: object): Promise<Response> {
    if (!this.#available) throw new BankUnavailableError('The line to the bank is cut.');
    return this.#fetch(path, { method: 'POST', body: JSON.stringify(body) });
  }

  async #fetch(path: string, init: RequestInit = {}): Promise<Response> {
    try {
      return await fetch(new URL(path, this.origin), {
        ...init,
        headers: { authorization: `Bearer ${this.#secret}`, 'content-type': 'application/json' },
        signal: AbortSignal.timeout(answerTimeout),
      });
    } catch (cause) {
      throw new BankUnavailableError(`The bank at ${this.origin} did not answer.`, { cause });
    }
  }

  async #spawn(): Promise<void> {
    const child = spawn(process.execPath, [fileURLToPath(new URL('main.ts', import.meta.url))], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      // Not the lender's own environment: the bank has no business with its secrets.
      env: {
        PATH: process.env['PATH'],
        NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
        BANK_FOLDER: this.#folder,
        BANK_SECRET: this.#secret,
      },
    });
    this.#child = child;
    const signal = AbortSignal.timeout(startTimeout);
    const ended = once(child, 'exit', { signal }).then(() => {
      throw new Error('The sandbox bank could not start.');
    });
    const [message] = (await Promise.race([once(child, 'message', { signal }), ended])) as [
      { port: number },
    ];
    ended.catch(() => undefined);
    this.origin = `http://127.0.0.1:${message.port}`;
    child.once('exit', () => void this.#restart());
  }

  async #restart(): Promise<void> {
    for (let wait = 100; !this.#closing; wait = Math.min(2 * wait, 10_000)) {
      try {
        await this.#spawn();
        return;
      } catch {
        await sleep(wait);
      }
    }
  }
}

function refusalOf({ status }: Response, what: string): Error {
  return status === 409
    ? new BankConflictError(`The bank has the id of ${what} with another instruction.`)
    : new BankUnavailableError(`The bank answered ${status} to ${what}.`);
}
