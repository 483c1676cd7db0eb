import { html } from 'lit';
import type { Client } from '../../../sdk/index.ts';
import { preferences as english } from '../../i18n/en/preferences.ts';
import { skeleton } from '../../ui/skeleton.ts';
import { FsCustomerElement } from '../customer-element.ts';
import type { Body } from './preferences-body.ts';
import { preferencesStyles } from './preferences.styles.ts';

/**
 * How the customer wants to hear from the lender: channels by topic, texts after consent, quiet hours, language,
 * papers on screen or by post. Each switch is saved as it is pressed, and can be undone.
 *
 * @slot - Shown instead while nobody is signed in; a hint to sign in if left empty.
 * @event fs-ready - The switches are on screen.
 * @event fs-error - Something could not be loaded or saved; the element says what.
 * @csspart notice - What went wrong, or what was changed elsewhere.
 * @cssproperty --fs-color-accent - Colour of switches that are on.
 */
export class FsPreferences extends FsCustomerElement<Body> {
  static override styles = preferencesStyles;

  protected override load(client: Client, _account: string | undefined, signal: AbortSignal) {
    const body = import('./preferences-body.ts');
    return this.openBody(body, client.preferences.get({ signal }), signal);
  }

  protected override get stateTexts() {
    return this.texts('preferences', english);
  }

  protected override renderSkeleton() {
    const { loading, heading } = this.stateTexts;
    return html`<section class="card preferences" aria-busy="true">
      <span class="visually-hidden" role="status">${loading}</span>
      <h2>${heading}</h2>
      <div class="bars">
        ${[0, 1, 2, 3, 4].map(() => html`<div>${skeleton('9em')} ${skeleton('100%', '3em')}</div>`)}
      </div>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'fs-preferences': FsPreferences;
  }
}
