import type { AuthClient } from '../auth/index.ts';
import type { Site } from '../config.ts';
import { escapeHtml } from './html.ts';

/** Address of the hosted portal, with the way back to a client where one is known. */
export function portalFor(site: Pick<Site, 'origin'>, client?: AuthClient): string {
  return `${site.origin}/${client ? `?client_id=${encodeURIComponent(client.id)}` : ''}`;
}

/** The link back to a client's own site: to the registered address and no other; empty for none. */
export function backLink(client: AuthClient | undefined): string {
  if (!client || client.firstParty) return '';
  const { homeUri, name } = client;
  return `<a class="back-to" href="${escapeHtml(homeUri)}">Back to ${escapeHtml(name)}</a>`;
}
