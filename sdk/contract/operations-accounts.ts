import { accountPageSchema, accountSchema } from './accounts.ts';
import { type Operation, template } from './operations-shape.ts';
import { payoffQuerySchema, payoffQuoteSchema } from './payoff.ts';
import { projectionInputSchema, projectionSchema } from './projections.ts';
import { routes } from './routes.ts';
import { schedulePageSchema } from './schedule.ts';
import { sessionPageSchema } from './sessions.ts';
import { transactionFilterSchema, transactionPageSchema } from './transactions.ts';

/** Why a server quotes nothing for a date. */
const quoteRefusals = [
  'date_too_early',
  'date_too_late',
  'date_not_business_day',
  'cutoff_passed',
  'account_paid_off',
] as const;

/** Operations that read accounts, and those on sessions. */
export const accountOperations = [
  {
    operationId: 'listAccounts',
    method: 'get',
    path: routes.accounts,
    tag: 'Accounts',
    summary: 'List the customer’s accounts',
    answer: { status: 200, description: 'The accounts.', schema: accountPageSchema },
    scope: 'accounts',
  },
  {
    operationId: 'getAccount',
    method: 'get',
    path: template(routes.account, 'accountId'),
    tag: 'Accounts',
    summary: 'Read an account',
    description:
      'All figures are as of `asOf`, the earliest business date on which a payment can post.',
    answer: { status: 200, description: 'The account.', schema: accountSchema },
    refusals: { 404: ['not_found'] },
    scope: 'accounts',
  },
  {
    operationId: 'listTransactions',
    method: 'get',
    path: template(routes.transactions, 'accountId'),
    tag: 'Accounts',
    summary: 'List an account’s transactions, newest first',
    description: '`from` and `to` are business dates, both included.',
    paged: true,
    query: transactionFilterSchema,
    answer: { status: 200, description: 'A page of transactions.', schema: transactionPageSchema },
    refusals: { 400: ['invalid_request'], 404: ['not_found'] },
    scope: 'accounts',
  },
  {
    operationId: 'getSchedule',
    method: 'get',
    path: template(routes.schedule, 'accountId'),
    tag: 'Accounts',
    summary: 'List an account’s instalments, in order',
    paged: true,
    answer: { status: 200, description: 'A page of instalments.', schema: schedulePageSchema },
    refusals: { 400: ['invalid_request'], 404: ['not_found'] },
    scope: 'accounts',
  },
  {
    operationId: 'getPayoffQuote',
    method: 'get',
    path: template(routes.payoffQuote, 'accountId'),
    tag: 'Accounts',
    summary: 'What clears the account on a date',
    description: 'Paying `amount` on `goodThrough`, as a payment of the kind `payoff`, closes it.',
    query: payoffQuerySchema,
    answer: { status: 200, description: 'The quote.', schema: payoffQuoteSchema },
    refusals: { 400: ['invalid_request'], 404: ['not_found'], 422: quoteRefusals },
    scope: 'accounts',
  },
  {
    operationId: 'getPayoffLetter',
    method: 'get',
    path: template(routes.payoffLetter, 'accountId'),
    tag: 'Accounts',
    summary: 'The payoff quote as a letter',
    description: 'A tagged PDF in the customer’s language, to be kept or sent on.',
    query: payoffQuerySchema,
    answer: { status: 200, description: 'The letter.', type: 'application/pdf' },
    refusals: { 400: ['invalid_request'], 404: ['not_found'], 422: quoteRefusals },
    scope: 'accounts',
  },
  {
    operationId: 'projectAccount',
    method: 'post',
    path: template(routes.projections, 'accountId'),
    tag: 'Accounts',
    summary: 'Show how an account went and how it goes on',
    description:
      'Changes nothing. Assumes that what is past due is paid on `asOf`, every instalment on its ' +
      'due date with `extra` beside it, and the rate of the contract. A lease takes no `extra`: it ' +
      'ends on its date.',
    request: { schema: projectionInputSchema },
    answer: { status: 200, description: 'The projection.', schema: projectionSchema },
    refusals: {
      400: ['invalid_request'],
      404: ['not_found'],
      422: ['amount_too_small', 'currency_mismatch', 'extra_not_for_leases'],
    },
    scope: 'accounts',
  },
  {
    operationId: 'listSessions',
    method: 'get',
    path: routes.sessions,
    tag: 'Sessions',
    summary: 'List where the customer is signed in',
    answer: { status: 200, description: 'The sessions.', schema: sessionPageSchema },
    scope: 'profile',
  },
  {
    operationId: 'endSession',
    method: 'delete',
    path: template(routes.session, 'sessionId'),
    tag: 'Sessions',
    summary: 'End a session',
    description: 'Its tokens are refused from the next request on.',
    answer: { status: 204, description: 'The session has ended.' },
    refusals: { 404: ['not_found'] },
    scope: 'profile',
  },
  {
    operationId: 'endSessions',
    method: 'delete',
    path: routes.sessions,
    tag: 'Sessions',
    summary: 'End all of the customer’s sessions, this one too',
    answer: { status: 204, description: 'The sessions have ended.' },
    scope: 'profile',
  },
] as const satisfies readonly Operation[];
