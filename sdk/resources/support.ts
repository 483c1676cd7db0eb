import type { Conversation, Support, SupportMessageInput } from '../contract/index.ts';
import { careRoutes as routes } from '../contract/routes-care.ts';
import { conversationPageSchema, conversationSchema, supportSchema } from '../contract/support.ts';
import type { List } from '../list.ts';
import type { CallOptions, KeyedOptions } from '../transport.ts';
import { checkedKey } from './idempotency-key.ts';
import { Resource, type ListOptions } from './resource.ts';

/** Ways to reach the lender's people. */
export class SupportDesk extends Resource {
  /** Phones with their hours, references to quote, notices about the service. */
  get(options?: CallOptions): Promise<Support> {
    return this.transport.get(routes.support, { schema: supportSchema, ...options });
  }

  /** Conversations with agents, the latest change first. */
  messages(options?: ListOptions): List<Conversation> {
    return this.pages(routes.supportMessages, conversationPageSchema, options);
  }

  /**
   * Writes to an agent: begins a conversation, or goes on with `conversationId`. Sending the same key again writes once.
   *
   * @param input up to 4,000 characters; up to three attachments of 2 MB each, in base64
   * @throws {@link ApiError} `attachment_type_refused`, `attachment_too_large`, `conversation_closed`, `not_found`
   * @throws TypeError without a usable `idempotencyKey`
   */
  async send(input: SupportMessageInput, options: KeyedOptions): Promise<Conversation> {
    const idempotencyKey = checkedKey(options);
    const call = { input, schema: conversationSchema, ...options, idempotencyKey };
    return this.transport.post(routes.supportMessages, call);
  }

  /**
   * Marks a conversation as read.
   *
   * @throws {@link ApiError} `not_found`
   */
  markRead(conversationId: string, options?: CallOptions): Promise<void> {
    return this.transport.post(routes.supportReads(conversationId), { ...options });
  }
}
