import { html } from 'lit';
import type { Client } from '../../../sdk/index.ts';
import { supportCard as english } from '../../i18n/en/support-card.ts';
import { skeleton } from '../../ui/skeleton.ts';
import { FsAccountElement } from '../account-element.ts';
import type { Body } from './support-body.ts';
import { supportCardStyles } from './support-card.styles.ts';

/**
 * Ways to reach the lender: notices about the service, phones with their hours, what an agent asks for, and
 * secure messages with attachments.
 *
 * @slot - Shown instead while nobody is signed in; a hint to sign in if left empty.
 * @event fs-ready - The phones are on screen.
 * @event fs-error - Something could not be loaded or was refused; the card says why.
 * @csspart notice - A notice about the service, or what went wrong.
 * @cssproperty --fs-color-accent - Colour of links and buttons.
 */
export class FsSupportCard extends FsAccountElement<Body> {
  static override styles = supportCardStyles;

  // Another account has other references and the same messages: one that is being written stays.
  protected override get subject(): undefined {
    return undefined;
  }

  protected override load(client: Client, _account: unknown, signal: AbortSignal) {
    return this.openBody(import('./support-body.ts'), loadSupport(client, signal), signal);
  }

  protected override get stateTexts() {
    return this.texts('supportCard', english);
  }

  protected override renderSkeleton() {
    return html`<section class="card support" aria-busy="true">
      <span class="visually-hidden" role="status">${this.stateTexts.loading}</span>
      ${skeleton('9em', '1.625em')}
      ${[3, 2, 2].map(
        (rows) =>
          html`<div class="part">
            ${skeleton('7em')} ${Array.from({ length: rows }, () => skeleton('100%', '2.5em'))}
          </div>`,
      )}
    </section>`;
  }
}

async function loadSupport(client: Client, signal: AbortSignal) {
  const [support, page] = await Promise.all([
    client.support.get({ signal }),
    client.support.messages({ limit: 5, signal }),
  ]);
  return { support, conversations: page.items, older: page.nextCursor };
}

declare global {
  interface HTMLElementTagNameMap {
    'fs-support-card': FsSupportCard;
  }
}
