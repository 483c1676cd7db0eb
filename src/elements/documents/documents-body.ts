import { html } from 'lit';
import type { Account, AccountDocument } from '../../../sdk/index.ts';
import { DocumentWindow } from '../../controllers/document-window.ts';
import { embedding } from '../../controllers/embedding.ts';
import { FsDocumentOpenedEvent } from '../../events/index.ts';
import { documentList as english } from '../../i18n/en/document-list.ts';
import { documents as elementEnglish } from '../../i18n/en/documents.ts';
import { loadedCatalogues } from '../../i18n/index.ts';
import { renderFailure } from '../../ui/failure-notice.ts';
import { formatsFor } from '../../ui/formats.ts';
import { wear } from '../../ui/late-styles.ts';
import { renderButton } from '../../ui/button.ts';
import { renderWords } from '../../ui/message.ts';
import type { BodyHost, ElementBody } from '../element-body.ts';
import { fetchPart } from '../fetch-part.ts';
import { PageList } from '../page-list.ts';
import { type DocumentsView, fileNameOf, titleOf } from './documents-view.ts';
import { Download } from './download.ts';
import { closeAtSignOut } from './opened-tabs.ts';
import { type Choice, everything, renderFilters } from './filters-part.ts';
import { renderEnd, renderYears } from './list-part.ts';
import { listStyles } from './list.styles.ts';
import { renderSeveral, Several } from './several.ts';

/** How long an address within this page is good: a tab reads it at once, and nobody after. */
const addressLife = 60_000;
/** How long one waits for a press on its link. */
const readyLife = 5 * 60_000;

/** In a host's page an address of this frame's leads nowhere, and files may be kept back. */
const framed = () => embedding().page !== undefined;

/** The documents of one account: all that `fs-documents` shows once somebody is signed in. */
export class Body implements ElementBody<Account> {
  readonly #host: BodyHost;
  readonly #pages: PageList<AccountDocument>;
  readonly #downloads = new Map<string, Download>();
  readonly #several: Several;
  /** Addresses of documents whose tab was held back, by the document's id. */
  readonly #ready = new Map<string, string>();
  readonly #addresses = new Set<string>();
  /** In the page of somebody else, by the document's id: what became of the last press. */
  readonly #framed = new Map<string, 'windowless' | 'saved'>();
  /** Windows that wait for their document. */
  readonly #waiting = new Set<DocumentWindow>();
  #account: Account | undefined;
  #choice: Choice = everything;
  #run = 0;

  constructor(host: BodyHost) {
    this.#host = host;
    this.#pages = new PageList(() => this.#update());
    this.#several = new Several({
      downloadOf: (document) => this.#downloadOf(document),
      client: host.client,
      onChange: () => this.#update(),
    });
    wear(host.element, listStyles);
  }

  /** Lists the newest documents of an account. */
  async take(account: Account): Promise<void> {
    await this.#begin(account);
    if (this.#pages.error !== undefined) throw this.#pages.error as Error;
    this.#account = account;
  }

  /** Gives up all that is under way, and takes every address back. */
  stop(): void {
    this.#run += 1;
    this.#pages.stop();
    this.#several.stop();
    for (const download of this.#downloads.values()) download.cancel();
    this.#downloads.clear();
    for (const url of this.#addresses) URL.revokeObjectURL(url);
    this.#addresses.clear();
    this.#ready.clear();
    this.#framed.clear();
    for (const one of this.#waiting) one.close();
    this.#waiting.clear();
  }

  /** The card. */
  render() {
    const account = this.#account;
    if (!account) return html``;
    const view = this.#view(account);
    const { texts, formats } = view;
    const { heading } = loadedCatalogues(formats.locale)?.documents ?? elementEnglish;
    return html`<section class="card documents" aria-labelledby="heading">
      <header>
        <h2 id="heading">${heading}</h2>
        <p class="muted small figures">
          <span aria-hidden="true">•••• ${account.numberLast4}</span>
          <span class="visually-hidden">${texts.accountEnding(account.numberLast4)}</span>
        </p>
      </header>
      ${renderFilters(view, this.#choice, (part) => void this.#choose(part, view))}
      ${this.#renderList(view)}
    </section>`;
  }

  #renderList(view: DocumentsView) {
    const { items, error, busy, stale, complete } = this.#pages;
    const { texts } = view;
    const onRetry = () => void this.#retry();
    const failure =
      error === undefined
        ? undefined
        : renderFailure({ id: 'failed', error, onRetry, ...this.#host.words() });
    if (failure && items.length === 0) return failure;
    if (items.length === 0) {
      const filtered = this.#choice.kind !== '' || this.#choice.year !== '';
      if (!filtered) return renderWords(texts.noneTitle, texts.noneBody);
      const clear = renderButton({
        label: texts.clear,
        onClick: () => void this.#clear(view),
      });
      return renderWords(texts.noMatchTitle, texts.noMatchBody, html`<p>${clear}</p>`);
    }
    return html`${renderSeveral(view, this.#several, {
        items,
        onSave: () => void this.#saveSeveral(view),
        onStop: () => void this.#stopSeveral(),
      })}
      <div class=${stale ? 'years stale' : 'years'}>
        ${renderYears(view, {
          items,
          downloads: this.#downloads,
          chosen: this.#several.chosen,
          ready: this.#ready,
          framed: this.#framed,
          onFetch: (document, purpose) => void this.#fetch(document, purpose, view),
          onCancel: (document) => void this.#cancel(document, view),
          onChoose: (document, chosen) => this.#several.choose(document, chosen),
          onFollow: (document, event) => this.#follow(document, event, view),
          onReload: () => void this.#reload(view),
          words: this.#host.words(),
        })}
      </div>
      ${failure ?? renderEnd(view, { busy, complete, onMore: () => void this.#more(view) })}`;
  }

  #view(account: Account): DocumentsView {
    const { locale, common, errors } = this.#host.words();
    const texts = loadedCatalogues(locale)?.documentList ?? english;
    return { account, texts, common, errors, formats: formatsFor(locale, account.asOf) };
  }

  async #begin({ id }: Account) {
    const { kind, year } = this.#choice;
    const filter = { ...(kind && { kind }), ...(year && { year }) };
    await this.#pages.begin((cursor, signal) =>
      this.#host.client.documents.list(id, { filter, cursor, limit: 50, signal }),
    );
    this.#several.keep(this.#pages.items);
  }

  /** Lists anew what there is; what failed of documents that may be gone is forgotten. */
  async #reload({ account, texts, formats }: DocumentsView) {
    for (const [id, { busy }] of this.#downloads) if (!busy) this.#downloads.delete(id);
    await this.#begin(account);
    this.#host.announce(texts.shown(formats.count(this.#pages.items.length)));
    await this.#focus('.document .button');
  }

  async #choose(part: Partial<Choice>, { account, texts, formats }: DocumentsView) {
    const chosen = (this.#choice = { ...this.#choice, ...part });
    this.#update();
    this.#host.announce('');
    await this.#begin(account);
    // Something else was chosen meanwhile.
    if (chosen !== this.#choice) return;
    const { items, error } = this.#pages;
    if (error !== undefined) this.#host.report(error);
    else {
      const count = texts.shown(formats.count(items.length));
      this.#host.announce(items.length === 0 ? texts.noMatchTitle : count);
    }
  }

  async #clear(view: DocumentsView) {
    await this.#choose(everything, view);
    // The button that was pressed is gone, here and wherever else the keyboard is put somewhere.
    await this.#focus('#kind');
  }

  async #more({ texts, formats }: DocumentsView) {
    const before = this.#pages.items.length;
    await this.#pages.more();
    const next = this.#pages.items[before];
    if (next) await this.#focus(`[data-id="${next.id}"] [data-action=open]`);
    const { items, error } = this.#pages;
    if (error !== undefined) this.#host.report(error);
    else this.#host.announce(texts.shown(formats.count(items.length)));
  }

  async #retry() {
    await this.#pages.retry();
    if (this.#pages.error !== undefined) this.#host.report(this.#pages.error);
    await this.#focus('#failed, .document .button');
  }

  async #fetch(document: AccountDocument, purpose: 'open' | 'save', view: DocumentsView) {
    const download = this.#downloadOf(document);
    download.purpose = purpose;
    this.#framed.delete(document.id);
    const tab = purpose === 'open' && framed() ? this.#openWindow(document, view) : undefined;
    if (tab === false) return;
    const run = this.#run;
    const blob = await download.fetch(this.#host.client);
    if (run !== this.#run) return;
    if (tab) this.#waiting.delete(tab);
    if (!blob) {
      tab?.close();
      if (download.error !== undefined) {
        this.#host.report(download.error);
        await this.#focus(`[data-id="${document.id}"] .notice`);
      }
      return;
    }
    this.#downloads.delete(document.id);
    if (tab) {
      const name = fileNameOf(document, view);
      tab.show(new File([blob], name, { type: blob.type }), view.formats.locale);
      await this.#opened(document, view);
    } else if (purpose === 'open') this.#open(document, blob, view);
    else await this.#save(document, blob, view);
  }

  /** A window of the lender's for a document that is yet to come; false where there is none. */
  #openWindow(document: AccountDocument, view: DocumentsView): DocumentWindow | false {
    const { client } = this.#host;
    const tab = new DocumentWindow(client.lender, () => void this.#cancel(document, view));
    if (tab.open(client.clientId)) {
      closeAtSignOut(client, tab);
      this.#waiting.add(tab);
      return tab;
    }
    this.#downloads.delete(document.id);
    this.#framed.set(document.id, 'windowless');
    this.#update();
    void this.#focus(`[data-id="${document.id}"] .notice`);
    return false;
  }

  /** Shows a document in a tab of its own, by an address that is good within this page alone. */
  #open(document: AccountDocument, blob: Blob, view: DocumentsView) {
    const url = URL.createObjectURL(blob);
    this.#addresses.add(url);
    const tab = window.open(url, '_blank');
    if (tab) {
      // What is shown there is none of this page's business, nor this page of its.
      tab.opener = null;
      closeAtSignOut(this.#host.client, tab);
      this.#expire(url, addressLife);
      void this.#opened(document, view);
      return;
    }
    this.#ready.set(document.id, url);
    this.#expire(url, readyLife, () => {
      if (this.#ready.get(document.id) !== url) return;
      this.#ready.delete(document.id);
      this.#update();
    });
    this.#update();
    void this.#focus(`[data-id="${document.id}"] .notice`);
  }

  async #save(document: AccountDocument, blob: Blob, { texts, ...view }: DocumentsView) {
    const run = this.#run;
    const { saveFile } = await fetchPart(import('../../ui/save-file.ts'));
    if (run !== this.#run) return;
    saveFile(blob, fileNameOf(document, { texts, ...view }));
    this.#host.announce(texts.saved(titleOf(document, { texts, ...view })));
    // No page can know whether the one around it lets files through.
    if (framed()) this.#framed.set(document.id, 'saved');
    await this.#markRead(document);
  }

  /** Opens by the link that was pressed, in a tab that can be closed again where the browser lets it. */
  #follow(document: AccountDocument, event: Event, view: DocumentsView) {
    const { client } = this.#host;
    const tab = window.open(this.#ready.get(document.id), '_blank');
    if (tab || client.auth.sharedComputer) event.preventDefault();
    if (tab) {
      tab.opener = null;
      closeAtSignOut(client, tab);
    } else if (client.auth.sharedComputer) return;
    void this.#opened(document, view);
  }

  async #opened(document: AccountDocument, view: DocumentsView) {
    const url = this.#ready.get(document.id);
    if (url) this.#expire(url, addressLife);
    this.#ready.delete(document.id);
    this.#host.element.dispatchEvent(new FsDocumentOpenedEvent());
    this.#host.announce(view.texts.opened(titleOf(document, view)));
    await this.#markRead(document);
  }

  async #markRead(document: AccountDocument) {
    if (document.unread) {
      // Not read as far as the lender knows: it is offered as new again the next time.
      await this.#host.client.documents.markRead(document.id).then(
        () => (document.unread = false),
        () => undefined,
      );
    }
    this.#update();
  }

  async #cancel(document: AccountDocument, { texts }: DocumentsView) {
    const { purpose } = this.#downloadOf(document);
    this.#downloads.get(document.id)?.cancel();
    this.#host.announce(texts.stopped);
    await this.#focus(`[data-id="${document.id}"] [data-action=${purpose}]`);
  }

  async #saveSeveral(view: DocumentsView) {
    const { texts, formats } = view;
    const saved = await this.#several.save((document) => fileNameOf(document, view), {
      name: `documents-${view.account.numberLast4}-${view.account.asOf}.zip`,
      fetchPart,
    });
    if (!saved) return;
    this.#several.kept = true;
    this.#update();
    this.#host.announce(texts.zipped(formats.count(saved.length)));
    await this.#focus('#all');
    for (const document of saved) await this.#markRead(document);
  }

  async #stopSeveral() {
    if (this.#several.busy) {
      this.#several.stop();
      return;
    }
    this.#several.clear();
    await this.#focus('#all');
  }

  #downloadOf(document: AccountDocument): Download {
    const known = this.#downloads.get(document.id);
    const download = known ?? new Download(document, () => this.#update());
    this.#downloads.set(document.id, download);
    return download;
  }

  #expire(url: string, life: number, then?: () => void) {
    setTimeout(() => {
      URL.revokeObjectURL(url);
      this.#addresses.delete(url);
      then?.();
    }, life);
  }

  async #focus(selector: string) {
    await this.#host.element.updateComplete;
    this.#host.element.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  #update() {
    this.#host.element.requestUpdate();
  }
}
