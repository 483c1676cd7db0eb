import { type Operation, template } from './operations-shape.ts';
import { routes } from './routes.ts';
import {
  conversationPageSchema,
  conversationSchema,
  supportMessageInputSchema,
  supportSchema,
} from './support.ts';

/** Operations by which customers reach people. */
export const supportOperations = [
  {
    operationId: 'getSupport',
    method: 'get',
    path: routes.support,
    tag: 'Support',
    summary: 'Read phones, hours, references and notices',
    answer: { status: 200, description: 'How to reach the lender.', schema: supportSchema },
    scope: 'profile',
  },
  {
    operationId: 'listConversations',
    method: 'get',
    path: routes.supportMessages,
    tag: 'Support',
    summary: 'List conversations with agents, the latest change first',
    paged: true,
    answer: {
      status: 200,
      description: 'A page of conversations.',
      schema: conversationPageSchema,
    },
    refusals: { 400: ['invalid_request'] },
    scope: 'profile',
  },
  {
    operationId: 'sendSupportMessage',
    method: 'post',
    path: routes.supportMessages,
    tag: 'Support',
    summary: 'Write to an agent',
    description:
      'Begins a conversation, or goes on with one. Attachments are PDF, PNG or JPEG of up to 2 MB.',
    idempotent: true,
    request: { schema: supportMessageInputSchema },
    answer: { status: 201, description: 'The conversation.', schema: conversationSchema },
    refusals: {
      400: ['invalid_request', 'idempotency_key_missing'],
      404: ['not_found'],
      409: ['idempotency_in_flight'],
      422: [
        'idempotency_key_reused',
        'attachment_type_refused',
        'attachment_too_large',
        'conversation_closed',
      ],
    },
    scope: 'profile',
  },
  {
    operationId: 'readConversation',
    method: 'post',
    path: template(routes.supportReads, 'conversationId'),
    tag: 'Support',
    summary: 'Mark a conversation as read',
    answer: { status: 204, description: 'It counts as read.' },
    refusals: { 404: ['not_found'] },
    scope: 'profile',
  },
] as const satisfies readonly Operation[];
