import { html, nothing, svg } from 'lit';
import type { Money } from '../../../sdk/index.ts';
import {
  type Box,
  boxesPath,
  linePath,
  type Point,
  renderPicture,
  renderTable,
  scaleFor,
  size,
} from './chart-shapes.ts';
import type { ChartView } from './chart-view.ts';
import { shortDate } from './short-date.ts';

/** What went to interest and to principal, and what is owed over time: so far, and to come. */
export function renderBreakdown(view: ChartView) {
  const { projection, texts, formats } = view;
  const { past, regular } = projection;
  const money = (amount: number) => formats.money({ ...projection.extra, amount });
  const soFar = past.reduce((sum, { interest }) => sum + interest.amount, 0);
  const last = regular.steps.at(-1);
  const rows = () => [
    ...past
      .filter(({ interest, principal }) => interest.amount !== 0 || principal.amount !== 0)
      .map((one) => [monthName(one.date, formats.locale), ...amounts(one)]),
    ...regular.steps.map((one) => [
      texts.plannedOn(shortDate(one.date, formats.locale)),
      ...amounts(one),
    ]),
  ];
  return html`<div class="chart">
    <dl class="facts">
      ${fact(texts.interestSoFar, money(soFar))}
      ${fact(texts.interestToCome, formats.money(regular.interest))}
      ${last ? fact(texts.endsOn, shortDate(last.date, formats.locale)) : nothing}
    </dl>
    <figure>
      <figcaption>
        <h3>${texts.splitTitle}</h3>
        <p class="legend" aria-hidden="true">
          <span class="principal">${texts.principal}</span>
          <span class="interest">${texts.interest}</span>
          ${last ? html`<span class="planned">${texts.planned}</span>` : nothing}
        </p>
      </figcaption>
      ${renderBars(view)}
    </figure>
    <figure>
      <figcaption><h3>${texts.balanceTitle}</h3></figcaption>
      ${renderBalance(view)}
    </figure>
    ${renderTable(
      view,
      'breakdown',
      texts.splitTitle,
      [texts.month, texts.interest, texts.principal, texts.left],
      rows,
    )}
    ${last ? html`<p class="muted small">${texts.plan}</p>` : nothing}
  </div>`;

  function amounts(one: { interest: Money; principal: Money; principalAfter: Money }) {
    return [one.interest, one.principal, one.principalAfter].map((each) => formats.money(each));
  }
}

/** A figure with its name above it. */
export const fact = (label: string, value: string) =>
  html`<div>
    <dt>${label}</dt>
    <dd>${value}</dd>
  </div>`;

function renderBars({ projection, texts, formats }: ChartView) {
  const { past, regular, asOf } = projection;
  const paid = past.map((split) => ({ at: split.number, date: split.date, split, planned: false }));
  const coming = regular.steps.map((split) => ({
    at: split.number,
    date: split.date,
    split,
    planned: true,
  }));
  const all = [...paid, ...coming];
  const first = Math.min(...all.map(({ at }) => at));
  const count = Math.max(...all.map(({ at }) => at)) - first + 1;
  const slot = size / count;
  const width = slot * (count > 100 ? 1 : 0.76);

  // What is paid of an instalment is below what is yet to come of it.
  const heights = new Map<number, number>();
  const stacked = all.flatMap(({ at, split, planned }) =>
    (['principal', 'interest'] as const).map((part) => {
      const from = heights.get(at) ?? 0;
      const height = Math.max(0, split[part].amount);
      heights.set(at, from + height);
      return { at, part, planned, from, height };
    }),
  );
  const most = Math.max(1, ...heights.values());
  const path = (part: string, planned: boolean) =>
    boxesPath(
      stacked
        .filter((box) => box.part === part && box.planned === planned)
        .map(({ at, from, height }): Box => ({
          x: (at - first) * slot + (slot - width) / 2,
          width,
          from: (from / most) * size,
          height: (height / most) * size,
        })),
    );
  const money = (amount: number) => formats.money({ ...projection.extra, amount });
  const sum = (part: 'interest' | 'principal') =>
    money(past.reduce((total, month) => total + month[part].amount, 0));
  const next = coming[0]?.at;
  const dates = all.map(({ date }) => date).sort();
  return renderPicture({
    label: texts.splitPicture(sum('interest'), sum('principal')),
    top: money(most),
    ends: [
      monthName(dates[0] ?? asOf, formats.locale),
      monthName(dates.at(-1) ?? asOf, formats.locale),
    ],
    today: next === undefined ? undefined : (next - first) * slot,
    todayText: texts.today,
    shapes: svg`
      <path class="principal" d=${path('principal', false)} />
      <path class="interest" d=${path('interest', false)} />
      <path class="principal planned" d=${path('principal', true)} />
      <path class="interest planned" d=${path('interest', true)} />`,
  });
}

function renderBalance({ account, projection, texts, formats }: ChartView) {
  const { past, regular, asOf } = projection;
  const { principal, originalPrincipal, openedOn } = account;
  const before: Point[] = [
    [openedOn, originalPrincipal.amount],
    ...past.flatMap(({ date, principalAfter }): Point[] =>
      date < asOf && date > openedOn ? [[date, principalAfter.amount]] : [],
    ),
    [asOf, principal.amount],
  ];
  const after: Point[] = [
    [asOf, principal.amount],
    ...regular.steps.map(({ date, principalAfter }): Point => [date, principalAfter.amount]),
  ];
  const scale = scaleFor([...before, ...after]);
  const end = after.at(-1)?.[0] ?? asOf;
  const day = (date: string) => shortDate(date, formats.locale);
  const over = regular.steps.length === 0;
  return renderPicture({
    label: over ? texts.balanceOver : texts.balancePicture(formats.money(principal), day(end)),
    top: formats.money({ ...principal, amount: Math.max(...before.map(([, amount]) => amount)) }),
    ends: [day(openedOn), day(end)],
    today: over ? undefined : scale.x(asOf),
    todayText: texts.today,
    shapes: svg`
      <path class="line" d=${linePath(before, scale)} />
      <path class="line planned" d=${linePath(after, scale)} />`,
  });
}

const months = new Map<string, Intl.DateTimeFormat>();

/** `Nov 2026` */
function monthName(date: string, locale: string): string {
  let format = months.get(locale);
  if (!format) {
    format = new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'short', timeZone: 'UTC' });
    months.set(locale, format);
  }
  return format.format(Date.parse(date));
}
