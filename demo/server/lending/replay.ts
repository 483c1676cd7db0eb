import { accrueTo, type AccountState, openAccount } from './account.ts';
import { unitsPerCent, wholeCents } from './interest.ts';
import type { Entry } from './ledger.ts';
import { reversePayment } from './payments.ts';
import type { Terms } from './terms.ts';

/** An entry as the books keep it, with the payment that it came of where that is known. */
export type BookEntry = Omit<Entry, 'postings'> & { readonly paymentId?: string | null };

/** Entries read in order, and where the account stands after each. */
export class Replay {
  readonly terms: Terms;
  state: AccountState;
  readonly #kept: BookEntry[] = [];

  constructor(terms: Terms) {
    this.terms = terms;
    this.state = openAccount(terms).state;
  }

  /**
   * Reads the next entry. The disbursement changes nothing: it is what the account opened with.
   *
   * @returns the payment that a reversal takes back; undefined for every other entry
   */
  read(entry: BookEntry): BookEntry | undefined {
    if (entry.kind === 'payment') this.#pay(entry);
    if (entry.kind === 'fee') this.state = { ...this.state, fees: this.state.fees + entry.amount };
    if (entry.kind === 'waiver') {
      this.state = { ...this.state, fees: this.state.fees - entry.amount };
    }
    return entry.kind === 'reversal' ? this.#takeBack(entry) : undefined;
  }

  #pay(entry: BookEntry): void {
    const { fees, interest, principal } = entry.allocation;
    const accrued = accrueTo(this.terms, this.state, entry.date);
    const after = {
      ...accrued,
      principal: accrued.principal - principal,
      interest: accrued.interest - interest * unitsPerCent(this.terms),
      fees: accrued.fees - fees,
      feesCollected: accrued.feesCollected + fees,
    };
    const cleared =
      after.principal === 0 && after.fees === 0 && wholeCents(this.terms, after.interest) === 0;
    const alone = entry.principalOnly ? interest + principal : cleared ? 0 : (entry.extra ?? 0);
    this.state = {
      ...after,
      collected: accrued.collected + interest + principal - alone,
      closedOn: cleared ? entry.date : null,
    };
    this.#kept.push(entry);
  }

  #takeBack(entry: BookEntry): BookEntry {
    const at = this.#kept.findLastIndex((one) => isTakenBackBy(one, entry));
    const [payment] = this.#kept.splice(at, 1);
    if (at < 0 || !payment) throw new Error('a reversal without its payment');
    const whole: Entry = { ...payment, postings: [] };
    this.state = reversePayment(this.terms, this.state, whole, entry.date).state;
    return payment;
  }
}

/** By the payment's id; in a history that has none, by what it was split into. */
function isTakenBackBy(payment: BookEntry, reversal: BookEntry): boolean {
  if (reversal.paymentId) return payment.paymentId === reversal.paymentId;
  const [one, other] = [payment.allocation, reversal.allocation];
  return (
    one.fees === other.fees && one.interest === other.interest && one.principal === other.principal
  );
}
