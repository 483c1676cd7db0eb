import { type LitElement, nothing } from 'lit';
import type { Account, Client, Money, Projection } from '../../../sdk/index.ts';
import { minorDigits } from '../../../sdk/money.ts';
import { parseMoney } from '../../../sdk/parse-money.ts';
import { activityChart as english } from '../../i18n/en/activity-chart.ts';
import { loadedCatalogues } from '../../i18n/index.ts';
import type { ActivityView } from './activity-view.ts';
import { renderBreakdown } from './chart-breakdown.ts';
import { renderPayoff } from './chart-payoff.ts';
import { chartStyles } from './chart.styles.ts';
import type { ChartView } from './chart-view.ts';
import { wear } from '../../ui/late-styles.ts';

/** Whole units of the currency that are tried first. */
const usualExtra = 50;

/** Milliseconds without a key until what was typed is worked out. */
const pause = 350;

/**
 * The pictures of an account: what went to interest and principal, what is owed over time, and what
 * something extra a month would change. All figures are the lender's; nothing is worked out here.
 */
export class Chart {
  readonly #host: LitElement;
  readonly #client: Client;
  readonly #account: Account;
  readonly #open = new Set<string>();
  #projection: Projection | undefined;
  #text = '';
  #problem: string | undefined;
  #error: unknown;
  #busy = false;
  #asked = new AbortController();
  #typing: ReturnType<typeof setTimeout> | undefined;

  constructor(host: LitElement, client: Client, account: Account) {
    this.#host = host;
    this.#client = client;
    this.#account = account;
    wear(host, [chartStyles]);
  }

  /** Fetches the figures, unless they are here. */
  async load(): Promise<void> {
    if (this.#projection) return;
    const { kind, principal } = this.#account;
    const some = kind === 'loan' && principal.amount > 0;
    if (some) this.#text = String(usualExtra);
    await this.#project(this.#money(some ? usualExtra : 0));
  }

  /** One of the two views. */
  render(place: string, view: ActivityView) {
    if (!this.#projection) return nothing;
    const texts = loadedCatalogues(view.formats.locale)?.activityChart ?? english;
    const chart: ChartView = {
      account: view.account,
      projection: this.#projection,
      formats: view.formats,
      common: view.common,
      errors: view.errors,
      texts,
      isOpen: (table) => this.#open.has(table),
      onToggle: (table, open) => {
        if (open === this.#open.has(table)) return;
        if (open) this.#open.add(table);
        else this.#open.delete(table);
        this.#host.requestUpdate();
      },
    };
    if (place === 'breakdown') return renderBreakdown(chart);
    return renderPayoff(chart, {
      text: this.#text,
      problem: this.#problem === undefined ? undefined : texts.notAnAmount,
      busy: this.#busy,
      error: this.#error,
      usual: [25, 50, 100, 250].map((whole) => this.#money(whole)),
      onType: (text) => this.#type(text, view.formats.locale),
      onPick: (money, text) => {
        this.#text = text;
        this.#problem = undefined;
        void this.#try(money);
      },
      onRetry: () => this.#type(this.#text, view.formats.locale, 0),
    });
  }

  #money(whole: number): Money {
    const { currency } = this.#account.principal;
    return { amount: whole * 10 ** minorDigits(currency), currency };
  }

  #type(text: string, locale: string, wait = pause): void {
    this.#text = text;
    clearTimeout(this.#typing);
    const { currency } = this.#account.principal;
    this.#typing = setTimeout(() => {
      const read = parseMoney(text, currency, locale);
      const none = !read.ok && (read.reason === 'empty' || read.reason === 'zero');
      this.#problem = read.ok || none ? undefined : read.reason;
      if (read.ok) void this.#try(read.money);
      else if (none) void this.#try(this.#money(0));
      this.#host.requestUpdate();
    }, wait);
  }

  async #try(extra: Money): Promise<void> {
    clearTimeout(this.#typing);
    this.#busy = true;
    this.#error = undefined;
    this.#host.requestUpdate();
    await this.#project(extra).catch((error: unknown) => (this.#error = error));
    this.#busy = false;
    this.#host.requestUpdate();
  }

  /** An answer that a later question has overtaken is dropped. */
  async #project(extra: Money): Promise<void> {
    this.#asked.abort();
    const { signal } = (this.#asked = new AbortController());
    try {
      const projection = await this.#client.accounts.project(
        this.#account.id,
        { extra },
        { signal },
      );
      if (!signal.aborted) this.#projection = projection;
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }
}
