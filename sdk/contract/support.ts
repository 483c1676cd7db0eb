import * as z from 'zod/mini';
import { lazy } from './lazy.ts';
import { countSchema, dateSchema, instantSchema, openEnum, pageSchema } from './scalars.ts';

/** A masked value with the whole beside it, for copying. */
const maskedSchema = lazy(() => z.object({ value: z.string(), masked: z.string() }));

/** A phone number with its hours. */
export const supportPhoneSchema = lazy(() =>
  z.object({
    id: z.string(),
    kind: openEnum(['service', 'hardship', 'hearing']),
    number: z.string(),
    open: z.boolean(),
    /** When it opens or closes next; null where it never closes. */
    changesAt: z.nullable(instantSchema()),
    /** In the lender's zone. `weekday` counts from 1 for Monday; days that are left out are closed. */
    hours: z.array(z.object({ weekday: z.int(), opens: z.string(), closes: z.string() })),
  }),
);
/** A phone number with its hours. */
export type SupportPhone = z.infer<ReturnType<typeof supportPhoneSchema>>;

/** Something about the service that customers should know. */
export const serviceNoticeSchema = lazy(() =>
  z.object({
    id: z.string(),
    level: openEnum(['info', 'maintenance', 'outage']),
    title: z.string(),
    body: z.string(),
    from: z.nullable(instantSchema()),
    until: z.nullable(instantSchema()),
  }),
);
/** Something about the service that customers should know. */
export type ServiceNotice = z.infer<ReturnType<typeof serviceNoticeSchema>>;

/** `GET /v1/support` */
export const supportSchema = lazy(() =>
  z.object({
    /** Business time of the answer. */
    asOf: instantSchema(),
    /** The lender's zone, an IANA name. */
    zone: z.string(),
    phones: z.array(supportPhoneSchema()),
    /** What an agent asks for, one for each account. */
    references: z.array(
      z.object({ accountId: z.string(), vehicle: z.string(), reference: maskedSchema() }),
    ),
    /** Where mails to the customer go. */
    email: maskedSchema(),
    notices: z.array(serviceNoticeSchema()),
    /** Conversations with an answer that was not read. */
    unread: countSchema(),
  }),
);
/** How to reach the lender. */
export type Support = z.infer<ReturnType<typeof supportSchema>>;

const topics = ['payment', 'payoff', 'plan', 'documents', 'vehicle', 'other'] as const;

const attachmentInputSchema = lazy(() =>
  z.object({
    name: z.string().check(z.minLength(1), z.maxLength(200)),
    /** The bytes in base64; 2 MB before it. PDF, PNG or JPEG by their first bytes, whatever the name says. */
    data: z.string().check(z.minLength(1), z.maxLength(2_800_000)),
  }),
);

/** `POST /v1/support/messages` */
export const supportMessageInputSchema = lazy(() =>
  z.object({
    /** The conversation that it goes on with; a new one if left out. */
    conversationId: z.optional(z.string()),
    topic: z.enum(topics),
    accountId: z.optional(z.string()),
    body: z.string().check(z.minLength(1), z.maxLength(4_000)),
    attachments: z.optional(z.array(attachmentInputSchema()).check(z.maxLength(3))),
  }),
);
/** What a customer writes to an agent. */
export type SupportMessageInput = z.infer<ReturnType<typeof supportMessageInputSchema>>;

/** A conversation with the lender's agents. */
export const conversationSchema = lazy(() =>
  z.object({
    id: z.string(),
    topic: openEnum(topics),
    accountId: z.nullable(z.string()),
    status: openEnum(['waiting', 'answered', 'closed']),
    unread: z.boolean(),
    /** Day by which an agent answers; null once one has. */
    answerBy: z.nullable(dateSchema()),
    /** Oldest first. */
    messages: z.array(
      z.object({
        id: z.string(),
        from: openEnum(['customer', 'agent']),
        author: z.nullable(z.string()),
        body: z.string(),
        sentAt: instantSchema(),
        attachments: z.array(
          z.object({
            id: z.string(),
            name: z.string(),
            type: openEnum(['application/pdf', 'image/png', 'image/jpeg']),
            bytes: countSchema(),
          }),
        ),
      }),
    ),
  }),
);
/** A conversation with the lender's agents. */
export type Conversation = z.infer<ReturnType<typeof conversationSchema>>;

/** `GET /v1/support/messages`, the latest change first */
export const conversationPageSchema = lazy(() => pageSchema(conversationSchema()));
