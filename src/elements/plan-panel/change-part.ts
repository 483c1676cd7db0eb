import { html, nothing, type TemplateResult } from 'lit';
import type { PlanChange } from '../../../sdk/index.ts';
import { renderButton } from '../../ui/button.ts';
import { checkIcon } from '../../ui/icons.ts';
import { renderNotice } from '../../ui/notice.ts';
import { renderDetails } from './form-part.ts';
import { choiceWords, isOpen, momentWords, type PlanView, reasonWords } from './plan-view.ts';

/** A change that was asked for, and what can be done about it. */
export interface ChangePart {
  change: PlanChange;
  details: string;
  noDetails: boolean;
  /** Whether it is being withdrawn, after a question. */
  asking: boolean;
  busy: boolean;
  failure: TemplateResult | typeof nothing;
  onSign: () => void;
  onDetails: (details: string) => void;
  onTell: () => void;
  onAsk: (asking: boolean) => void;
  onWithdraw: () => void;
}

/** Where a change stands, its signatures and what has happened. */
export function renderChange(view: PlanView, part: ChangePart) {
  const { texts, common } = view;
  const { change } = part;
  const states: Record<string, string | undefined> = texts.status;
  const tone = { applied: 'success', info_needed: 'warning', awaiting_signatures: 'warning' }[
    change.status as string
  ] as 'success' | 'warning' | undefined;
  return html`<section class="stack" aria-labelledby="change-title">
    <h3 id="change-title" tabindex="-1">${choiceWords(view, change)}</h3>
    ${renderNotice({
      id: 'status',
      tone: tone ?? 'info',
      title: states[change.status] ?? texts.statusOther,
      body: bodyWords(view, change),
      texts: common,
    })}
    ${change.status === 'info_needed' ? renderTell(view, part) : nothing}
    ${part.asking ? renderQuestion(view, part) : renderActions(view, part)}
    ${renderSigners(view, change)} ${renderTimeline(view, change)}
  </section>`;
}

function bodyWords(view: PlanView, change: PlanChange): string {
  const { texts, formats } = view;
  const { status, decideOn, expiresOn, effect, reason } = change;
  switch (status) {
    case 'awaiting_signatures':
      return texts.signBy(formats.day(expiresOn));
    case 'in_review':
      return decideOn === null ? texts.stays : texts.inReview(formats.day(decideOn));
    case 'info_needed':
      return texts.infoNeeded(formats.day(expiresOn));
    case 'applied': {
      const moved = effect.rows.find(({ before, after }) => before?.date !== after?.date)?.after;
      return moved ? texts.applied(formats.day(moved.date)) : '';
    }
    case 'declined':
      return `${reasonWords(view, reason ?? '')} ${texts.stays}`;
    default:
      return texts.stays;
  }
}

function renderTell(view: PlanView, part: ChangePart) {
  const { texts } = view;
  return html`<form
    class="stack narrow"
    novalidate
    @submit=${(event: Event) => {
      event.preventDefault();
      part.onTell();
    }}
  >
    ${renderDetails(view, {
      details: part.details,
      error: part.noDetails ? texts.detailsProblem : undefined,
      onInput: part.onDetails,
    })}
    <div class="actions">
      ${renderButton({
        id: 'tell',
        kind: 'primary',
        type: 'submit',
        label: texts.tell,
        busyLabel: texts.telling,
        busy: part.busy,
      })}
    </div>
  </form>`;
}

function renderActions({ texts }: PlanView, { change, failure, onSign, onAsk }: ChangePart) {
  if (!isOpen(change)) return failure;
  const own = change.signers.find(({ role }) => role === 'customer');
  return html`${failure}
    <div class="actions">
      ${
        change.status === 'awaiting_signatures' && own?.signedAt === null
          ? renderButton({ id: 'to-sign', kind: 'primary', label: texts.sign, onClick: onSign })
          : nothing
      }
      ${renderButton({
        id: 'withdraw',
        kind: 'quiet',
        label: texts.withdraw,
        onClick: () => onAsk(true),
      })}
    </div>`;
}

function renderQuestion({ texts }: PlanView, { busy, failure, onAsk, onWithdraw }: ChangePart) {
  return html`<div class="stack tight" role="group" aria-labelledby="question">
    <h4 id="question" tabindex="-1">${texts.withdrawTitle}</h4>
    <p class="muted">${texts.withdrawBody}</p>
    ${failure}
    <div class="actions">
      ${renderButton({
        id: 'confirm-withdraw',
        kind: 'primary',
        label: texts.withdraw,
        busyLabel: texts.withdrawing,
        busy,
        onClick: onWithdraw,
      })}
      ${renderButton({
        label: texts.keep,
        kind: 'quiet',
        disabled: busy,
        onClick: () => onAsk(false),
      })}
    </div>
  </div>`;
}

function renderSigners(view: PlanView, { signers }: PlanChange) {
  const { texts } = view;
  if (signers.length < 2) return nothing;
  return html`<section aria-labelledby="signers-title">
    <h4 id="signers-title">${texts.signers}</h4>
    <ul class="why small">
      ${signers.map(
        ({ role, name, signedAt }) =>
          html`<li>
            <bdi>${name}</bdi>${role === 'co_borrower' ? html` (${texts.coBorrower})` : nothing}:
            ${signedAt === null ? texts.notSigned : texts.signedOn(momentWords(view, signedAt))}
          </li>`,
      )}
    </ul>
  </section>`;
}

function renderTimeline(view: PlanView, { events }: PlanChange) {
  const { texts } = view;
  const words: Record<string, string | undefined> = texts.events;
  return html`<section aria-labelledby="timeline-title">
    <h4 id="timeline-title">${texts.timeline}</h4>
    <ol class="timeline small">
      ${events.map(
        ({ kind, at }) =>
          html`<li>
            ${checkIcon()}<span>${words[kind] ?? texts.eventOther}</span>
            <time class="muted" datetime=${at}>${momentWords(view, at)}</time>
          </li>`,
      )}
    </ol>
  </section>`;
}
