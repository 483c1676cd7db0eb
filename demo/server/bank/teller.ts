import { createHmac, randomBytes } from 'node:crypto';
import type { Journal } from './journal.ts';
import { accountPart, bankNameOf, findFaults, normalise } from './numbers.ts';
import type {
  AccountCheck,
  AccountFault,
  AccountNumbers,
  BankRecord,
  DebitInstruction,
  DebitRefusal,
  DebitResult,
} from './protocol.ts';

type Outcome = Extract<BankRecord, { type: 'debit' | 'refusal' }>;

/**
 * What the bank does. Numbers that end in 0000 belong to a closed account: debits are rejected.
 */
export class Teller {
  readonly #journal: Journal;
  readonly #salt: string;
  readonly #accounts = new Map<string, { closed: boolean }>();
  readonly #outcomes = new Map<string, Promise<Outcome>>();

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
      if (record.type === 'debit' || record.type === 'refusal') {
        teller.#outcomes.set(record.paymentId, Promise.resolve(record));
      }
    }
    return teller;
  }

  /**
   * Takes the money once, however often it is asked.
   *
   * @returns null if the payment is known for another instruction
   */
  async debit(instruction: DebitInstruction): Promise<DebitResult | null> {
    const { paymentId } = instruction;
    const earlier = this.#outcomes.get(paymentId);
    if (!earlier) {
      const made = this.#makeDebit(instruction);
      this.#outcomes.set(paymentId, made);
      // What could not be written down did not happen.
      made.catch(() => this.#outcomes.delete(paymentId));
      return resultOf(await made);
    }
    const record = await earlier;
    const same = (['idempotencyKey', 'token', 'amount', 'currency'] as const).every(
      (name) => record[name] === instruction[name],
    );
    await this.#journal.append({ type: same ? 'repeat' : 'conflict', at: now(), paymentId });
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

  async #makeDebit(instruction: DebitInstruction): Promise<Outcome> {
    const { paymentId, idempotencyKey, token, amount, currency } = instruction;
    const facts = { at: now(), paymentId, idempotencyKey, token, amount, currency };
    const reason = this.#refusalFor(token);
    const record: Outcome = reason
      ? { type: 'refusal', reason, ...facts }
      : { type: 'debit', ...facts };
    await this.#journal.append(record);
    return record;
  }

  #refusalFor(token: string): DebitRefusal | undefined {
    const account = this.#accounts.get(token);
    if (!account) return 'account_unknown';
    return account.closed ? 'account_closed' : undefined;
  }

  #tokenFor(numbers: AccountNumbers): string {
    const hash = createHmac('sha256', this.#salt).update(JSON.stringify(Object.entries(numbers)));
    return `ba_${hash.digest('base64url').slice(0, 24)}`;
  }
}

function resultOf(record: Outcome): DebitResult {
  return record.type === 'debit'
    ? { result: 'accepted' }
    : { result: 'rejected', reason: record.reason };
}

function now(): string {
  return new Date().toISOString();
}
