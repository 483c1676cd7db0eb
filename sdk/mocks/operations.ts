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
  getVehicle: ['get', pattern(routes.vehicle)],
  projectAccount: ['post', pattern(routes.projections)],
  getSupport: ['get', routes.support],
  listConversations: ['get', routes.supportMessages],
  sendSupportMessage: ['post', routes.supportMessages],
  readConversation: ['post', pattern(routes.supportReads)],
  previewPayment: ['post', pattern(routes.paymentPreviews)],
  getPayoffQuote: ['get', pattern(routes.payoffQuote)],
  getPayoffLetter: ['get', pattern(routes.payoffLetter)],
  getPaymentDates: ['get', pattern(routes.paymentDates)],
  listPayments: ['get', pattern(routes.payments)],
  createPayment: ['post', pattern(routes.payments)],
  getPayment: ['get', pattern(routes.payment)],
  cancelPayment: ['delete', pattern(routes.payment)],
  listPaymentMethods: ['get', routes.paymentMethods],
  addPaymentMethod: ['post', routes.paymentMethods],
  updatePaymentMethod: ['patch', pattern(routes.paymentMethod)],
  removePaymentMethod: ['delete', pattern(routes.paymentMethod)],
  verifyPaymentMethod: ['post', pattern(routes.methodVerifications)],
  getAutopay: ['get', pattern(routes.autopay)],
  previewAutopay: ['post', pattern(routes.autopayPreviews)],
  setAutopay: ['put', pattern(routes.autopay)],
  revokeAutopay: ['delete', pattern(routes.autopay)],
  listSessions: ['get', routes.sessions],
  endSessions: ['delete', routes.sessions],
  endSession: ['delete', pattern(routes.session)],
  listAuthenticators: ['get', routes.authenticators],
  addEmailAuthenticator: ['post', routes.authenticatorEmail],
  addTotpAuthenticator: ['post', routes.authenticatorTotp],
  confirmTotpAuthenticator: ['post', pattern(routes.totpConfirmations)],
  addPasskey: ['post', routes.authenticatorPasskeys],
  confirmPasskey: ['post', pattern(routes.passkeyConfirmations)],
  renewRecoveryCodes: ['post', routes.recoveryCodes],
  removeAuthenticator: ['delete', pattern(routes.authenticator)],
  listDevices: ['get', routes.devices],
  addDevice: ['post', routes.devices],
  removeDevice: ['delete', pattern(routes.device)],
  stepUp: ['post', routes.stepUps],
  answerStepUp: ['post', pattern(routes.stepUpAnswers)],
  requestPasswordReset: ['post', routes.passwordResets],
  inspectPasswordReset: ['post', routes.passwordResetInspections],
  confirmPasswordReset: ['post', routes.passwordResetConfirmations],
  inspectInvitation: ['post', routes.invitationInspections],
  renewInvitation: ['post', routes.invitationRenewals],
  checkUserId: ['post', routes.registrationUserIds],
  register: ['post', routes.registrations],
  getEmbedPolicy: ['get', pattern(routes.embedPolicy)],
} as const satisfies Record<
  string,
  readonly ['get' | 'post' | 'put' | 'patch' | 'delete', string]
>;

/** Name of an operation, as the OpenAPI document has it. */
export type MockOperation = keyof typeof mockOperations;

function pattern(route: (id: string) => string): string {
  return route('ID').replace('ID', ':id');
}
