import type { Operation } from './operations-shape.ts';
import {
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
    answer: { status: 200, description: 'The methods.', schema: paymentMethodPageSchema },
    scope: 'payments',
  },
  {
    operationId: 'addPaymentMethod',
    method: 'post',
    path: routes.paymentMethods,
    tag: 'Payment methods',
    summary: 'Add a bank account to pay from',
    description: 'It begins unverified. The numbers are never shown again.',
    stepUp: true,
    request: { schema: paymentMethodInputSchema },
    answer: { status: 201, description: 'The method.', schema: paymentMethodSchema },
    refusals: {
      400: ['invalid_request'],
      422: ['routing_number_invalid', 'account_number_invalid', 'iban_invalid', 'method_rejected'],
    },
    scope: 'payments',
  },
] as const satisfies readonly Operation[];
