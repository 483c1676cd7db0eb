import { html } from 'lit';
import type { Client } from '../../../sdk/index.ts';
import { common as commonEnglish } from '../../i18n/en/common.ts';
import { errors as errorsEnglish } from '../../i18n/en/errors.ts';
import { securityPanel as english } from '../../i18n/en/security-panel.ts';
import { FsCustomerElement } from '../customer-element.ts';
import { renderGuard } from '../inline-guard.ts';
import type { Body } from './security-body.ts';
import { loadSecurityData } from './security-data.ts';
import { securityPanelStyles } from './security-panel.styles.ts';
import { renderSecuritySkeleton } from './security-skeleton.ts';

/**
 * Sign-in and security: where the customer is signed in and the ends of it, second factors with their
 * recovery codes, passkeys, and the devices that the lender knows. Stands on the lender's own pages only.
 *
 * @slot - Shown instead while nobody is signed in; a hint to sign in if left empty.
 * @event fs-ready - The lists are on screen.
 * @event fs-error - Something could not be loaded or was refused; the panel says why.
 * @csspart notice - What went wrong.
 * @cssproperty --fs-color-accent - Colour of the buttons and focus rings.
 */
export class FsSecurityPanel extends FsCustomerElement<Body> {
  static override styles = securityPanelStyles;

  protected override load(client: Client, _subject: unknown, signal: AbortSignal) {
    return this.openBody(import('./security-body.ts'), loadSecurityData(client, signal), signal);
  }

  protected override get stateTexts() {
    return this.texts('securityPanel', english);
  }

  protected override renderState() {
    const guarded =
      this.connection &&
      this.customer &&
      renderGuard(
        this,
        this.connection,
        {
          common: this.texts('common', commonEnglish),
          errors: this.texts('errors', errorsEnglish),
          locale: this.activeLocale,
        },
        'button',
      );
    return guarded ? html`<section class="card">${guarded}</section>` : super.renderState();
  }

  protected override renderSkeleton() {
    return renderSecuritySkeleton(this.stateTexts.loading, this.stateTexts.heading);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'fs-security-panel': FsSecurityPanel;
  }
}
