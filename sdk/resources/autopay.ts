import type { Autopay, AutopayInput, AutopayPreview } from '../contract/index.ts';
import { autopayPreviewSchema, autopaySchema } from '../contract/autopay.ts';
import { coreRoutes as routes } from '../contract/routes-core.ts';
import type { CallOptions, KeyedOptions } from '../transport.ts';
import { checkedKey } from './idempotency-key.ts';
import { Resource } from './resource.ts';

/** Automatic payments: set once, taken at every due date until the account is paid off. */
export class AutopayOrders extends Resource {
  /**
   * How an account's automatic payments are set; `off` where they are not.
   *
   * @throws {@link ApiError} `not_found`
   */
  get(accountId: string, options?: CallOptions): Promise<Autopay> {
    return this.transport.get(routes.autopay(accountId), { schema: autopaySchema, ...options });
  }

  /**
   * What would be taken and when, and the text to agree to; changes nothing.
   *
   * @param input amounts in minor units of the account's currency; `day` 1 to 31, or null for the due date
   * @throws {@link ApiError} `account_paid_off`, `amount_too_small`, `amount_too_large`,
   *   `currency_mismatch`, `method_not_found`, `method_unverified`
   */
  preview(accountId: string, input: AutopayInput, options?: CallOptions): Promise<AutopayPreview> {
    const schema = autopayPreviewSchema;
    return this.transport.post(routes.autopayPreviews(accountId), { input, schema, ...options });
  }

  /**
   * Turns automatic payments on, or changes them. Sending the same key again changes nothing more.
   *
   * @throws {@link ApiError} `step_up_required`, `authorization_changed`, and as {@link preview}
   * @throws TypeError without a usable `idempotencyKey`
   */
  async set(accountId: string, input: AutopayInput, options: KeyedOptions): Promise<Autopay> {
    const idempotencyKey = checkedKey(options);
    const schema = autopaySchema;
    const call = { input, schema, ...options, idempotencyKey };
    return this.transport.put(routes.autopay(accountId), call);
  }

  /**
   * Turns automatic payments off. What is at the bank already, `sending`, is not stopped.
   *
   * @throws {@link ApiError} `step_up_required`, `not_found`
   */
  revoke(accountId: string, options?: CallOptions): Promise<Autopay> {
    return this.transport.delete(routes.autopay(accountId), { schema: autopaySchema, ...options });
  }
}
