import { html, nothing, type TemplateResult } from 'lit';
import { circleAlertIcon } from '../../ui/icons.ts';
import { renderMoneyField } from '../../ui/money-field.ts';
import type { Money } from '../../../sdk/index.ts';
import {
  type AmountChoice,
  type AmountOption,
  amountOptions,
  type Draft,
  isTyped,
  offers,
} from './draft.ts';
import { renderOption } from './option.ts';
import type { PanelView } from './panel-view.ts';

/** The question "How much?". */
export interface AmountPart {
  draft: Draft;
  problem: string | undefined;
  /** The most that can be paid on the draft's date. */
  most: Money;
  /** What pays the account off, once it is chosen and loaded. */
  payoff: TemplateResult | typeof nothing | undefined;
  onChoice: (choice: AmountChoice) => void;
  onInput: (text: string) => void;
  /** The customer left the field. */
  onDone: () => void;
}

/** The amounts by name, and a field for any other. */
export function renderAmount(view: PanelView, part: AmountPart) {
  const { account, texts, formats } = view;
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
      ${renderOption({
        name: 'amount-choice',
        id: 'amount-principal',
        checked: draft.choice === 'principal',
        disabled: !offers(account, 'principal'),
        onChoose: pick('principal'),
        label: texts.amountPrincipal,
        help: offers(account, 'principal') ? texts.amountPrincipalHelp : texts.amountPrincipalLater,
      })}
      ${draft.choice === 'principal' ? renderOther(view, part, problem) : nothing}
      ${renderOption({
        name: 'amount-choice',
        id: 'amount-payoff',
        checked: draft.choice === 'payoff',
        onChoose: pick('payoff'),
        label: texts.amountPayoff,
        figure: formats.money(
          (draft.choice === 'payoff' ? draft.payoff : undefined) ?? account.payoff.amount,
        ),
        help: texts.amountPayoffHelp,
      })}
      ${part.payoff}
      ${
        // Without another by name, the field stands here from the start.
        options.length > 0 || !isTyped(draft)
          ? renderOption({
              name: 'amount-choice',
              id: 'amount-choice-other',
              checked: draft.choice === 'other',
              onChoose: pick('other'),
              label: texts.amountOther,
            })
          : nothing
      }
      ${draft.choice === 'other' ? renderOther(view, part, problem) : nothing}
    </div>
    ${
      problem && !isTyped(draft)
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
    help: (part.draft.choice === 'other' ? texts.amountOtherHelp : texts.amountPrincipalMost)(
      formats.money(part.most),
    ),
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
