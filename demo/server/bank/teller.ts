import { createHmac, randomBytes } from 'node:crypto';
import type { Journal } from './journal.ts';
import { accountPart, bankNameOf, findFaults, normalise } from './numbers.ts';
import type {
  AccountCheck,
  AccountFault,
  AccountNumbers,
  BankRecord,
  DebitInstruction,
  DebitResult,
} from './protocol.ts';

type DebitRecord = Extract<BankRecord, { type: 'debit' }>;

/**
 * What the bank does. Numbers that end in 0000 belong to a closed account: debits are rejected.
 */
export class Teller {
  readonly #journal: Journal;
  readonly #salt: string;
  readonly #accounts = new Map<string, { closed: boolean }>();
  readonly #debits = new Map<string, Promise<DebitRecord>>();

  private constructor(journal: Journal, salt: string) {
    this.#journal = journal;
    this.#salt = salt;
  }

  /** Takes up where the log ends. */
  static async open(journal: Journal): Promise<Teller> {
    let opened = journal.records.find((record) => record.type === 'opened');
    if (!opened) {
      opened = { type: 'opened', at: now(), salt: randomBytes(16).toString('hex') };
      await journal.append(opened);
    }
    const teller = new Teller(journal, opened.salt);
    for (const record of journal.records) {
      if (record.type === 'account') teller.#accounts.set(record.token, record);
      if (record.type === 'debit') teller.#debits.set(record.id, Promise.resolve(record));
    }
    return teller;
  }

  /**
   * Takes the money once, however often it is asked.
   *
   * @returns null if the id is known for another instruction
   */
  async debit(instruction: DebitInstruction): Promise<DebitResult | null> {
    const { id } = instruction;
    const earlier = this.#debits.get(id);
    if (!earlier) {
      const made = this.#makeDebit(instruction);
      this.#debits.set(id, made);
      // What could not be written down did not happen.
      made.catch(() => this.#debits.delete(id));
      return resultOf(await made);
    }
    const record = await earlier;
    const same = (['token', 'amount', 'currency'] as const).every(
      (name) => record[name] === instruction[name],
    );
    await this.#journal.append({ type: same ? 'repeat' : 'conflict', at: now(), id });
    return same ? resultOf(record) : null;
  }

  /**
   * Checks numbers and gives the token that stands for them: the same one each time.
   *
   * @returns the faults if they cannot be an account's
   */
  async check(given: AccountNumbers): Promise<AccountCheck | AccountFault[]> {
    const numbers = normalise(given);
    const faults = findFaults(numbers);
    if (faults.length > 0) return faults;
    const part = accountPart(numbers);
    const check: AccountCheck = {
      token: this.#tokenFor(numbers),
      bankName: bankNameOf(numbers),
      last4: part.slice(-4),
    };
    if (!this.#accounts.has(check.token)) {
      const closed = part.endsWith('0000');
      this.#accounts.set(check.token, { closed });
      await this.#journal.append({ type: 'account', at: now(), closed, ...check });
    }
    return check;
  }

  async #makeDebit(instruction: DebitInstruction): Promise<DebitRecord> {
    const { id, token, amount, currency } = instruction;
    const result = this.#judge(token);
    const record: DebitRecord = {
      type: 'debit',
      at: now(),
      id,
      token,
      amount,
      currency,
      ...result,
    };
    await this.#journal.append(record);
    return record;
  }

  #judge(token: string): DebitResult {
    const account = this.#accounts.get(token);
    if (!account) return { result: 'rejected', reason: 'account_unknown' };
    if (account.closed) return { result: 'rejected', reason: 'account_closed' };
    return { result: 'accepted' };
  }

  #tokenFor(numbers: AccountNumbers): string {
    const hash = createHmac('sha256', this.#salt).update(JSON.stringify(Object.entries(numbers)));
    return `ba_${hash.digest('base64url').slice(0, 24)}`;
  }
}

function resultOf(record: DebitRecord): DebitResult {
  return record.result === 'accepted'
    ? { result: 'accepted' }
    : { result: 'rejected', reason: record.reason };
}

function now(): string {
  return new Date().toISOString();
}
