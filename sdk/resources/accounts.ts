import type {
  Account,
  Instalment,
  PayoffQuote,
  Projection,
  ProjectionInput,
  Transaction,
  TransactionFilter,
} from '../contract/index.ts';
import { accountPageSchema, accountSchema } from '../contract/accounts.ts';
import { payoffQuoteSchema } from '../contract/payoff.ts';
import { projectionSchema } from '../contract/projections.ts';
import { schedulePageSchema } from '../contract/schedule.ts';
import { transactionPageSchema } from '../contract/transactions.ts';
import { coreRoutes as routes } from '../contract/routes-core.ts';
import type { List } from '../list.ts';
import type { CallOptions } from '../transport.ts';
import { Resource, type ListOptions } from './resource.ts';

/** Which entries of a history to list, and how. */
export interface TransactionOptions extends ListOptions {
  /** One kind, from one date through another; all of it if left out. */
  filter?: TransactionFilter | undefined;
}

/** Which date is asked about. */
export interface DatedOptions extends CallOptions {
  /** `YYYY-MM-DD` in the lender's zone; the earliest possible if left out. */
  date?: string | undefined;
}

/** The customer's loans and leases, and what happened on them. */
export class Accounts extends Resource {
  /** All accounts of the customer, in the lender's order. */
  list(options?: ListOptions): List<Account> {
    return this.pages(routes.accounts, accountPageSchema, options);
  }

  /**
   * One account; all its figures are as of `asOf`, in minor units of its currency.
   *
   * @throws {@link ApiError} `not_found`
   */
  get(accountId: string, options?: CallOptions): Promise<Account> {
    return this.transport.get(routes.account(accountId), {
      schema: accountSchema,
      ...options,
    });
  }

  /**
   * What happened on the account, newest first.
   *
   * @throws {@link ApiError} `not_found`
   */
  transactions(accountId: string, options?: TransactionOptions): List<Transaction> {
    return this.pages(
      routes.transactions(accountId),
      transactionPageSchema,
      options,
      options?.filter,
    );
  }

  /**
   * How the account went and how it goes on, with something extra beside each instalment to come.
   *
   * @throws {@link ApiError} `not_found`, `currency_mismatch`, `extra_not_for_leases`
   */
  project(accountId: string, input: ProjectionInput, options?: CallOptions): Promise<Projection> {
    return this.transport.post(routes.projections(accountId), {
      input,
      schema: projectionSchema,
      ...options,
    });
  }

  /**
   * The contract's instalments, paid and to come, in order.
   *
   * @throws {@link ApiError} `not_found`
   */
  schedule(accountId: string, options?: ListOptions): List<Instalment> {
    return this.pages(routes.schedule(accountId), schedulePageSchema, options);
  }

  /**
   * What clears the account on a date: pay that amount with the kind `payoff`, and it closes.
   *
   * @throws {@link ApiError} `date_too_late`, `date_not_business_day`, `account_paid_off`
   */
  payoffQuote(accountId: string, { date, signal }: DatedOptions = {}): Promise<PayoffQuote> {
    return this.transport.get(routes.payoffQuote(accountId), {
      schema: payoffQuoteSchema,
      query: { date },
      signal,
    });
  }

  /**
   * The quote as a letter, a PDF.
   *
   * @throws {@link ApiError} as `payoffQuote`
   */
  async payoffLetter(accountId: string, { date, signal }: DatedOptions = {}): Promise<Blob> {
    const answer = await this.transport.get<Response>(routes.payoffLetter(accountId), {
      file: {},
      query: { date },
      signal,
    });
    return answer.blob();
  }
}
