const id = encodeURIComponent;

/** Addresses that pages need from the start, relative to the lender's origin. */
export const coreRoutes = {
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
  /** The vehicle of an account. */
  vehicle: (accountId: string) => `/v1/accounts/${id(accountId)}/vehicle`,
  /** How an account goes on. */
  projections: (accountId: string) => `/v1/accounts/${id(accountId)}/projections`,
  /** What clears an account on a date. */
  payoffQuote: (accountId: string) => `/v1/accounts/${id(accountId)}/payoff-quote`,
  /** The same as a letter. */
  payoffLetter: (accountId: string) => `/v1/accounts/${id(accountId)}/payoff-letter`,
  /** Dates that a payment on an account can be made for. */
  paymentDates: (accountId: string) => `/v1/accounts/${id(accountId)}/payment-dates`,
  /** Payments on an account. */
  payments: (accountId: string) => `/v1/accounts/${id(accountId)}/payments`,
  /** How an amount on an account would be split. */
  paymentPreviews: (accountId: string) => `/v1/accounts/${id(accountId)}/payment-previews`,
  /** One payment. */
  payment: (paymentId: string) => `/v1/payments/${id(paymentId)}`,
  /** Automatic payments of an account. */
  autopay: (accountId: string) => `/v1/accounts/${id(accountId)}/autopay`,
  /** What automatic payments would do. */
  autopayPreviews: (accountId: string) => `/v1/accounts/${id(accountId)}/autopay-previews`,
  paymentMethods: '/v1/payment-methods',
  /** One method to pay with. */
  paymentMethod: (methodId: string) => `/v1/payment-methods/${id(methodId)}`,
  /** The check of a bank account by two small deposits. */
  methodVerifications: (methodId: string) => `/v1/payment-methods/${id(methodId)}/verifications`,
  sessions: '/v1/sessions',
  /** One session. */
  session: (sessionId: string) => `/v1/sessions/${id(sessionId)}`,
  devices: '/v1/devices',
  /** One known device. */
  device: (deviceId: string) => `/v1/devices/${id(deviceId)}`,
} as const;
