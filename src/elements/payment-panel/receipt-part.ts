import { html, nothing } from 'lit';
import type { Payment } from '../../../sdk/index.ts';
import { renderButton } from '../../ui/button.ts';
import { renderFigure } from '../../ui/figure.ts';
import {
  calendarIcon,
  circleAlertIcon,
  circleCheckIcon,
  crossIcon,
  printerIcon,
} from '../../ui/icons.ts';
import { type KeptBack, renderKeptBack } from '../kept-back.ts';
import { renderSplit } from './allocation-part.ts';
import { type CancelPart, renderCancel } from './cancel-part.ts';
import { renderMasked } from './method-part.ts';
import { moved } from './panel-data.ts';
import { renderAccountName, type StepsView } from './panel-view.ts';
import { renderLine } from './review-part.ts';

/** What the customer takes along, and the page around may keep back. */
export interface Takeaway {
  /** What may have been kept back; undefined where nothing was asked for, or where that came. */
  kept: KeptBack | undefined;
  onKept: (what: KeptBack | undefined) => void;
}

/** A payment that the server has answered for. */
export interface ReceiptPart extends CancelPart, Takeaway {
  /** Begins a new payment: another intent, another key. */
  onAgain: () => void;
}

/** What became of the payment, to keep or to print. */
export function renderReceipt(view: StepsView, { payment, ...part }: ReceiptPart) {
  const { texts, formats } = view;
  const failed = moved(payment) === 'nothing';
  return html`<article class="stack receipt" aria-labelledby="step-title">
    ${renderOutcome(view, payment)}
    <dl class="lines">
      ${renderLine(
        texts.confirmation,
        html`<span class="confirmation figures">${payment.confirmationNumber}</span>`,
      )}
      ${renderLine(texts.statusLabel, statusText(payment, texts))}
      ${renderLine(texts.on, formats.weekday(payment.date))}
      ${renderLine(texts.from, renderPaidFrom(payment.method, texts))}
      ${renderLine(texts.to, renderAccountName(view))}
      ${renderLine(texts.submittedOn, submitted(payment, formats.locale))}
    </dl>
    ${
      payment.allocation && !failed
        ? html`<section class="allocation" aria-labelledby="split-title">
            <h3 id="split-title">${texts.allocated}</h3>
            <dl class="rows figures">${renderSplit(payment.allocation, view)}</dl>
          </section>`
        : nothing
    }
    ${
      failed
        ? nothing
        : html`<section class="agreement" aria-labelledby="agreement-title">
            <h3 id="agreement-title">${texts.agreed}</h3>
            <p class="muted small">${payment.authorization}</p>
          </section>`
    }
    ${payment.status === 'scheduled' ? renderCancel(view, { payment, ...part }) : nothing}
    <div class="actions">
      ${
        payment.status === 'scheduled'
          ? renderButton({
              id: 'to-calendar',
              label: texts.toCalendar,
              icon: calendarIcon(),
              onClick: () => void saveToCalendar(view, payment).then(() => part.onKept('entry')),
            })
          : nothing
      }
      ${
        failed
          ? nothing
          : renderButton({
              label: texts.printReceipt,
              icon: printerIcon(),
              onClick: () => part.onKept(printed() ? undefined : 'print'),
            })
      }
      ${renderButton({
        label: payment.status === 'declined' ? texts.tryAgain : texts.payAgain,
        kind: payment.status === 'declined' ? 'primary' : 'quiet',
        onClick: part.onAgain,
      })}
    </div>
    ${part.kept ? renderKeptBack(formats.locale, part.kept) : nothing}
  </article>`;
}

/** @returns whether the browser prints: a page in a sandbox without `allow-modals` is not printed, and not told */
function printed(): boolean {
  let begun = false;
  const onBegin = () => (begun = true);
  addEventListener('beforeprint', onBegin);
  print();
  removeEventListener('beforeprint', onBegin);
  return begun;
}

/** Few want one: what writes it is loaded for those who press the button. */
async function saveToCalendar({ texts, formats }: StepsView, payment: Payment): Promise<void> {
  const { id, date, amount, confirmationNumber, createdAt, method } = payment;
  const [{ calendarFile }, { saveFile }] = await Promise.all([
    import('./calendar-file.ts'),
    import('../../ui/save-file.ts'),
  ]);
  const file = calendarFile({
    uid: `${id}@${location.host || 'fs-central'}`,
    date,
    title: texts.calendarTitle(formats.money(amount)),
    text: `${texts.confirmation}: ${confirmationNumber}\n${texts.from}: ${method.bankName ?? texts.bankAccount} ${texts.masked(method.last4)}`,
    madeAt: createdAt,
  });
  saveFile(new Blob([file], { type: 'text/calendar' }), `payment-${date}.ics`);
}

function renderOutcome(view: StepsView, payment: Payment) {
  const { formats } = view;
  const { tone, icon, heading, body } = outcome(view, payment);
  return html`<div class="outcome ${tone}">
    <span class="seal">${icon()}</span>
    <h2 id="step-title" tabindex="-1">${heading}</h2>
    ${renderFigure(payment.amount, formats.locale)}
    <p class="muted">${body}</p>
  </div>`;
}

function outcome(view: StepsView, payment: Payment) {
  const { texts, formats } = view;
  const date = formats.day(payment.date);
  switch (payment.status) {
    case 'scheduled':
      return {
        tone: 'scheduled',
        icon: calendarIcon,
        heading: texts.scheduledHeading,
        body: texts.scheduledBody(date),
      };
    case 'cancelled':
      return {
        tone: 'cancelled',
        icon: crossIcon,
        heading: texts.cancelledHeading,
        body: texts.cancelledBody,
      };
    case 'declined':
    case 'returned':
      return {
        tone: 'failed',
        icon: circleAlertIcon,
        heading: payment.status === 'declined' ? texts.declinedHeading : texts.returnedHeading,
        body: payment.status === 'declined' ? texts.declinedBody : returnedText(view, payment),
      };
    default:
      return {
        tone: 'done',
        icon: circleCheckIcon,
        heading: texts.receiptHeading,
        body:
          payment.status === 'processing'
            ? texts.receiptProcessing
            : payment.kind === 'payoff'
              ? texts.payoffDone
              : texts.receiptBody,
      };
  }
}

/** Why the bank sent it back, and what that means. */
function returnedText({ texts, common, formats }: StepsView, { returned }: Payment): string {
  if (!returned) return texts.declinedBody;
  const reasons: Record<string, string | undefined> = common.returned.reasons;
  return [
    reasons[returned.reason],
    common.returned.body(formats.day(returned.date)),
    returned.fee.amount > 0 && common.returned.fee(formats.money(returned.fee)),
  ]
    .filter(Boolean)
    .join(' ');
}

/** Down to the minute and with its year, as a receipt is read years later; in the customer's own zone. */
function submitted({ createdAt }: Payment, locale: string): string {
  const format = new Intl.DateTimeFormat(locale, {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
  });
  return format.format(new Date(createdAt));
}

/** The bank account of a payment that was made. */
const renderPaidFrom = ({ bankName, last4 }: Payment['method'], texts: StepsView['texts']) =>
  renderMasked(bankName ?? texts.bankAccount, last4, texts);

function statusText({ status }: Payment, texts: StepsView['texts']): string {
  const statuses: Record<string, string | undefined> = texts.statuses;
  return statuses[status] ?? status;
}
