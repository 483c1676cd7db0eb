import { html, nothing, type TemplateResult } from 'lit';
import type { PaymentMethod } from '../../../sdk/index.ts';
import type { FsCardTokenEvent } from '../../events/index.ts';
import { bankEntry as english } from '../../i18n/en/bank-entry.ts';
import { type Catalogues, loadedCatalogues } from '../../i18n/index.ts';
import { renderButton } from '../../ui/button.ts';
import { renderFailure } from '../../ui/failure-notice.ts';
import { renderTextField } from '../../ui/text-field.ts';
import type { BankField } from './bank-numbers.ts';
import type { MethodEntry } from './method-entry.ts';
import { bankForm } from './method-part.ts';
import { renderOption } from './option.ts';
import type { PanelView } from './panel-view.ts';

export { MethodEntry } from './method-entry.ts';

/** The form, and what surrounds it. */
export interface EntryPart {
  methods: readonly PaymentMethod[];
  entry: MethodEntry;
  /** What stands in place of the fields for bank numbers, where this page may not take them. */
  guarded: TemplateResult | undefined;
  onDismiss: () => void;
  /** Takes a card's token; left out where the page has put no field in the slot `card`. */
  onCard?: ((token: string) => void) | undefined;
}

/** What the form is drawn from: the panel's view with its own words. */
type EntryView = Omit<PanelView, 'texts'> & {
  texts: PanelView['texts'] & Catalogues['bankEntry'];
};

/** The words of the form. */
export const entryTexts = (locale: string) => loadedCatalogues(locale)?.bankEntry ?? english;

/** The fields of a new bank account; their form, `bankForm`, is for the caller to draw. */
export function renderEntry(panel: PanelView, part: EntryPart) {
  const { methods, entry, guarded, onDismiss, onCard } = part;
  const texts = { ...panel.texts, ...entryTexts(panel.formats.locale) };
  const view = { ...panel, texts };
  const { common } = view;
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

function renderNumbers(view: EntryView, entry: MethodEntry) {
  const { account, common, errors, formats } = view;
  const us = account.amountDue.currency === 'USD';
  return html`${us ? renderUsFields(view, entry) : renderBankField(view, entry, 'iban')}
  ${
    entry.error === undefined
      ? nothing
      : renderFailure({ error: entry.error, errors, common, locale: formats.locale })
  }`;
}

function renderUsFields(view: EntryView, entry: MethodEntry) {
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

function renderBankField({ texts }: EntryView, entry: MethodEntry, field: BankField) {
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
