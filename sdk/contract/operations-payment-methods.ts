import { type Operation, template } from './operations-shape.ts';
import {
  methodVerificationInputSchema,
  paymentMethodChangeSchema,
  paymentMethodInputSchema,
  paymentMethodPageSchema,
  paymentMethodSchema,
} from './payment-methods.ts';
import { routes } from './routes.ts';

/** Operations on the methods to pay with. */
export const paymentMethodOperations = [
  {
    operationId: 'listPaymentMethods',
    method: 'get',
    path: routes.paymentMethods,
    tag: 'Payment methods',
    summary: 'List the methods to pay with, the default first',
    description: 'A removed one is in the history of its payments alone.',
    answer: { status: 200, description: 'The methods.', schema: paymentMethodPageSchema },
    scope: 'payments',
  },
  {
    operationId: 'addPaymentMethod',
    method: 'post',
    path: routes.paymentMethods,
    tag: 'Payment methods',
    summary: 'Add a bank account or a card to pay from',
    description:
      'A bank account begins unverified, and two different deposits of 1 to 99 cents go to it; a card was ' +
      'verified by its processor. The numbers are never shown again. Adding one that is there answers it.',
    stepUp: true,
    request: { schema: paymentMethodInputSchema },
    answer: { status: 201, description: 'The method.', schema: paymentMethodSchema },
    refusals: {
      400: ['invalid_request'],
      422: [
        'routing_number_invalid',
        'account_number_invalid',
        'iban_invalid',
        'card_token_invalid',
        'method_rejected',
        'verification_locked',
      ],
    },
    scope: 'payments',
  },
  {
    operationId: 'updatePaymentMethod',
    method: 'patch',
    path: template(routes.paymentMethod, 'methodId'),
    tag: 'Payment methods',
    summary: 'Name a method, or make it the default',
    description: 'Only another default asks for a second factor.',
    stepUp: true,
    request: { schema: paymentMethodChangeSchema },
    answer: { status: 200, description: 'The method, changed.', schema: paymentMethodSchema },
    refusals: {
      400: ['invalid_request'],
      404: ['not_found'],
      422: ['method_unverified'],
    },
    scope: 'payments',
  },
  {
    operationId: 'removePaymentMethod',
    method: 'delete',
    path: template(routes.paymentMethod, 'methodId'),
    tag: 'Payment methods',
    summary: 'Remove a method that nothing depends on',
    description:
      'Refused while automatic or scheduled payments use it; `usedBy` names them. Payments made from ' +
      'it stay in the history.',
    stepUp: true,
    answer: { status: 204, description: 'It is removed.' },
    refusals: { 404: ['not_found'], 422: ['method_in_use'] },
    scope: 'payments',
  },
  {
    operationId: 'verifyPaymentMethod',
    method: 'post',
    path: template(routes.methodVerifications, 'methodId'),
    tag: 'Payment methods',
    summary: 'Show that a bank account is one’s own by its two small deposits',
    description:
      'In either order. The third wrong try locks it. A verified method is answered as it is.',
    request: { schema: methodVerificationInputSchema },
    answer: { status: 200, description: 'The method, verified.', schema: paymentMethodSchema },
    refusals: {
      400: ['invalid_request'],
      404: ['not_found'],
      422: [
        'verification_amounts_wrong',
        'verification_locked',
        'verification_expired',
        'verification_failed',
      ],
    },
    scope: 'payments',
  },
] as const satisfies readonly Operation[];
