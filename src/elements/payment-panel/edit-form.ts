import { html, type nothing, type TemplateResult } from 'lit';
import { renderButton } from '../../ui/button.ts';
import { renderWords } from '../../ui/message.ts';
import { renderAllocation } from './allocation-part.ts';
import { renderAmount } from './amount-part.ts';
import type { BankAccounts } from './bank-accounts.ts';
import { renderDate } from './date-part.ts';
import type { LivePreview } from './live-preview.ts';
import { bankForm, renderMethods } from './method-part.ts';
import { mostPayable, type PanelData } from './panel-data.ts';
import { type PanelView, renderAccountName } from './panel-view.ts';
import type { PaymentForm } from './payment-form.ts';
import type { PayoffDoor } from './payoff-door.ts';
import { renderRefusal } from './refusal-part.ts';

/** A payment while it is being put together. */
export interface EditForm {
  data: PanelData;
  form: PaymentForm;
  preview: LivePreview;
  payoff: PayoffDoor;
  accounts: BankAccounts;
  /** What stands above the questions: payments that are on their way or scheduled. */
  before: readonly (TemplateResult | typeof nothing)[];
  onReview: () => void;
}

/** The three questions and what follows from the answers. */
export function renderEditForm(view: PanelView, part: EditForm) {
  const { texts, formats } = view;
  const { data, form, preview, payoff, accounts } = part;
  const { draft } = form;
  if (!draft || data.account.payoff.amount.amount <= 0) {
    return renderWords(texts.paidOffTitle, texts.paidOffBody);
  }
  const problems = { ...preview.problems, ...payoff.problems, ...form.problems };
  const submit = (handler: () => void) => (event: Event) => {
    event.preventDefault();
    handler();
  };
  return html`<form
      id=${bankForm}
      novalidate
      @submit=${submit(() => void accounts.save(view))}
    ></form>
    <form class="form" novalidate aria-labelledby="step-title" @submit=${submit(part.onReview)}>
      <header>
        <h2 id="step-title" tabindex="-1">${texts.heading}</h2>
        <p class="muted small">${renderAccountName(view)}</p>
      </header>
      ${part.before}
      <div class="fields">
        ${renderAmount(view, {
          draft,
          problem: problems.amount,
          most: mostPayable(data, draft),
          payoff: payoff.render(view),
          onChoice: (choice) => form.change({ choice }),
          onInput: (otherText) => form.change({ otherText }),
          onDone: () => form.finishAmount(data, formats.locale),
        })}
        ${renderMethods(view, {
          methods: data.methods,
          chosen: draft.methodId,
          problem: problems.method,
          accounts,
          onChoose: (methodId) => form.change({ methodId }),
        })}
        ${renderDate(view, {
          draft,
          problem: problems.date,
          dates: data.dates,
          cutoff: data.cutoff,
          onInput: (date) => form.change({ date }),
        })}
      </div>
      <div class="summary">
        ${renderAllocation(view, {
          preview: preview.value,
          pending: preview.pending,
          failed: preview.failed,
        })}
        ${renderRefusal(view, form.error)}
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
