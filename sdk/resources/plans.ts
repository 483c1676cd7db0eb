import type {
  PlanChange,
  PlanDetails,
  PlanInput,
  PlanOptions,
  PlanPreview,
  PlanSignature,
} from '../contract/index.ts';
import {
  planChangePageSchema,
  planChangeSchema,
  planOptionsSchema,
  planPreviewSchema,
} from '../contract/plans.ts';
import { careRoutes as routes } from '../contract/routes-care.ts';
import type { List } from '../list.ts';
import type { CallOptions, KeyedOptions } from '../transport.ts';
import { checkedKey } from './idempotency-key.ts';
import { type ListOptions, Resource } from './resource.ts';

/** Changes of an account's plan: another due date, an extension, help in hardship. */
export class Plans extends Resource {
  /**
   * What can be changed, and why not where it cannot.
   *
   * @throws {@link ApiError} `not_found`
   */
  options(accountId: string, options?: CallOptions): Promise<PlanOptions> {
    const schema = planOptionsSchema;
    return this.transport.get(routes.planOptions(accountId), { schema, ...options });
  }

  /**
   * What a change would do to schedule, interest and autopay, and the text to sign; changes nothing.
   *
   * @throws {@link ApiError} `plan_not_eligible`, `plan_choice_unknown`, `not_found`
   */
  preview(accountId: string, input: PlanInput, options?: CallOptions): Promise<PlanPreview> {
    const schema = planPreviewSchema;
    return this.transport.post(routes.planPreviews(accountId), { input, schema, ...options });
  }

  /** Changes that were asked for, newest first. */
  list(accountId: string, options?: ListOptions): List<PlanChange> {
    return this.pages(routes.planChanges(accountId), planChangePageSchema, options);
  }

  /**
   * Asks for a change, which then waits for {@link sign}. Sending the same key again asks for it once.
   *
   * @throws {@link ApiError} `step_up_required`, and as {@link preview}
   * @throws TypeError without a usable `idempotencyKey`
   */
  async request(accountId: string, input: PlanInput, options: KeyedOptions): Promise<PlanChange> {
    const idempotencyKey = checkedKey(options);
    const call = { input, schema: planChangeSchema, ...options, idempotencyKey };
    return this.transport.post(routes.planChanges(accountId), call);
  }

  /**
   * Signs a change with the typed name of the customer: their own, or as a co-borrower one of {@link shared}.
   *
   * @throws {@link ApiError} `step_up_required`, `signature_name_mismatch`, `plan_change_closed`, `not_found`
   */
  sign(changeId: string, input: PlanSignature, options?: CallOptions): Promise<PlanChange> {
    return this.#tell(routes.planSignatures(changeId), input, options);
  }

  /** Changes of contracts that the customer is a co-borrower of: to {@link sign} or {@link refuse}, newest first. */
  shared(options?: ListOptions): List<PlanChange> {
    return this.pages(routes.sharedPlanChanges, planChangePageSchema, options);
  }

  /**
   * Declines to sign a change as a co-borrower, which ends it.
   *
   * @throws {@link ApiError} `plan_change_closed`, `not_found`
   */
  refuse(changeId: string, options?: CallOptions): Promise<PlanChange> {
    return this.#tell(routes.planRefusals(changeId), undefined, options);
  }

  /**
   * Tells what the lender asked for.
   *
   * @throws {@link ApiError} `plan_change_closed`, `not_found`
   */
  explain(changeId: string, input: PlanDetails, options?: CallOptions): Promise<PlanChange> {
    return this.#tell(routes.planDetails(changeId), input, options);
  }

  /**
   * Withdraws a change that is not decided yet.
   *
   * @throws {@link ApiError} `plan_change_closed`, `not_found`
   */
  withdraw(changeId: string, options?: CallOptions): Promise<PlanChange> {
    const schema = planChangeSchema;
    return this.transport.delete(routes.planChange(changeId), { schema, ...options });
  }

  #tell(route: string, input: object | undefined, options?: CallOptions): Promise<PlanChange> {
    return this.transport.post(route, { input, schema: planChangeSchema, ...options });
  }
}
