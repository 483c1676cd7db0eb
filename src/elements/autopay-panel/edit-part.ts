import { html, nothing, type TemplateResult } from 'lit';
import type { AutopayInput, PaymentMethod } from '../../../sdk/index.ts';
import { renderButton } from '../../ui/button.ts';
import { circleAlertIcon } from '../../ui/icons.ts';
import { renderMoneyField } from '../../ui/money-field.ts';
import { renderTextField } from '../../ui/text-field.ts';
import { renderMethodName } from '../payment-panel/method-part.ts';
import { renderOption } from '../payment-panel/option.ts';
import { renderMasked, type SetupView } from './autopay-view.ts';

/** What the customer has put together so far. */
export interface Draft {
  kind: AutopayInput['amountKind'];
  /** As typed. */
  amount: string;
  when: 'due' | 'day';
  /** As typed. */
  day: string;
  methodId: string;
}

/** What is wrong with it, by field. */
export interface Problems {
  amount?: 'amount' | 'large';
  day?: 'day';
  /** The server's code, where the refusal is the server's. */
  method?: string;
}

/** The form and what it does. */
export interface DraftPart {
  draft: Draft;
  problems: Problems;
  methods: readonly PaymentMethod[];
  busy: boolean;
  failure: TemplateResult | typeof nothing;
  onChange: (change: Partial<Draft>) => void;
  onReview: () => void;
  onCancel: () => void;
}

/** Three questions: how much, when, and from where. */
export function renderDraft(view: SetupView, part: DraftPart) {
  const { texts, common, account, autopay } = view;
  const { vehicle, numberLast4 } = account;
  const name = [vehicle.year, vehicle.make, vehicle.model].join(' ');
  return html`<form
    class="stack narrow"
    novalidate
    aria-labelledby="view-title"
    @submit=${(event: Event) => {
      event.preventDefault();
      part.onReview();
    }}
  >
    <header>
      <h2 id="view-title" tabindex="-1">
        ${autopay.status === 'off' ? texts.setUpTitle : texts.changeTitle}
      </h2>
      <p class="muted small">${renderMasked(name, numberLast4, view)}</p>
    </header>
    ${renderAmounts(view, part)} ${renderDays(view, part)} ${renderMethods(view, part)}
    ${part.failure}
    <div class="actions">
      ${
        part.methods.length === 0
          ? nothing
          : renderButton({
              id: 'review',
              kind: 'primary',
              type: 'submit',
              label: texts.review,
              busyLabel: texts.reviewing,
              busy: part.busy,
            })
      }
      ${renderButton({ label: common.cancel, kind: 'quiet', onClick: part.onCancel })}
    </div>
  </form>`;
}

function renderAmounts({ texts, formats, account }: SetupView, part: DraftPart) {
  const { draft, problems, onChange } = part;
  const option = (kind: Draft['kind'], label: string, help: string) =>
    renderOption({
      name: 'amount-kind',
      id: `kind-${kind}`,
      label,
      help,
      checked: draft.kind === kind,
      onChoose: () => onChange({ kind, amount: '' }),
    });
  return html`<fieldset id="amount">
    <legend>${texts.amount}</legend>
    <div class="options">
      ${option('due', texts.due, texts.dueHelp(formats.money(account.instalment)))}
      ${option('due_plus', texts.duePlus, texts.duePlusHelp)}
      ${option('fixed', texts.fixed, texts.fixedHelp)}
    </div>
    ${
      draft.kind === 'due'
        ? nothing
        : renderMoneyField({
            id: 'typed-amount',
            label: draft.kind === 'due_plus' ? texts.extraLabel : texts.fixedLabel,
            currency: account.amountDue.currency,
            locale: formats.locale,
            value: draft.amount,
            error:
              problems.amount &&
              (problems.amount === 'large' ? texts.amountTooLarge : texts.amountProblem),
            onInput: (event) => onChange({ amount: (event.target as HTMLInputElement).value }),
          })
    }
  </fieldset>`;
}

function renderDays({ texts, formats, account }: SetupView, part: DraftPart) {
  const { draft, problems, onChange } = part;
  const { dueDate } = account;
  return html`<fieldset id="day">
    <legend>${texts.day}</legend>
    <div class="options">
      ${renderOption({
        name: 'when',
        id: 'when-due',
        label: texts.dueDate,
        help: dueDate === null ? undefined : texts.dueDateHelp(formats.day(dueDate)),
        checked: draft.when === 'due',
        onChoose: () => onChange({ when: 'due' }),
      })}
      ${renderOption({
        name: 'when',
        id: 'when-day',
        label: texts.otherDay,
        help: texts.otherDayHelp,
        checked: draft.when === 'day',
        onChoose: () => onChange({ when: 'day' }),
      })}
    </div>
    ${
      draft.when === 'due'
        ? nothing
        : renderTextField({
            id: 'typed-day',
            label: texts.dayLabel,
            help: texts.dayHelp,
            error: problems.day && texts.dayProblem,
            value: draft.day,
            inputmode: 'numeric',
            maxlength: 2,
            onInput: (event) => onChange({ day: (event.target as HTMLInputElement).value }),
          })
    }
  </fieldset>`;
}

function renderMethods({ texts, payment }: SetupView, part: DraftPart) {
  const { draft, problems, methods, onChange } = part;
  const refused: Record<string, string | undefined> = payment.methodProblems;
  return html`<fieldset
    id="method"
    aria-describedby=${problems.method ? 'method-problem' : nothing}
  >
    <legend>${texts.method}</legend>
    ${
      methods.length === 0
        ? html`<p class="muted">${texts.noMethods}</p>`
        : html`<div class="options">
            ${methods.map((method) =>
              renderOption({
                name: 'method',
                id: `method-${method.id}`,
                label: renderMethodName(method, payment),
                checked: method.id === draft.methodId,
                onChoose: () => onChange({ methodId: method.id }),
              }),
            )}
          </div>`
    }
    ${
      problems.method
        ? html`<p class="field-error" id="method-problem" tabindex="-1">
            ${circleAlertIcon()}<span>${refused[problems.method] ?? texts.methodProblem}</span>
          </p>`
        : nothing
    }
  </fieldset>`;
}
