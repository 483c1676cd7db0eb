import { html, nothing } from 'lit';
import { embedding } from '../controllers/embedding.ts';
import { keptBack as english } from '../i18n/en/kept-back.ts';
import { loadedCatalogues } from '../i18n/index.ts';

/** What the page around a frame may keep back: a file, an entry of the calendar, what is to be printed. */
export type KeptBack = 'file' | 'entry' | 'print';

/**
 * What to do where the page around this frame keeps something back, which no page in a frame can know. Nothing where
 * there is no frame.
 */
export function renderKeptBack(locale: string, what: KeptBack = 'file') {
  const { portal, lenderName } = embedding();
  if (portal === undefined) return nothing;
  const texts = loadedCatalogues(locale)?.keptBack ?? english;
  const name = lenderName ?? new URL(portal).host;
  return html`<p class="muted small kept-back" role="status">
    ${texts[what]}
    <a href=${portal} target="_top"
      >${what === 'file' ? texts.fileInAccount(name) : texts.account(name)}</a
    >
  </p>`;
}
