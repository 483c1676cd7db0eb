import { html, nothing } from 'lit';
import type { Account } from '../../../sdk/index.ts';
import { renderFigure } from '../../ui/figure.ts';
import { checkIcon, circleAlertIcon, circleCheckIcon } from '../../ui/icons.ts';
import type { CardView } from './card-view.ts';
import { standingOf } from './standing.ts';

/** The first thing on the card: what is owed and when, in figures or in words. */
export function renderLead(view: CardView) {
  const standing = standingOf(view.account);
  switch (standing) {
    case 'paid-off':
      return renderPaidOff(view);
    case 'clear':
      return renderClear(view);
    case 'due':
    case 'past-due':
      return renderAmountDue(view, standing === 'past-due');
  }
}

function renderAmountDue({ account, texts, formats }: CardView, behind: boolean) {
  const { amountDue, dueDate } = account;
  return html`<div class="lead">
    <p class="muted small">${texts.amountDue}</p>
    ${renderFigure(amountDue, formats.locale)}
    ${
      behind
        ? renderBehind({ account, texts, formats })
        : html`<p class="when">
            ${dueDate ? html`<span>${texts.due(formats.day(dueDate))}</span>` : nothing}
            ${renderAutopayChip(account, texts)}
          </p>`
    }
  </div>`;
}

function renderBehind({ account, texts, formats }: CardView) {
  const { pastDue, daysPastDue, feesDue, dueDate } = account;
  return html`<div class="behind">
    ${circleAlertIcon()}
    <strong>${texts.behind(formats.money(pastDue))}</strong>
    <p>
      ${daysPastDue > 0 ? texts.behindDays(daysPastDue) : nothing}
      ${feesDue.amount > 0 ? texts.behindFees(formats.money(feesDue)) : nothing}
      ${dueDate ? texts.behindFrom(formats.day(dueDate)) : nothing}
    </p>
  </div>`;
}

function renderClear({ account, texts, formats }: CardView) {
  const { nextInstalment: next } = account;
  return html`<div class="lead">
    <p class="statement">${texts.nothingDue}</p>
    <p class="when">
      ${
        next
          ? html`<span class="figures"
              >${texts.nextPayment(formats.money(next.amount), formats.day(next.dueDate))}</span
            >`
          : nothing
      }
      ${renderAutopayChip(account, texts)}
    </p>
  </div>`;
}

function renderPaidOff({ texts }: CardView) {
  return html`<div class="lead paid-off">
    <p class="statement">${circleCheckIcon()}<span>${texts.paidOff}</span></p>
    <p>${texts.paidOffBody}</p>
  </div>`;
}

function renderAutopayChip(account: Account, texts: CardView['texts']) {
  if (!account.autopay.active) return nothing;
  return html`<span class="chip">${checkIcon()}<span>${texts.autopayOn}</span></span>`;
}
