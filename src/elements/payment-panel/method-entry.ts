import type { LitElement } from 'lit';
import { isApiError } from '../../../sdk/errors/index.ts';
import type { PaymentMethod, PaymentMethodInput } from '../../../sdk/index.ts';
import {
  type BankField,
  type BankNumbers,
  type BankProblems,
  checkIban,
  checkUsAccount,
} from './bank-numbers.ts';
import { StepUpDeclined, type StepUpAsker, withStepUp } from '../step-up/with-step-up.ts';
import { wear } from '../../ui/late-styles.ts';
import { entryStyles } from './entry.styles.ts';
import { LenderRequest } from './lender-request.ts';

const blank: BankNumbers = {
  routingNumber: '',
  accountNumber: '',
  accountType: 'checking',
  iban: '',
};

/** The form in which a customer adds a bank account, and its trip to the lender. */
export class MethodEntry extends LenderRequest<MethodEntry> {
  open = false;
  numbers: BankNumbers = { ...blank };
  problems: BankProblems = {};

  constructor(host: LitElement) {
    super(host);
    wear(host, [entryStyles]);
  }

  /** Opens the form, empty. */
  begin(): void {
    this.update({ open: true, problems: {}, error: undefined });
  }

  /** Puts the form away and forgets the numbers. */
  dismiss(): void {
    this.giveUp();
    this.update({ open: false, numbers: { ...blank }, problems: {}, error: undefined });
  }

  /** Takes what was typed; a field stops being wrong when it is changed. */
  type(change: Partial<BankNumbers>): void {
    const problems = { ...this.problems };
    for (const field of Object.keys(change)) delete problems[field as BankField];
    this.update({ numbers: { ...this.numbers, ...change }, problems });
  }

  /**
   * Checks the numbers and adds the account, after a second factor where the lender wants one.
   *
   * @param asker on whose behalf that is asked for
   * @param currency of the account to be paid: dollars are paid from US accounts
   * @returns the method, or undefined where something is in the way
   */
  async save(asker: StepUpAsker, currency: string): Promise<PaymentMethod | undefined> {
    if (this.busy) return undefined;
    const us = currency === 'USD';
    const problems = us ? checkUsAccount(this.numbers) : checkIban(this.numbers);
    this.update({ problems, error: undefined });
    if (Object.keys(problems).length > 0) return undefined;

    const input = this.#input(us);
    const { paymentMethods } = asker.client;
    const method = await this.send((signal) =>
      withStepUp(asker, () => paymentMethods.add(input, { signal }), signal),
    );
    if (method) this.dismiss();
    return method;
  }

  /**
   * Adds the card that its processor's field gave a token for.
   *
   * @returns the method, or undefined where something is in the way
   */
  async saveCard(asker: StepUpAsker, token: string): Promise<PaymentMethod | undefined> {
    if (this.busy) return undefined;
    this.update({ problems: {}, error: undefined });
    const { paymentMethods } = asker.client;
    const method = await this.send((signal) =>
      withStepUp(asker, () => paymentMethods.add({ kind: 'card', token }, { signal }), signal),
    );
    if (method) this.dismiss();
    return method;
  }

  #input(us: boolean): PaymentMethodInput {
    const { routingNumber, accountNumber, accountType, iban } = this.numbers;
    return us
      ? { kind: 'us_bank_account', routingNumber, accountNumber, accountType }
      : { kind: 'iban', iban };
  }

  protected override refuse(error: unknown): void {
    if (error instanceof StepUpDeclined) return;
    const problems: BankProblems = {};
    for (const { pointer, code } of isApiError(error) ? error.errors : []) {
      const field = pointer.slice(1);
      if (field in blank && field !== 'accountType') problems[field as BankField] = code;
    }
    const pointed = Object.keys(problems).length > 0;
    this.update({ problems, error: pointed ? undefined : error });
  }
}
