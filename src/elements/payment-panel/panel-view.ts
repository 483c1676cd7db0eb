import { html } from 'lit';
import type { Account } from '../../../sdk/index.ts';
import type { Catalogues } from '../../i18n/index.ts';
import type { Formats } from '../../ui/formats.ts';

/** What the parts of the panel draw from. */
export interface PanelView {
  account: Account;
  /** Money moves or has moved in another tab: a payment here is one more. */
  second: boolean;
  /** The lender's zone, which the ends of its days are told in; an IANA name. */
  zone: string | undefined;
  texts: Catalogues['paymentPanel'];
  common: Catalogues['common'];
  errors: Catalogues['errors'];
  formats: Formats;
}

/** The same, with the words of what follows the form. */
export interface StepsView extends PanelView {
  texts: PanelView['texts'] & Catalogues['paymentSteps'];
}

/** The account as a line names it: vehicle and the end of the contract number. */
export function renderAccountName({ account, texts }: PanelView) {
  const { vehicle, numberLast4 } = account;
  const name = [vehicle.year, vehicle.make, vehicle.model].join(' ');
  // Isolated: a name keeps its own order of words where the page reads from right to left.
  return html`<bdi>${name}</bdi>
    <span class="masked figures" aria-hidden="true">•••• ${numberLast4}</span>
    <span class="visually-hidden">${texts.masked(numberLast4)}</span>`;
}
