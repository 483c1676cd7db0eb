import { html, nothing } from 'lit';
import type { Conversation } from '../../../sdk/index.ts';
import { renderButton } from '../../ui/button.ts';
import { formatDate } from '../../../sdk/plain-date.ts';
import { plusIcon } from '../../ui/icons.ts';
import { nearMoment, type SupportView } from './support-view.ts';

/** What can be done about messages. */
export interface MessagePart {
  /** Conversation that is open. */
  openId: string | undefined;
  onOpen: (conversation: Conversation, open: boolean) => void;
  onWrite: (conversation?: Conversation) => void;
  onOlder: () => void;
  loadingOlder: boolean;
}

/** The conversations with agents, the latest change first. */
export function renderConversations(view: SupportView, part: MessagePart) {
  const { texts, data } = view;
  return html`<section class="part" aria-labelledby="messages-title">
    <h3 id="messages-title" tabindex="-1">${texts.messages}</h3>
    ${
      data.conversations.length === 0
        ? html`<p class="muted small">${texts.messagesNone}</p>`
        : html`<ul class="rows">
            ${data.conversations.map((one) => renderConversation(view, one, part))}
          </ul>`
    }
    <div class="actions">
      ${renderButton({
        id: 'write',
        label: texts.write,
        kind: 'secondary',
        icon: plusIcon(),
        onClick: () => part.onWrite(),
      })}
      ${
        data.older
          ? renderButton({
              label: texts.older,
              kind: 'quiet',
              busy: part.loadingOlder,
              onClick: part.onOlder,
            })
          : nothing
      }
    </div>
  </section>`;
}

function renderConversation(view: SupportView, conversation: Conversation, part: MessagePart) {
  const { texts } = view;
  const { id, topic, unread, status, messages } = conversation;
  const topics: Record<string, string | undefined> = texts.topics;
  const statuses: Record<string, string | undefined> = texts.statuses;
  const last = messages.at(-1);
  return html`<li>
    <details
      id="conversation-${id}"
      .open=${part.openId === id}
      @toggle=${(event: Event) =>
        part.onOpen(conversation, (event.target as HTMLDetailsElement).open)}
    >
      <summary>
        <span class="summary">
          <strong>${topics[topic] ?? texts.topics.other}</strong>
          ${
            unread
              ? html`<span class="chip">${texts.unread}</span>`
              : html`<span class="muted small">${statuses[status] ?? texts.statuses.waiting}</span>`
          }
          <span class="muted small preview">${last?.body}</span>
        </span>
      </summary>
      ${part.openId === id ? renderThread(view, conversation, part) : nothing}
    </details>
  </li>`;
}

function renderThread(view: SupportView, conversation: Conversation, part: MessagePart) {
  const { texts, locale, data } = view;
  const { messages, answerBy, status } = conversation;
  const size = new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: 'kilobyte',
    maximumFractionDigits: 0,
  });
  return html`<ol class="thread">
      ${messages.map(
        ({ from, author, body, sentAt, attachments }) =>
          html`<li class=${from === 'customer' ? 'mine' : 'theirs'}>
            <p class="muted small">
              <bdi>${from === 'customer' ? texts.you : (author ?? texts.agent)}</bdi> ·
              <time datetime=${sentAt}>${nearMoment(sentAt, data.support.asOf, locale)}</time>
            </p>
            <p class="body">${body}</p>
            ${attachments.map(
              ({ name, bytes }) =>
                html`<p class="small muted">
                  <bdi>${texts.attachment(name, size.format(Math.max(1, bytes / 1024)))}</bdi>
                </p>`,
            )}
          </li>`,
      )}
    </ol>
    ${answerBy ? html`<p class="small muted">${texts.answerBy(formatDate(answerBy, locale, 'day'))}</p>` : nothing}
    ${
      status === 'closed'
        ? nothing
        : renderButton({
            label: texts.reply,
            kind: 'quiet',
            onClick: () => part.onWrite(conversation),
          })
    }`;
}
