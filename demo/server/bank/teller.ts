import { createHmac, randomBytes } from 'node:crypto';
import { nextBusinessDay } from '../lending/calendar.ts';
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
  DepositInstruction,
  ReturnOrder,
  ReturnPage,
  ReturnReason,
  ReturnRecord,
} from './protocol.ts';

type Outcome = Extract<BankRecord, { type: 'debit' | 'refusal' }>;
type DepositOutcome = Extract<BankRecord, { type: 'deposit' | 'deposit_refusal' }>;

/** Test numbers by their end, as the network's codes R01, R02 and R08 have it. */
const returning: readonly (readonly [end: string, ReturnReason])[] = [
  ['0001', 'insufficient_funds'],
  ['0002', 'account_closed'],
  ['0008', 'payment_stopped'],
];

/** Business days after which a test account sends a debit back. */
const returnDays = 2;

/**
 * What the bank does. Numbers that end in 0000 belong to a closed account: debits and deposits are
 * rejected. Those that end in 0001, 0002 or 0008 take the debit and send it back two business days
 * later.
 */
export class Teller {
  readonly #journal: Journal;
  readonly #salt: string;
  readonly #accounts = new Map<string, { closed: boolean; returns?: ReturnReason }>();
  readonly #outcomes = new Map<string, Promise<Outcome>>();
  readonly #returns = new Map<string, Promise<ReturnRecord>>();
  readonly #deposits = new Map<string, Promise<DepositOutcome>>();

  private constructor(journal: Journal, salt: string) {
    this.#journal = journal;
    this.#salt = salt;
  }

  /** Tells this bank's log from any other's. */
  get identity(): string {
    return createHmac('sha256', this.#salt).update('identity').digest('base64url').slice(0, 24);
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
      if (record.type === 'return') {
        teller.#returns.set(record.paymentId, Promise.resolve(returnOf(record)));
      }
      if (record.type === 'deposit' || record.type === 'deposit_refusal') {
        teller.#deposits.set(record.depositId, Promise.resolve(record));
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
   * Pays a small deposit in once, however often it is asked.
   *
   * @returns null if the deposit is known for another instruction
   */
  async deposit(instruction: DepositInstruction): Promise<DebitResult | null> {
    const { depositId } = instruction;
    const earlier = this.#deposits.get(depositId);
    if (!earlier) {
      const made = this.#makeDeposit(instruction);
      this.#deposits.set(depositId, made);
      // What could not be written down did not happen.
      made.catch(() => this.#deposits.delete(depositId));
      return resultOf(await made);
    }
    const record = await earlier;
    const same = (['token', 'amount', 'currency'] as const).every(
      (name) => record[name] === instruction[name],
    );
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
      const returns = returning.find(([end]) => part.endsWith(end))?.[1];
      const kind = { closed, ...(returns && { returns }) };
      this.#accounts.set(check.token, kind);
      await this.#journal.append({ type: 'account', at: now(), ...kind, ...check });
    }
    return check;
  }

  /**
   * Sends the money of a debit back, once: again, it answers as before.
   *
   * @returns null if there is no such debit
   */
  async returnDebit({ paymentId, reason, date }: ReturnOrder): Promise<ReturnRecord | null> {
    const earlier = this.#returns.get(paymentId);
    if (earlier) return earlier;
    const outcome = await this.#outcomes.get(paymentId);
    if (outcome?.type !== 'debit') return null;
    // Another may have come while the outcome was waited for.
    const made =
      this.#returns.get(paymentId) ?? this.#makeReturn({ ...outcome, paymentId, reason, date });
    this.#returns.set(paymentId, made);
    made.catch(() => this.#returns.delete(paymentId));
    return made;
  }

  /**
   * Returns by a business date, those of test accounts that have come due made first.
   *
   * @param from place of the first to tell of
   */
  async returnsThrough(date: string, from: number): Promise<ReturnPage> {
    for (const pending of [...this.#outcomes.values()]) {
      const outcome = await pending;
      const reason = this.#accounts.get(outcome.token)?.returns;
      if (outcome.type !== 'debit' || !reason || outcome.date === undefined) continue;
      const due = businessDaysAfter(outcome.date, returnDays);
      if (due <= date) await this.returnDebit({ paymentId: outcome.paymentId, reason, date: due });
    }
    const all = await Promise.all([...this.#returns.values()].slice(from));
    const placed = all.map((one, at) => ({ ...one, place: from + at }));
    // Those of later days are told of on their day.
    const later = placed.find((one) => one.date > date);
    return {
      items: placed.filter((one) => one.date <= date),
      next: later?.place ?? from + all.length,
    };
  }

  async #makeReturn({ paymentId, reason, date, amount, currency }: ReturnRecord) {
    const record = { paymentId, reason, date, amount, currency };
    await this.#journal.append({ type: 'return', at: now(), ...record });
    return record;
  }

  async #makeDebit(instruction: DebitInstruction): Promise<Outcome> {
    const { paymentId, idempotencyKey, token, amount, currency, date } = instruction;
    const order = { paymentId, idempotencyKey, token, amount, currency };
    const facts = { at: now(), ...order, ...(date !== undefined && { date }) };
    const reason = this.#refusalFor(token);
    const record: Outcome = reason
      ? { type: 'refusal', reason, ...facts }
      : { type: 'debit', ...facts };
    await this.#journal.append(record);
    return record;
  }

  async #makeDeposit({
    depositId,
    token,
    amount,
    currency,
  }: DepositInstruction): Promise<DepositOutcome> {
    const facts = { at: now(), depositId, token, amount, currency };
    const reason = this.#refusalFor(token);
    const record: DepositOutcome = reason
      ? { type: 'deposit_refusal', reason, ...facts }
      : { type: 'deposit', ...facts };
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

function resultOf(record: Outcome | DepositOutcome): DebitResult {
  return 'reason' in record
    ? { result: 'rejected', reason: record.reason }
    : { result: 'accepted' };
}

function returnOf({ paymentId, reason, date, amount, currency }: ReturnRecord): ReturnRecord {
  return { paymentId, reason, date, amount, currency };
}

function businessDaysAfter(date: string, days: number): string {
  let day = date;
  for (let left = days; left > 0; left -= 1) day = nextBusinessDay(day);
  return day;
}

function now(): string {
  return new Date().toISOString();
}
