import { html, nothing } from 'lit';
import { embedding } from '../controllers/embedding.ts';
import type { Catalogues } from '../i18n/index.ts';

/**
 * The way to the hosted portal for who sees a signed-out element in a frame: a page may have no sign-in
 * beside it, and a browser may keep its frames apart. Nothing where there is no frame.
 */
export function renderPortalLink(common: Catalogues['common']) {
  const { portal, lenderName } = embedding();
  if (portal === undefined) return nothing;
  const text = common.orAtPortal(lenderName ?? new URL(portal).host);
  return html`<p class="small"><a href=${portal} target="_top">${text}</a></p>`;
}
