import { html, nothing } from 'lit';
import type { Payment } from '../../../sdk/index.ts';
import { renderButton } from '../../ui/button.ts';
import { renderFailure } from '../../ui/failure-notice.ts';
import { failureOf, formatInstant } from '../../ui/failure.ts';
import { calendarIcon } from '../../ui/icons.ts';
import { renderNotice } from '../../ui/notice.ts';
import type { Cancellation } from './cancellation.ts';
import type { PanelView } from './panel-view.ts';

/** A scheduled payment and the way to cancel it. */
export interface CancelPart {
  payment: Payment;
  cancellation: Cancellation;
}

/** "Cancel this payment", and the question whether it is meant. */
export function renderCancel(view: PanelView, { payment, cancellation }: CancelPart) {
  const { texts, formats, zone } = view;
  const { id, amount, date, cancellableUntil } = payment;
  if (cancellation.paymentId !== id) {
    return html`<div class="cancel">
      ${renderButton({
        id: `cancel-${id}`,
        label: texts.cancelPayment,
        kind: 'quiet',
        onClick: () => cancellation.ask(view, payment),
      })}
      ${
        cancellableUntil
          ? html`<p class="muted small">
              ${texts.cancelBy(formatInstant(cancellableUntil, formats.locale, zone))}
            </p>`
          : nothing
      }
    </div>`;
  }
  const { confirmation } = cancellation;
  const question = html`<p id="cancel-question" tabindex="-1">
    ${texts.cancelQuestion(formats.money(amount), formats.day(date))}
  </p>`;
  // In the page of somebody else it must be in plain sight with the button.
  return html`<div class="cancel asking" role="group" aria-labelledby="cancel-question">
    ${confirmation?.guest ? nothing : question}
    <div class="actions">
      ${confirmation?.render(question, {
        id: 'cancel-now',
        label: texts.cancelPayment,
        busyLabel: texts.cancelling,
        busy: cancellation.busy,
        onClick: () => cancellation.press(),
      })}
      ${renderButton({
        label: texts.keepPayment,
        kind: 'quiet',
        disabled: cancellation.busy,
        onClick: () => cancellation.keep(),
      })}
    </div>
    ${cancellation.error === undefined ? nothing : renderProblem(view, cancellation.error)}
  </div>`;
}

function renderProblem({ texts, errors, common, formats }: PanelView, error: unknown) {
  const { code, requestId } = failureOf(error);
  if (code !== 'payment_not_cancellable') {
    return renderFailure({ error, errors, common, locale: formats.locale });
  }
  const { title, body, next } = texts.refusals.payment_not_cancellable;
  return renderNotice({ tone: 'error', title, body, next, requestId, texts: common });
}

/** What is scheduled already, so that nobody pays twice without meaning to. */
export function renderScheduled(
  view: PanelView,
  { scheduled, ...part }: Omit<CancelPart, 'payment'> & { scheduled: readonly Payment[] },
) {
  const { texts, formats } = view;
  if (scheduled.length === 0) return nothing;
  return html`<section class="scheduled" aria-labelledby="scheduled-title">
    <h3 id="scheduled-title">${texts.upcoming}</h3>
    <ul>
      ${scheduled.map(
        (payment) =>
          html`<li>
            <p class="figures">
              ${calendarIcon()}<span
                >${texts.upcomingItem(formats.money(payment.amount), formats.day(payment.date))}</span
              >
            </p>
            ${renderCancel(view, { payment, ...part })}
          </li>`,
      )}
    </ul>
  </section>`;
}

/** Payments that were made and are not booked yet: nobody should pay them again. */
export function renderUnderWay({ texts, formats }: PanelView, underWay: readonly Payment[]) {
  if (underWay.length === 0) return nothing;
  return html`<ul class="under-way">
    ${underWay.map(
      ({ amount, date }) =>
        html`<li class="figures">
          ${calendarIcon()}<span>${texts.underWay(formats.money(amount), formats.day(date))}</span>
        </li>`,
    )}
  </ul>`;
}
