import { html, type PropertyValues } from 'lit';
import type { Client } from '../../../sdk/index.ts';
import { chosenAccount } from '../../controllers/chosen-account.ts';
import { FsPlanRequestedEvent } from '../../events/index.ts';
import { common as commonEnglish } from '../../i18n/en/common.ts';
import { errors as errorsEnglish } from '../../i18n/en/errors.ts';
import { planPanel as english } from '../../i18n/en/plan-panel.ts';
import { skeleton } from '../../ui/skeleton.ts';
import { FsAccountElement } from '../account-element.ts';
import { fetchPart } from '../fetch-part.ts';
import type { PlanBody } from './plan-body.ts';
import { planPanelStyles } from './plan-panel.styles.ts';

/**
 * Changes of an account's plan: another due date, payments put off, help in hardship. What can be asked
 * for and why not, what it would do to schedule, interest and automatic payments, a signature, and what
 * became of it.
 *
 * @slot - Shown instead while nobody is signed in; a hint to sign in if left empty.
 * @event fs-ready - What can be changed is on screen.
 * @event fs-plan-requested - The customer has signed a change.
 * @event fs-error - Something could not be loaded or was refused; the panel says why.
 * @csspart notice - Where a change stands, or what went wrong.
 * @cssproperty --fs-color-accent - Colour of the buttons, chosen options and focus rings.
 */
export class FsPlanPanel extends FsAccountElement<PlanBody> {
  static override styles = planPanelStyles;

  #body: PlanBody | undefined;
  /** What the next load has to tell, and what the last one had. */
  #words: string | undefined;
  #told: string | undefined;

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (this.customer && !changed.has('accountId')) return;
    // Nothing of another customer or account stays behind.
    this.#body?.drop();
    this.#body = undefined;
    this.announcement = '';
  }

  protected override async load(client: Client, id: string | undefined, signal: AbortSignal) {
    const [{ PlanBody }, account] = await Promise.all([
      fetchPart(import('./plan-body.ts')),
      chosenAccount(client, id, signal),
    ]);
    if (!account) return undefined;
    signal.throwIfAborted();
    this.#body ??= new PlanBody({
      element: this,
      client,
      words: () => ({
        locale: this.activeLocale,
        heading: this.stateTexts.heading,
        common: this.texts('common', commonEnglish),
        errors: this.texts('errors', errorsEnglish),
      }),
      done: (words, requested) => this.#onDone(words, requested),
      report: (error) => this.report(error),
    });
    await this.#body.load(account, signal);
    this.#told = this.#words;
    this.#words = undefined;
    return this.#body;
  }

  protected override get stateTexts() {
    const texts = this.texts('planPanel', english);
    return this.#told === undefined ? texts : { ...texts, updated: this.#told };
  }

  protected override renderLoaded(body: PlanBody) {
    return body.render();
  }

  protected override renderSkeleton() {
    return html`<section class="card plan" aria-busy="true">
      <span class="visually-hidden" role="status">${this.stateTexts.loading}</span>
      <h2>${this.stateTexts.heading}</h2>
      ${[0, 1, 2].map(() => skeleton('100%', '8.5em'))}
    </section>`;
  }

  #onDone(words: string, requested: boolean) {
    if (requested) this.dispatchEvent(new FsPlanRequestedEvent());
    // Said once what is shown is that.
    this.#words = words;
    this.connection?.invalidate();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'fs-plan-panel': FsPlanPanel;
  }
}
