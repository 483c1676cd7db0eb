import { html, nothing } from 'lit';
import type { Allocation, PaymentPreview } from '../../../sdk/index.ts';
import type { PanelView } from './panel-view.ts';

/** Where an amount would go. */
export interface AllocationPart {
  /** The last one known; undefined before the first and after a refusal. */
  preview: PaymentPreview | undefined;
  /** A newer one is on its way. */
  pending: boolean;
  /** It could not be had, for a reason that no field shows. */
  failed: boolean;
}

/**
 * The split while an amount is chosen. Its rows are always there, so that nothing moves while the
 * customer types.
 */
export function renderAllocation(view: PanelView, { preview, pending, failed }: AllocationPart) {
  const { account, texts, formats } = view;
  const money = formats.money;
  const fees = account.feesDue.amount > 0;
  return html`<section
    class="allocation"
    aria-labelledby="allocation-title"
    aria-busy=${pending ? 'true' : 'false'}
  >
    <h3 id="allocation-title">${texts.allocation}</h3>
    <dl class="rows figures">
      ${fees ? renderRow(texts.fees, preview && money(preview.allocation.fees)) : nothing}
      ${renderRow(texts.interest, preview && money(preview.allocation.interest))}
      ${renderRow(texts.principal, preview && money(preview.allocation.principal))}
      ${renderRow(texts.total, preview && money(preview.amount), 'sum')}
      ${renderRow(texts.afterDue, preview && money(preview.after.amountDue), 'after')}
      ${renderRow(texts.afterPrincipal, preview && money(preview.after.principal))}
    </dl>
    ${failed ? html`<p class="muted small">${texts.allocationUnknown}</p>` : nothing}
  </section>`;
}

/** The split of a payment that is about to be made, or was; a fee of nothing is left out. */
export function renderSplit({ fees, interest, principal }: Allocation, view: PanelView) {
  const { texts, formats } = view;
  return html`${fees.amount > 0 ? renderRow(texts.fees, formats.money(fees)) : nothing}
  ${renderRow(texts.interest, formats.money(interest))}
  ${renderRow(texts.principal, formats.money(principal))}`;
}

/** A term and its amount; a dash stands for what is not known yet. */
export function renderRow(label: string, value: string | undefined, kind = '') {
  return html`<div class="row ${kind}">
    <dt>${label}</dt>
    <dd>${value ?? html`<span class="muted" aria-hidden="true">–</span>`}</dd>
  </div>`;
}
