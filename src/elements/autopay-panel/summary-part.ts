import { html, nothing } from 'lit';
import type { AutopayDebit } from '../../../sdk/index.ts';
import { renderButton } from '../../ui/button.ts';
import { renderFigure } from '../../ui/figure.ts';
import { checkIcon } from '../../ui/icons.ts';
import { renderNotice } from '../../ui/notice.ts';
import {
  type AutopayView,
  amountWords,
  dayWords,
  renderLine,
  renderMasked,
  renderNotes,
} from './autopay-view.ts';

/** What the customer can begin from here. */
export interface SummaryPart {
  onSetUp: () => void;
  onTurnOff: () => void;
}

/** How automatic payments stand: what comes next, or an invitation. */
export function renderSummary(view: AutopayView, part: SummaryPart) {
  const { status } = view.autopay;
  if (status === 'off') return renderOff(view, part);
  return status === 'paused' ? renderPaused(view, part) : renderActive(view, part);
}

function renderOff({ texts, ...view }: AutopayView, { onSetUp }: SummaryPart) {
  return html`<div class="stack">
    <header>
      <h2 id="view-title" tabindex="-1">${texts.offTitle}</h2>
      <p class="muted">${texts.offBody}</p>
    </header>
    ${renderSending({ texts, ...view })}
    <ul class="points">
      ${texts.offPoints.map((point) => html`<li>${checkIcon()}<span>${point}</span></li>`)}
    </ul>
    <div class="actions">
      ${renderButton({ id: 'set-up', kind: 'primary', label: texts.setUp, onClick: onSetUp })}
    </div>
  </div>`;
}

function renderActive(view: AutopayView, { onSetUp, onTurnOff }: SummaryPart) {
  const { texts, formats, autopay } = view;
  const { next } = autopay;
  return html`<div class="stack">
    <div>
      <h2 id="view-title" tabindex="-1">${texts.nextTitle}</h2>
      ${
        next
          ? html`${renderFigure(next.amount, formats.locale)}
              <p class="muted">
                ${(next.final ? texts.lastOn : texts.nextOn)(formats.weekday(next.date))}
              </p>
              <p class="muted small">${stopWords(view, next)}</p>`
          : html`<p class="muted">${texts.nothingNext}</p>`
      }
    </div>
    ${renderNotes(view, autopay.notes)} ${renderSending(view)} ${renderSettings(view)}
    <div class="actions">
      ${renderButton({ id: 'set-up', label: texts.change, onClick: onSetUp })}
      ${renderButton({ id: 'turn-off', kind: 'quiet', label: texts.turnOff, onClick: onTurnOff })}
    </div>
    ${renderAgreement(view)}
  </div>`;
}

/** Until when it can be stopped: by right, and, as it is not sent before its day, here. */
function stopWords({ texts, formats, account }: AutopayView, { date, stopBy }: AutopayDebit) {
  const day = formats.day(date);
  return stopBy < account.asOf ? texts.stopLate(day) : texts.stopBy(formats.day(stopBy), day);
}

function renderPaused(view: AutopayView, { onSetUp, onTurnOff }: SummaryPart) {
  const { texts, common, autopay } = view;
  const reasons: Record<string, string | undefined> = texts.pausedFor;
  return html`<div class="stack">
    <h2 id="view-title" tabindex="-1">${texts.heading}</h2>
    ${renderNotice({
      tone: 'warning',
      title: texts.pausedTitle,
      body: reasons[autopay.pausedFor ?? ''] ?? texts.pausedBody,
      next: texts.pausedBody,
      texts: common,
    })}
    ${renderSending(view)} ${renderSettings(view)}
    <div class="actions">
      ${renderButton({ id: 'set-up', kind: 'primary', label: texts.setUpAgain, onClick: onSetUp })}
      ${renderButton({ id: 'turn-off', kind: 'quiet', label: texts.turnOff, onClick: onTurnOff })}
    </div>
  </div>`;
}

function renderSettings(view: AutopayView) {
  const { texts, payment, autopay, account } = view;
  const { settings } = autopay;
  if (!settings) return nothing;
  const { vehicle } = account;
  const { method } = settings;
  return html`<dl class="lines">
    ${renderLine(texts.takes, amountWords(view, settings))}
    ${renderLine(texts.when, dayWords(view, settings.day))}
    ${renderLine(texts.from, renderMasked(method.bankName ?? payment.bankAccount, method.last4, view))}
    ${renderLine(
      texts.to,
      renderMasked(
        [vehicle.year, vehicle.make, vehicle.model].join(' '),
        account.numberLast4,
        view,
      ),
    )}
    ${renderLine(texts.lastPayment, texts.lastPaymentBody)}
  </dl>`;
}

function renderSending({ texts, formats, autopay: { sending } }: AutopayView) {
  if (!sending) return nothing;
  return html`<p class="muted small">
    ${texts.sending(formats.money(sending.amount), formats.day(sending.date))}
  </p>`;
}

function renderAgreement({ texts, autopay: { authorization } }: AutopayView) {
  if (authorization === null) return nothing;
  return html`<details class="agreed">
    <summary>${texts.agreed}</summary>
    <p class="muted small">${authorization}</p>
  </details>`;
}
