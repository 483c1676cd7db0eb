import { html } from 'lit';
import type { Client } from '../../../sdk/index.ts';
import { chosenAccount } from '../../controllers/chosen-account.ts';
import { planPanel as english } from '../../i18n/en/plan-panel.ts';
import { skeleton } from '../../ui/skeleton.ts';
import { FsAccountElement } from '../account-element.ts';
import type { Body } from './plan-body.ts';
import { planPanelStyles } from './plan-panel.styles.ts';

/**
 * Changes of an account's plan: another due date, payments put off, help in hardship. What can be asked
 * for and why not, what it would do to schedule, interest and automatic payments, a signature, and what
 * became of it. A co-borrower signs here what is asked for of a contract that they share.
 *
 * @slot - Shown instead while nobody is signed in; a hint to sign in if left empty.
 * @event fs-ready - What can be changed is on screen.
 * @event fs-plan-requested - The customer has signed a change.
 * @event fs-error - Something could not be loaded or was refused; the panel says why.
 * @csspart notice - Where a change stands, or what went wrong.
 * @cssproperty --fs-color-accent - Colour of the buttons, chosen options and focus rings.
 */
export class FsPlanPanel extends FsAccountElement<Body> {
  static override styles = planPanelStyles;

  protected override load(client: Client, id: string | undefined, signal: AbortSignal) {
    return this.openBody(import('./plan-body.ts'), loadPlan(client, id, signal), signal);
  }

  protected override get stateTexts() {
    return this.texts('planPanel', english);
  }

  protected override renderSkeleton() {
    return html`<section class="card plan" aria-busy="true">
      <span class="visually-hidden" role="status">${this.stateTexts.loading}</span>
      <h2>${this.stateTexts.heading}</h2>
      ${[0, 1, 2].map(() => skeleton('100%', '8.5em'))}
    </section>`;
  }
}

async function loadPlan(client: Client, id: string | undefined, signal: AbortSignal) {
  const [account, { items: shared }] = await Promise.all([
    chosenAccount(client, id, signal),
    client.plans.shared({ signal }),
  ]);
  // Who has no account may be the co-borrower of another's.
  return account || shared.length > 0 ? { account, shared } : undefined;
}

declare global {
  interface HTMLElementTagNameMap {
    'fs-plan-panel': FsPlanPanel;
  }
}
