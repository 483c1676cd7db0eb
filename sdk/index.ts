/**
 * The typed client of a lender that speaks FS Central's contract. Works in browser windows, workers
 * and Node 22 or later.
 *
 * @module
 */
export {
  Auth,
  type FinishOptions,
  type PasskeyOptions,
  type RedirectInput,
  type RedirectStart,
  type SignInInput,
  type SignInStep,
} from './auth.ts';
export { createClient, type Client, type ClientOptions } from './client.ts';
export type {
  Account,
  AccountDocument,
  AccountProof,
  Allocation,
  Authenticator,
  AuthenticatorPage,
  Conversation,
  Coverage,
  Autopay,
  AutopayDebit,
  AutopayInput,
  AutopayPreview,
  Device,
  Disclosure,
  Disclosures,
  DocumentFilter,
  Instalment,
  InvitationInspection,
  MethodUse,
  Money,
  OAuthErrorBody,
  Open,
  Page,
  PaperCopy,
  PaperCopyInput,
  PaperlessInput,
  PasskeyAssertion,
  PasskeyAttestation,
  PasskeyConfirmationInput,
  PasskeyCreationOptions,
  PasskeyEnrolment,
  PasskeyRequestOptions,
  PasswordResetConfirmationInput,
  PasswordResetInspection,
  Payment,
  PaymentDates,
  PaymentInput,
  PaymentMethod,
  PaymentMethodChange,
  PaymentMethodInput,
  PaymentPreview,
  PaymentPreviewInput,
  PaymentReturn,
  PayoffQuote,
  PhoneCheck,
  PhoneCheckInput,
  Preferences,
  PreferencesChange,
  PlanChange,
  PlanDetails,
  PlanEffect,
  PlanInput,
  PlanOption,
  PlanOptions,
  PlanPreview,
  PlanSignature,
  Problem,
  Projection,
  ProjectionInput,
  ProjectionPeriod,
  ProjectionStep,
  Recall,
  RecoveryCodes,
  RegistrationInput,
  ServiceDealer,
  ServiceNotice,
  ServiceOption,
  Session,
  SignInChallenge,
  StepUp,
  Support,
  SupportMessageInput,
  SupportPhone,
  TotpEnrolment,
  Transaction,
  TransactionFilter,
  UserIdCheck,
  UserIdCheckInput,
  Vehicle,
} from './contract/index.ts';
export {
  ApiError,
  ContractError,
  FsError,
  isApiError,
  isContractError,
  isFsError,
  isNetworkError,
  isSignedOutError,
  isSignInError,
  isTimeoutError,
  NetworkError,
  SignedOutError,
  SignInError,
  TimeoutError,
  type ApiErrorDetails,
  type ContractErrorDetails,
  type FsErrorDetails,
  type SignInErrorDetails,
} from './errors/index.ts';
export { List, type PageLoader } from './list.ts';
export {
  addMoney,
  compareMoney,
  formatMoney,
  minorDigits,
  moneyParts,
  type MoneyPart,
} from './money.ts';
export { parseMoney, type MoneyParseReason, type MoneyParseResult } from './parse-money.ts';
export type {
  ConfirmedPayment,
  PaymentIntent,
  PaymentIntentOptions,
  PaymentIntentState,
} from './payment-intent.ts';
export {
  addDays,
  compareDates,
  daysBetween,
  formatDate,
  isPlainDate,
  type DateStyle,
} from './plain-date.ts';
export { Accounts, type DatedOptions, type TransactionOptions } from './resources/accounts.ts';
export type { Authenticators } from './resources/authenticators.ts';
export { AutopayOrders } from './resources/autopay.ts';
export type {
  AccountDocuments,
  ContentOptions,
  DocumentOptions,
  PartialContent,
} from './resources/documents.ts';
export type { Devices } from './resources/devices.ts';
export { PaymentMethods } from './resources/payment-methods.ts';
export { Payments } from './resources/payments.ts';
export type { CustomerPreferences, PreferencesOptions } from './resources/preferences.ts';
export type { Plans } from './resources/plans.ts';
export type { Recovery } from './resources/recovery.ts';
export { Resource, type ListOptions } from './resources/resource.ts';
export { Sessions } from './resources/sessions.ts';
export type { SupportDesk } from './resources/support.ts';
export type { Vehicles } from './resources/vehicle.ts';
export type { AuthState } from './session/auth-state.ts';
export type { StorageLike } from './session/tab-store.ts';
export type { SignInAnswer, StepUpAnswer, StepUpResult } from './steps.ts';
export type { CallOptions, KeyedOptions } from './transport.ts';
