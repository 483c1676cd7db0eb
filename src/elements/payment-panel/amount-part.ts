import { html, nothing } from 'lit';
import { circleAlertIcon } from '../../ui/icons.ts';
import { renderMoneyField } from '../../ui/money-field.ts';
import type { Money } from '../../../sdk/index.ts';
import { type AmountChoice, type AmountOption, amountOptions, type Draft } from './draft.ts';
import { renderOption } from './option.ts';
import type { PanelView } from './panel-view.ts';

/** The question "How much?". */
export interface AmountPart {
  draft: Draft;
  problem: string | undefined;
  /** The most that can be paid on the draft's date. */
  most: Money;
  onChoice: (choice: AmountChoice) => void;
  onInput: (text: string) => void;
  /** The customer left the field. */
  onDone: () => void;
}

/** The amounts by name, and a field for any other. */
export function renderAmount(view: PanelView, part: AmountPart) {
  const { account, texts } = view;
  const { draft } = part;
  const problem = part.problem && problemText(view, part.problem, part.most);
  const pick = (choice: AmountChoice) => () => part.onChoice(choice);
  const options = amountOptions(account);
  return html`<fieldset id="amount" aria-describedby=${problem ? 'amount-problem' : nothing}>
    <legend>${texts.amount}</legend>
    <div class="options">
      ${options.map((option) =>
        renderOption({
          name: 'amount-choice',
          id: `amount-${option.choice}`,
          checked: draft.choice === option.choice,
          onChoose: pick(option.choice),
          ...describe(option, view),
        }),
      )}
      ${
        options.length > 0
          ? renderOption({
              name: 'amount-choice',
              id: 'amount-choice-other',
              checked: draft.choice === 'other',
              onChoose: pick('other'),
              label: texts.amountOther,
            })
          : nothing
      }
    </div>
    ${draft.choice === 'other' ? renderOther(view, part, problem) : nothing}
    ${
      problem && draft.choice !== 'other'
        ? html`<p class="field-error" id="amount-problem">
            ${circleAlertIcon()}<span>${problem}</span>
          </p>`
        : nothing
    }
  </fieldset>`;
}

function renderOther({ account, texts, formats }: PanelView, part: AmountPart, problem?: string) {
  return renderMoneyField({
    id: 'amount-other',
    label: texts.amountOtherLabel,
    currency: account.amountDue.currency,
    locale: formats.locale,
    value: part.draft.otherText,
    help: texts.amountOtherHelp(formats.money(part.most)),
    error: problem,
    onInput: (event) => part.onInput((event.target as HTMLInputElement).value),
    onChange: () => part.onDone(),
  });
}

function describe({ choice, amount }: AmountOption, { account, texts, formats }: PanelView) {
  const figure = formats.money(amount);
  const { dueDate, pastDue, daysPastDue, nextInstalment } = account;
  const dueHelp = () => {
    if (pastDue.amount > 0)
      return pastDue.amount < amount.amount ? texts.amountDueAllHelp : undefined;
    return dueDate ? texts.amountDueHelp(formats.day(dueDate)) : undefined;
  };
  switch (choice) {
    case 'due':
      return {
        label: texts.amountDue,
        figure,
        help: dueHelp(),
      };
    case 'past-due':
      return {
        label: texts.amountPastDue,
        figure,
        help: texts.amountPastDueHelp(daysPastDue),
      };
    case 'next':
      return {
        label: texts.amountNext,
        figure,
        help: nextInstalment
          ? texts.amountNextHelp(formats.day(nextInstalment.dueDate))
          : undefined,
      };
  }
}

function problemText({ texts, errors, formats }: PanelView, code: string, most: Money): string {
  const problems: Record<string, ((most: string) => string) | undefined> = texts.amountProblems;
  return problems[code]?.(formats.money(most)) ?? errors.refused.next;
}
