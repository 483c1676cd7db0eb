import { html, nothing, type TemplateResult } from 'lit';
import type { PlanChange } from '../../../sdk/index.ts';
import { renderButton } from '../../ui/button.ts';
import { checkIcon, crossIcon } from '../../ui/icons.ts';
import { renderNotice } from '../../ui/notice.ts';
import type { GuestConfirm, Question } from '../guest-confirm.ts';
import { renderDetails } from './form-part.ts';
import {
  choiceWords,
  coBorrowerOf,
  declinedByCoBorrower,
  isOpen,
  momentWords,
  type PlanView,
  reasonWords,
} from './plan-view.ts';

/** A change that was asked for, and what whoever signs it can do about it. */
export interface SignerPart {
  change: PlanChange;
  /** Whether it is being withdrawn or declined, after a question. */
  asking: boolean;
  failure: TemplateResult | typeof nothing;
  /** The button that withdraws or declines. */
  ending: GuestConfirm;
  onSign: () => void;
  onAsk: (asking: boolean) => void;
  onEnd: () => void;
}

/** What the customer whose contract it is can do about it, too. */
export interface ChangePart extends SignerPart {
  details: string;
  noDetails: boolean;
  busy: boolean;
  onDetails: (details: string) => void;
  onTell: () => void;
}

/** Where a change stands, its signatures and what has happened. */
export function renderChange(view: PlanView, part: ChangePart) {
  const { common } = view;
  const { change } = part;
  return html`<section class="stack" aria-labelledby="change-title">
    <h3 id="change-title" tabindex="-1">${choiceWords(view, change)}</h3>
    ${renderNotice({
      id: 'status',
      tone: toneOf(change, signsNow(change)),
      title: statusWords(view, change),
      body: bodyWords(view, change),
      texts: common,
    })}
    ${change.status === 'info_needed' ? renderTell(view, part) : nothing}
    ${part.asking ? renderQuestion(view, part) : renderActions(view, part)}
    ${renderSigners(view, change)} ${renderTimeline(view, change)}
  </section>`;
}

/** Whether the customer whose contract it is has not signed yet. */
function signsNow({ status, signers: [first] }: PlanChange): boolean {
  return status === 'awaiting_signatures' && first?.signedAt === null;
}

/**
 * What a change's state looks like.
 *
 * @param asked whether the reader is to do something
 */
export function toneOf({ status }: PlanChange, asked: boolean): 'info' | 'success' | 'warning' {
  if (asked || status === 'info_needed') return 'warning';
  return status === 'applied' ? 'success' : 'info';
}

/** Where a change stands, in a few words. */
export function statusWords({ texts }: PlanView, { status, reason }: PlanChange): string {
  if (reason === declinedByCoBorrower) return texts.unsigned;
  const states: Record<string, string | undefined> = texts.status;
  return states[status] ?? texts.statusOther;
}

/** What a change's state means to the customer whose contract it is. */
export function bodyWords(view: PlanView, change: PlanChange): string {
  const { texts, formats } = view;
  const { status, decideOn, expiresOn, effect, reason } = change;
  const other = coBorrowerOf(change);
  switch (status) {
    case 'awaiting_signatures':
      if (!other || signsNow(change)) return texts.signBy(formats.day(expiresOn));
      return texts.waitingFor(other.name, formats.day(expiresOn));
    case 'in_review':
      return decideOn === null ? texts.stays : texts.inReview(formats.day(decideOn));
    case 'info_needed':
      return texts.infoNeeded(formats.day(expiresOn));
    case 'applied': {
      const moved = effect.rows.find(({ before, after }) => before?.date !== after?.date)?.after;
      return moved ? texts.applied(formats.day(moved.date)) : '';
    }
    case 'expired':
      // Whoever signs second is asked once the first has signed.
      return other?.signedAt === null && change.signers[0]?.signedAt
        ? texts.expiredFor(other.name)
        : texts.stays;
    case 'declined':
      if (other && reason === declinedByCoBorrower) return texts.refusedBy(other.name);
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
  return html`${failure}
    <div class="actions">
      ${
        signsNow(change)
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

function renderQuestion(view: PlanView, part: ChangePart) {
  const { texts } = view;
  const { change, busy, failure, ending, onAsk, onEnd } = part;
  return html`<div class="stack tight" role="group" aria-labelledby="question">
    <h4 id="question" tabindex="-1">${texts.withdrawTitle}</h4>
    <p class="muted">${texts.withdrawBody}</p>
    ${failure}
    <div class="actions">
      ${ending.render(html`<p><strong>${choiceWords(view, change)}</strong></p>`, {
        id: 'confirm-withdraw',
        kind: 'primary',
        label: texts.withdraw,
        busyLabel: texts.withdrawing,
        busy,
        onClick: onEnd,
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

/** What a window of the lender's asks before the customer withdraws. */
export function withdrawalWords(view: PlanView, change: PlanChange): Question['words'] {
  const { texts } = view;
  return {
    figure: choiceWords(view, change),
    lines: [{ label: texts.timeline, value: statusWords(view, change) }],
    agreement: { label: texts.withdrawTitle, value: texts.withdrawBody },
    confirm: texts.withdraw,
  };
}

/**
 * Who has signed, and who is to.
 *
 * @param key tells several of them apart
 */
export function renderSigners(view: PlanView, { signers }: PlanChange, key = '') {
  const { texts } = view;
  if (signers.length < 2) return nothing;
  return html`<section aria-labelledby="signers-title${key}">
    <h4 id="signers-title${key}">${texts.signers}</h4>
    <ul class="signers small">
      ${signers.map(
        ({ role, name, signedAt }) =>
          html`<li>
            <bdi>${name}</bdi>${role === 'co_borrower' ? html` (${texts.coBorrower})` : nothing}:
            <span class="muted"
              >${signedAt === null ? texts.notSigned : texts.signedOn(momentWords(view, signedAt))}</span
            >
          </li>`,
      )}
    </ul>
  </section>`;
}

// Ends that nobody asked for wear no tick.
const ended = new Set<string>(['declined', 'co_borrower_declined', 'expired', 'withdrawn']);

/**
 * What has happened, oldest first.
 *
 * @param key tells several of them apart
 */
export function renderTimeline(view: PlanView, { events }: PlanChange, key = '') {
  const { texts } = view;
  const words: Record<string, string | undefined> = texts.events;
  return html`<section aria-labelledby="timeline-title${key}">
    <h4 id="timeline-title${key}">${texts.timeline}</h4>
    <ol class="timeline small">
      ${events.map(
        ({ kind, at }) =>
          html`<li>
            ${ended.has(kind) ? html`<span class="ended">${crossIcon()}</span>` : checkIcon()}
            <span>${words[kind] ?? texts.eventOther}</span>
            <time class="muted" datetime=${at}>${momentWords(view, at)}</time>
          </li>`,
      )}
    </ol>
  </section>`;
}
