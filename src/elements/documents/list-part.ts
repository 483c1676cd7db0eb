import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { AccountDocument } from '../../../sdk/index.ts';
import { renderButton } from '../../ui/button.ts';
import { failureOf } from '../../ui/failure.ts';
import { type FailureWords, renderFailure } from '../../ui/failure-notice.ts';
import { renderMeter } from '../../ui/meter.ts';
import { renderNotice } from '../../ui/notice.ts';
import { renderKeptBack } from '../kept-back.ts';
import { detailOf, type DocumentsView, sizeOf, titleOf } from './documents-view.ts';
import type { Download } from './download.ts';

/** What the list draws from, and what it can ask for. */
export interface ListParts {
  items: readonly AccountDocument[];
  downloads: ReadonlyMap<string, Download>;
  chosen: ReadonlySet<string>;
  /** Addresses, within this page, of documents whose tab was held back. */
  ready: ReadonlyMap<string, string>;
  /** In the page of somebody else: what became of the last press, by the document's id. */
  framed: ReadonlyMap<string, 'windowless' | 'saved'>;
  onFetch: (document: AccountDocument, purpose: 'open' | 'save') => void;
  onCancel: (document: AccountDocument) => void;
  onChoose: (document: AccountDocument, chosen: boolean) => void;
  onFollow: (document: AccountDocument, event: Event) => void;
  onReload: () => void;
  words: FailureWords;
}

/** Bytes from which a document counts as large. */
const large = 20e6;

/** The documents under the years that they are about, the latest year first. */
export function renderYears(view: DocumentsView, parts: ListParts) {
  const years = new Map<number, AccountDocument[]>();
  for (const one of parts.items) years.set(one.year, [...(years.get(one.year) ?? []), one]);
  const sorted = [...years].sort(([one], [other]) => other - one);
  return repeat(
    sorted,
    ([year]) => year,
    ([year, documents]) =>
      html`<section class="year" aria-labelledby="year-${String(year)}">
        <h3 id="year-${String(year)}">${year}</h3>
        <ul>
          ${repeat(
            documents,
            ({ id }) => id,
            (document) => renderDocument(document, view, parts),
          )}
        </ul>
      </section>`,
  );
}

function renderDocument(document: AccountDocument, view: DocumentsView, parts: ListParts) {
  const { texts } = view;
  const { id, unread } = document;
  const title = titleOf(document, view);
  const download = parts.downloads.get(id);
  const busy = download?.busy ?? false;
  return html`<li class=${unread ? 'document unread' : 'document'} data-id=${id}>
    <label class="check">
      <input
        type="checkbox"
        aria-label=${texts.choose(title)}
        .checked=${parts.chosen.has(id)}
        @change=${(event: Event) =>
          parts.onChoose(document, (event.target as HTMLInputElement).checked)}
      />
    </label>
    <p class="what">
      <span class="title">${title}</span>
      ${unread ? html`<span class="chip">${texts.unread}</span>` : nothing}
      ${detailOf(document, view).map((words) => html`<span class="why figures">${words}</span>`)}
    </p>
    <div class="ways">
      ${renderAction('open', texts.open, texts.openNamed(title))}
      ${renderAction('save', texts.download, texts.downloadNamed(title))}
    </div>
    ${download ? renderState(download, title, view, parts) : nothing}
    ${renderReady(document, title, view, parts)} ${renderFramed(document, title, view, parts)}
  </li>`;

  function renderAction(purpose: 'open' | 'save', label: string, named: string) {
    const turning = busy && download?.purpose === purpose;
    return html`<button
      class="button ${purpose === 'open' ? 'secondary' : 'quiet'}"
      data-action=${purpose}
      type="button"
      aria-label=${named}
      aria-disabled=${busy ? 'true' : nothing}
      @click=${() => {
        if (!busy) parts.onFetch(document, purpose);
      }}
    >
      ${turning ? html`<span class="spinner" aria-hidden="true"></span>` : nothing}<span
        >${label}</span
      >
    </button>`;
  }
}

/** How far it is, or what went wrong. */
function renderState(download: Download, title: string, view: DocumentsView, parts: ListParts) {
  const { texts, formats } = view;
  const { busy, received, total, error, document } = download;
  if (busy) {
    const words =
      total === undefined
        ? view.common.loading
        : texts.progress(sizeOf(received, formats.locale), sizeOf(total, formats.locale));
    return html`<div class="state">
      ${renderMeter(total ? received / total : 0, words)}
      <p class="small figures" aria-hidden="true">${words}</p>
      ${total !== undefined && total > large ? html`<p class="small">${texts.large}</p>` : nothing}
      <button
        class="button quiet"
        data-action="cancel"
        type="button"
        aria-label=${texts.stopNamed(title)}
        @click=${() => parts.onCancel(document)}
      >
        ${texts.stop}
      </button>
    </div>`;
  }
  if (error === undefined) return nothing;
  return html`<div class="state">${renderError(download, view, parts)}</div>`;
}

function renderError(download: Download, view: DocumentsView, parts: ListParts) {
  const { texts, common, formats } = view;
  const { locale } = formats;
  const { error, received, total, document, purpose } = download;
  const { kind, requestId, code } = failureOf(error);
  const again = () => parts.onFetch(document, purpose);
  if (code === 'not_found') {
    return renderNotice({
      tone: 'error',
      title: texts.goneTitle,
      body: texts.goneBody,
      action: { label: texts.reload, onClick: parts.onReload },
      texts: common,
    });
  }
  if (kind === 'contract') {
    return renderNotice({
      tone: 'error',
      title: texts.damagedTitle,
      body: texts.damagedBody,
      action: { label: common.retry, onClick: again },
      requestId,
      texts: common,
    });
  }
  const lost = kind === 'offline' || kind === 'unreachable' || kind === 'timeout';
  if (lost && received > 0 && total !== undefined) {
    return renderNotice({
      tone: 'warning',
      title: texts.cutTitle,
      body: texts.cutBody(sizeOf(received, locale), sizeOf(total, locale)),
      action: { label: texts.goOn, onClick: again },
      texts: common,
    });
  }
  return renderFailure({ error, onRetry: again, ...parts.words });
}

/** A link that a press opens, where the browser let no tab be opened without one. */
function renderReady(
  document: AccountDocument,
  title: string,
  { texts, common }: DocumentsView,
  { ready, onFollow }: ListParts,
) {
  const url = ready.get(document.id);
  if (!url) return nothing;
  const link = html`<a
    href=${url}
    target="_blank"
    rel="noopener"
    @click=${(event: Event) => onFollow(document, event)}
    >${texts.openNamed(title)}</a
  >`;
  return html`<div class="state">
    ${renderNotice({
      tone: 'info',
      title: texts.readyTitle,
      body: texts.readyBody,
      next: link,
      texts: common,
    })}
  </div>`;
}

/** What to do where the page around this one may keep windows or files back. */
function renderFramed(
  document: AccountDocument,
  title: string,
  { texts, common, formats }: DocumentsView,
  { framed, onFetch }: ListParts,
) {
  const became = framed.get(document.id);
  if (became === 'windowless') {
    return html`<div class="state">
      ${renderNotice({
        tone: 'info',
        title: texts.noWindowTitle,
        body: texts.noWindowBody,
        action: {
          label: texts.downloadNamed(title),
          onClick: () => onFetch(document, 'save'),
        },
        texts: common,
      })}
    </div>`;
  }
  return became === 'saved'
    ? html`<div class="state">${renderKeptBack(formats.locale)}</div>`
    : nothing;
}

/** The way to what is older, or the end. */
export function renderEnd(
  { texts }: DocumentsView,
  { busy, complete, onMore }: { busy: boolean; complete: boolean; onMore: () => void },
) {
  if (complete) return html`<p class="muted small">${texts.end}</p>`;
  return html`<p>${renderButton({ id: 'more', label: texts.more, busy, onClick: onMore })}</p>`;
}
