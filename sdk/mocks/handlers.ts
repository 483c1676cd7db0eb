import { delay as wait, http, type HttpHandler, HttpResponse } from 'msw';
import {
  getAccount,
  getSchedule,
  getVehicle,
  listAccounts,
  listTransactions,
  projectAccount,
} from './accounts.ts';
import {
  addDevice,
  addEmailAuthenticator,
  addPasskey,
  addTotpAuthenticator,
  confirmPasskey,
  confirmTotpAuthenticator,
  listAuthenticators,
  listDevices,
  removeAuthenticator,
  removeDevice,
  renewRecoveryCodes,
} from './authenticators.ts';
import { getAutopay, previewAutopay, revokeAutopay, setAutopay } from './autopay.ts';
import { challenge } from './challenge.ts';
import { getDocumentContent, listDocuments, readDocument } from './documents.ts';
import { getEmbedPolicy } from './embed-policy.ts';
import { type MockOperation, mockOperations } from './operations.ts';
import { type Override, type OverrideBook, reshape } from './overrides.ts';
import {
  addPaymentMethod,
  listPaymentMethods,
  removePaymentMethod,
  updatePaymentMethod,
  verifyPaymentMethod,
} from './payment-methods.ts';
import {
  cancelPayment,
  createPayment,
  getPayment,
  getPaymentDates,
  listPayments,
  previewPayment,
} from './payments.ts';
import { getPayoffLetter, getPayoffQuote } from './payoff.ts';
import {
  checkPhone,
  confirmPhone,
  consentToPaperless,
  getDisclosures,
  getPreferences,
  orderPaperCopy,
  removePhone,
  testPaperless,
  updatePreferences,
  withdrawPaperless,
} from './preferences.ts';
import {
  explainPlanChange,
  getPlanOptions,
  listPlanChanges,
  listSharedPlanChanges,
  previewPlanChange,
  refusePlanChange,
  requestPlanChange,
  signPlanChange,
  withdrawPlanChange,
} from './plans.ts';
import {
  checkUserId,
  confirmPasswordReset,
  inspectInvitation,
  inspectPasswordReset,
  register,
  renewInvitation,
  requestPasswordReset,
} from './recovery.ts';
import {
  type Answer,
  emptyResponse,
  jsonResponse,
  pdfResponse,
  Refusal,
  refusalResponse,
  textResponse,
} from './respond.ts';
import { endSession, endSessions, listSessions } from './sessions.ts';
import { authenticate, metadata, readForm, revoke, token } from './sign-in.ts';
import { answerStepUp, requireRecent, stepUp } from './step-up.ts';
import { getSupport, listConversations, readConversation, sendSupportMessage } from './support.ts';
import type { MockSession, World } from './world.ts';

/** A request that reached the mocks. */
export interface MockRequest {
  operation: MockOperation;
  method: string;
  url: string;
  headers: Headers;
  /** The body's text; empty where there was none. */
  body: string;
}

/** What a handler works with. */
export interface MockContext {
  lender: string;
  world: World;
  overrides: OverrideBook;
  requests: MockRequest[];
}

interface Call {
  world: World;
  request: Request;
  id: string | undefined;
  /** Whose request it is; looked up when asked, so that open routes need no token. */
  session: (scope: string) => MockSession;
}

type Resolver = (call: Call) => Answer | Promise<Answer>;

const resolvers: Record<MockOperation, Resolver> = {
  metadata: ({ request }) => metadata(new URL(request.url).origin),
  challenge: async ({ world, request }) => challenge(world, await readForm(request)),
  token: ({ world, request }) => token(world, request),
  revoke: ({ world, request }) => revoke(world, request),
  listAccounts: ({ session }) => listAccounts(session('accounts').persona),
  getAccount: ({ session, id }) => getAccount(session('accounts').persona, id),
  listTransactions: ({ session, request, id }) =>
    listTransactions(session('accounts').persona, request, id),
  getSchedule: ({ session, request, id }) => getSchedule(session('accounts').persona, request, id),
  listDocuments: ({ session, request, id }) =>
    listDocuments(session('accounts').persona, request, id),
  getDocumentContent: ({ session, request, id }) =>
    getDocumentContent(session('accounts').persona, request, id),
  readDocument: ({ session, id }) => readDocument(session('accounts').persona, id),
  getVehicle: ({ session, id }) => getVehicle(session('accounts').persona, id),
  projectAccount: ({ session, request, id }) =>
    projectAccount(session('accounts').persona, request, id),
  getSupport: ({ world, session }) => getSupport(world, session('profile').persona),
  listConversations: ({ world, session, request }) =>
    listConversations(world, session('profile').persona, request),
  sendSupportMessage: ({ world, session, request }) =>
    sendSupportMessage(world, session('profile').persona, request),
  readConversation: ({ world, session, id }) =>
    readConversation(world, session('profile').persona, id),
  getPreferences: ({ world, session }) => getPreferences(world, session('profile').persona),
  updatePreferences: ({ world, session, request }) =>
    updatePreferences(world, session('profile').persona, request),
  getDisclosures: ({ session }) => {
    session('profile');
    return getDisclosures();
  },
  checkPhone: ({ world, session, request }) => {
    requireRecent(world, session('profile'));
    return checkPhone(world, session('profile').persona, request);
  },
  confirmPhone: ({ world, session, request }) => {
    requireRecent(world, session('profile'));
    return confirmPhone(world, session('profile').persona, request);
  },
  removePhone: ({ world, session }) => {
    requireRecent(world, session('profile'));
    return removePhone(world, session('profile').persona);
  },
  testPaperless: ({ world, session }) => testPaperless(world, session('profile').persona),
  consentToPaperless: ({ world, session, request }) => {
    requireRecent(world, session('profile'));
    return consentToPaperless(world, session('profile').persona, request);
  },
  withdrawPaperless: ({ world, session }) => {
    requireRecent(world, session('profile'));
    return withdrawPaperless(world, session('profile').persona);
  },
  orderPaperCopy: ({ world, session, request }) =>
    orderPaperCopy(world, session('profile').persona, request),
  previewPayment: ({ session, request, id }) =>
    previewPayment(session('payments').persona, request, id),
  getPayoffQuote: ({ session, request, id }) =>
    getPayoffQuote(session('accounts').persona, request, id),
  getPayoffLetter: ({ session, request, id }) =>
    getPayoffLetter(session('accounts').persona, request, id),
  getPaymentDates: ({ session, id }) => getPaymentDates(session('payments').persona, id),
  listPayments: ({ session, request, id }) =>
    listPayments(session('payments').persona, request, id),
  createPayment: ({ world, session, request, id }) =>
    createPayment(world, session('payments').persona, request, id),
  getPayment: ({ session, id }) => getPayment(session('payments').persona, id),
  cancelPayment: ({ session, id }) => cancelPayment(session('payments').persona, id),
  listPaymentMethods: ({ session }) => listPaymentMethods(session('payments').persona),
  addPaymentMethod: ({ world, session, request }) => {
    requireRecent(world, session('payments'));
    return addPaymentMethod(world, session('payments').persona, request);
  },
  updatePaymentMethod: ({ world, session, request, id }) =>
    updatePaymentMethod(world, session('payments'), request, id),
  removePaymentMethod: ({ world, session, id }) => {
    requireRecent(world, session('payments'));
    return removePaymentMethod(session('payments').persona, id);
  },
  verifyPaymentMethod: ({ session, request, id }) =>
    verifyPaymentMethod(session('payments').persona, request, id),
  getAutopay: ({ world, session, id }) => getAutopay(world, session('payments').persona, id),
  previewAutopay: ({ session, request, id }) =>
    previewAutopay(session('payments').persona, request, id),
  setAutopay: ({ world, session, request, id }) => {
    requireRecent(world, session('payments'));
    return setAutopay(world, session('payments').persona, request, id);
  },
  revokeAutopay: ({ world, session, id }) => {
    requireRecent(world, session('payments'));
    return revokeAutopay(world, session('payments').persona, id);
  },
  getPlanOptions: ({ world, session, id }) =>
    getPlanOptions(world, session('payments').persona, id),
  previewPlanChange: ({ world, session, request, id }) =>
    previewPlanChange(world, session('payments').persona, request, id),
  listPlanChanges: ({ world, session, request, id }) =>
    listPlanChanges(world, session('payments').persona, request, id),
  requestPlanChange: ({ world, session, request, id }) => {
    requireRecent(world, session('payments'));
    return requestPlanChange(world, session('payments').persona, request, id);
  },
  signPlanChange: ({ world, session, request, id }) => {
    requireRecent(world, session('payments'));
    return signPlanChange(world, session('payments').persona, request, id);
  },
  explainPlanChange: ({ world, session, request, id }) =>
    explainPlanChange(world, session('payments').persona, request, id),
  listSharedPlanChanges: ({ world, session, request }) =>
    listSharedPlanChanges(world, session('payments').persona, request),
  refusePlanChange: ({ world, session, id }) =>
    refusePlanChange(world, session('payments').persona, id),
  withdrawPlanChange: ({ world, session, id }) =>
    withdrawPlanChange(world, session('payments').persona, id),
  listSessions: ({ world, session }) => listSessions(world, session('profile')),
  endSessions: ({ world, session }) => endSessions(world, session('profile')),
  endSession: ({ world, session, id }) => endSession(world, session('profile'), id),
  listAuthenticators: ({ world, session }) => listAuthenticators(world, session('profile')),
  addEmailAuthenticator: ({ world, session }) => addEmailAuthenticator(world, session('profile')),
  addTotpAuthenticator: ({ world, session }) => addTotpAuthenticator(world, session('profile')),
  confirmTotpAuthenticator: ({ world, session, request, id }) =>
    confirmTotpAuthenticator(world, session('profile'), request, id),
  addPasskey: ({ world, session }) => addPasskey(world, session('profile')),
  confirmPasskey: ({ world, session, request, id }) =>
    confirmPasskey(world, session('profile'), request, id),
  renewRecoveryCodes: ({ world, session }) => renewRecoveryCodes(world, session('profile')),
  removeAuthenticator: ({ world, session, id }) =>
    removeAuthenticator(world, session('profile'), id),
  listDevices: ({ world, session }) => listDevices(world, session('profile')),
  addDevice: ({ world, session, request }) => addDevice(world, session('profile'), request),
  removeDevice: ({ world, session, id }) => removeDevice(world, session('profile'), id),
  stepUp: ({ world, session }) => stepUp(world, session('profile')),
  answerStepUp: ({ world, session, request, id }) =>
    answerStepUp(world, session('profile'), request, id),
  requestPasswordReset: ({ request }) => requestPasswordReset(request),
  inspectPasswordReset: ({ world, request }) => inspectPasswordReset(world, request),
  confirmPasswordReset: ({ world, request }) => confirmPasswordReset(world, request),
  inspectInvitation: ({ world, request }) => inspectInvitation(world, request),
  renewInvitation: ({ request }) => renewInvitation(request),
  checkUserId: ({ world, request }) => checkUserId(world, request),
  register: ({ world, request }) => register(world, request),
  getEmbedPolicy: ({ id }) => getEmbedPolicy(id),
};

/** One msw handler per operation, and one for every other address of the API. */
export function buildHandlers(context: MockContext): HttpHandler[] {
  const operations = Object.keys(mockOperations) as MockOperation[];
  const known = operations.map((operation) => {
    const [method, path] = mockOperations[operation];
    return http[method](`${context.lender}${path}`, async ({ request, params }) => {
      const copy = request.clone();
      const body = await copy.text();
      const { url, headers } = request;
      context.requests.push({ operation, method: request.method, url, headers, body });
      const { id } = params;
      return respond(context, operation, request, typeof id === 'string' ? id : undefined);
    });
  });
  return [...known, ...['/v1/*', '/oauth/*'].map((path) => unknownRoute(context, path))];
}

function unknownRoute({ lender, world }: MockContext, path: string): HttpHandler {
  return http.all(`${lender}${path}`, () =>
    refusalResponse(new Refusal(404, 'not_found'), path.startsWith('/oauth'), world.nextId('req')),
  );
}

async function respond(
  { world, overrides }: MockContext,
  operation: MockOperation,
  request: Request,
  id: string | undefined,
): Promise<Response> {
  const override = overrides.take(operation) ?? {};
  const oauth = new URL(request.url).pathname.startsWith('/oauth/');
  const requestId = world.nextId('req');
  if (override.delay !== undefined) await wait(override.delay);
  if (override.network === 'before') return HttpResponse.error();
  const forced = forcedResponse(override, oauth, requestId);
  if (forced) return forced;
  try {
    const session = (scope: string) => authenticate(world, request, scope);
    const answer = await resolvers[operation]({ world, request, id, session });
    if (override.network === 'after') return HttpResponse.error();
    if (answer.pdf !== undefined) return pdfResponse(answer, requestId, override.headers);
    if (answer.body === undefined) return emptyResponse(answer.status, requestId);
    return jsonResponse(answer.status, reshape(answer.body, override), requestId, {
      ...answer.headers,
      ...override.headers,
    });
  } catch (error) {
    if (error instanceof Refusal) return refusalResponse(error, oauth, requestId);
    throw error;
  }
}

function forcedResponse(
  { status, code, members, headers, text }: Override,
  oauth: boolean,
  requestId: string,
): Response | undefined {
  if (text !== undefined) return textResponse(status ?? 200, text, requestId, headers);
  if (status === undefined) return undefined;
  const refusal = new Refusal(status, code ?? 'internal', members);
  return refusalResponse(refusal, oauth, requestId, headers);
}
