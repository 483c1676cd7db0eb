import type {
  Payment,
  PaymentDates,
  PaymentInput,
  PaymentPreview,
  PaymentPreviewInput,
} from '../contract/index.ts';
import {
  paymentDatesSchema,
  paymentPageSchema,
  paymentPreviewSchema,
  paymentSchema,
} from '../contract/payments.ts';
import { coreRoutes as routes } from '../contract/routes-core.ts';
import type { List } from '../list.ts';
import type {
  PaymentIntent,
  PaymentIntentContext,
  PaymentIntentOptions,
} from '../payment-intent.ts';
import type { CallOptions, KeyedOptions, Transport } from '../transport.ts';
import { checkedKey } from './idempotency-key.ts';
import { Resource, type ListOptions } from './resource.ts';

/** Payments on an account. */
export class Payments extends Resource {
  readonly #context: Omit<PaymentIntentContext, 'send' | 'get'>;

  /** @internal */
  constructor(transport: Transport, context: Omit<PaymentIntentContext, 'send' | 'get'>) {
    super(transport);
    this.#context = context;
  }

  /**
   * Makes an intent: a payment that is sent with one key until there is an answer, through lost answers, reloads and
   * sign-outs; then looked up until the bank has decided, for a minute at most. Its code is fetched with the first one; what it keeps stays in this tab.
   */
  async intent(options?: PaymentIntentOptions): Promise<PaymentIntent> {
    const { PaymentIntent } = await import('../payment-intent.ts');
    const send: PaymentIntentContext['send'] = (...payment) => this.create(...payment);
    const get: PaymentIntentContext['get'] = (...payment) => this.get(...payment);
    return new PaymentIntent({ ...this.#context, send, get }, options);
  }

  /**
   * How an amount would be split, and what would be left; changes nothing.
   *
   * @param input amount in minor units of the account's currency, date in the lender's zone
   * @throws {@link ApiError} `amount_too_small`, `amount_over_payoff`, `currency_mismatch`,
   *   `date_too_early`, `date_too_late`, `date_not_business_day`
   */
  preview(
    accountId: string,
    input: PaymentPreviewInput,
    options?: CallOptions,
  ): Promise<PaymentPreview> {
    return this.transport.post(routes.paymentPreviews(accountId), {
      input,
      schema: paymentPreviewSchema,
      ...options,
    });
  }

  /**
   * Submits one payment. Sending the same key again never pays twice: it gives the stored answer.
   *
   * @param input amount in minor units of the account's currency, method, date in the lender's zone
   * @throws {@link ApiError} `payment_declined`, `amount_over_payoff`, `cutoff_passed`,
   *   `method_unverified`, `payment_duplicate_likely`, `authorization_changed`, `idempotency_key_reused`, `idempotency_in_flight`
   * @throws {@link NetworkError}, {@link TimeoutError}, {@link ContractError}, and {@link ApiError} of
   *   status 500 and above or `idempotency_in_flight`: whether it was paid is not known, so ask again
   *   with the same key
   * @throws TypeError without a usable `idempotencyKey`
   */
  async create(accountId: string, input: PaymentInput, options: KeyedOptions): Promise<Payment> {
    const idempotencyKey = checkedKey(options);
    return this.transport.post(routes.payments(accountId), {
      input,
      schema: paymentSchema,
      ...options,
      idempotencyKey,
    });
  }

  /**
   * The account's payments, newest first.
   *
   * @throws {@link ApiError} `not_found`
   */
  list(accountId: string, options?: ListOptions): List<Payment> {
    return this.pages(routes.payments(accountId), paymentPageSchema, options);
  }

  /**
   * The dates that a payment can be made for.
   *
   * @throws {@link ApiError} `not_found`
   */
  dates(accountId: string, options?: CallOptions): Promise<PaymentDates> {
    return this.transport.get(routes.paymentDates(accountId), {
      schema: paymentDatesSchema,
      ...options,
    });
  }

  /**
   * One payment and where it stands.
   *
   * @throws {@link ApiError} `not_found`
   */
  get(paymentId: string, options?: CallOptions): Promise<Payment> {
    return this.transport.get(routes.payment(paymentId), {
      schema: paymentSchema,
      ...options,
    });
  }

  /**
   * Cancels a payment that is still `scheduled`.
   *
   * @throws {@link ApiError} `payment_not_cancellable`, `not_found`
   */
  cancel(paymentId: string, options?: CallOptions): Promise<Payment> {
    return this.transport.delete(routes.payment(paymentId), {
      schema: paymentSchema,
      ...options,
    });
  }
}
