import { property } from 'lit/decorators.js';
import { FsCustomerElement } from './customer-element.ts';

/**
 * Base of an element that loads something of one account and shows it.
 *
 * @typeParam T what is shown: the data, or a body that has it
 */
export abstract class FsAccountElement<T> extends FsCustomerElement<T> {
  /** Account to show; the customer's first one if left out. Changing it reloads. */
  @property({ attribute: 'account-id', reflect: true }) accountId?: string;

  protected override get subject(): string | undefined {
    return this.accountId;
  }
}
