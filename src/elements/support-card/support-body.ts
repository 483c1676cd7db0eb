import { html } from 'lit';
import type { Conversation } from '../../../sdk/index.ts';
import { supportCard as cardEnglish } from '../../i18n/en/support-card.ts';
import { supportDesk as english } from '../../i18n/en/support-desk.ts';
import { loadedCatalogues } from '../../i18n/index.ts';
import { wear } from '../../ui/late-styles.ts';
import type { BodyHost, ElementBody } from '../element-body.ts';
import { fetchPart } from '../fetch-part.ts';
import type { MessageDraft } from './message-draft.ts';
import type { renderMessageForm } from './message-form.ts';
import { renderConversations } from './message-part.ts';
import { renderNotices, renderPhones, renderReferences } from './phone-part.ts';
import type { FsSupportCard } from './support-card.ts';
import { supportDeskStyles } from './support-desk.styles.ts';
import type { SupportData, SupportView } from './support-view.ts';

/** What is loaded once a message is written. */
interface Writing {
  draft: MessageDraft;
  renderMessageForm: typeof renderMessageForm;
}

/** The ways to reach the lender: all that `fs-support-card` shows once somebody is signed in. */
export class Body implements ElementBody<SupportData> {
  readonly #host: BodyHost;
  readonly #element: FsSupportCard;
  #loaded: SupportData | undefined;
  #openId: string | undefined;
  #older: { conversations: Conversation[]; cursor: string | null } | undefined;
  #loadingOlder = false;
  #writing: Writing | undefined;

  constructor(host: BodyHost) {
    this.#host = host;
    this.#element = host.element as FsSupportCard;
    wear(host.element, supportDeskStyles);
  }

  take(data: SupportData): void {
    this.#loaded = data;
    this.#older = undefined;
  }

  stop(): void {
    // What somebody wrote stays on no page that nobody is signed in on.
    if (this.#writing?.draft.open) this.#writing.draft.clear();
  }

  /** The card. */
  render() {
    const loaded = this.#loaded;
    if (!loaded) return html``;
    const { locale, common, errors } = this.#host.words();
    const texts = this.#texts;
    const { heading } = loadedCatalogues(locale)?.supportCard ?? cardEnglish;
    const data = this.#withOlder(loaded);
    const view: SupportView = { data, texts, common, errors, locale };
    return html`<section class="card support" aria-labelledby="heading">
      <h2 id="heading">${heading}</h2>
      ${renderNotices(view)} ${renderPhones(view)}
      ${renderReferences(view, this.#element.accountId)}
      ${
        this.#writing?.draft.open
          ? this.#writing.renderMessageForm(view, {
              draft: this.#writing.draft,
              onSend: () => void this.#onSend(),
              onDismiss: () => void this.#onDismiss(),
            })
          : renderConversations(view, {
              openId: this.#openId,
              loadingOlder: this.#loadingOlder,
              onOpen: (conversation, open) => void this.#onOpen(conversation, open),
              onWrite: (conversation) =>
                void this.#onWrite(conversation).catch((error: unknown) =>
                  this.#host.report(error),
                ),
              onOlder: () => void this.#onOlder(data.older),
            })
      }
    </section>`;
  }

  get #texts() {
    return loadedCatalogues(this.#host.words().locale)?.supportDesk ?? english;
  }

  #withOlder(data: SupportData): SupportData {
    if (!this.#older) return data;
    const { conversations, cursor } = this.#older;
    return { ...data, conversations: [...data.conversations, ...conversations], older: cursor };
  }

  async #onOpen(conversation: Conversation, open: boolean) {
    const { id, unread } = conversation;
    if (!open && this.#openId === id) this.#openId = undefined;
    if (!open) return;
    this.#openId = id;
    if (!unread) return;
    // Not read as far as the lender knows: it is offered as new again the next time.
    await this.#host.client?.support.markRead(id).then(
      () => (conversation.unread = false),
      () => undefined,
    );
    this.#element.requestUpdate();
  }

  async #onWrite(conversation?: Conversation) {
    if (!this.#writing) {
      const [{ MessageDraft }, { renderMessageForm }] = await fetchPart(
        Promise.all([import('./message-draft.ts'), import('./message-form.ts')]),
      );
      this.#writing ??= { draft: new MessageDraft(this.#element), renderMessageForm };
    }
    this.#writing.draft.begin(conversation);
    await this.#focus(conversation ? '#body' : '#form-title');
  }

  async #onDismiss() {
    this.#writing?.draft.dismiss();
    await this.#focus('#write');
  }

  async #onSend() {
    const client = this.#host.client;
    const draft = this.#writing?.draft;
    if (!client || !draft) return;
    const sent = await draft.submit(client, this.#element.accountId);
    if (!sent) {
      if (draft.error !== undefined) this.#host.report(draft.error);
      await this.#focus('[aria-invalid=true], .field-error, #send-failure');
      return;
    }
    this.#openId = sent.id;
    await this.#host.reload();
    await this.#focus('#messages-title');
    // After what the reload itself says.
    this.#host.announce(this.#texts.sent);
  }

  async #onOlder(cursor: string | null) {
    const client = this.#host.client;
    if (!client || cursor === null || this.#loadingOlder) return;
    this.#loadingOlder = true;
    try {
      const page = await client.support.messages({ cursor, limit: 20 });
      const known = this.#older?.conversations ?? [];
      this.#older = { conversations: [...known, ...page.items], cursor: page.nextCursor };
    } catch (error) {
      this.#host.report(error);
    }
    this.#loadingOlder = false;
  }

  async #focus(selector: string) {
    await this.#element.updateComplete;
    this.#element.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }
}
