import { join } from 'node:path';
import type { AuthClient } from '../auth/index.ts';
import type { Site } from '../config.ts';
import { escapeHtml } from './html.ts';
import { keptFile } from './kept-files.ts';
import { portalFolder } from './page.ts';
import { built } from './preloads.ts';

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

/** The files of each way into the portal, as the build lists them. */
interface PortalPreloads {
  always: string[];
  signedOut: string[];
  signedIn: string[];
  /** Beside those of who is signed in, by the place's name after the `#`. */
  places: Record<string, string[]>;
}

const nothingBuilt: PortalPreloads = {
  always: [],
  signedOut: [],
  signedIn: [],
  places: { overview: [] },
};

/**
 * Markup that has the portal's scripts fetched in one turn, by whether the tab holds a session. It stands before the
 * page's style sheet, for which a script behind it would wait.
 */
export function portalPreloads(): string {
  const list = keptFile(`${built}portal-preloads.json`)?.text;
  const { always, ...later } = list ? (JSON.parse(list) as PortalPreloads) : nothingBuilt;
  const early = keptFile(join(portalFolder, 'early.js'))?.text ?? '';
  return [
    ...always.map((file) => `<link rel="modulepreload" href="/assets/${file}" />`),
    `<script id="preloads" type="application/json">${JSON.stringify(later)}</script>`,
    `<script nonce="{{nonce}}">${early}</script>`,
  ].join('\n    ');
}
