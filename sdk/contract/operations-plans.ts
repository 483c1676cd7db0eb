import { type Operation, template } from './operations-shape.ts';
import {
  planChangePageSchema,
  planChangeSchema,
  planDetailsSchema,
  planInputSchema,
  planOptionsSchema,
  planPreviewSchema,
  planSignatureSchema,
} from './plans.ts';
import { routes } from './routes.ts';

/** Why what is well formed cannot be asked for. */
const inputRefusals = ['plan_not_eligible', 'plan_choice_unknown'] as const;

/** Operations that change an account's plan. */
export const planOperations = [
  {
    operationId: 'getPlanOptions',
    method: 'get',
    path: template(routes.planOptions, 'accountId'),
    tag: 'Plans',
    summary: 'Read what can be changed of an account’s plan, and why not',
    answer: { status: 200, description: 'The options.', schema: planOptionsSchema },
    refusals: { 404: ['not_found'] },
    scope: 'payments',
  },
  {
    operationId: 'previewPlanChange',
    method: 'post',
    path: template(routes.planPreviews, 'accountId'),
    tag: 'Plans',
    summary: 'Show what a change would do to schedule, interest and autopay',
    description: 'Changes nothing. The answer holds the text to sign.',
    request: { schema: planInputSchema },
    answer: { status: 200, description: 'The preview.', schema: planPreviewSchema },
    refusals: { 400: ['invalid_request'], 404: ['not_found'], 422: inputRefusals },
    scope: 'payments',
  },
  {
    operationId: 'listPlanChanges',
    method: 'get',
    path: template(routes.planChanges, 'accountId'),
    tag: 'Plans',
    summary: 'List the changes asked for, newest first',
    paged: true,
    answer: { status: 200, description: 'A page of changes.', schema: planChangePageSchema },
    refusals: { 400: ['invalid_request'], 404: ['not_found'] },
    scope: 'payments',
  },
  {
    operationId: 'requestPlanChange',
    method: 'post',
    path: template(routes.planChanges, 'accountId'),
    tag: 'Plans',
    summary: 'Ask for a change',
    description:
      'It waits for signatures until `expiresOn`. Nothing changes before it is signed and approved; ' +
      'one change at a time may be under way.',
    idempotent: true,
    stepUp: true,
    request: { schema: planInputSchema },
    answer: { status: 201, description: 'The change, to be signed.', schema: planChangeSchema },
    refusals: {
      400: ['invalid_request', 'idempotency_key_missing'],
      404: ['not_found'],
      409: ['idempotency_in_flight'],
      422: ['idempotency_key_reused', ...inputRefusals],
    },
    scope: 'payments',
  },
  {
    operationId: 'signPlanChange',
    method: 'post',
    path: template(routes.planSignatures, 'planChangeId'),
    tag: 'Plans',
    summary: 'Sign a change with the typed name',
    description:
      'Signing again is no error. Once all have signed, the lender decides by `decideOn`; what is ' +
      'approved holds from then on.',
    stepUp: true,
    request: { schema: planSignatureSchema },
    answer: { status: 200, description: 'The change.', schema: planChangeSchema },
    refusals: {
      400: ['invalid_request'],
      404: ['not_found'],
      422: ['plan_change_closed', 'signature_name_mismatch'],
    },
    scope: 'payments',
  },
  {
    operationId: 'explainPlanChange',
    method: 'post',
    path: template(routes.planDetails, 'planChangeId'),
    tag: 'Plans',
    summary: 'Tell what the lender asked for',
    request: { schema: planDetailsSchema },
    answer: { status: 200, description: 'The change.', schema: planChangeSchema },
    refusals: { 400: ['invalid_request'], 404: ['not_found'], 422: ['plan_change_closed'] },
    scope: 'payments',
  },
  {
    operationId: 'withdrawPlanChange',
    method: 'delete',
    path: template(routes.planChange, 'planChangeId'),
    tag: 'Plans',
    summary: 'Withdraw a change that is not decided',
    description: 'Withdrawing it again is no error.',
    answer: { status: 200, description: 'The change.', schema: planChangeSchema },
    refusals: { 404: ['not_found'], 422: ['plan_change_closed'] },
    scope: 'payments',
  },
] as const satisfies readonly Operation[];
