const id = encodeURIComponent;

/** Every address of the API, relative to the lender's origin. */
export const routes = {
  metadata: '/.well-known/openid-configuration',
  challenge: '/oauth/challenge',
  token: '/oauth/token',
  revoke: '/oauth/revoke',
  accounts: '/v1/accounts',
  account: (accountId: string) => `/v1/accounts/${id(accountId)}`,
  transactions: (accountId: string) => `/v1/accounts/${id(accountId)}/transactions`,
  schedule: (accountId: string) => `/v1/accounts/${id(accountId)}/schedule`,
  payments: (accountId: string) => `/v1/accounts/${id(accountId)}/payments`,
  paymentPreviews: (accountId: string) => `/v1/accounts/${id(accountId)}/payment-previews`,
  payment: (paymentId: string) => `/v1/payments/${id(paymentId)}`,
  paymentMethods: '/v1/payment-methods',
  sessions: '/v1/sessions',
  session: (sessionId: string) => `/v1/sessions/${id(sessionId)}`,
} as const;
