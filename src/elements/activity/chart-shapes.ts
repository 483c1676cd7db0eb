import { html, nothing, svg, type TemplateResult } from 'lit';
import type { ChartView } from './chart-view.ts';

/** Units of a picture's own, both ways; it is stretched to its place. */
export const size = 1000;

/** A point of a line: a date and what is owed then, in minor units. */
export type Point = readonly [date: string, amount: number];

/** One box of a bar. */
export interface Box {
  x: number;
  width: number;
  /** Where it begins, counted from the ground, and how high it is. */
  from: number;
  height: number;
}

/** Boxes as one path; a chart of 480 months is four of them. */
export function boxesPath(boxes: readonly Box[]): string {
  return boxes
    .filter(({ height }) => height > 0)
    .map(
      ({ x, width, from, height }) =>
        `M${fixed(x)} ${fixed(size - from)}v${fixed(-height)}h${fixed(width)}v${fixed(height)}z`,
    )
    .join('');
}

/** Points as a line through them, later dates to the right. */
export function linePath(points: readonly Point[], scale: Scale): string {
  return points
    .map(
      ([date, amount], at) =>
        `${at === 0 ? 'M' : 'L'}${fixed(scale.x(date))} ${fixed(scale.y(amount))}`,
    )
    .join('');
}

/** Where a date and an amount are in a picture. */
export interface Scale {
  x: (date: string) => number;
  y: (amount: number) => number;
}

/** The scale that has room for all points. */
export function scaleFor(points: readonly Point[]): Scale {
  const times = points.map(([date]) => Date.parse(date));
  const first = Math.min(...times);
  const span = Math.max(1, Math.max(...times) - first);
  const most = Math.max(1, ...points.map(([, amount]) => amount));
  return {
    x: (date) => ((Date.parse(date) - first) / span) * size,
    y: (amount) => size - (amount / most) * size,
  };
}

/** A picture in its frame: the largest amount above it, the first and the last date below. */
export function renderPicture(options: {
  label: string;
  top: string;
  ends: readonly [string, string];
  /** Where the present is, 0 to 1000; left out where it is at an end. */
  today?: number | undefined;
  todayText?: string;
  shapes: TemplateResult<2>;
}) {
  const { label, top, ends, today, todayText, shapes } = options;
  return html`<div class="picture">
    <p class="axis figures" aria-hidden="true">${top}</p>
    <svg viewBox="0 0 ${size} ${size}" preserveAspectRatio="none" role="img" aria-label=${label}>
      <path class="grid" d="M0 0H${size}M0 ${size / 2}H${size}M0 ${size}H${size}" />
      ${shapes}${
        today === undefined
          ? nothing
          : svg`<path class="now" d=${`M${fixed(today)} 0V${String(size)}`} />`
      }
    </svg>
    ${renderDates(ends, today !== undefined && today > 150 && today < 850 ? today : undefined, todayText)}
  </div>`;
}

/** The same as a table, folded away until it is asked for. */
export function renderTable(
  { texts, isOpen, onToggle }: ChartView,
  name: string,
  caption: string,
  columns: readonly string[],
  rows: () => readonly (readonly string[])[],
) {
  const open = isOpen(name);
  return html`<details
    ?open=${open}
    @toggle=${(event: Event) => onToggle(name, (event.target as HTMLDetailsElement).open)}
  >
    <summary>${texts.asTable}</summary>
    ${
      open
        ? html`<div class="sheet" tabindex="0" role="region" aria-label=${caption}>
            <table>
              <caption class="visually-hidden">
                ${caption}
              </caption>
              <thead>
                <tr>
                  ${columns.map((column) => html`<th scope="col">${column}</th>`)}
                </tr>
              </thead>
              <tbody>
                ${rows().map(
                  ([first, ...others]) =>
                    html`<tr>
                      <th scope="row">${first}</th>
                      ${others.map((cell) => html`<td>${cell}</td>`)}
                    </tr>`,
                )}
              </tbody>
            </table>
          </div>`
        : nothing
    }
  </details>`;
}

const fixed = (value: number): string => String(Math.round(value * 10) / 10);

/** The first and the last date, and the present at its place between them; an end that has no room beside it is not seen. */
function renderDates([first, last]: readonly [string, string], today?: number, todayText?: string) {
  const now = today === undefined ? nothing : `--_now:${fixed(today / 10)}%`;
  return html`<p class="axis figures" aria-hidden="true" .style=${now}>
    <span class="edge"><span>${first}</span></span>
    ${today === undefined ? nothing : html`<span class="now">${todayText}</span>`}
    <span class="edge"><span>${last}</span></span>
  </p>`;
}
