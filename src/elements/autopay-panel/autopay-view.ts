import { html } from 'lit';
import type { Account, Autopay } from '../../../sdk/index.ts';
import type { Catalogues } from '../../i18n/index.ts';
import type { Formats } from '../../ui/formats.ts';
import { renderNotice } from '../../ui/notice.ts';

/** What the parts of the panel draw from. */
export interface AutopayView {
  account: Account;
  autopay: Autopay;
  texts: Catalogues['autopayPanel'] & Catalogues['autopaySummary'];
  payment: Catalogues['paymentPanel'];
  common: Catalogues['common'];
  errors: Catalogues['errors'];
  formats: Formats;
}

/** The same, with the words of setting them up. */
export interface SetupView extends AutopayView {
  texts: AutopayView['texts'] & Catalogues['autopaySetup'];
}

/** A line of what is set. */
export function renderLine(label: string, value: unknown) {
  return html`<div class="line">
    <dt>${label}</dt>
    <dd>${value}</dd>
  </div>`;
}

/** Something masked, with its name. */
export function renderMasked(name: string, last4: string, { payment }: AutopayView) {
  return html`<bdi>${name}</bdi>
    <span class="masked figures" aria-hidden="true">•••• ${last4}</span>
    <span class="visually-hidden">${payment.masked(last4)}</span>`;
}

/** What is taken, in words. */
export function amountWords(
  { texts, formats }: AutopayView,
  { amountKind, amount }: Pick<NonNullable<Autopay['settings']>, 'amountKind' | 'amount'>,
): string {
  const words: Record<string, ((amount: string) => string) | undefined> = texts.amounts;
  return words[amountKind]?.(amount ? formats.money(amount) : '') ?? amountKind;
}

/** When it is taken, in words. */
export function dayWords({ texts, formats }: AutopayView, day: number | null): string {
  return day === null ? texts.onDueDate : texts.onDay(formats.count(day));
}

/** What else the customer should know; a note that this version does not know is left out. */
export function renderNotes({ texts, common }: AutopayView, notes: readonly string[]) {
  const known: Record<string, string | undefined> = texts.notes;
  return notes
    .map((note) => known[note])
    .filter((words) => words !== undefined)
    .map((title) => renderNotice({ tone: 'info', title, texts: common }));
}
