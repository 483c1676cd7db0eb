import { autopayInputSchema, autopayPreviewSchema, autopaySchema } from './autopay.ts';
import { type Operation, template } from './operations-shape.ts';
import { routes } from './routes.ts';

/** Why a server refuses settings that are well formed. */
const inputRefusals = [
  'account_paid_off',
  'amount_too_small',
  'amount_too_large',
  'currency_mismatch',
  'method_not_found',
  'method_unverified',
] as const;

/** Operations on automatic payments. */
export const autopayOperations = [
  {
    operationId: 'getAutopay',
    method: 'get',
    path: template(routes.autopay, 'accountId'),
    tag: 'Autopay',
    summary: 'Read an account’s automatic payments',
    answer: { status: 200, description: 'How they are set.', schema: autopaySchema },
    refusals: { 404: ['not_found'] },
    scope: 'payments',
  },
  {
    operationId: 'previewAutopay',
    method: 'post',
    path: template(routes.autopayPreviews, 'accountId'),
    tag: 'Autopay',
    summary: 'Show what automatic payments would take, and when',
    description: 'Changes nothing. The answer holds the authorisation text.',
    request: { schema: autopayInputSchema },
    answer: { status: 200, description: 'The preview.', schema: autopayPreviewSchema },
    refusals: { 400: ['invalid_request'], 404: ['not_found'], 422: inputRefusals },
    scope: 'payments',
  },
  {
    operationId: 'setAutopay',
    method: 'put',
    path: template(routes.autopay, 'accountId'),
    tag: 'Autopay',
    summary: 'Turn automatic payments on, or change them',
    description:
      'Holds for every due date whose payment has not been taken, from the day after. Each due date ' +
      'is taken once, whatever is changed. The text agreed to is kept and mailed; with an `authorization` that ' +
      'is no longer that text, nothing is changed.',
    idempotent: true,
    stepUp: true,
    request: { schema: autopayInputSchema },
    answer: { status: 200, description: 'How they are set now.', schema: autopaySchema },
    refusals: {
      400: ['invalid_request', 'idempotency_key_missing'],
      404: ['not_found'],
      409: ['idempotency_in_flight'],
      422: ['idempotency_key_reused', 'authorization_changed', ...inputRefusals],
    },
    scope: 'payments',
  },
  {
    operationId: 'revokeAutopay',
    method: 'delete',
    path: template(routes.autopay, 'accountId'),
    tag: 'Autopay',
    summary: 'Turn automatic payments off',
    description:
      'Nothing is taken any more but what is at the bank already: `sending`. Turning them off again ' +
      'is no error.',
    stepUp: true,
    answer: { status: 200, description: 'They are off.', schema: autopaySchema },
    refusals: { 404: ['not_found'] },
    scope: 'payments',
  },
] as const satisfies readonly Operation[];
