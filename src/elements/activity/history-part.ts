import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Payment, Transaction } from '../../../sdk/index.ts';
import { type FailureWords, renderFailure } from '../../ui/failure-notice.ts';
import { renderWords } from '../../ui/message.ts';
import { renderButton } from '../../ui/button.ts';
import type { PageList } from '../page-list.ts';
import type { ActivityView } from './activity-view.ts';
import { blockLength, type RowWindow } from './row-window.ts';
import { reasonOf, titleOf } from './row-words.ts';
import { shortDate } from './short-date.ts';

/** Rows that may be seen without scrolling. */
const fitting = 10;

/** What the list draws from, and what it can ask for. */
export interface HistoryParts {
  history: PageList<Transaction>;
  rows: RowWindow;
  /** Something is left out. */
  filtered: boolean;
  onClear: () => void;
  onRetry: () => void;
  words: FailureWords;
}

/** Payments that wait for their date, apart from what has happened. */
export function renderScheduled(view: ActivityView) {
  const { payments, texts, formats } = view;
  const waiting = [...payments.values()]
    .filter(({ status }) => status === 'scheduled')
    .sort((one, other) => (one.date < other.date ? -1 : 1));
  if (waiting.length === 0) return nothing;
  return html`<div class="scheduled">
    <h3 id="scheduled">${texts.scheduled}</h3>
    <ul aria-labelledby="scheduled">
      ${waiting.map(
        (payment) =>
          html`<li>
            <span>
              <strong>${texts.scheduledOn(formats.weekday(payment.date))}</strong>
              <span class="muted small">${texts.from(methodOf(payment))}</span>
            </span>
            <strong class="figures">${formats.money(payment.amount)}</strong>
          </li>`,
      )}
    </ul>
  </div>`;
}

/** The history, of which only the rows near what is seen are on the page. */
export function renderHistory(view: ActivityView, parts: HistoryParts) {
  const { history } = parts;
  if (!history.busy && history.items.length === 0) return renderNothing(view, parts);
  const long = history.items.length > fitting;
  return html`<div class=${long ? 'goes-on' : nothing}>
    <div
      class=${`scroller${long ? ' long' : ''}${history.stale ? ' stale' : ''}`}
      role="region"
      tabindex="0"
      aria-labelledby="heading"
    >
      ${renderTable(view, parts)} ${renderEnd(view, parts)}
    </div>
  </div>`;
}

function renderTable(view: ActivityView, { history, rows }: HistoryParts) {
  const { texts } = view;
  const { items, complete } = history;
  const { from, to, above, below } = rows.blocks(items.length);
  return html`<div
    class="table"
    role="table"
    aria-labelledby="heading"
    aria-rowcount=${complete ? items.length + 1 : -1}
  >
    <div role="rowgroup" class="head">
      <div role="row" class="row" aria-rowindex="1">
        <span role="columnheader" class="date">${texts.date}</span>
        <span role="columnheader" class="what">${texts.what}</span>
        <span role="columnheader" class="amount">${texts.amount}</span>
        <span role="columnheader" class="left">${texts.left}</span>
      </div>
    </div>
    ${renderSpace(above)}
    ${repeat(
      Array.from({ length: to - from }, (_, at) => from + at),
      (block) => block,
      (block) => {
        const first = block * blockLength;
        const shown = items.slice(first, first + blockLength);
        return html`<div class="block" data-block=${block} role="rowgroup">
          ${guard([shown[0], shown.length, view.payments, texts], () =>
            shown.map((one, at) => renderRow(view, one, first + at + 2)),
          )}
        </div>`;
      },
    )}
    ${renderSpace(below)}
  </div>`;
}

/** The room of rows that are not on the page. */
const renderSpace = (height: number) =>
  html`<div class="space" .style=${`block-size:${String(height)}px`}></div>`;

function renderRow(view: ActivityView, transaction: Transaction, index: number) {
  const { texts, formats, payments } = view;
  const { amount, direction, date, principalAfter, paymentId, kind } = transaction;
  const payment = paymentId === null ? undefined : payments.get(paymentId);
  const left = formats.money(principalAfter);
  // A narrow row has no heading to say what it is.
  const [before, after] = texts.leftAfter('\n').split('\n');
  return html`<div role="row" class="row" aria-rowindex=${index}>
    <span role="cell" class="date">${shortDate(date, formats.locale)}</span>
    <span role="cell" class="what"
      ><span class="title"
        >${titleOf(transaction, view, payment)}${
          payment && kind === 'payment'
            ? html` <span class="muted">${texts.from(methodOf(payment))}</span
                >${renderStanding(payment, texts)}`
            : nothing
        }</span
      >
      <span class="why">${reasonOf(transaction, view)}</span></span
    >
    <span role="cell" class="amount"
      >${direction === 'credit' || kind === 'disbursement' ? '' : '+'}${formats.money(amount)}</span
    >
    <span role="cell" class="left"
      >${before && html`<span class="narrow">${before}</span>`}${left}${
        after && html`<span class="narrow">${after}</span>`
      }</span
    >
  </div>`;
}

/** Where a payment stands, unless it simply went through. */
function renderStanding({ status }: Payment, texts: ActivityView['texts']) {
  const known = new Map([
    ['processing', texts.processing],
    ['returned', texts.returned],
    ['declined', texts.declined],
  ]);
  const words = known.get(status);
  return words ? html` <span class="chip">${words}</span>` : nothing;
}

function renderEnd({ texts }: ActivityView, { history, onRetry, words }: HistoryParts) {
  if (history.error !== undefined) {
    return html`<div class="more">
      ${renderFailure({ id: 'more-failed', error: history.error, onRetry, ...words })}
    </div>`;
  }
  if (history.complete) return html`<p class="end muted small">${texts.end}</p>`;
  return html`<div aria-busy="true">
    <span class="visually-hidden">${texts.more}</span>
    ${renderSpace(148)}
  </div>`;
}

function renderNothing({ texts }: ActivityView, parts: HistoryParts) {
  const { history, filtered, onClear, onRetry, words } = parts;
  if (history.error !== undefined) {
    return renderFailure({ error: history.error, onRetry, ...words });
  }
  if (!filtered) return renderWords(texts.noneTitle, texts.noneBody);
  const clear = renderButton({ label: texts.clear, onClick: onClear });
  return renderWords(texts.noMatchTitle, texts.noMatchBody, html`<p>${clear}</p>`);
}

const methodOf = ({ method }: Payment) =>
  `${method.bankName ? `${method.bankName} ` : ''}••••\u00a0${method.last4}`;
