const id = encodeURIComponent;

/** Every address of the API, relative to the lender's origin. */
export const routes = {
  metadata: '/.well-known/openid-configuration',
  challenge: '/oauth/challenge',
  token: '/oauth/token',
  revoke: '/oauth/revoke',
  /** How a client may embed; for anyone. */
  embedPolicy: (clientId: string) => `/embed/clients/${id(clientId)}`,
  accounts: '/v1/accounts',
  /** One account. */
  account: (accountId: string) => `/v1/accounts/${id(accountId)}`,
  /** History of an account. */
  transactions: (accountId: string) => `/v1/accounts/${id(accountId)}/transactions`,
  /** Instalments of an account. */
  schedule: (accountId: string) => `/v1/accounts/${id(accountId)}/schedule`,
  /** Payments on an account. */
  payments: (accountId: string) => `/v1/accounts/${id(accountId)}/payments`,
  /** How an amount on an account would be split. */
  paymentPreviews: (accountId: string) => `/v1/accounts/${id(accountId)}/payment-previews`,
  /** One payment. */
  payment: (paymentId: string) => `/v1/payments/${id(paymentId)}`,
  paymentMethods: '/v1/payment-methods',
  sessions: '/v1/sessions',
  /** One session. */
  session: (sessionId: string) => `/v1/sessions/${id(sessionId)}`,
  devices: '/v1/devices',
  /** One known device. */
  device: (deviceId: string) => `/v1/devices/${id(deviceId)}`,
  authenticators: '/v1/authenticators',
  /** One authenticator. */
  authenticator: (authenticatorId: string) => `/v1/authenticators/${id(authenticatorId)}`,
  authenticatorEmail: '/v1/authenticators/email',
  authenticatorTotp: '/v1/authenticators/totp',
  /** Ends the enrolment of an authenticator app. */
  totpConfirmations: (enrolmentId: string) =>
    `/v1/authenticators/totp/${id(enrolmentId)}/confirmations`,
  authenticatorPasskeys: '/v1/authenticators/passkeys',
  /** Ends the enrolment of a passkey. */
  passkeyConfirmations: (enrolmentId: string) =>
    `/v1/authenticators/passkeys/${id(enrolmentId)}/confirmations`,
  recoveryCodes: '/v1/authenticators/recovery-codes',
  stepUps: '/v1/step-ups',
  /** Answers to a step-up. */
  stepUpAnswers: (stepUpId: string) => `/v1/step-ups/${id(stepUpId)}/answers`,
  passwordResets: '/v1/password-resets',
  passwordResetInspections: '/v1/password-resets/inspections',
  passwordResetConfirmations: '/v1/password-resets/confirmations',
  invitationInspections: '/v1/invitations/inspections',
  invitationRenewals: '/v1/invitations/renewals',
  registrations: '/v1/registrations',
  registrationUserIds: '/v1/registrations/user-ids',
} as const;
