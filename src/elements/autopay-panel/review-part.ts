import { html, nothing, type TemplateResult } from 'lit';
import type { ConfirmGate } from '../../controllers/confirm-gate.ts';
import { renderButton } from '../../ui/button.ts';
import { arrowLeftIcon } from '../../ui/icons.ts';
import { gateLabel, renderGateStatus } from '../gate-words.ts';
import {
  amountWords,
  dayWords,
  renderLine,
  renderMasked,
  renderNotes,
  type SetupView,
} from './autopay-view.ts';
import type { Reviewed } from './setup.ts';

/** The last look before automatic payments are on. */
export interface ReviewPart {
  reviewed: Reviewed;
  busy: boolean;
  gate: ConfirmGate | undefined;
  failure: TemplateResult | typeof nothing;
  onConfirm: () => void;
  onBack: () => void;
}

/** What will be taken and when, the text to agree to, and the one button. */
export function renderReview(view: SetupView, part: ReviewPart) {
  const { texts, common, formats, payment, account } = view;
  const { input, preview, method } = part.reviewed;
  const { vehicle, numberLast4 } = account;
  const [first, second] = preview.upcoming;
  const { last } = preview;
  const of = (debit: { amount: typeof account.amountDue; date: string }) =>
    texts.andThen(formats.money(debit.amount), formats.day(debit.date));
  return html`<form
    class="stack narrow"
    aria-labelledby="view-title"
    @submit=${(event: Event) => {
      event.preventDefault();
      part.onConfirm();
    }}
  >
    <h2 id="view-title" tabindex="-1">${texts.reviewTitle}</h2>
    ${renderNotes(view, preview.notes)}
    <div class="gate stack">
      <dl class="lines">
        ${renderLine(texts.takes, amountWords(view, input))}
        ${renderLine(texts.when, dayWords(view, input.day))}
        ${first ? renderLine(texts.first, of(first)) : nothing}
        ${second ? renderLine(texts.then, of(second)) : nothing}
        ${
          last
            ? renderLine(
                texts.final,
                texts.finalOn(formats.money(last.amount), formats.day(last.date)),
              )
            : nothing
        }
        ${renderLine(
          texts.from,
          renderMasked(method.bankName ?? payment.bankAccount, method.last4, view),
        )}
        ${renderLine(
          texts.to,
          renderMasked([vehicle.year, vehicle.make, vehicle.model].join(' '), numberLast4, view),
        )}
      </dl>
      <p class="muted small">${texts.weekends}</p>
      <section class="agreement" aria-labelledby="agreement-title">
        <h3 id="agreement-title">${texts.agreement}</h3>
        <p class="muted small" id="agreement">${preview.authorization}</p>
      </section>
      ${part.failure} ${renderConfirm(view, part)}
    </div>
    ${part.gate ? renderGateStatus(part.gate, formats.locale, common) : nothing}
    <div class="actions">
      ${renderButton({
        label: common.back,
        kind: 'quiet',
        icon: arrowLeftIcon(),
        disabled: part.busy,
        onClick: part.onBack,
      })}
    </div>
  </form>`;
}

function renderConfirm({ texts, autopay, formats }: SetupView, { busy, gate }: ReviewPart) {
  const own = autopay.status === 'off' ? texts.confirm : texts.confirmChange;
  return renderButton({
    id: 'confirm',
    kind: 'primary',
    type: 'submit',
    label: gate && !busy ? gateLabel(gate, own, formats.locale) : own,
    busyLabel: texts.confirming,
    busy,
    unready: gate !== undefined && !gate.ready,
    wide: true,
  });
}

/** The question whether to turn it off, and what becomes of the payment that is about to be taken. */
export interface RevokePart {
  busy: boolean;
  failure: TemplateResult | typeof nothing;
  onRevoke: () => void;
  onKeep: () => void;
}

/** What happens next if automatic payments are turned off. */
export function renderRevoke(view: SetupView, { busy, failure, onRevoke, onKeep }: RevokePart) {
  const { texts, formats, account, autopay } = view;
  const { next, sending } = autopay;
  return html`<div class="stack narrow">
    <h2 id="view-title" tabindex="-1">${texts.revokeTitle}</h2>
    <div class="stack tight">
      <p>
        ${
          next
            ? texts.revokeNext(formats.money(next.amount), formats.day(next.date))
            : texts.revokeNone
        }
      </p>
      ${next && next.stopBy < account.asOf ? html`<p class="muted">${texts.revokeSoon}</p>` : nothing}
      ${
        sending
          ? html`<p>${texts.sending(formats.money(sending.amount), formats.day(sending.date))}</p>`
          : nothing
      }
      <p class="muted">${texts.revokeAgain}</p>
    </div>
    ${failure}
    <div class="actions">
      ${renderButton({
        id: 'revoke',
        kind: 'primary',
        label: texts.turnOff,
        busyLabel: texts.revoking,
        busy,
        onClick: onRevoke,
      })}
      ${renderButton({ label: texts.keep, kind: 'quiet', disabled: busy, onClick: onKeep })}
    </div>
  </div>`;
}
