import { html, nothing, type TemplateResult } from 'lit';
import type { ConfirmGate, ReviewWords } from '../../controllers/confirm-gate.ts';
import { renderButton } from '../../ui/button.ts';
import { arrowLeftIcon } from '../../ui/icons.ts';
import { renderNotice } from '../../ui/notice.ts';
import { gateLabel, renderGateStatus } from '../gate-words.ts';
import { renderMethodName } from '../payment-panel/method-part.ts';
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
  const { input, preview, method, anew } = part.reviewed;
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
    ${
      anew
        ? renderNotice({
            id: 'anew',
            tone: 'warning',
            title: texts.anewTitle,
            body: texts.anewBody,
            texts: common,
          })
        : nothing
    }
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
        ${renderLine(texts.from, renderMethodName(method, payment))}
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
  gate: ConfirmGate | undefined;
  failure: TemplateResult | typeof nothing;
  onRevoke: () => void;
  onKeep: () => void;
}

function stopped({ texts, formats, autopay: { next } }: SetupView) {
  return next
    ? texts.revokeNext(formats.money(next.amount), formats.day(next.date))
    : texts.revokeNone;
}

/** What a window of the lender's asks before they are turned off. */
export function revokeWords(view: SetupView): ReviewWords {
  const { texts, payment, account } = view;
  const { vehicle, numberLast4 } = account;
  const to = [vehicle.year, vehicle.make, vehicle.model, payment.masked(numberLast4)].join(' ');
  return {
    figure: texts.turnOff,
    lines: [{ label: texts.to, value: to }],
    agreement: { label: texts.revokeTitle, value: stopped(view) },
    confirm: texts.turnOff,
  };
}

/** What happens next if automatic payments are turned off. */
export function renderRevoke(view: SetupView, part: RevokePart) {
  const { busy, gate, failure, onRevoke, onKeep } = part;
  const { texts, common, formats, account, autopay } = view;
  const { next, sending } = autopay;
  const button = {
    id: 'revoke',
    kind: 'primary',
    label: gate && !busy ? gateLabel(gate, texts.turnOff, formats.locale) : texts.turnOff,
    busyLabel: texts.revoking,
    busy,
    unready: gate !== undefined && !gate.ready,
    onClick: onRevoke,
  } as const;
  return html`<div class="stack narrow">
    <h2 id="view-title" tabindex="-1">${texts.revokeTitle}</h2>
    <div class="stack tight">
      ${gate ? nothing : html`<p>${stopped(view)}</p>`}
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
      ${
        gate
          ? html`<div class="gate stack">
                <p>${stopped(view)}</p>
                ${renderButton({ ...button, wide: true })}
              </div>
              ${renderGateStatus(gate, formats.locale, common)}`
          : renderButton(button)
      }
      ${renderButton({ label: texts.keep, kind: 'quiet', disabled: busy, onClick: onKeep })}
    </div>
  </div>`;
}
