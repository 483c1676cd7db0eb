import { initialState, Task, TaskStatus } from '@lit/task';
import { html, type LitElement, nothing } from 'lit';
import type { PayoffQuote } from '../../../sdk/index.ts';
import { isPlainDate } from '../../../sdk/plain-date.ts';
import { payoff as english } from '../../i18n/en/payoff.ts';
import { loadedCatalogues } from '../../i18n/index.ts';
import { renderButton } from '../../ui/button.ts';
import { renderFailure } from '../../ui/failure-notice.ts';
import { renderKeptBack } from '../kept-back.ts';
import { saveFile } from '../../ui/save-file.ts';
import { renderRow } from './allocation-part.ts';
import { LenderRequest } from './lender-request.ts';
import type { PanelView } from './panel-view.ts';
import type { PayoffOptions } from './payoff-door.ts';
import { fieldProblems, type FieldProblems } from './problems.ts';

/** Asks what clears the account on the chosen date, shows it, and gives it as a letter. */
export class PayoffDesk extends LenderRequest<PayoffDesk> {
  readonly #options: PayoffOptions;
  readonly #quote;
  /** The letter was handed to the browser, which may keep it back. */
  #saved = false;

  constructor(host: LitElement, options: PayoffOptions) {
    super(host);
    this.#options = options;
    this.#quote = new Task(host, {
      args: () => {
        const { data, date } = options.subject() ?? {};
        return [options.client(), data, date] as const;
      },
      task: ([client, data, date], { signal }) => {
        if (!client || !data || date === undefined || !isPlainDate(date)) return initialState;
        options.onQuote(undefined);
        this.#saved = false;
        return client.accounts.payoffQuote(data.account.id, { date, signal });
      },
      onComplete: ({ amount }: PayoffQuote) => options.onQuote(amount),
    });
  }

  get problems(): FieldProblems {
    return this.#quote.status === TaskStatus.ERROR ? fieldProblems(this.#quote.error) : {};
  }

  render(view: PanelView) {
    const texts = loadedCatalogues(view.formats.locale)?.payoff ?? english;
    const { status, value, error } = this.#quote;
    if (status === TaskStatus.ERROR) {
      if (Object.keys(this.problems).length > 0) return nothing;
      return renderFailure({ ...this.#notice(view, error), onRetry: () => void this.#quote.run() });
    }
    return html`<section
      class="payoff"
      aria-label=${texts.quote}
      aria-busy=${status === TaskStatus.PENDING ? 'true' : 'false'}
    >
      ${
        value
          ? this.#renderQuote(view, texts, value)
          : html`<p class="muted small" role="status">${texts.loading}</p>`
      }
    </section>`;
  }

  #renderQuote(view: PanelView, texts: typeof english, quote: PayoffQuote) {
    const { formats } = view;
    return html`<dl class="rows figures">
        ${renderRow(view.texts.principal, formats.money(quote.principal))}
        ${renderRow(view.texts.interest, formats.money(quote.interest))}
        ${quote.fees.amount > 0 ? renderRow(view.texts.fees, formats.money(quote.fees)) : nothing}
        ${renderRow(texts.quote, formats.money(quote.amount), 'sum')}
        ${renderRow(texts.goodThrough, formats.day(quote.goodThrough), 'after')}
        ${renderRow(texts.perDiem, `+ ${formats.money(quote.perDiem)}`)}
      </dl>
      <ul class="muted small consequences">
        <li>${texts.countsOn}</li>
        ${quote.cancels > 0 ? html`<li>${texts.cancels(quote.cancels)}</li>` : nothing}
        ${quote.autopay ? html`<li>${texts.autopayEnds}</li>` : nothing}
      </ul>
      ${renderButton({
        id: 'payoff-letter',
        label: texts.letter,
        busyLabel: texts.letterBusy,
        busy: this.busy,
        onClick: () => void this.#download(quote.goodThrough),
      })}
      ${this.#saved ? renderKeptBack(formats.locale) : nothing}
      ${this.error === undefined ? nothing : renderFailure(this.#notice(view, this.error))}`;
  }

  #notice({ errors, common, formats }: PanelView, error: unknown) {
    return { error, errors, common, locale: formats.locale };
  }

  async #download(date: string): Promise<void> {
    const client = this.#options.client();
    const id = this.#options.subject()?.data.account.id;
    if (!client || id === undefined || this.busy) return;
    this.update({ error: undefined });
    const letter = await this.send((signal) => client.accounts.payoffLetter(id, { date, signal }));
    if (!letter) return;
    saveFile(letter, `payoff-${date}.pdf`);
    this.#saved = true;
    this.update({});
  }
}
