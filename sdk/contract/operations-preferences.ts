import type { Operation } from './operations-shape.ts';
import {
  disclosuresQuerySchema,
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
import { routes } from './routes.ts';

const after = (description: string) =>
  ({ status: 200, description, schema: preferencesSchema }) as const;

/** Operations by which customers say how they want to hear from the lender. */
export const preferenceOperations = [
  {
    operationId: 'getPreferences',
    method: 'get',
    path: routes.preferences,
    tag: 'Preferences',
    summary: 'Read the communication preferences',
    etag: true,
    answer: after('The preferences.'),
    scope: 'profile',
  },
  {
    operationId: 'updatePreferences',
    method: 'patch',
    path: routes.preferences,
    tag: 'Preferences',
    summary: 'Change some of the preferences',
    description:
      'A merge patch (RFC 7396) of the version that `If-Match` names. Where they have changed meanwhile, ' +
      'the refusal’s `current` holds what they are now.',
    etag: true,
    ifMatch: true,
    request: { schema: preferencesChangeSchema },
    answer: after('The preferences after the change.'),
    refusals: {
      400: ['invalid_request'],
      412: ['preferences_changed'],
      422: ['preference_fixed', 'sms_not_consented'],
      428: ['precondition_required'],
    },
    scope: 'profile',
  },
  {
    operationId: 'getDisclosures',
    method: 'get',
    path: routes.disclosures,
    tag: 'Preferences',
    summary: 'Read what is agreed to before papers, or texts, come electronically',
    query: disclosuresQuerySchema,
    answer: { status: 200, description: 'The texts.', schema: disclosuresSchema },
    scope: 'profile',
  },
  {
    operationId: 'checkPhone',
    method: 'post',
    path: routes.phoneChecks,
    tag: 'Preferences',
    summary: 'Have a code texted to a phone',
    description: 'Consent to texts counts once the code was given back. Another code replaces it.',
    request: { schema: phoneCheckInputSchema },
    answer: { status: 201, description: 'A code is on its way.', schema: phoneCheckSchema },
    refusals: { 400: ['invalid_request'], 422: ['phone_refused', 'disclosure_outdated'] },
    scope: 'profile',
    stepUp: true,
  },
  {
    operationId: 'confirmPhone',
    method: 'put',
    path: routes.phone,
    tag: 'Preferences',
    summary: 'Show that a code has arrived, and consent to texts',
    request: { schema: phoneConfirmationInputSchema },
    answer: after('Texts go to that phone.'),
    refusals: { 400: ['invalid_request'], 422: ['wrong_code', 'code_expired'] },
    scope: 'profile',
    stepUp: true,
  },
  {
    operationId: 'removePhone',
    method: 'delete',
    path: routes.phone,
    tag: 'Preferences',
    summary: 'Withdraw the consent to texts',
    answer: after('No texts are sent any more.'),
    scope: 'profile',
    stepUp: true,
  },
  {
    operationId: 'testPaperless',
    method: 'post',
    path: routes.paperlessTests,
    tag: 'Preferences',
    summary: 'Make a test document with a code in it',
    description:
      'Who can read out the code can open the papers to come (15 U.S.C. 7001(c)(1)(C)(ii)). Another test ' +
      'replaces it.',
    answer: { status: 200, description: 'The test document.', type: 'application/pdf' },
    scope: 'profile',
  },
  {
    operationId: 'consentToPaperless',
    method: 'put',
    path: routes.paperless,
    tag: 'Preferences',
    summary: 'Consent to papers by electronic means',
    request: { schema: paperlessInputSchema },
    answer: after('Papers come electronically.'),
    refusals: {
      400: ['invalid_request'],
      422: ['wrong_code', 'code_expired', 'disclosure_outdated'],
    },
    scope: 'profile',
    stepUp: true,
  },
  {
    operationId: 'withdrawPaperless',
    method: 'delete',
    path: routes.paperless,
    tag: 'Preferences',
    summary: 'Withdraw that consent',
    answer: after('Papers come by post again.'),
    scope: 'profile',
    stepUp: true,
  },
  {
    operationId: 'orderPaperCopy',
    method: 'post',
    path: routes.paperCopies,
    tag: 'Preferences',
    summary: 'Ask for a paper by post',
    request: { schema: paperCopyInputSchema },
    description:
      'Of statements and tax papers the latest one, of the account that is named, or of the first. A kind of which ' +
      'there is none yet is refused.',
    answer: { status: 201, description: 'It will be sent.', schema: paperCopySchema },
    refusals: { 400: ['invalid_request'], 404: ['not_found'], 422: ['paper_unavailable'] },
    scope: 'profile',
  },
] as const satisfies readonly Operation[];
