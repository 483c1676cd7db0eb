import { html, nothing, type TemplateResult } from 'lit';
import type { PaymentInput, PaymentMethod, PaymentPreview } from '../../../sdk/index.ts';
import { renderButton } from '../../ui/button.ts';
import { renderFigure } from '../../ui/figure.ts';
import { arrowLeftIcon } from '../../ui/icons.ts';
import { renderNotice } from '../../ui/notice.ts';
import { renderSplit } from './allocation-part.ts';
import type { Confirmation } from './confirmation.ts';
import { renderMethodName } from './method-part.ts';
import { renderAccountName, type StepsView } from './panel-view.ts';

/** A payment put together and checked by the server, before the customer confirms it. */
export interface Review {
  input: PaymentInput;
  preview: PaymentPreview;
  method: PaymentMethod;
  /** The text the customer agrees to by confirming. */
  authorization: string;
  /** It is not what was shown first: time has passed since. */
  anew?: boolean;
}

/** The last look before money moves. */
export interface ReviewPart {
  review: Review;
  busy: boolean;
  /** What to know before it is confirmed. */
  before: TemplateResult | typeof nothing;
  confirmation: Confirmation;
  /** Back to the form, to the field of this id. */
  onEdit: (field: string) => void;
}

/** Amount, method, date and account once more, what they do, and the one button that pays. */
export function renderReview(
  view: StepsView,
  { review, busy, before, confirmation, onEdit }: ReviewPart,
) {
  const { texts, common, formats } = view;
  const { input, preview, method, authorization, anew } = review;
  return html`<form
    class="stack review"
    aria-labelledby="step-title"
    @submit=${(event: Event) => {
      event.preventDefault();
      confirmation.press();
    }}
    @keydown=${(event: KeyboardEvent) => {
      if (event.key === 'Escape' && !busy) onEdit('amount');
    }}
  >
    <div>
      <h2 id="step-title" tabindex="-1">${texts.reviewHeading}</h2>
      <div class="amount">
        ${renderFigure(input.amount, formats.locale)}
        ${renderEdit({
          label: texts.editAmount,
          text: common.edit,
          busy,
          onClick: () => onEdit('amount'),
        })}
      </div>
    </div>
    <dl class="lines">
      ${renderLine(texts.from, renderMethodName(method, texts), {
        label: texts.editMethod,
        text: common.edit,
        busy,
        onClick: () => onEdit('method'),
      })}
      ${renderLine(texts.on, formats.weekday(input.date), {
        label: texts.editDate,
        text: common.edit,
        busy,
        onClick: () => onEdit('date'),
      })}
      ${renderLine(texts.to, renderAccountName(view))}
    </dl>
    ${
      anew
        ? renderNotice({
            tone: 'warning',
            ...texts.refusals.authorization_changed,
            id: 'anew',
            texts: common,
          })
        : nothing
    }
    <section class="allocation" aria-labelledby="split-title">
      <h3 id="split-title">${texts.allocation}</h3>
      <dl class="rows figures">${renderSplit(preview.allocation, view)}</dl>
    </section>
    <section class="agreement" aria-labelledby="agreement-title">
      <h3 id="agreement-title">${texts.authorization}</h3>
      <p class="muted small" id="agreement">${authorization}</p>
    </section>
    ${before}
    ${
      input.acknowledgeDuplicate
        ? renderNotice({
            tone: 'warning',
            title: texts.duplicate.title,
            body: texts.duplicate.body(formats.money(input.amount)),
            next: texts.duplicate.next,
            id: 'duplicate',
            texts: common,
          })
        : nothing
    }
    <div class="actions">
      ${confirmation.render(view, review, busy)}
      ${renderButton({
        label: common.back,
        kind: 'quiet',
        icon: arrowLeftIcon(),
        wide: true,
        disabled: busy,
        onClick: () => onEdit('amount'),
      })}
    </div>
  </form>`;
}

interface EditLink {
  label: string;
  text: string;
  busy: boolean;
  onClick: () => void;
}

/** A line of what was put together; with a link where it can still be changed. */
export function renderLine(label: string, value: string | TemplateResult, edit?: EditLink) {
  return html`<div class="line">
    <dt>${label}</dt>
    <dd>${value}</dd>
    ${edit ? html`<dd>${renderEdit(edit)}</dd>` : nothing}
  </div>`;
}

function renderEdit({ label, text, busy, onClick }: EditLink) {
  return html`<button
    type="button"
    class="link"
    aria-label=${label}
    ?disabled=${busy}
    @click=${onClick}
  >
    ${text}
  </button>`;
}
