import { html, type PropertyValues } from 'lit';
import { state } from 'lit/decorators.js';
import type { Client, Conversation } from '../../../sdk/index.ts';
import { common as commonEnglish } from '../../i18n/en/common.ts';
import { errors as errorsEnglish } from '../../i18n/en/errors.ts';
import { supportCard as english } from '../../i18n/en/support-card.ts';
import { skeleton } from '../../ui/skeleton.ts';
import { FsAccountElement } from '../account-element.ts';
import { fetchPart } from '../fetch-part.ts';
import type { MessageDraft } from './message-draft.ts';
import type { renderMessageForm } from './message-form.ts';
import { renderConversations } from './message-part.ts';
import { renderNotices, renderPhones, renderReferences } from './phone-part.ts';
import { supportCardStyles } from './support-card.styles.ts';
import type { SupportData, SupportView } from './support-view.ts';

/** What is loaded once a message is written. */
interface Writing {
  draft: MessageDraft;
  renderMessageForm: typeof renderMessageForm;
}

/**
 * Ways to reach the lender: notices about the service, phones with their hours, what an agent asks for, and
 * secure messages with attachments.
 *
 * @slot - Shown instead while nobody is signed in; a hint to sign in if left empty.
 * @event fs-ready - The phones are on screen.
 * @event fs-error - Something could not be loaded or was refused; the card says why.
 * @csspart notice - A notice about the service, or what went wrong.
 * @cssproperty --fs-color-accent - Colour of links and buttons.
 */
export class FsSupportCard extends FsAccountElement<SupportData> {
  static override styles = supportCardStyles;

  @state() private openId: string | undefined;
  @state() private older: { conversations: Conversation[]; cursor: string | null } | undefined;
  @state() private loadingOlder = false;
  @state() private writing: Writing | undefined;

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (this.customer) return;
    // What somebody wrote and read stays on no page that nobody is signed in on.
    this.openId = this.older = undefined;
    if (this.writing?.draft.open) this.writing.draft.clear();
  }

  protected override async load(
    client: Client,
    _accountId: string | undefined,
    signal: AbortSignal,
  ): Promise<SupportData> {
    const [support, page] = await Promise.all([
      client.support.get({ signal }),
      client.support.messages({ limit: 5, signal }),
    ]);
    this.older = undefined;
    return { support, conversations: page.items, older: page.nextCursor };
  }

  protected override get stateTexts() {
    return this.texts('supportCard', english);
  }

  protected override renderLoaded(loaded: SupportData) {
    const texts = this.stateTexts;
    const data = this.#withOlder(loaded);
    const view: SupportView = {
      data,
      texts,
      common: this.texts('common', commonEnglish),
      errors: this.texts('errors', errorsEnglish),
      locale: this.activeLocale,
    };
    return html`<section class="card support" aria-labelledby="heading">
      <h2 id="heading">${texts.heading}</h2>
      ${renderNotices(view)} ${renderPhones(view)} ${renderReferences(view, this.accountId)}
      ${
        this.writing?.draft.open
          ? this.writing.renderMessageForm(view, {
              draft: this.writing.draft,
              onSend: () => void this.#onSend(),
              onDismiss: () => void this.#onDismiss(),
            })
          : renderConversations(view, {
              openId: this.openId,
              loadingOlder: this.loadingOlder,
              onOpen: (conversation, open) => void this.#onOpen(conversation, open),
              onWrite: (conversation) =>
                void this.#onWrite(conversation).catch((error: unknown) => this.report(error)),
              onOlder: () => void this.#onOlder(data.older),
            })
      }
    </section>`;
  }

  protected override renderSkeleton() {
    return html`<section class="card support" aria-busy="true">
      <span class="visually-hidden" role="status">${this.stateTexts.loading}</span>
      ${skeleton('9em', '1.625em')}
      ${[3, 2, 2].map(
        (rows) =>
          html`<div class="part">
            ${skeleton('7em')} ${Array.from({ length: rows }, () => skeleton('100%', '2.5em'))}
          </div>`,
      )}
    </section>`;
  }

  #withOlder(data: SupportData): SupportData {
    if (!this.older) return data;
    const { conversations, cursor } = this.older;
    return { ...data, conversations: [...data.conversations, ...conversations], older: cursor };
  }

  async #onOpen(conversation: Conversation, open: boolean) {
    const { id, unread } = conversation;
    if (!open && this.openId === id) this.openId = undefined;
    if (!open) return;
    this.openId = id;
    if (!unread) return;
    // Not read as far as the lender knows: it is offered as new again the next time.
    await this.customer?.support.markRead(id).then(
      () => (conversation.unread = false),
      () => undefined,
    );
    this.requestUpdate();
  }

  async #onWrite(conversation?: Conversation) {
    if (!this.writing) {
      const [{ MessageDraft }, { renderMessageForm }] = await fetchPart(
        Promise.all([import('./message-draft.ts'), import('./message-form.ts')]),
      );
      this.writing ??= { draft: new MessageDraft(this), renderMessageForm };
    }
    this.writing.draft.begin(conversation);
    await this.#focus(conversation ? '#body' : '#form-title');
  }

  async #onDismiss() {
    this.writing?.draft.dismiss();
    await this.#focus('#write');
  }

  async #onSend() {
    const client = this.customer;
    const draft = this.writing?.draft;
    if (!client || !draft) return;
    const sent = await draft.submit(client, this.accountId);
    if (!sent) {
      if (draft.error !== undefined) this.report(draft.error);
      await this.#focus('[aria-invalid=true], .field-error, #send-failure');
      return;
    }
    this.openId = sent.id;
    await this.reload();
    await this.#focus('#messages-title');
    // After what the reload itself says.
    this.announcement = this.stateTexts.sent;
  }

  async #onOlder(cursor: string | null) {
    const client = this.customer;
    if (!client || cursor === null || this.loadingOlder) return;
    this.loadingOlder = true;
    try {
      const page = await client.support.messages({ cursor, limit: 20 });
      const known = this.older?.conversations ?? [];
      this.older = { conversations: [...known, ...page.items], cursor: page.nextCursor };
    } catch (error) {
      this.report(error);
    }
    this.loadingOlder = false;
  }

  async #focus(selector: string) {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'fs-support-card': FsSupportCard;
  }
}
