import { html, nothing, type TemplateResult } from 'lit';
import type { Payment, PaymentMethod } from '../../../sdk/index.ts';
import type { FsCardTokenEvent } from '../../events/index.ts';
import { renderButton } from '../../ui/button.ts';
import { renderFailure } from '../../ui/failure-notice.ts';
import { circleAlertIcon, plusIcon } from '../../ui/icons.ts';
import { renderTextField } from '../../ui/text-field.ts';
import type { BankField } from './bank-numbers.ts';
import type { MethodEntry } from './method-entry.ts';
import { renderOption } from './option.ts';
import type { PanelView } from './panel-view.ts';

/** The question "Pay from". */
export interface MethodPart {
  methods: readonly PaymentMethod[];
  chosen: string | undefined;
  problem: string | undefined;
  entry: MethodEntry;
  /** What stands in place of the fields for bank numbers, where this page may not take them. */
  guarded: TemplateResult | undefined;
  onChoose: (methodId: string) => void;
  onAdd: () => void;
  onDismiss: () => void;
  /** Takes a card's token; left out where the page has put no field in the slot `card`. */
  onCard?: ((token: string) => void) | undefined;
  /** Opens the list of bank accounts. */
  onManage?: () => void;
  /** What its button says. */
  manage?: string;
}

/** Form of the bank account, beside the payment's own: forms do not nest. */
export const bankForm = 'bank-form';

/** The bank accounts on file, and the way to add one. */
export function renderMethods(view: PanelView, part: MethodPart) {
  const { texts } = view;
  const { methods, entry } = part;
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
    ${
      entry.open
        ? renderEntry(view, part)
        : html`<div class="actions">
            ${renderButton({
              id: 'add-method',
              label: texts.addMethod,
              kind: 'quiet',
              icon: plusIcon(),
              onClick: part.onAdd,
            })}
            ${
              part.onManage && methods.length > 0
                ? renderButton({
                    id: 'manage-methods',
                    label: part.manage ?? '',
                    kind: 'quiet',
                    onClick: part.onManage,
                  })
                : nothing
            }
          </div>`
    }
  </fieldset>`;
}

/** A bank account as it is spoken of: its nickname or bank, and the last four digits. */
export function renderMethodName(method: PaymentMethod, texts: PanelView['texts']) {
  return renderMasked(method.nickname ?? method.bankName ?? texts.bankAccount, method.last4, texts);
}

function methodHelp(
  { status, nickname, bankName, accountType }: PaymentMethod,
  texts: PanelView['texts'],
) {
  const types: Record<string, string | undefined> = texts.accountTypes;
  const known = [nickname && bankName, accountType && types[accountType]];
  const waiting = status === 'unverified' && texts.methodUnverified;
  return [...known, waiting].filter(Boolean).join(' · ') || undefined;
}

/** The bank account of a payment that was made. */
export const renderPaidFrom = ({ method }: Payment, texts: PanelView['texts']) =>
  renderMasked(method.bankName ?? texts.bankAccount, method.last4, texts);

function renderMasked(name: string, last4: string, texts: PanelView['texts']) {
  return html`${name}
    <span class="masked figures" aria-hidden="true">•••• ${last4}</span>
    <span class="visually-hidden">${texts.masked(last4)}</span>`;
}

/** The fields of a new bank account; their form, `bankForm`, is for the caller to draw. */
export function renderEntry(
  view: PanelView,
  {
    methods,
    entry,
    guarded,
    onDismiss,
    onCard,
  }: Pick<MethodPart, 'methods' | 'entry' | 'guarded' | 'onDismiss' | 'onCard'>,
) {
  const { texts, common } = view;
  return html`<div class="entry" role="group" aria-labelledby="entry-title">
    <h3 id="entry-title" tabindex="-1">${texts.addMethodTitle}</h3>
    ${methods.length === 0 ? html`<p class="muted small">${texts.noMethods}</p>` : nothing}
    ${guarded ?? renderNumbers(view, entry)}
    <div class="actions">
      ${
        guarded
          ? nothing
          : renderButton({
              label: texts.saveMethod,
              busyLabel: texts.savingMethod,
              type: 'submit',
              form: bankForm,
              busy: entry.busy,
            })
      }
      ${renderButton({ label: common.cancel, kind: 'quiet', onClick: onDismiss })}
    </div>
    ${
      onCard
        ? html`<div class="card-field" role="group" aria-labelledby="card-title">
            <h3 id="card-title">${texts.cardTitle}</h3>
            <p class="muted small">${texts.cardHelp}</p>
            <slot
              name="card"
              @fs-card-token=${(event: FsCardTokenEvent) => onCard(event.token)}
            ></slot>
          </div>`
        : nothing
    }
  </div>`;
}

function renderNumbers(view: PanelView, entry: MethodEntry) {
  const { account, common, errors, formats } = view;
  const us = account.amountDue.currency === 'USD';
  return html`${us ? renderUsFields(view, entry) : renderBankField(view, entry, 'iban')}
  ${
    entry.error === undefined
      ? nothing
      : renderFailure({ error: entry.error, errors, common, locale: formats.locale })
  }`;
}

function renderUsFields(view: PanelView, entry: MethodEntry) {
  const { texts } = view;
  const types = ['checking', 'savings'] as const;
  return html`<div class="pair">
      ${renderBankField(view, entry, 'routingNumber')}
      ${renderBankField(view, entry, 'accountNumber')}
    </div>
    <fieldset class="types">
      <legend>${texts.accountType}</legend>
      <div class="options across">
        ${types.map((type) =>
          renderOption({
            name: 'account-type',
            id: `type-${type}`,
            form: bankForm,
            label: texts.accountTypes[type],
            checked: entry.numbers.accountType === type,
            onChoose: () => entry.type({ accountType: type }),
          }),
        )}
      </div>
    </fieldset>`;
}

function renderBankField({ texts }: PanelView, entry: MethodEntry, field: BankField) {
  const code = entry.problems[field];
  const problems: Record<string, string | undefined> = texts.bankProblems;
  return renderTextField({
    id: field,
    form: bankForm,
    label: texts[field],
    help: texts[`${field}Help`],
    error: code && (problems[code] ?? texts.bankProblems.method_rejected),
    value: entry.numbers[field],
    inputmode: field === 'iban' ? 'text' : 'numeric',
    maxlength: field === 'iban' ? 42 : 20,
    onInput: (event) => entry.type({ [field]: (event.target as HTMLInputElement).value }),
  });
}

function problemText({ texts, errors }: PanelView, code: string): string {
  const problems: Record<string, string | undefined> = texts.methodProblems;
  return problems[code] ?? errors.refused.next;
}
