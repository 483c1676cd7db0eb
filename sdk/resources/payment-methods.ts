import { isCardToken } from '../contract/card-token.ts';
import type { PaymentMethod, PaymentMethodChange, PaymentMethodInput } from '../contract/index.ts';
import { paymentMethodPageSchema, paymentMethodSchema } from '../contract/payment-methods.ts';
import { coreRoutes as routes } from '../contract/routes-core.ts';
import type { List } from '../list.ts';
import type { CallOptions } from '../transport.ts';
import { Resource, type ListOptions } from './resource.ts';

/**
 * The bank accounts and cards that the customer pays from. `add`, `remove` and another default may be
 * refused with {@link ApiError} `step_up_required`: go through `auth.stepUp`, then call again.
 */
export class PaymentMethods extends Resource {
  /** All of them, the default first; removed ones are in the history of their payments alone. */
  list(options?: ListOptions): List<PaymentMethod> {
    return this.pages(routes.paymentMethods, paymentMethodPageSchema, options);
  }

  /**
   * Adds a bank account, or a card by the token of its processor's field. Numbers go to the lender and
   * never come back. A bank account is to be verified: `verification` says until when.
   *
   * @throws {@link ApiError} `routing_number_invalid`, `account_number_invalid`, `iban_invalid`,
   *   `card_token_invalid`, `verification_locked` after too many goes at one account
   * @throws TypeError where a card's token looks like its number; nothing is sent
   */
  async add(input: PaymentMethodInput, options?: CallOptions): Promise<PaymentMethod> {
    if (input.kind === 'card' && !isCardToken(input.token)) {
      throw new TypeError('A card is added by the token of its processor, never by its number');
    }
    return this.transport.post(routes.paymentMethods, {
      input,
      schema: paymentMethodSchema,
      ...options,
    });
  }

  /**
   * Names a method (null takes the name away), or makes it the default.
   *
   * @throws {@link ApiError} `not_found`, `method_unverified` for a default that cannot be paid from
   */
  update(
    methodId: string,
    change: PaymentMethodChange,
    options?: CallOptions,
  ): Promise<PaymentMethod> {
    return this.transport.patch(routes.paymentMethod(methodId), {
      input: change,
      schema: paymentMethodSchema,
      ...options,
    });
  }

  /**
   * Removes a method that nothing depends on; its `usedBy` says what does.
   *
   * @throws {@link ApiError} `not_found`, `method_in_use`
   */
  remove(methodId: string, options?: CallOptions): Promise<void> {
    return this.transport.delete(routes.paymentMethod(methodId), { ...options });
  }

  /**
   * Verifies a bank account by the two small deposits that the lender made.
   *
   * @param amounts in minor units (cents), 1 to 99, in either order
   * @throws {@link ApiError} `verification_amounts_wrong`, whose `problem.triesLeft` says how often one
   *   may still try; `verification_locked`, `verification_expired`, `verification_failed`: remove it and
   *   add it again; `not_found`
   */
  verify(
    methodId: string,
    amounts: readonly [number, number],
    options?: CallOptions,
  ): Promise<PaymentMethod> {
    return this.transport.post(routes.methodVerifications(methodId), {
      input: { amounts },
      schema: paymentMethodSchema,
      ...options,
    });
  }
}
