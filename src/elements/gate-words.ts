import { html, nothing } from 'lit';
import type { ConfirmGate } from '../controllers/confirm-gate.ts';
import { embedding } from '../controllers/embedding.ts';
import { windows as english } from '../i18n/en/windows.ts';
import { type Catalogues, loadedCatalogues } from '../i18n/index.ts';
import { renderNotice } from '../ui/notice.ts';

const textsFor = (locale: string) => loadedCatalogues(locale)?.windows ?? english;

/** What is written on a button behind a gate. */
export function gateLabel({ mode }: ConfirmGate, own: string, locale: string): string {
  const texts = textsFor(locale);
  return { here: own, window: texts.confirmInWindow, waiting: texts.showWindow }[mode];
}

/** What is said of the window that confirms, where there is one, and of what became of it. */
export function renderGateStatus(
  { mode, problem }: ConfirmGate,
  locale: string,
  common: Catalogues['common'],
) {
  const texts = textsFor(locale);
  const help = {
    here: undefined,
    window: texts.confirmInWindowHelp,
    waiting: texts.confirmWaitingHelp,
  }[mode];
  const closed = problem === 'closed';
  return html`<div class="stack tight" role="status">
    ${help ? html`<p class="muted small">${help}</p>` : nothing}
    ${
      problem
        ? renderNotice({
            tone: closed ? 'info' : 'warning',
            title: closed ? texts.confirmClosedTitle : texts.confirmBlockedTitle,
            body: closed ? texts.confirmClosed : texts.confirmBlocked,
            texts: common,
          })
        : nothing
    }
    ${problem === 'blocked' ? renderPortal(texts) : nothing}
  </div>`;
}

/** To the hosted portal in the whole window: it has the way back to this site. */
function renderPortal(texts: typeof english) {
  const { portal, lenderName } = embedding();
  if (portal === undefined) return nothing;
  return html`<a class="button secondary wide" href=${portal} target="_top">
    <span>${texts.toPortal(lenderName ?? new URL(portal).host)}</span>
  </a>`;
}
