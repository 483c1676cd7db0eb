import { html, nothing } from 'lit';
import type { Account, Transaction } from '../../../sdk/index.ts';
import { activity as activityEnglish } from '../../i18n/en/activity.ts';
import { activityHistory as english } from '../../i18n/en/activity-history.ts';
import { loadedCatalogues } from '../../i18n/index.ts';
import { renderFailure } from '../../ui/failure-notice.ts';
import { formatsFor } from '../../ui/formats.ts';
import { renderTabs } from '../../ui/tabs.ts';
import type { BodyHost, ElementBody } from '../element-body.ts';
import { fetchPart } from '../fetch-part.ts';
import { PageList } from '../page-list.ts';
import { afterPaint } from './after-paint.ts';
import type { ActivityData, ActivityView } from './activity-view.ts';
import type { Chart } from './chart-part.ts';
import { renderFilters } from './filters-part.ts';
import { renderHistory, renderScheduled } from './history-part.ts';
import { historyStyles } from './history.styles.ts';
import { wear } from '../../ui/late-styles.ts';
import { type Choice, everything, filterOf, isEverything, isReversed } from './periods.ts';
import { RowWindow } from './row-window.ts';
import { titleOf } from './row-words.ts';

type Place = 'history' | 'breakdown' | 'payoff';

/** Rows of the first page, drawn at once, and of those after it. */
const firstLength = 40;
const nextLength = 100;

/** The history of one account with its pictures: all that `fs-activity` shows once somebody is signed in. */
export class Body implements ElementBody<Account> {
  readonly #host: BodyHost;
  readonly #history = new PageList<Transaction>(() => this.#onMoved());
  readonly #rows: RowWindow;
  #data: ActivityData | undefined;
  #place: Place = 'history';
  /** What fills the place is drawn in the next moment. */
  #turning: (() => void) | undefined;
  #choice: Choice = everything;
  #export: AbortController | undefined;
  /** Rows written so far, while there is an export. */
  #exported: number | undefined;
  #exportError: unknown;
  #kept = false;
  #chart: Chart | undefined;
  #chartError: unknown;

  constructor(host: BodyHost) {
    this.#host = host;
    const { element } = host;
    this.#rows = new RowWindow(element, () => this.#onMoved());
    wear(element, historyStyles);
  }

  /** Fetches the newest entries of the account, and its payments. */
  async take(account: Account, signal: AbortSignal): Promise<void> {
    const [{ items }] = await Promise.all([
      this.#host.client.payments.list(account.id, { limit: nextLength, signal }),
      this.#begin(account),
    ]);
    const { error } = this.#history;
    if (error !== undefined) throw error as Error;
    this.#data = { account, payments: new Map(items.map((payment) => [payment.id, payment])) };
    // Its figures are of before.
    this.#chart = undefined;
    if (this.#place !== 'history') void this.#draw(account);
  }

  /** Gives up all that is under way. */
  stop(): void {
    this.#history.stop();
    this.#rows.detach();
    this.#turning?.();
    this.#export?.abort();
  }

  /** The card. */
  render() {
    if (!this.#data) return html``;
    const view = this.#view(this.#data);
    const { texts } = view;
    const { account } = this.#data;
    const { heading } = loadedCatalogues(view.formats.locale)?.activity ?? activityEnglish;
    const places: Place[] = ['history', 'breakdown'];
    if (account.kind === 'loan' && account.principal.amount > 0) places.push('payoff');
    return html`<section class="card activity" aria-labelledby="heading">
      <header>
        <h2 id="heading">${heading}</h2>
        <p class="muted small figures">
          <span aria-hidden="true">•••• ${account.numberLast4}</span>
          <span class="visually-hidden">${texts.accountEnding(account.numberLast4)}</span>
        </p>
      </header>
      ${renderTabs({
        label: texts.views,
        tabs: places.map((id) => ({ id, label: texts[id] })),
        chosen: this.#place,
        onChoose: (id) => this.#goTo(id, view),
      })}
      <div class="place" role="tabpanel" id="panel" aria-labelledby="tab-${this.#place}">
        ${this.#turning ? nothing : this.#place === 'history' ? this.#renderHistory(view) : this.#renderChart(view)}
      </div>
    </section>`;
  }

  #renderHistory(view: ActivityView) {
    return html`${renderScheduled(view)}
    ${renderFilters(view, {
      choice: this.#choice,
      exported: this.#exported,
      kept: this.#kept,
      onChoose: (part) => void this.#choose(part, view),
      onExport: () => void this.#saveAll(view),
      onStop: () => this.#export?.abort(),
    })}
    ${
      this.#exportError === undefined
        ? nothing
        : renderFailure({
            ...this.#host.words(),
            error: this.#exportError,
            onRetry: () => void this.#saveAll(view),
          })
    }
    ${renderHistory(view, {
      history: this.#history,
      rows: this.#rows,
      filtered: !isEverything(this.#choice),
      onClear: () => void this.#choose(everything, view),
      onRetry: () => void this.#retry(),
      words: this.#host.words(),
    })}`;
  }

  #renderChart(view: ActivityView) {
    if (this.#chartError !== undefined) {
      const onRetry = () => this.#goTo(this.#place, view);
      return renderFailure({ ...this.#host.words(), error: this.#chartError, onRetry });
    }
    return this.#chart?.render(this.#place, view) ?? html`<div class="drawing"></div>`;
  }

  #view(data: ActivityData): ActivityView {
    const { common, errors, locale } = this.#host.words();
    const texts = loadedCatalogues(locale)?.activityHistory ?? english;
    return { ...data, texts, common, errors, formats: formatsFor(locale, data.account.asOf) };
  }

  async #begin({ id, asOf }: Account) {
    const filter = filterOf(this.#choice, asOf);
    await this.#history.begin((cursor, signal) => {
      const limit = cursor === undefined ? firstLength : nextLength;
      return this.#host.client.accounts.transactions(id, { filter, cursor, limit, signal });
    });
    this.#rows.reset();
  }

  async #choose(part: Partial<Choice>, { account, texts, formats }: ActivityView) {
    this.#choice = { ...this.#choice, ...part };
    const chosen = this.#choice;
    this.#update();
    if (isReversed(chosen)) return;
    this.#host.announce('');
    await this.#begin(account);
    // Something else was chosen meanwhile.
    if (chosen !== this.#choice) return;
    const { items, complete, error } = this.#history;
    if (error !== undefined) {
      this.#host.report(error);
      return;
    }
    const some = complete ? texts.filtered(formats.count(items.length)) : texts.filteredMore;
    this.#host.announce(items.length === 0 ? texts.noMatchTitle : some);
  }

  async #retry() {
    await this.#history.retry();
    if (this.#history.error !== undefined) this.#host.report(this.#history.error);
    await this.#host.element.updateComplete;
    // The button that was pressed is gone, unless it failed again.
    this.#host.element.renderRoot.querySelector<HTMLElement>('#more-failed, .scroller')?.focus();
  }

  #goTo(place: Place, view: ActivityView) {
    this.#place = place;
    this.#turning?.();
    // The tab answers at once, what it stands for a frame later.
    this.#turning = afterPaint(() => {
      this.#turning = undefined;
      this.#update();
      if (place !== 'history') void this.#draw(view.account);
    });
    this.#update();
  }

  async #draw(account: Account) {
    this.#chartError = undefined;
    this.#update();
    try {
      const { Chart } = await fetchPart(import('./chart-part.ts'), 'Chart');
      const chart = this.#chart ?? new Chart(this.#host.element, this.#host.client, account);
      await chart.load();
      // A reload of the account may have overtaken it.
      if (account === this.#data?.account) this.#chart = chart;
    } catch (error) {
      this.#chartError = error;
      this.#host.report(error);
    }
    this.#update();
  }

  async #saveAll(view: ActivityView) {
    if (this.#export) return;
    const { client } = this.#host;
    const { signal } = (this.#export = new AbortController());
    this.#exported = 0;
    this.#kept = false;
    this.#exportError = undefined;
    this.#update();
    try {
      const { collectCsv, saveCsv } = await fetchPart(import('./csv-part.ts'), 'collectCsv');
      const filter = filterOf(this.#choice, view.account.asOf);
      const onProgress = (rows: number) => {
        this.#exported = rows;
        this.#update();
      };
      const { text, rows } = await collectCsv({
        client,
        view,
        filter,
        signal,
        titleOf,
        onProgress,
      });
      saveCsv(text, `activity-${view.account.numberLast4}-${view.account.asOf}.csv`);
      this.#kept = true;
      this.#host.announce(view.texts.exported(view.formats.count(rows)));
    } catch (error) {
      if (!signal.aborted) {
        this.#exportError = error;
        this.#host.report(error);
      }
    }
    this.#export = this.#exported = undefined;
    this.#update();
    await this.#host.element.updateComplete;
    if (!this.#host.element.shadowRoot?.activeElement) {
      this.#host.element.renderRoot.querySelector<HTMLElement>('#export')?.focus();
    }
  }

  #update() {
    this.#host.element.requestUpdate();
  }

  /** Other rows are here, or near what is seen. */
  #onMoved() {
    this.#update();
    // The next page is on its way before its rows are near.
    if (this.#rows.end + nextLength > this.#history.items.length) void this.#history.more();
  }
}
