import { html, type nothing, type TemplateResult } from 'lit';
import { renderButton } from '../../ui/button.ts';
import { type AllocationPart, renderAllocation } from './allocation-part.ts';
import { type AmountPart, renderAmount } from './amount-part.ts';
import { type DatePart, renderDate } from './date-part.ts';
import { bankForm, type MethodPart, renderMethods } from './method-part.ts';
import { type PanelView, renderAccountName } from './panel-view.ts';

/** A payment while it is being put together. */
export interface EditForm {
  amount: AmountPart;
  method: MethodPart;
  date: DatePart;
  allocation: AllocationPart;
  /** What stands above the questions: payments that are on their way or scheduled. */
  before: readonly (TemplateResult | typeof nothing)[];
  /** Why the last try did not go through, where no field is at fault. */
  notice: TemplateResult | typeof nothing;
  busy: boolean;
  onReview: () => void;
  onSaveMethod: () => void;
}

/** The three questions and what follows from the answers. */
export function renderEditForm(view: PanelView, form: EditForm) {
  const { texts } = view;
  const submit = (handler: () => void) => (event: Event) => {
    event.preventDefault();
    handler();
  };
  return html`<form id=${bankForm} novalidate @submit=${submit(form.onSaveMethod)}></form>
    <form class="form" novalidate aria-labelledby="step-title" @submit=${submit(form.onReview)}>
      <header>
        <h2 id="step-title" tabindex="-1">${texts.heading}</h2>
        <p class="muted small">${renderAccountName(view)}</p>
      </header>
      ${form.before}
      <div class="fields">
        ${renderAmount(view, form.amount)} ${renderMethods(view, form.method)}
        ${renderDate(view, form.date)}
      </div>
      <div class="summary">
        ${renderAllocation(view, form.allocation)} ${form.notice}
        ${renderButton({
          id: 'review',
          kind: 'primary',
          type: 'submit',
          label: texts.review,
          busyLabel: texts.reviewing,
          busy: form.busy,
          wide: true,
        })}
      </div>
    </form>`;
}
