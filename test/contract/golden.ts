import { readdir, readFile } from 'node:fs/promises';
import * as contract from '../../sdk/contract/index.ts';
import { revokeRequestSchema, tokenRequestSchema } from '../../sdk/contract/operations-sign-in.ts';

const folder = new URL('golden/', import.meta.url);

interface Issue {
  path: PropertyKey[];
  message: string;
}

/** A schema of the contract, as far as the tests go. */
export interface AnySchema {
  safeParse(
    value: unknown,
  ): { success: true; data: unknown } | { success: false; error: { issues: Issue[] } };
}

/** One JSON document written by hand, with the schema that must accept it. */
export interface Golden {
  /** File name without its ending. */
  name: string;
  /** Name of the schema in the OpenAPI document. */
  component: string;
  schema: AnySchema;
  read(): Promise<Record<string, unknown>>;
}

/** The schema for each first part of a golden file's name, and its name in the document. */
const schemas: Record<string, readonly [() => AnySchema, component: string]> = {
  account: [contract.accountSchema, 'Account'],
  'account-document': [contract.accountDocumentSchema, 'AccountDocument'],
  'account-document-page': [contract.accountDocumentPageSchema, 'AccountDocumentPage'],
  'account-page': [contract.accountPageSchema, 'AccountPage'],
  acknowledgement: [contract.acknowledgementSchema, 'Acknowledgement'],
  authenticator: [contract.authenticatorSchema, 'Authenticator'],
  'authenticator-page': [contract.authenticatorPageSchema, 'AuthenticatorPage'],
  autopay: [contract.autopaySchema, 'Autopay'],
  'autopay-debit': [contract.autopayDebitSchema, 'AutopayDebit'],
  'autopay-input': [contract.autopayInputSchema, 'AutopayInput'],
  'autopay-preview': [contract.autopayPreviewSchema, 'AutopayPreview'],
  'challenge-answer-request': [contract.challengeAnswerRequestSchema, 'ChallengeAnswerRequest'],
  'challenge-request': [contract.challengeRequestSchema, 'ChallengeRequest'],
  'challenge-success': [contract.challengeSuccessSchema, 'ChallengeSuccess'],
  device: [contract.deviceSchema, 'Device'],
  'device-input': [contract.deviceInputSchema, 'DeviceInput'],
  'device-page': [contract.devicePageSchema, 'DevicePage'],
  'embed-policy': [contract.embedPolicySchema, 'EmbedPolicy'],
  instalment: [contract.instalmentSchema, 'Instalment'],
  'invitation-inspection': [contract.invitationInspectionSchema, 'InvitationInspection'],
  'link-input': [contract.linkInputSchema, 'LinkInput'],
  'method-use': [contract.methodUseSchema, 'MethodUse'],
  'method-verification-input': [contract.methodVerificationInputSchema, 'MethodVerificationInput'],
  'oauth-error': [contract.oauthErrorSchema, 'OAuthError'],
  'passkey-confirmation-input': [
    contract.passkeyConfirmationInputSchema,
    'PasskeyConfirmationInput',
  ],
  'passkey-enrolment': [contract.passkeyEnrolmentSchema, 'PasskeyEnrolment'],
  'passkey-sign-in-request': [contract.passkeySignInRequestSchema, 'PasskeySignInRequest'],
  'password-reset-confirmation-input': [
    contract.passwordResetConfirmationInputSchema,
    'PasswordResetConfirmationInput',
  ],
  'password-reset-input': [contract.passwordResetInputSchema, 'PasswordResetInput'],
  'password-reset-inspection': [contract.passwordResetInspectionSchema, 'PasswordResetInspection'],
  payment: [contract.paymentSchema, 'Payment'],
  'payment-dates': [contract.paymentDatesSchema, 'PaymentDates'],
  'payment-input': [contract.paymentInputSchema, 'PaymentInput'],
  'payment-method': [contract.paymentMethodSchema, 'PaymentMethod'],
  'payment-method-change': [contract.paymentMethodChangeSchema, 'PaymentMethodChange'],
  'payment-method-input': [contract.paymentMethodInputSchema, 'PaymentMethodInput'],
  'payment-method-page': [contract.paymentMethodPageSchema, 'PaymentMethodPage'],
  'payment-page': [contract.paymentPageSchema, 'PaymentPage'],
  'payment-preview': [contract.paymentPreviewSchema, 'PaymentPreview'],
  'payment-preview-input': [contract.paymentPreviewInputSchema, 'PaymentPreviewInput'],
  'payment-return': [contract.returnSchema, 'PaymentReturn'],
  'payoff-quote': [contract.payoffQuoteSchema, 'PayoffQuote'],
  disclosures: [contract.disclosuresSchema, 'Disclosures'],
  'paper-copy': [contract.paperCopySchema, 'PaperCopy'],
  'paper-copy-input': [contract.paperCopyInputSchema, 'PaperCopyInput'],
  'paperless-input': [contract.paperlessInputSchema, 'PaperlessInput'],
  'phone-check': [contract.phoneCheckSchema, 'PhoneCheck'],
  'phone-check-input': [contract.phoneCheckInputSchema, 'PhoneCheckInput'],
  'phone-confirmation-input': [contract.phoneConfirmationInputSchema, 'PhoneConfirmationInput'],
  preferences: [contract.preferencesSchema, 'Preferences'],
  'preferences-change': [contract.preferencesChangeSchema, 'PreferencesChange'],
  'plan-change': [contract.planChangeSchema, 'PlanChange'],
  'plan-change-page': [contract.planChangePageSchema, 'PlanChangePage'],
  'plan-details': [contract.planDetailsSchema, 'PlanDetails'],
  'plan-input': [contract.planInputSchema, 'PlanInput'],
  'plan-options': [contract.planOptionsSchema, 'PlanOptions'],
  'plan-preview': [contract.planPreviewSchema, 'PlanPreview'],
  'plan-signature': [contract.planSignatureSchema, 'PlanSignature'],
  problem: [contract.problemSchema, 'Problem'],
  projection: [contract.projectionSchema, 'Projection'],
  'projection-input': [contract.projectionInputSchema, 'ProjectionInput'],
  'recovery-codes': [contract.recoveryCodesSchema, 'RecoveryCodes'],
  'registration-input': [contract.registrationInputSchema, 'RegistrationInput'],
  'revoke-request': [revokeRequestSchema, 'RevokeRequest'],
  'schedule-page': [contract.schedulePageSchema, 'SchedulePage'],
  session: [contract.sessionSchema, 'Session'],
  'session-page': [contract.sessionPageSchema, 'SessionPage'],
  'sign-in-challenge': [contract.signInChallengeSchema, 'SignInChallenge'],
  'step-up': [contract.stepUpSchema, 'StepUp'],
  'step-up-answer': [contract.stepUpAnswerSchema, 'StepUpAnswer'],
  'step-up-result': [contract.stepUpResultSchema, 'StepUpResult'],
  'token-request': [tokenRequestSchema, 'TokenRequest'],
  'token-response': [contract.tokenResponseSchema, 'TokenResponse'],
  'totp-confirmation-input': [contract.totpConfirmationInputSchema, 'TotpConfirmationInput'],
  'totp-enrolment': [contract.totpEnrolmentSchema, 'TotpEnrolment'],
  transaction: [contract.transactionSchema, 'Transaction'],
  'transaction-page': [contract.transactionPageSchema, 'TransactionPage'],
  'user-id-check': [contract.userIdCheckSchema, 'UserIdCheck'],
  'user-id-check-input': [contract.userIdCheckInputSchema, 'UserIdCheckInput'],
  conversation: [contract.conversationSchema, 'Conversation'],
  'conversation-page': [contract.conversationPageSchema, 'ConversationPage'],
  support: [contract.supportSchema, 'Support'],
  'support-message-input': [contract.supportMessageInputSchema, 'SupportMessageInput'],
  vehicle: [contract.vehicleSchema, 'Vehicle'],
};

/** Every golden document. */
export async function goldens(): Promise<Golden[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.json')).sort();
  return files.map((file) => golden(file.replace(/\.json$/, '')));
}

/**
 * One golden document.
 *
 * @param name such as `account.lease`
 */
export function golden(name: string): Golden {
  const [prefix = ''] = name.split('.');
  const found = schemas[prefix];
  if (!found) throw new Error(`No schema is named for golden/${name}.json`);
  const [schema, component] = found;
  const file = new URL(`${name}.json`, folder);
  return {
    name,
    component,
    schema: schema(),
    read: async () => JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>,
  };
}

/** First parts of golden files' names that a schema is kept for. */
export const goldenPrefixes: readonly string[] = Object.keys(schemas);
