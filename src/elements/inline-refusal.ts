import { html } from 'lit';
import { inlineGuard as english } from '../i18n/en/inline-guard.ts';
import { loadedCatalogues } from '../i18n/index.ts';
import { renderNotice } from '../ui/notice.ts';
import type { Withheld } from './inline-guard.ts';

/**
 * Tells the developer of the page why it takes no secrets, and gives what tells the customer. A file
 * of its own, because few customers ever meet it.
 */
export function refuse(lender: string, clientId: string): Withheld {
  // eslint-disable-next-line no-console -- for the developer; the page cannot work as it stands
  console.error(
    `FS Central: ${location.origin} is not a site that ${lender} calls its own for client id "${clientId}", ` +
      'so elements inside this page take no passwords and no bank numbers. ' +
      `Load ${lender}/embed.js in place of fs-central/define: it shows the same tags in the lender's frames. ` +
      'If this is a site of the lender, have its origin added to the inlineOrigins of the client.',
  );
  const { host } = new URL(lender);
  const portal = `${lender}/?client_id=${encodeURIComponent(clientId)}`;
  return {
    code: 'origin_not_own',
    render: ({ common, locale }) => {
      const texts = loadedCatalogues(locale)?.inlineGuard ?? english;
      return renderNotice({
        tone: 'warning',
        title: texts.title,
        body: texts.body(host),
        next: html`<a href=${portal}>${texts.link(host)}</a>`,
        texts: common,
      });
    },
  };
}
