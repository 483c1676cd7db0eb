import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { isApiError } from '../../../sdk/errors/index.ts';
import type { Client, PaymentMethod, PaymentMethodInput } from '../../../sdk/index.ts';
import {
  type BankField,
  type BankNumbers,
  type BankProblems,
  checkIban,
  checkUsAccount,
} from './bank-numbers.ts';

const blank: BankNumbers = {
  routingNumber: '',
  accountNumber: '',
  accountType: 'checking',
  iban: '',
};

/** The form in which a customer adds a bank account, and its trip to the lender. */
export class MethodEntry implements ReactiveController {
  open = false;
  busy = false;
  numbers: BankNumbers = { ...blank };
  problems: BankProblems = {};
  /** A failure that is about none of the fields. */
  error: unknown;
  readonly #host: ReactiveControllerHost;
  #request: AbortController | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#request?.abort();
  }

  /** Opens the form, empty. */
  begin(): void {
    this.#update({ open: true, problems: {}, error: undefined });
  }

  /** Puts the form away and forgets the numbers. */
  dismiss(): void {
    this.#request?.abort();
    this.#update({
      open: false,
      busy: false,
      numbers: { ...blank },
      problems: {},
      error: undefined,
    });
  }

  /** Takes what was typed; a field stops being wrong when it is changed. */
  type(change: Partial<BankNumbers>): void {
    const problems = { ...this.problems };
    for (const field of Object.keys(change)) delete problems[field as BankField];
    this.#update({ numbers: { ...this.numbers, ...change }, problems });
  }

  /**
   * Checks the numbers and adds the account.
   *
   * @param currency of the account to be paid: dollars are paid from US accounts
   * @returns the method, or undefined where something is in the way
   */
  async save(client: Client, currency: string): Promise<PaymentMethod | undefined> {
    if (this.busy) return undefined;
    const us = currency === 'USD';
    const problems = us ? checkUsAccount(this.numbers) : checkIban(this.numbers);
    this.#update({ problems, error: undefined });
    if (Object.keys(problems).length > 0) return undefined;

    this.#request = new AbortController();
    const { signal } = this.#request;
    this.#update({ busy: true });
    try {
      const method = await client.paymentMethods.add(this.#input(us), { signal });
      this.dismiss();
      return method;
    } catch (error) {
      if (!signal.aborted) this.#refuse(error);
      return undefined;
    }
  }

  #input(us: boolean): PaymentMethodInput {
    const { routingNumber, accountNumber, accountType, iban } = this.numbers;
    return us
      ? { kind: 'us_bank_account', routingNumber, accountNumber, accountType }
      : { kind: 'iban', iban };
  }

  #refuse(error: unknown) {
    const problems: BankProblems = {};
    for (const { pointer, code } of isApiError(error) ? error.errors : []) {
      const field = pointer.slice(1);
      if (field in blank && field !== 'accountType') problems[field as BankField] = code;
    }
    const pointed = Object.keys(problems).length > 0;
    this.#update({ busy: false, problems, error: pointed ? undefined : error });
  }

  #update(change: Partial<Pick<MethodEntry, 'open' | 'busy' | 'numbers' | 'problems' | 'error'>>) {
    Object.assign(this, change);
    this.#host.requestUpdate();
  }
}
