import { type Operation, template } from './operations-shape.ts';
import {
  paymentDatesSchema,
  paymentInputSchema,
  paymentPageSchema,
  paymentPreviewInputSchema,
  paymentPreviewSchema,
  paymentSchema,
} from './payments.ts';
import { routes } from './routes.ts';

/** Why a server refuses an amount, a date or a method that are well formed. */
const inputRefusals = [
  'amount_too_small',
  'amount_over_payoff',
  'currency_mismatch',
  'date_too_early',
  'date_too_late',
  'date_not_business_day',
  'cutoff_passed',
  'method_not_found',
  'method_unverified',
  'payoff_amount_changed',
  'payoff_scheduled',
  'amount_over_principal',
  'principal_only_unavailable',
] as const;

/** Operations on payments. */
export const paymentOperations = [
  {
    operationId: 'previewPayment',
    method: 'post',
    path: template(routes.paymentPreviews, 'accountId'),
    tag: 'Payments',
    summary: 'Show how a payment would be allocated',
    description: 'Changes nothing. With a method, the answer holds the authorisation text.',
    request: { schema: paymentPreviewInputSchema },
    answer: { status: 200, description: 'The preview.', schema: paymentPreviewSchema },
    refusals: { 400: ['invalid_request'], 404: ['not_found'], 422: inputRefusals },
    scope: 'payments',
  },
  {
    operationId: 'getPaymentDates',
    method: 'get',
    path: template(routes.paymentDates, 'accountId'),
    tag: 'Payments',
    summary: 'List the dates that a payment can be made for',
    description: 'Days on which banks move money, from the earliest to the last that is taken.',
    answer: { status: 200, description: 'The dates.', schema: paymentDatesSchema },
    refusals: { 404: ['not_found'] },
    scope: 'payments',
  },
  {
    operationId: 'listPayments',
    method: 'get',
    path: template(routes.payments, 'accountId'),
    tag: 'Payments',
    summary: 'List an account’s payments, newest first',
    paged: true,
    answer: { status: 200, description: 'A page of payments.', schema: paymentPageSchema },
    refusals: { 400: ['invalid_request'], 404: ['not_found'] },
    scope: 'payments',
  },
  {
    operationId: 'createPayment',
    method: 'post',
    path: template(routes.payments, 'accountId'),
    tag: 'Payments',
    summary: 'Pay',
    description:
      'Dated `asOf`, the payment is in the ledger when this answers; dated later, it is scheduled. ' +
      'The same key with the same body gets the first answer again and never pays twice. With ' +
      '`acknowledgeDuplicate: false`, a new key for an amount that was or will be paid within days ' +
      'is refused as `payment_duplicate_likely`; with an `authorization` that is no longer the text, as ' +
      '`authorization_changed`. A payoff cancels what else is scheduled.',
    idempotent: true,
    request: { schema: paymentInputSchema },
    answer: { status: 201, description: 'The payment.', schema: paymentSchema },
    refusals: {
      400: ['invalid_request', 'idempotency_key_missing'],
      404: ['not_found'],
      409: ['idempotency_in_flight'],
      422: [
        'idempotency_key_reused',
        'payment_declined',
        'payment_duplicate_likely',
        'authorization_changed',
        ...inputRefusals,
      ],
    },
    scope: 'payments',
  },
  {
    operationId: 'getPayment',
    method: 'get',
    path: template(routes.payment, 'paymentId'),
    tag: 'Payments',
    summary: 'Read a payment',
    answer: { status: 200, description: 'The payment.', schema: paymentSchema },
    refusals: { 404: ['not_found'] },
    scope: 'payments',
  },
  {
    operationId: 'cancelPayment',
    method: 'delete',
    path: template(routes.payment, 'paymentId'),
    tag: 'Payments',
    summary: 'Cancel a payment while it is scheduled',
    answer: { status: 200, description: 'The payment, cancelled.', schema: paymentSchema },
    refusals: { 404: ['not_found'], 422: ['payment_not_cancellable'] },
    scope: 'payments',
  },
] as const satisfies readonly Operation[];
