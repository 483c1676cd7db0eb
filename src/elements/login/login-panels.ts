import { html } from 'lit';
import type { Catalogues } from '../../i18n/index.ts';
import { renderButton } from '../../ui/button.ts';
import { circleCheckIcon, logOutIcon } from '../../ui/icons.ts';
import { renderNotice } from '../../ui/notice.ts';
import { skeleton } from '../../ui/skeleton.ts';

/** What the panels beside the form share. */
export interface PanelView {
  login: Catalogues['login'];
  common: Catalogues['common'];
  errors: Catalogues['errors'];
  locale: string;
}

/** Signed in, with the way out. */
export function renderSignedIn({ login }: PanelView, onSignOut: () => void) {
  return html`<section class="panel" tabindex="-1" aria-labelledby="heading">
    <span class="badge success">${circleCheckIcon()}</span>
    <h2 id="heading">${login.signedIn}</h2>
    <p class="muted">${login.signedInBody}</p>
    ${renderButton({ label: login.signOut, icon: logOutIcon(), onClick: onSignOut })}
  </section>`;
}

/** Bars in the shape of what comes: the tab remembers a session, or a part is being fetched. */
export function renderWaiting(label: string) {
  return html`<div class="panel" role="group" aria-busy="true" aria-label=${label}>
    ${skeleton('44px', '44px')} ${skeleton('60%', '1.6em')} ${skeleton('90%')}
    ${skeleton('8em', '44px')}
  </div>`;
}

/** The page forgot to say whose customers it serves. */
export function renderMisconfigured({ login, common }: PanelView) {
  return renderNotice({
    tone: 'error',
    title: login.misconfiguredTitle,
    body: login.misconfiguredBody,
    texts: common,
  });
}
