import { html } from 'lit';
import type { PlanChange } from '../../../sdk/index.ts';
import type { ReviewWords } from '../../controllers/confirm-gate.ts';
import { renderButton } from '../../ui/button.ts';
import { renderNotice } from '../../ui/notice.ts';
import {
  bodyWords,
  renderSigners,
  renderTimeline,
  type SignerPart,
  statusWords,
  toneOf,
} from './change-part.ts';
import { choiceWords, coBorrowerOf, declinedByCoBorrower, type PlanView } from './plan-view.ts';

/** A change of a contract that the reader is the co-borrower of, and what can be done about it. */
export interface SharedPart extends SignerPart {
  busy: boolean;
}

/** A change that the reader is asked to sign, or was. */
export function renderShared(view: PlanView, part: SharedPart) {
  const { texts, common } = view;
  const { change, asking } = part;
  const { id } = change;
  const asked = isAsked(change);
  return html`<section class="stack" aria-labelledby="shared-${id}">
    <header>
      <h3 id="shared-${id}" tabindex="-1">${texts.sharedTitle(nameOf(change))}</h3>
      <p class="muted">${choiceWords(view, change)}</p>
    </header>
    ${renderNotice({
      id: `status-${id}`,
      tone: toneOf(change, asked),
      title: asked ? texts.yourSignature : statusWords(view, change),
      body: sharedWords(view, change),
      texts: common,
    })}
    ${asked ? (asking ? renderQuestion(view, part) : renderActions(view, part)) : part.failure}
    ${renderSigners(view, change, `-${id}`)} ${renderTimeline(view, change, `-${id}`)}
  </section>`;
}

/** Whether the reader is to sign it. */
function isAsked(change: PlanChange): boolean {
  return change.status === 'awaiting_signatures' && coBorrowerOf(change)?.signedAt === null;
}

function nameOf({ signers: [first] }: PlanChange): string {
  return first?.name ?? '';
}

function sharedWords(view: PlanView, change: PlanChange): string {
  const { texts, formats } = view;
  const { status, reason, expiresOn } = change;
  const other = nameOf(change);
  if (isAsked(change)) return texts.askedBy(other, formats.day(expiresOn));
  if (reason === declinedByCoBorrower) return texts.youRefused;
  if (status === 'info_needed') return texts.otherIsAsked(other);
  return status === 'expired' ? texts.stays : bodyWords(view, change);
}

function renderActions({ texts }: PlanView, { change, failure, onSign, onAsk }: SharedPart) {
  return html`${failure}
    <div class="actions">
      ${renderButton({
        id: `to-sign-${change.id}`,
        kind: 'primary',
        label: texts.readAndSign,
        onClick: onSign,
      })}
      ${renderButton({
        id: `refuse-${change.id}`,
        kind: 'quiet',
        label: texts.refuse,
        onClick: () => onAsk(true),
      })}
    </div>`;
}

function renderQuestion(view: PlanView, part: SharedPart) {
  const { texts, common } = view;
  const { change, busy, failure, ending, onAsk, onEnd } = part;
  return html`<div class="stack tight" role="group" aria-labelledby="question">
    <h4 id="question" tabindex="-1">${texts.refuseTitle}</h4>
    <p class="muted">${texts.refuseBody(nameOf(change))}</p>
    ${failure}
    <div class="actions">
      ${ending.render(html`<p><strong>${choiceWords(view, change)}</strong></p>`, {
        id: 'confirm-refuse',
        kind: 'primary',
        label: texts.refuse,
        busyLabel: texts.refusing,
        busy,
        onClick: onEnd,
      })}
      ${renderButton({
        label: common.back,
        kind: 'quiet',
        disabled: busy,
        onClick: () => onAsk(false),
      })}
    </div>
  </div>`;
}

/** What a window of the lender's asks before the reader declines. */
export function refusalWords(view: PlanView, change: PlanChange): ReviewWords {
  const { texts } = view;
  return {
    figure: choiceWords(view, change),
    lines: [{ label: texts.yourSignature, value: texts.sharedTitle(nameOf(change)) }],
    agreement: { label: texts.refuseTitle, value: texts.refuseBody(nameOf(change)) },
    confirm: texts.refuse,
  };
}
