import * as z from 'zod/mini';
import { accountPageSchema, accountSchema } from './accounts.ts';
import {
  authenticatorPageSchema,
  authenticatorSchema,
  passkeyConfirmationInputSchema,
  passkeyEnrolmentSchema,
  recoveryCodesSchema,
  totpConfirmationInputSchema,
  totpEnrolmentSchema,
} from './authenticators.ts';
import {
  autopayDebitSchema,
  autopayInputSchema,
  autopayPreviewSchema,
  autopaySchema,
} from './autopay.ts';
import { signInChallengeSchema } from './challenges.ts';
import { deviceInputSchema, devicePageSchema, deviceSchema } from './devices.ts';
import { accountDocumentPageSchema, accountDocumentSchema } from './documents.ts';
import { embedPolicySchema } from './embed-policy.ts';
import { notes } from './openapi-notes.ts';
import { metadataSchema, revokeRequestSchema, tokenRequestSchema } from './operations-sign-in.ts';
import type { SchemaSource } from './operations-shape.ts';
import {
  passkeyAssertionSchema,
  passkeyAttestationSchema,
  passkeyCreationOptionsSchema,
  passkeyRequestOptionsSchema,
} from './passkeys.ts';
import {
  methodUseSchema,
  methodVerificationInputSchema,
  paymentMethodChangeSchema,
  paymentMethodInputSchema,
  paymentMethodPageSchema,
  paymentMethodSchema,
} from './payment-methods.ts';
import {
  paymentDatesSchema,
  paymentInputSchema,
  paymentPageSchema,
  paymentPreviewInputSchema,
  paymentPreviewSchema,
  paymentSchema,
} from './payments.ts';
import { payoffQuoteSchema } from './payoff.ts';
import {
  disclosuresSchema,
  paperCopyInputSchema,
  paperCopySchema,
  paperlessInputSchema,
  phoneCheckInputSchema,
  phoneCheckSchema,
  phoneConfirmationInputSchema,
  preferencesChangeSchema,
  preferencesSchema,
} from './preferences.ts';
import {
  planChangePageSchema,
  planChangeSchema,
  planDetailsSchema,
  planInputSchema,
  planOptionsSchema,
  planPreviewSchema,
  planSignatureSchema,
} from './plans.ts';
import { problemSchema } from './problem.ts';
import { projectionInputSchema, projectionSchema } from './projections.ts';
import {
  accountProofSchema,
  acknowledgementSchema,
  invitationInspectionSchema,
  linkInputSchema,
  passwordResetConfirmationInputSchema,
  passwordResetInputSchema,
  passwordResetInspectionSchema,
  registrationInputSchema,
  userIdCheckInputSchema,
  userIdCheckSchema,
} from './recovery.ts';
import { returnSchema } from './returns.ts';
import { dateSchema, instantSchema, moneySchema } from './scalars.ts';
import { instalmentSchema, schedulePageSchema } from './schedule.ts';
import { sessionPageSchema, sessionSchema } from './sessions.ts';
import {
  challengeAnswerRequestSchema,
  challengeFormSchema,
  challengeRequestSchema,
  challengeSuccessSchema,
  oauthErrorSchema,
  passkeySignInRequestSchema,
  tokenResponseSchema,
} from './sign-in.ts';
import { stepUpAnswerSchema, stepUpResultSchema, stepUpSchema } from './step-up.ts';
import {
  conversationPageSchema,
  conversationSchema,
  supportMessageInputSchema,
  supportSchema,
} from './support.ts';
import { allocationSchema, transactionPageSchema, transactionSchema } from './transactions.ts';
import { vehicleSchema } from './vehicle.ts';

/** Any JSON object. */
export type Json = Record<string, unknown>;

/** Names of the schemas in the document, with what each one is. */
const named: Record<string, readonly [SchemaSource, description: string]> = {
  Account: [accountSchema, 'A financing account: what is owed and when, as of `asOf`.'],
  AccountDocument: [accountDocumentSchema, 'A paper about an account; its content is a PDF.'],
  AccountDocumentPage: [accountDocumentPageSchema, 'A page of documents, newest first.'],
  AccountPage: [accountPageSchema, 'A page of accounts.'],
  AccountProof: [accountProofSchema, 'What shows that the account is the customer’s.'],
  Acknowledgement: [acknowledgementSchema, 'The same, whatever was found.'],
  Allocation: [allocationSchema, 'How an amount is split. The parts add up to the amount.'],
  Authenticator: [authenticatorSchema, 'A second factor or a passkey.'],
  AuthenticatorPage: [authenticatorPageSchema, 'All of a customer’s authenticators.'],
  Autopay: [autopaySchema, 'Automatic payments of an account.'],
  AutopayDebit: [autopayDebitSchema, 'A payment that will be taken if nothing changes before.'],
  AutopayInput: [autopayInputSchema, 'What to take, when and from where.'],
  AutopayPreview: [autopayPreviewSchema, 'What automatic payments would do.'],
  ChallengeAnswerRequest: [
    challengeAnswerRequestSchema,
    'Form fields that go on with a sign-in: exactly one answer.',
  ],
  ChallengeForm: [challengeFormSchema, 'Any form of a first-party sign-in.'],
  ChallengeRequest: [challengeRequestSchema, 'Form fields that begin a first-party sign-in.'],
  ChallengeSuccess: [challengeSuccessSchema, 'A code to redeem within 60 seconds by the same key.'],
  Date: [dateSchema, 'A calendar date in the lender’s zone.'],
  Device: [deviceSchema, 'A browser that the lender knows; it grants nothing but recognition.'],
  Disclosures: [
    disclosuresSchema,
    'What is agreed to before papers, or texts, come electronically.',
  ],
  DeviceInput: [deviceInputSchema, 'The key that a device is to be known by.'],
  DevicePage: [devicePageSchema, 'A page of known devices.'],
  EmbedPolicy: [embedPolicySchema, 'How a client may embed, and how the asking page stands.'],
  Instalment: [instalmentSchema, 'One instalment of the contract’s schedule.'],
  Instant: [instantSchema, 'A moment in time, RFC 3339 in UTC.'],
  InvitationInspection: [invitationInspectionSchema, 'An invitation, as far as its link tells.'],
  LinkInput: [linkInputSchema, 'The secret of a mail’s link.'],
  Metadata: [metadataSchema, 'Authorization server metadata (RFC 8414), in part.'],
  MethodUse: [methodUseSchema, 'What depends on a payment method.'],
  MethodVerificationInput: [methodVerificationInputSchema, 'The two small deposits.'],
  Money: [moneySchema, 'An amount in the currency’s minor unit, such as cents.'],
  OAuthError: [oauthErrorSchema, 'A failure in OAuth’s error form, with a few fields of ours.'],
  PaperCopy: [paperCopySchema, 'A paper that will come by post.'],
  PaperCopyInput: [paperCopyInputSchema, 'Which paper to send by post.'],
  PaperlessInput: [paperlessInputSchema, 'Consent to papers by electronic means.'],
  PasskeyAssertion: [passkeyAssertionSchema, 'A signature made with a passkey (WebAuthn).'],
  PasskeyAttestation: [passkeyAttestationSchema, 'A passkey that was just made (WebAuthn).'],
  PasskeyConfirmationInput: [passkeyConfirmationInputSchema, 'A new passkey, and its name.'],
  PasskeyCreationOptions: [
    passkeyCreationOptionsSchema,
    'What a new passkey is to be like (WebAuthn).',
  ],
  PasskeyEnrolment: [passkeyEnrolmentSchema, 'What the browser makes a passkey from.'],
  PasskeyRequestOptions: [passkeyRequestOptionsSchema, 'What to sign with a passkey (WebAuthn).'],
  PasskeySignInRequest: [
    passkeySignInRequestSchema,
    'Form fields that begin a sign-in with a passkey alone.',
  ],
  PasswordResetConfirmationInput: [
    passwordResetConfirmationInputSchema,
    'A new password, with the secret of the link.',
  ],
  PasswordResetInput: [passwordResetInputSchema, 'Whose password was forgotten.'],
  PasswordResetInspection: [passwordResetInspectionSchema, 'A link that is still good.'],
  Payment: [paymentSchema, 'A payment and where it stands.'],
  PaymentDates: [paymentDatesSchema, 'On which dates a payment can be made.'],
  PaymentInput: [paymentInputSchema, 'What to pay, from where and when.'],
  PaymentMethod: [paymentMethodSchema, 'A bank account or a card to pay from, masked.'],
  PaymentMethodChange: [paymentMethodChangeSchema, 'What to change of a payment method.'],
  PaymentMethodInput: [paymentMethodInputSchema, 'A bank account or a card to add.'],
  PaymentMethodPage: [paymentMethodPageSchema, 'A page of payment methods.'],
  PaymentPage: [paymentPageSchema, 'A page of payments.'],
  PaymentPreview: [paymentPreviewSchema, 'How an amount would be split, and what would be left.'],
  PaymentPreviewInput: [paymentPreviewInputSchema, 'What to preview.'],
  PaymentReturn: [returnSchema, 'Why and when the bank sent a payment’s money back.'],
  PayoffQuote: [payoffQuoteSchema, 'What clears an account on a date.'],
  PhoneCheck: [phoneCheckSchema, 'A code that is on its way to a phone.'],
  PhoneCheckInput: [phoneCheckInputSchema, 'A phone to send texts to, and the consent to them.'],
  PhoneConfirmationInput: [phoneConfirmationInputSchema, 'The code that has arrived.'],
  Preferences: [preferencesSchema, 'How a customer wants to hear from the lender.'],
  PreferencesChange: [preferencesChangeSchema, 'What to change; what is left out stays.'],
  PlanChange: [planChangeSchema, 'A change of plan that was asked for, and where it stands.'],
  PlanChangePage: [planChangePageSchema, 'A page of changes of plan, newest first.'],
  PlanDetails: [planDetailsSchema, 'What the lender asked for.'],
  PlanInput: [planInputSchema, 'What to change of the plan.'],
  PlanOptions: [planOptionsSchema, 'What can be changed of the plan, and why not.'],
  PlanPreview: [planPreviewSchema, 'What a change of plan would do, and the text to sign.'],
  PlanSignature: [planSignatureSchema, 'A signature by typed name.'],
  Problem: [problemSchema, 'Why a request failed (RFC 9457); programs act on `code`.'],
  Projection: [projectionSchema, 'How an account went and how it goes on.'],
  ProjectionInput: [projectionInputSchema, 'What to pay beside every instalment to come.'],
  RecoveryCodes: [recoveryCodesSchema, 'Recovery codes, shown this once.'],
  RegistrationInput: [registrationInputSchema, 'A new online account.'],
  RevokeRequest: [revokeRequestSchema, 'Form fields that end a session.'],
  SchedulePage: [schedulePageSchema, 'The instalments, in order.'],
  Session: [sessionSchema, 'One place where the customer is signed in.'],
  SessionPage: [sessionPageSchema, 'A page of sessions.'],
  SignInChallenge: [signInChallengeSchema, 'A further step asked of the customer.'],
  StepUp: [stepUpSchema, 'A second factor asked of a signed-in customer (RFC 9470).'],
  StepUpAnswer: [stepUpAnswerSchema, 'Exactly one answer to a step-up.'],
  StepUpResult: [stepUpResultSchema, 'What an answer came to.'],
  TokenRequest: [tokenRequestSchema, 'Form fields of a grant.'],
  TokenResponse: [tokenResponseSchema, 'Tokens; `expires_in` is in seconds.'],
  TotpConfirmationInput: [totpConfirmationInputSchema, 'A code from the app.'],
  TotpEnrolment: [totpEnrolmentSchema, 'What an authenticator app has to be given.'],
  Transaction: [transactionSchema, 'One line of an account’s history.'],
  TransactionPage: [transactionPageSchema, 'A page of transactions, newest first.'],
  UserIdCheck: [userIdCheckSchema, 'Whether a user ID is free, and some that are.'],
  UserIdCheckInput: [userIdCheckInputSchema, 'A user ID to look for, with the right to ask.'],
  Conversation: [conversationSchema, 'A conversation with the lender’s agents.'],
  ConversationPage: [conversationPageSchema, 'A page of conversations.'],
  Support: [supportSchema, 'How to reach the lender.'],
  SupportMessageInput: [supportMessageInputSchema, 'What a customer writes to an agent.'],
  Vehicle: [
    vehicleSchema,
    'The vehicle of an account: coverages, service options, recalls, distance.',
  ],
};

const at = (name: string) => `#/components/schemas/${name}`;

/** Every named schema as JSON Schema, referring to the others by name. */
export function componentSchemas(): Record<string, Json> {
  const registry = z.registry<{ id: string }>();
  for (const [id, [source]] of Object.entries(named)) registry.add(source(), { id });
  // Input mode: output mode would forbid further members, and those are to be ignored.
  const { schemas } = z.toJSONSchema(registry, { io: 'input', uri: at });
  return Object.fromEntries(
    Object.entries(named).map(([name, [, description]]) => {
      const schema: Json = { description, ...annotated(schemas[name] as Json, name) };
      delete schema['$schema'];
      delete schema['$id'];
      return [name, schema];
    }),
  );
}

/** Adds a sentence to members whose names do not say all; beside a `$ref` it is allowed since 3.1. */
function annotated(schema: Json, name: string): Json {
  if (!notes[name]) return schema;
  const properties = { ...(schema['properties'] as Record<string, Json>) };
  for (const [member, description] of Object.entries(notes[name])) {
    const property = properties[member];
    if (!property) throw new Error(`openapi-notes.ts describes ${name}.${member}: no such member`);
    properties[member] = { description, ...property };
  }
  return { ...schema, properties };
}

/** A reference to a schema of the document. */
export function schemaReference(source: SchemaSource): Json {
  const found = Object.entries(named).find(([, [known]]) => known === source);
  if (!found) throw new Error('openapi-components.ts does not name a schema of an operation');
  return { $ref: at(found[0]) };
}

/** The members of a query's schema, each with its own schema; all of them may be left out. */
export function queryMembers(source: SchemaSource): [name: string, schema: Json][] {
  const { properties } = z.toJSONSchema(source(), { io: 'input', reused: 'inline' });
  return Object.entries((properties ?? {}) as Record<string, Json>);
}
