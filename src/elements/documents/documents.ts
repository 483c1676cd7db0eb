import { html } from 'lit';
import type { Client } from '../../../sdk/index.ts';
import { chosenAccount } from '../../controllers/chosen-account.ts';
import { documents as english } from '../../i18n/en/documents.ts';
import { skeleton } from '../../ui/skeleton.ts';
import { FsAccountElement } from '../account-element.ts';
import type { Body } from './documents-body.ts';
import { documentsStyles } from './documents.styles.ts';

/**
 * Statements, tax papers, the contract and payoff letters of an account, by year: to open in a new tab, to
 * download with progress, several at once in one ZIP file. What is fetched is checked against its digest, and
 * no address of a document ever reaches the page.
 *
 * @slot - Shown instead while nobody is signed in; a hint to sign in if left empty.
 * @event fs-ready - The newest documents are listed.
 * @event fs-document-opened - A document was opened. The event says nothing of it.
 * @event fs-error - Something could not be loaded; the element says why and offers to try again.
 * @csspart notice - What is said where something went wrong.
 * @cssproperty --fs-color-accent - Colour of the mark of what is new, and of buttons.
 */
export class FsDocuments extends FsAccountElement<Body> {
  static override styles = documentsStyles;

  protected override load(client: Client, id: string | undefined, signal: AbortSignal) {
    const account = chosenAccount(client, id, signal);
    return this.openBody(import('./documents-body.ts'), account, signal);
  }

  protected override get stateTexts() {
    return this.texts('documents', english);
  }

  protected override renderSkeleton() {
    const { loading, heading } = this.stateTexts;
    return html`<section class="card documents" aria-busy="true">
      <span class="visually-hidden" role="status">${loading}</span>
      <header><h2>${heading}</h2></header>
      ${skeleton('100%', '74px')} ${[0, 1, 2, 3, 4].map(() => skeleton('100%', '56px'))}
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'fs-documents': FsDocuments;
  }
}
