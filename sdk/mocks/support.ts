import {
  type Conversation,
  type Support,
  type SupportMessageInput,
  supportMessageInputSchema,
} from '../contract/index.ts';
import { answerOnce, keyOf } from './keyed.ts';
import { type PersonaData, personasNow } from './personas.ts';
import { pageFor, readBody } from './request.ts';
import { type Answer, Refusal } from './respond.ts';
import { accountOf, type World } from './world.ts';

const day = (weekday: number) => ({ weekday, opens: '08:00', closes: '19:00' });

/** `GET /v1/support`: a Tuesday morning, with people at their phones. */
export function getSupport(world: World, persona: PersonaData): Answer {
  const email = `${persona.userId}@mail.example`;
  const body: Support = {
    asOf: personasNow,
    zone: 'America/Chicago',
    phones: [
      {
        id: 'service',
        kind: 'service',
        number: '(312) 555-0142',
        open: true,
        changesAt: '2026-11-18T01:00:00Z',
        hours: [1, 2, 3, 4, 5].map(day),
      },
    ],
    references: persona.accounts.map(({ account: { id, numberLast4, vehicle } }) => ({
      accountId: id,
      vehicle: `${String(vehicle.year)} ${vehicle.make} ${vehicle.model}`,
      reference: { value: `SBX-0000-${numberLast4}`, masked: `•••• ${numberLast4}` },
    })),
    email: { value: email, masked: `${email.slice(0, 1)}•••@mail.example` },
    notices: [],
    unread: conversationsOf(world, persona).filter(({ unread }) => unread).length,
  };
  return { status: 200, body };
}

/** `GET /v1/support/messages`, the latest change first. */
export function listConversations(world: World, persona: PersonaData, request: Request): Answer {
  return { status: 200, body: pageFor(request, conversationsOf(world, persona)) };
}

/** `POST /v1/support/messages` */
export async function sendSupportMessage(
  world: World,
  persona: PersonaData,
  request: Request,
): Promise<Answer> {
  const key = keyOf(request);
  const input = await readBody(request, supportMessageInputSchema());
  return answerOnce(world, persona, key, ['support', input], () => take(world, persona, input));
}

function take(world: World, persona: PersonaData, input: SupportMessageInput): Answer {
  const conversations = conversationsOf(world, persona);
  const files = (input.attachments ?? []).map((file, at) => takeFile(world, file, at));
  const conversation = found(world, persona, input);
  conversation.status = 'waiting';
  conversation.unread = false;
  conversation.answerBy = '2026-11-18';
  conversation.messages.push({
    id: world.nextId('msg'),
    from: 'customer',
    author: null,
    body: input.body,
    sentAt: personasNow,
    attachments: files,
  });
  const others = conversations.filter((one) => one !== conversation);
  world.conversations.set(persona.userId, [conversation, ...others]);
  // As it is now: a key that comes again later gets the same answer.
  return { status: 201, body: structuredClone(conversation) };
}

/** `POST /v1/support/messages/{id}/reads` */
export function readConversation(world: World, persona: PersonaData, id?: string): Answer {
  const conversation = conversationsOf(world, persona).find((one) => one.id === id);
  if (!conversation) throw new Refusal(404, 'not_found');
  conversation.unread = false;
  return { status: 204 };
}

function conversationsOf(world: World, persona: PersonaData): Conversation[] {
  return world.conversations.get(persona.userId) ?? [];
}

function found(world: World, persona: PersonaData, input: SupportMessageInput): Conversation {
  const { conversationId, accountId, topic } = input;
  if (conversationId !== undefined) {
    const known = conversationsOf(world, persona).find(({ id }) => id === conversationId);
    if (!known) throw new Refusal(404, 'not_found');
    if (known.status === 'closed') throw new Refusal(422, 'conversation_closed');
    return known;
  }
  if (accountId !== undefined) accountOf(persona, accountId);
  return {
    id: world.nextId('cnv'),
    topic,
    accountId: accountId ?? null,
    status: 'waiting',
    unread: false,
    answerBy: null,
    messages: [],
  };
}

const starts = [
  ['application/pdf', '%PDF-'],
  ['image/png', '\x89PNG\r\n\x1a\n'],
  ['image/jpeg', '\xff\xd8\xff'],
] as const;

function takeFile(world: World, { name, data }: { name: string; data: string }, at: number) {
  const bytes = decoded(data, at);
  const type = starts.find(([, start]) => bytes.startsWith(start))?.[0];
  if (type === undefined) throw refusal('attachment_type_refused', at);
  if (bytes.length > 2 * 1024 * 1024) throw refusal('attachment_too_large', at);
  return { id: world.nextId('att'), name, type, bytes: bytes.length };
}

function decoded(data: string, at: number): string {
  try {
    return atob(data);
  } catch {
    throw new Refusal(400, 'invalid_request', {
      errors: [{ pointer: `/attachments/${String(at)}/data`, code: 'invalid' }],
    });
  }
}

function refusal(code: string, at: number): Refusal {
  return new Refusal(422, code, { errors: [{ pointer: `/attachments/${String(at)}`, code }] });
}
