const id = encodeURIComponent;

/** Addresses that few visits need: second factors, devices, documents, preferences, recovery and registration. */
export const careRoutes = {
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
  /** Papers about an account. */
  documents: (accountId: string) => `/v1/accounts/${id(accountId)}/documents`,
  /** One of them, as a PDF. */
  documentContent: (documentId: string) => `/v1/documents/${id(documentId)}/content`,
  /** That a document was read. */
  documentReads: (documentId: string) => `/v1/documents/${id(documentId)}/reads`,
  /** What can be changed of an account's plan. */
  planOptions: (accountId: string) => `/v1/accounts/${id(accountId)}/plan-options`,
  /** What a change of plan would do. */
  planPreviews: (accountId: string) => `/v1/accounts/${id(accountId)}/plan-previews`,
  /** Changes of plan that were asked for. */
  planChanges: (accountId: string) => `/v1/accounts/${id(accountId)}/plan-changes`,
  /** One change of plan. */
  planChange: (changeId: string) => `/v1/plan-changes/${id(changeId)}`,
  /** Changes of plan of contracts that the customer is a co-borrower of. */
  sharedPlanChanges: '/v1/plan-changes',
  /** A co-borrower’s no to a change of plan. */
  planRefusals: (changeId: string) => `/v1/plan-changes/${id(changeId)}/refusals`,
  /** Signatures under a change of plan. */
  planSignatures: (changeId: string) => `/v1/plan-changes/${id(changeId)}/signatures`,
  /** What the lender asked for about a change of plan. */
  planDetails: (changeId: string) => `/v1/plan-changes/${id(changeId)}/details`,
  support: '/v1/support',
  supportMessages: '/v1/support/messages',
  /** That a conversation was read. */
  supportReads: (conversationId: string) => `/v1/support/messages/${id(conversationId)}/reads`,
  preferences: '/v1/preferences',
  disclosures: '/v1/preferences/disclosures',
  phone: '/v1/preferences/phone',
  phoneChecks: '/v1/preferences/phone-checks',
  paperless: '/v1/preferences/paperless',
  paperlessTests: '/v1/preferences/paperless-tests',
  paperCopies: '/v1/preferences/paper-copies',
  passwordResets: '/v1/password-resets',
  passwordResetInspections: '/v1/password-resets/inspections',
  passwordResetConfirmations: '/v1/password-resets/confirmations',
  invitationInspections: '/v1/invitations/inspections',
  invitationRenewals: '/v1/invitations/renewals',
  registrations: '/v1/registrations',
  registrationUserIds: '/v1/registrations/user-ids',
} as const;
