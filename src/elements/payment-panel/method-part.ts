import { html, nothing } from 'lit';
import type { PaymentMethod } from '../../../sdk/index.ts';
import { circleAlertIcon } from '../../ui/icons.ts';
import type { BankAccounts } from './bank-accounts.ts';
import { renderOption } from './option.ts';
import type { PanelView } from './panel-view.ts';

/** The question "Pay from". */
export interface MethodPart {
  methods: readonly PaymentMethod[];
  chosen: string | undefined;
  problem: string | undefined;
  /** The way to add one, and to the list of them. */
  accounts: BankAccounts;
  onChoose: (methodId: string) => void;
}

/** Form of the bank account, beside the payment's own: forms do not nest. */
export const bankForm = 'bank-form';

/** The bank accounts on file, and the way to add one. */
export function renderMethods(view: PanelView, part: MethodPart) {
  const { texts } = view;
  const { methods, accounts } = part;
  const problem = part.problem && problemText(view, part.problem);
  return html`<fieldset id="method" aria-describedby=${problem ? 'method-problem' : nothing}>
    <legend>${texts.method}</legend>
    ${
      methods.length > 0
        ? html`<div class="options">
            ${methods.map((method) =>
              renderOption({
                name: 'method-choice',
                id: `method-${method.id}`,
                label: renderMethodName(method, texts),
                checked: method.id === part.chosen,
                disabled: method.status === 'unverified',
                help: methodHelp(method, texts),
                onChoose: () => part.onChoose(method.id),
              }),
            )}
          </div>`
        : nothing
    }
    ${
      problem
        ? html`<p class="field-error" id="method-problem">
            ${circleAlertIcon()}<span>${problem}</span>
          </p>`
        : nothing
    }
    ${accounts.render(view, methods)}
  </fieldset>`;
}

/** A bank account as it is spoken of: its nickname, its bank and the last four digits. */
export function renderMethodName(
  { nickname, bankName, last4 }: PaymentMethod,
  texts: PanelView['texts'],
) {
  const names = [nickname, bankName].filter(Boolean).join(' · ');
  return renderMasked(names || texts.bankAccount, last4, texts);
}

function methodHelp({ status, accountType }: PaymentMethod, texts: PanelView['texts']) {
  const types: Record<string, string | undefined> = texts.accountTypes;
  const known = accountType && types[accountType];
  const waiting = status === 'unverified' && texts.methodUnverified;
  return [known, waiting].filter(Boolean).join(' · ') || undefined;
}

/** A name and the last four digits. */
export function renderMasked(name: string, last4: string, texts: PanelView['texts']) {
  return html`${name}
    <span class="masked figures" aria-hidden="true">•••• ${last4}</span>
    <span class="visually-hidden">${texts.masked(last4)}</span>`;
}

function problemText({ texts, errors }: PanelView, code: string): string {
  const problems: Record<string, string | undefined> = texts.methodProblems;
  return problems[code] ?? errors.refused.next;
}
