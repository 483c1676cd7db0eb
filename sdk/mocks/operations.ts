import { routes } from '../contract/index.ts';

/** Every operation that the mocks answer: method and path, as msw matches them. */
export const mockOperations = {
  metadata: ['get', routes.metadata],
  challenge: ['post', routes.challenge],
  token: ['post', routes.token],
  revoke: ['post', routes.revoke],
  listAccounts: ['get', routes.accounts],
  getAccount: ['get', pattern(routes.account)],
  listTransactions: ['get', pattern(routes.transactions)],
  getSchedule: ['get', pattern(routes.schedule)],
  previewPayment: ['post', pattern(routes.paymentPreviews)],
  listPayments: ['get', pattern(routes.payments)],
  createPayment: ['post', pattern(routes.payments)],
  getPayment: ['get', pattern(routes.payment)],
  cancelPayment: ['delete', pattern(routes.payment)],
  listPaymentMethods: ['get', routes.paymentMethods],
  addPaymentMethod: ['post', routes.paymentMethods],
  listSessions: ['get', routes.sessions],
  endSessions: ['delete', routes.sessions],
  endSession: ['delete', pattern(routes.session)],
  getEmbedPolicy: ['get', pattern(routes.embedPolicy)],
} as const satisfies Record<string, readonly ['get' | 'post' | 'delete', string]>;

/** Name of an operation, as the OpenAPI document has it. */
export type MockOperation = keyof typeof mockOperations;

function pattern(route: (id: string) => string): string {
  return route('ID').replace('ID', ':id');
}
