import type { PaymentMethod, PaymentMethodInput } from '../contract/index.ts';
import { paymentMethodPageSchema, paymentMethodSchema } from '../contract/payment-methods.ts';
import { coreRoutes as routes } from '../contract/routes-core.ts';
import type { List } from '../list.ts';
import type { CallOptions } from '../transport.ts';
import { Resource, type ListOptions } from './resource.ts';

/** The bank accounts that the customer pays from. */
export class PaymentMethods extends Resource {
  /** All of them, the default first. */
  list(options?: ListOptions): List<PaymentMethod> {
    return this.pages(routes.paymentMethods, paymentMethodPageSchema, options);
  }

  /**
   * Adds a bank account. Its numbers go to the lender and never come back.
   *
   * @throws {@link ApiError} `routing_number_invalid`, `account_number_invalid`, `iban_invalid`
   */
  add(input: PaymentMethodInput, options?: CallOptions): Promise<PaymentMethod> {
    return this.transport.post(routes.paymentMethods, {
      input,
      schema: paymentMethodSchema,
      ...options,
    });
  }
}
