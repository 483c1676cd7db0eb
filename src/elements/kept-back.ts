import { html, nothing } from 'lit';
import { embedding } from '../controllers/embedding.ts';

/**
 * What to do where the page around this frame keeps files back, which no page in a frame can know. Nothing where there is
 * no frame.
 */
export function renderKeptBack(texts: { keptBack: string; inAccount: (lender: string) => string }) {
  const { portal, lenderName } = embedding();
  if (portal === undefined) return nothing;
  return html`<p class="state muted small">
    ${texts.keptBack}
    <a href=${portal} target="_top">${texts.inAccount(lenderName ?? new URL(portal).host)}</a>
  </p>`;
}
