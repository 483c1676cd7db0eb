import { html, nothing } from 'lit';
import type { PlanEffect } from '../../../sdk/index.ts';
import { formatDate } from '../../../sdk/plain-date.ts';
import { renderButton } from '../../ui/button.ts';
import type { PlanView } from './plan-view.ts';

type Row = PlanEffect['rows'][number];

/** Rows that are shown at once, beside the last one. */
const shownFirst = 3;

/** What a change does: the schedule before and after, interest, fees and automatic payments. */
export function renderEffect(
  view: PlanView,
  effect: PlanEffect,
  { all, onAll }: { all: boolean; onAll: () => void },
) {
  const { texts, formats } = view;
  const { rows } = effect;
  const short = !all && rows.length > shownFirst + 2;
  const between = rows.length - shownFirst - 1;
  return html`<div class="stack tight">
      <table>
        <caption class="visually-hidden">
          ${texts.table}
        </caption>
        <thead>
          <tr>
            <th scope="col">${texts.payment}</th>
            <th scope="col">${texts.now}</th>
            <th scope="col">${texts.after}</th>
          </tr>
        </thead>
        <tbody>
          ${(short ? rows.slice(0, shownFirst) : rows).map((row) => renderRow(view, row))}
          ${
            short
              ? html`<tr>
                  <td colspan="3" class="muted">${texts.more(formats.count(between))}</td>
                </tr>`
              : nothing
          }
          ${short ? rows.slice(-1).map((row) => renderRow(view, row)) : nothing}
        </tbody>
      </table>
      ${
        short
          ? renderButton({
              id: 'show-all',
              kind: 'quiet',
              label: texts.showAll(formats.count(rows.length)),
              onClick: onAll,
            })
          : nothing
      }
    </div>
    ${renderLines(view, effect)}`;
}

function renderRow(view: PlanView, { number, before, after }: Row) {
  const { texts, formats } = view;
  const cell = (dated: Row['before'], moved: boolean) =>
    html`<td class=${moved ? 'moved' : nothing}>
      ${
        dated
          ? html`<span>${formatDate(dated.date, formats.locale, 'medium')}</span>
              <span class="figures">${formats.money(dated.amount)}</span>`
          : texts.none
      }
    </td>`;
  return html`<tr>
    <th scope="row">${texts.number(formats.count(number))}</th>
    ${cell(before, false)} ${cell(after, before?.date !== after?.date)}
  </tr>`;
}

function renderLines(
  { texts, formats }: PlanView,
  { rows, interest, waived, autopay }: PlanEffect,
) {
  const last = rows.at(-1)?.after;
  const line = (label: string, value: string) =>
    html`<div>
      <dt>${label}</dt>
      <dd>${value}</dd>
    </div>`;
  return html`<dl class="lines">
    ${line(texts.interest, formats.money(interest))}
    ${waived.amount > 0 ? line(texts.waived, formats.money(waived)) : nothing}
    ${
      last
        ? line(texts.lastPayment, texts.on(formats.money(last.amount), formats.day(last.date)))
        : nothing
    }
    ${autopay ? line(texts.autopay, autopayWords()) : nothing}
  </dl>`;

  function autopayWords(): string {
    const { before, after } = autopay ?? {};
    if (!before || !after) return texts.autopayOn;
    return before.date === after.date
      ? texts.autopayStays(formats.day(after.date))
      : texts.autopayMoves(formats.day(before.date), formats.day(after.date));
  }
}
