import { html } from 'lit';
import type { Client } from '../../../sdk/index.ts';
import { chosenAccount } from '../../controllers/chosen-account.ts';
import { autopayPanel as english } from '../../i18n/en/autopay-panel.ts';
import { skeleton } from '../../ui/skeleton.ts';
import { FsAccountElement } from '../account-element.ts';
import type { Body } from './autopay-body.ts';
import { autopayPanelStyles } from './autopay-panel.styles.ts';

/**
 * Automatic payments: what is taken next and when, set up, changed and turned off with as little effort
 * as turned on. What it will take, and the text to agree to, are shown before anything is confirmed.
 *
 * @slot - Shown instead while nobody is signed in; a hint to sign in if left empty.
 * @event fs-ready - It is on screen how automatic payments are set.
 * @event fs-autopay-changed - Automatic payments were turned on, changed or turned off.
 * @event fs-error - Something could not be loaded or was refused; the panel says why.
 * @csspart amount - The amount of the next payment.
 * @csspart notice - What went wrong, or what should be known.
 * @cssproperty --fs-color-accent - Colour of the buttons, chosen options and focus rings.
 */
export class FsAutopayPanel extends FsAccountElement<Body> {
  static override styles = autopayPanelStyles;

  protected override load(client: Client, id: string | undefined, signal: AbortSignal) {
    const account = chosenAccount(client, id, signal);
    return this.openBody(import('./autopay-body.ts'), account, signal);
  }

  protected override get stateTexts() {
    return this.texts('autopayPanel', english);
  }

  protected override renderSkeleton() {
    return html`<section class="card" aria-busy="true">
      <span class="visually-hidden" role="status">${this.stateTexts.loading}</span>
      <div class="stack">
        <div>${skeleton('12em', '1.625em')} ${skeleton('9em', '2.75em')} ${skeleton('11em')}</div>
        <div class="stack tight">${[0, 1, 2, 3].map(() => skeleton('100%', '1.5em'))}</div>
        ${skeleton('11em', '44px')}
      </div>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'fs-autopay-panel': FsAutopayPanel;
  }
}
