import { html, nothing, svg } from 'lit';
import type { Money } from '../../../sdk/index.ts';
import { renderFailure } from '../../ui/failure-notice.ts';
import { renderMoneyField, tidyAmount } from '../../ui/money-field.ts';
import { fact } from './chart-breakdown.ts';
import { linePath, type Point, renderPicture, renderTable, scaleFor } from './chart-shapes.ts';
import type { ChartView } from './chart-view.ts';
import { shortDate } from './short-date.ts';

/** What was typed, and how it goes on. */
export interface PayoffParts {
  text: string;
  problem: string | undefined;
  busy: boolean;
  error: unknown;
  /** Amounts to try. */
  usual: readonly Money[];
  onType: (text: string) => void;
  onPick: (extra: Money, text: string) => void;
  onRetry: () => void;
}

/** What something extra a month would change: dates, interest, two lines, and what they rest on. */
export function renderPayoff(view: ChartView, parts: PayoffParts) {
  const { projection, texts, formats, common, errors } = view;
  const { locale } = formats;
  return html`<div class="chart">
    <div class="ask">
      ${renderMoneyField({
        id: 'extra',
        label: texts.extra,
        help: texts.extraHelp,
        value: parts.text,
        error: parts.problem,
        currency: projection.extra.currency,
        locale,
        onInput: (event) => parts.onType((event.target as HTMLInputElement).value),
      })}
      <div class="quick" role="group" aria-label=${texts.quick}>
        ${parts.usual.map((money) => renderPick(view, parts, money))}
      </div>
    </div>
    ${
      parts.error === undefined
        ? renderOutcome(view, parts.busy)
        : renderFailure({ error: parts.error, onRetry: parts.onRetry, common, errors, locale })
    }
    ${renderAssumptions(view)}
  </div>`;
}

function renderPick({ projection, formats }: ChartView, { onPick }: PayoffParts, money: Money) {
  const { locale } = formats;
  const text = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: money.currency,
    maximumFractionDigits: 0,
  });
  const whole = decimal(money);
  return html`<button
    type="button"
    class="button secondary"
    aria-pressed=${money.amount === projection.extra.amount ? 'true' : 'false'}
    @click=${() => onPick(money, tidyAmount(whole, money.currency, locale))}
  >
    ${text.format(Number(whole))}
  </button>`;
}

function renderOutcome(view: ChartView, busy: boolean) {
  const { projection, texts, formats } = view;
  const { saved, regular, faster, extra } = projection;
  const { locale } = formats;
  const ends = [regular, faster].map(({ steps }) => shortDate(steps.at(-1)?.date ?? '', locale));
  const [usual = '', sooner = ''] = ends;
  return html`<div class="outcome" aria-live="polite" aria-busy=${busy ? 'true' : 'false'}>
      <p class="statement">
        ${saved.instalments > 0 ? texts.sooner(saved.instalments) : texts.same}
      </p>
      <p>
        ${saved.interest.amount > 0 ? texts.saves(formats.money(saved.interest)) : texts.savesNothing}
        ${sooner === usual ? texts.ends(usual) : texts.endsInstead(sooner, usual)}
      </p>
    </div>
    <dl class="facts">
      ${fact(texts.without, texts.interestOf(formats.money(regular.interest)))}
      ${fact(
        texts.withExtra(formats.money(extra)),
        texts.interestOf(formats.money(faster.interest)),
      )}
    </dl>
    <figure>
      <figcaption>
        <h3>${texts.balanceTitle}</h3>
        <p class="legend" aria-hidden="true">
          <span class="without">${texts.without}</span>
          <span class="with">${texts.withExtra(formats.money(extra))}</span>
        </p>
      </figcaption>
      ${renderLines(view, ends)}
    </figure>
    ${renderTable(
      view,
      'payoff',
      texts.balanceTitle,
      [texts.payment, texts.without, texts.withExtra(formats.money(extra))],
      () =>
        regular.steps.map(({ date, principalAfter }, at) => {
          const other = faster.steps[at]?.principalAfter ?? { ...extra, amount: 0 };
          return [shortDate(date, locale), formats.money(principalAfter), formats.money(other)];
        }),
    )}`;
}

function renderLines({ account, projection, texts, formats }: ChartView, ends: string[]) {
  const { asOf, regular, faster } = projection;
  const start: Point = [asOf, account.principal.amount];
  const lines = [regular, faster].map(({ steps }): Point[] => [
    start,
    ...steps.map(({ date, principalAfter }): Point => [date, principalAfter.amount]),
  ]);
  const [without = [], withExtra = []] = lines;
  const scale = scaleFor(without);
  const [usual = '', sooner = ''] = ends;
  return renderPicture({
    label: texts.comparison(usual, sooner),
    top: formats.money(account.principal),
    ends: [texts.today, usual],
    shapes: svg`
      <path class="line usual" d=${linePath(without, scale)} />
      <path class="line" d=${linePath(withExtra, scale)} />`,
  });
}

function renderAssumptions({ account, projection, texts, formats }: ChartView) {
  const { annualRate, pastDue, feesDue } = account;
  const late = pastDue.amount > 0 || feesDue.amount > 0;
  const percent = new Intl.NumberFormat(formats.locale, {
    style: 'percent',
    minimumFractionDigits: 2,
  });
  return html`<div class="assumptions">
    <h3>${texts.assumptions}</h3>
    <ul>
      ${late ? html`<li>${texts.assumePastDue(formats.day(projection.asOf))}</li>` : nothing}
      <li>${texts.assumeOnTime}</li>
      ${
        annualRate === null
          ? nothing
          : // Shown only; the lender has done the arithmetic.
            html`<li>${texts.assumeRate(percent.format(Number(annualRate) / 100))}</li>`
      }
      <li>${texts.assumeExtra}</li>
      <li>${texts.assumeNothingElse}</li>
    </ul>
    <p class="muted small">${texts.notBinding}</p>
  </div>`;
}

/** A whole amount as it would be typed. */
function decimal({ amount, currency }: Money): string {
  const digits = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
    .maximumFractionDigits;
  return String(amount / 10 ** (digits ?? 2));
}
