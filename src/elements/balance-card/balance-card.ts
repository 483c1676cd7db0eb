import { initialState, Task } from '@lit/task';
import { html, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Account } from '../../../sdk/index.ts';
import { chosenAccount } from '../../controllers/chosen-account.ts';
import { ReturnVisitController } from '../../controllers/return-visit.ts';
import { FsErrorEvent, FsReadyEvent } from '../../events/index.ts';
import { balanceCard as english } from '../../i18n/en/balance-card.ts';
import { common as commonEnglish } from '../../i18n/en/common.ts';
import { errors as errorsEnglish } from '../../i18n/en/errors.ts';
import { tokens } from '../../tokens/tokens.styles.ts';
import { base } from '../../ui/base.styles.ts';
import { buttonStyles } from '../../ui/button.styles.ts';
import { cardStyles } from '../../ui/card.styles.ts';
import { failureOf } from '../../ui/failure.ts';
import { renderFailure } from '../../ui/failure-notice.ts';
import { figureStyles } from '../../ui/figure.ts';
import { formatsFor } from '../../ui/formats.ts';
import { liveRegion } from '../../ui/live-region.ts';
import { renderMessage } from '../../ui/message.ts';
import { meterStyles } from '../../ui/meter.ts';
import { noticeStyles } from '../../ui/notice.styles.ts';
import { skeletonStyles } from '../../ui/skeleton.ts';
import { FsElement } from '../element.ts';
import { renderPortalLink } from '../portal-link.ts';
import { renderFacts, renderProgress } from './account-facts.ts';
import { renderLead } from './account-lead.ts';
import { balanceCardStyles } from './balance-card.styles.ts';
import { renderCardSkeleton } from './card-skeleton.ts';
import type { CardView } from './card-view.ts';

/**
 * Shows what is owed and when.
 *
 * @slot - Shown instead while nobody is signed in; a hint to sign in if left empty.
 * @event fs-ready - The amounts are on screen.
 * @event fs-error - They could not be loaded; the card says why and offers to try again.
 * @csspart amount - The main figure; there only while an amount is shown.
 * @csspart notice - What is said instead of amounts when they could not be loaded.
 * @cssproperty --fs-color-accent - Colour of the progress bar.
 */
export class FsBalanceCard extends FsElement {
  static override styles = [
    tokens,
    base,
    cardStyles,
    buttonStyles,
    noticeStyles,
    skeletonStyles,
    figureStyles,
    meterStyles,
    balanceCardStyles,
  ];

  /** Account to show; the customer's first one if left out. Changing it reloads. */
  @property({ attribute: 'account-id', reflect: true }) accountId?: string;

  @state() private announcement = '';

  #visits = 0;
  #ready = false;

  readonly #account = new Task(this, {
    args: () => [this.#customer, this.accountId, this.revision, this.#visits] as const,
    task: ([client, id], { signal }) =>
      client ? chosenAccount(client, id, signal) : Promise.resolve(initialState),
    onComplete: () => void this.#onLoaded(),
    onError: (error) => this.#onFailed(error),
  });

  constructor() {
    super();
    new ReturnVisitController(this, () => {
      this.#visits += 1;
      this.requestUpdate();
    });
  }

  /** The client while somebody is signed in with it. */
  get #customer() {
    return this.authState?.status === 'signed-in' ? this.client : undefined;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    // Another customer's or account's figures are never shown while the new ones load.
    if (changed.has('accountId') || this.authState?.status !== 'signed-in') this.#ready = false;
  }

  protected override render() {
    return html`${this.#renderState()}${liveRegion(this.announcement)}`;
  }

  #renderState() {
    if (this.loadError) return this.#renderFailure(this.loadError, () => void this.loadClient());
    if (!this.connection || this.authState?.status === 'signed-out') return this.#renderSignedOut();
    if (this.authState?.status !== 'signed-in') return this.#renderSkeleton();
    return this.#account.render({
      initial: () => this.#renderSkeleton(),
      // A refresh keeps the figures on screen until the new ones are here.
      pending: () =>
        this.#ready && this.#account.value
          ? this.#renderAccount(this.#account.value)
          : this.#renderSkeleton(),
      complete: (account) => (account ? this.#renderAccount(account) : this.#renderEmpty()),
      error: (error) => this.#renderFailure(error, () => void this.#account.run()),
    });
  }

  #renderAccount(account: Account) {
    const { vehicle, numberLast4 } = account;
    const texts = this.#texts;
    const formats = formatsFor(this.activeLocale, account.asOf);
    const view: CardView = { account, texts, formats };
    return html`<section class="card balance" aria-labelledby="heading">
      <header>
        <h2 id="heading">
          <bdi>${vehicle.year} ${vehicle.make} ${vehicle.model}</bdi>
          ${vehicle.trim ? html`<span class="trim">${vehicle.trim}</span>` : nothing}
        </h2>
        <p class="muted small figures">
          <span aria-hidden="true">•••• ${numberLast4}</span>
          <span class="visually-hidden">${texts.accountEnding(numberLast4)}</span>
        </p>
      </header>
      ${renderLead(view)} ${renderProgress(view)} ${renderFacts(view)}
    </section>`;
  }

  #renderSkeleton() {
    return renderCardSkeleton(this.#texts.loading);
  }

  #renderSignedOut() {
    const { signedOutTitle, signedOutBody } = this.#texts;
    const link = renderPortalLink(this.texts('common', commonEnglish));
    return html`<slot>${renderMessage(signedOutTitle, signedOutBody, link)}</slot>`;
  }

  #renderEmpty() {
    return renderMessage(this.#texts.emptyTitle, this.#texts.emptyBody);
  }

  #renderFailure(error: unknown, onRetry: () => void) {
    const { notFoundTitle, notFoundBody } = this.#texts;
    if (failureOf(error).code === 'not_found') return renderMessage(notFoundTitle, notFoundBody);
    return html`<section class="card">
      ${renderFailure({
        error,
        onRetry,
        locale: this.activeLocale,
        errors: this.texts('errors', errorsEnglish),
        common: this.texts('common', commonEnglish),
      })}
    </section>`;
  }

  get #texts() {
    return this.texts('balanceCard', english);
  }

  async #onLoaded() {
    await this.updateComplete;
    if (this.#ready) this.announcement = this.#texts.updated;
    else this.dispatchEvent(new FsReadyEvent());
    this.#ready = true;
  }

  #onFailed(error: unknown) {
    const { code, requestId } = failureOf(error);
    this.dispatchEvent(new FsErrorEvent(code, requestId));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'fs-balance-card': FsBalanceCard;
  }
}
