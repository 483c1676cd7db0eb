import { html, nothing } from 'lit';
import { ConfirmGate, type ReviewWords } from '../../controllers/confirm-gate.ts';
import { embedding } from '../../controllers/embedding.ts';
import { windows as english } from '../../i18n/en/windows.ts';
import { loadedCatalogues } from '../../i18n/index.ts';
import { renderButton } from '../../ui/button.ts';
import { renderNotice } from '../../ui/notice.ts';
import { renderRow } from './allocation-part.ts';
import { type ConfirmationHost, type ConfirmationOptions, payWords } from './confirmation.ts';
import type { PanelView } from './panel-view.ts';
import type { Review } from './review-part.ts';

/** The button that pays, in the page of somebody else: what is paid stands with it, and a gate before it. */
export class GuestConfirmation {
  readonly #gate: ConfirmGate;

  constructor(host: ConfirmationHost, { connection, review, pay }: ConfirmationOptions) {
    this.#gate = new ConfirmGate(host, {
      lender: () => connection()?.lender,
      clientId: () => connection()?.clientId,
      locale: () => review()?.view.formats.locale ?? 'en',
      shown: () => host.shadowRoot?.querySelector('.gate') ?? undefined,
      review: () => review()?.review,
      words: () => {
        const { view, review: shown } = review() ?? {};
        return view && shown && wordsOf(view, shown);
      },
      onConfirm: () => {
        const shown = review();
        if (shown) pay(shown.review);
      },
    });
  }

  /** The customer pressed the button, or Enter. */
  press(): void {
    this.#gate.press();
  }

  render(view: PanelView, review: Review) {
    const { mode, ready } = this.#gate;
    const texts = textsFor(view);
    const words = wordsOf(view, review);
    const help = {
      here: undefined,
      window: texts.confirmInWindowHelp,
      waiting: texts.confirmWaitingHelp,
    };
    const labels = {
      here: words.confirm,
      window: texts.confirmInWindow,
      waiting: texts.showWindow,
    };
    return html`<div class="gate stack">
        <dl class="rows">
          ${renderRow(view.texts.total, words.amount)} ${renderRow(view.texts.from, words.method)}
          ${renderRow(view.texts.on, words.date)} ${renderRow(view.texts.to, words.account)}
        </dl>
        ${renderButton({
          id: 'confirm',
          kind: 'primary',
          type: 'submit',
          label: labels[mode],
          unready: !ready,
          wide: true,
        })}
      </div>
      <div class="stack tight" role="status">
        ${help[mode] ? html`<p class="muted small">${help[mode]}</p>` : nothing}
        ${this.#renderProblem(view)}
      </div>`;
  }

  #renderProblem(view: PanelView) {
    const { problem } = this.#gate;
    const texts = textsFor(view);
    if (!problem) return nothing;
    const closed = problem === 'closed';
    const title = closed ? texts.confirmClosedTitle : texts.confirmBlockedTitle;
    const body = closed ? texts.confirmClosed : texts.confirmBlocked;
    return html`${renderNotice({ tone: closed ? 'info' : 'warning', title, body, texts: view.common })}
    ${closed ? nothing : renderPortal(texts)}`;
  }
}

/** To the hosted portal in the whole window: it has the way back to this site. */
function renderPortal(texts: typeof english) {
  const { portal, lenderName } = embedding();
  if (portal === undefined) return nothing;
  return html`<a class="button secondary wide" href=${portal} target="_top">
    <span>${texts.toPortal(lenderName ?? new URL(portal).host)}</span>
  </a>`;
}

function textsFor({ formats }: PanelView) {
  return loadedCatalogues(formats.locale)?.windows ?? english;
}

function wordsOf(view: PanelView, review: Review): ReviewWords {
  const { account, texts, formats } = view;
  const { vehicle, numberLast4 } = account;
  const { input, method, authorization } = review;
  return {
    amount: formats.money(input.amount),
    account: [vehicle.year, vehicle.make, vehicle.model, texts.masked(numberLast4)].join(' '),
    method: `${method.bankName ?? texts.bankAccount} ${texts.masked(method.last4)}`,
    date: formats.weekday(input.date),
    agreement: authorization,
    confirm: payWords(view, review).label,
  };
}
