import { randomUUID } from 'node:crypto';
import {
  ApiError,
  ContractError,
  NetworkError,
  TimeoutError,
  type Payment,
  type PaymentInput,
} from '../../../../sdk/index.ts';
import type { ModelClock } from './tab.ts';

/** What becomes of a request on its way and of the answer on its way back. */
export const fates = [
  'answered',
  /** Cut before it arrived. */
  'lost-before',
  /** Carried out, and cut after that. */
  'lost-after',
  'cut-body',
  'timeout-after',
  '500-before',
  '500-after',
  '503-before',
  '429-before',
  /** A page of something in between, with the request kept back or passed on. */
  'proxy-403-before',
  'proxy-403-after',
  'proxy-404-before',
  /** The proof was not taken. */
  '401-before',
  /** Arrives some time after everybody has given up on it. */
  'late',
  /** The lender works on it for long: others with its key find it in flight. */
  'slow',
  /** No answer for as long as the page waits for it, whatever heals meanwhile. */
  'stalled-after',
] as const;

/** One of {@link fates}. */
export type Fate = (typeof fates)[number];

/** Amounts by what the lender thinks of them, in minor units. It never changes its mind. */
export const amounts = { fine: 41_250, scheduled: 1_000, tooMuch: 9_999_999, declinedByBank: 666 };

const owners: Record<string, string> = { acc_a1: 'a', acc_a2: 'a', acc_b: 'b' };

/** A request that has arrived, or will. */
interface Request {
  customer: string;
  accountId: string;
  input: PaymentInput;
  key: string;
}

/** A payment as it is now, and as it was. */
interface Entry extends Request {
  payment: Payment;
  /** What its key was answered, and is for ever. */
  answer: Payment;
  /** Every status it has had. */
  was: Set<string>;
}

/** A lender whose ledger is the truth, behind a network that does its worst. */
export class ModelLender {
  /** One entry for each payment, in order. */
  readonly ledger: Entry[] = [];
  /** Whoever sent with a key, whether it arrived or not. */
  readonly senders = new Map<string, Set<string>>();
  /** Keys that no tab may know any more, and those that were sent all the same. */
  readonly forgotten = new Set<string>();
  readonly remembered: string[] = [];
  fate: Fate = 'answered';
  readonly #late: Request[] = [];
  readonly #atWork: Request[] = [];
  readonly #clock: ModelClock;

  constructor(clock: ModelClock) {
    this.#clock = clock;
  }

  /** Payments under a key. */
  under(key: string): Payment[] {
    return this.ledger.filter((entry) => entry.key === key).map(({ payment }) => payment);
  }

  async send(request: Request, signal: AbortSignal): Promise<Payment> {
    const { fate } = this;
    if (this.forgotten.has(request.key)) this.remembered.push(request.key);
    const senders = this.senders.get(request.key) ?? new Set();
    this.senders.set(request.key, senders.add(request.customer));
    await Promise.resolve();
    const after = () => {
      try {
        this.#carryOut(request);
      } catch {
        // Refused, which nobody hears.
      }
    };
    switch (fate) {
      case 'answered':
        return this.#carryOut(request);
      case 'lost-before':
        throw new NetworkError();
      case 'lost-after':
        after();
        throw new NetworkError();
      case 'cut-body':
        after();
        throw new ContractError({ path: '', reason: 'not JSON' });
      case 'timeout-after':
        after();
        throw new TimeoutError(30_000);
      case '500-after':
        after();
        throw problem(500, 'internal');
      case '500-before':
        throw new ApiError({ status: 500, code: 'internal' });
      case '503-before':
        throw problem(503, 'unavailable');
      case '429-before':
        throw problem(429, 'rate_limited');
      case '401-before':
        throw problem(401, 'invalid_dpop_proof');
      case 'proxy-403-after':
        after();
        throw new ApiError({ status: 403, code: 'invalid_request' });
      case 'proxy-403-before':
        throw new ApiError({ status: 403, code: 'invalid_request' });
      case 'proxy-404-before':
        throw new ApiError({ status: 404, code: 'not_found' });
      case 'late':
        this.#late.push(request);
        throw new NetworkError();
      case 'slow':
        if (this.#atWork.some(({ key }) => key === request.key)) return this.#carryOut(request);
        this.#atWork.push(request);
        throw new TimeoutError(30_000);
      case 'stalled-after':
        after();
        return new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason as Error));
          void this.#clock
            .wait(30_000, new AbortController().signal)
            .then(() => reject(new TimeoutError(30_000)));
        });
    }
  }

  /** What was late arrives, what was slow is done. */
  catchUp(): void {
    for (const request of this.#late.splice(0)) this.#tryOut(request);
    for (const request of this.#atWork.splice(0)) this.#tryOut(request);
  }

  /** The customer takes a scheduled payment back. */
  cancel(id: string): Payment | undefined {
    const entry = this.ledger.find(({ payment }) => payment.id === id);
    if (entry?.payment.status !== 'scheduled') return undefined;
    return become(entry, 'cancelled');
  }

  /** The same, in a tab that is none of these. */
  cancelElsewhere(): void {
    for (const { payment } of this.ledger) this.cancel(payment.id);
  }

  /** Days pass: what was scheduled is on its way, and of what was on its way the bank takes or declines each. */
  decide(): void {
    for (const entry of this.ledger) {
      const { status } = entry.payment;
      if (status === 'scheduled') become(entry, 'processing');
      if (status !== 'processing') continue;
      const declined = entry.input.amount.amount === amounts.declinedByBank;
      become(entry, declined ? 'declined' : 'posted');
    }
  }

  /** A payment as it is now, where the network lets it be asked for. */
  async get(customer: string, id: string): Promise<Payment> {
    const { fate } = this;
    await Promise.resolve();
    if (fate !== 'answered') throw new NetworkError();
    const entry = this.ledger.find(({ payment }) => payment.id === id);
    if (entry?.customer !== customer) throw problem(404, 'not_found');
    return entry.payment;
  }

  #tryOut(request: Request): void {
    try {
      this.#carryOut(request);
    } catch {
      // Refused, which nobody hears.
    }
  }

  #carryOut(request: Request): Payment {
    const { customer, accountId, input, key } = request;
    if (owners[accountId] !== customer) throw problem(404, 'not_found');
    const before = this.ledger.find((entry) => entry.customer === customer && entry.key === key);
    if (before) {
      const same = JSON.stringify(before.input) === JSON.stringify(input);
      if (!same) throw problem(422, 'idempotency_key_reused');
      return before.answer;
    }
    if (this.#atWork.some((one) => one.key === key)) throw problem(409, 'idempotency_in_flight');
    const { amount } = input.amount;
    if (amount === amounts.tooMuch) throw problem(422, 'amount_over_payoff');
    const status = amount === amounts.scheduled ? 'scheduled' : 'processing';
    const payment = { id: randomUUID(), accountId, amount: input.amount, status } as Payment;
    this.ledger.push({ ...request, payment, answer: payment, was: new Set([status]) });
    return payment;
  }
}

function become(entry: Entry, status: Payment['status']): Payment {
  entry.was.add(status);
  return (entry.payment = { ...entry.payment, status });
}

function problem(status: number, code: string): ApiError {
  return new ApiError({ status, code, problem: { title: code, status, code, requestId: 'r' } });
}
