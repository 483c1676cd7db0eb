import { initialState, Task } from '@lit/task';
import { html, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Client } from '../../sdk/index.ts';
import { ReturnVisitController } from '../controllers/return-visit.ts';
import { FsErrorEvent, FsReadyEvent } from '../events/index.ts';
import { common as commonEnglish } from '../i18n/en/common.ts';
import { errors as errorsEnglish } from '../i18n/en/errors.ts';
import { failureOf } from '../ui/failure.ts';
import { renderFailure } from '../ui/failure-notice.ts';
import { liveRegion } from '../ui/live-region.ts';
import { renderMessage } from '../ui/message.ts';
import { FsElement } from './element.ts';
import { renderPortalLink } from './portal-link.ts';

/** What is said where there is nothing to show. */
export interface StateTexts {
  readonly signedOutTitle: string;
  readonly signedOutBody: string;
  readonly emptyTitle: string;
  readonly emptyBody: string;
  readonly notFoundTitle: string;
  readonly notFoundBody: string;
  /** Announced when a refresh has brought new figures. */
  readonly updated: string;
}

/**
 * Base of an element that loads something of one account and shows it: the states from signed out to
 * failed are the same for all of them, what they show is theirs.
 *
 * @typeParam T what is shown
 */
export abstract class FsAccountElement<T> extends FsElement {
  /** Account to show; the customer's first one if left out. Changing it reloads. */
  @property({ attribute: 'account-id', reflect: true }) accountId?: string;

  /** Said to assistive technology. */
  @state() protected announcement = '';

  #visits = 0;
  #ready = false;

  readonly #load = new Task(this, {
    args: () => [this.customer, this.accountId, this.revision, this.#visits] as const,
    task: ([client, id], { signal }) =>
      client ? this.load(client, id, signal) : Promise.resolve(initialState),
    onComplete: () => void this.#onLoaded(),
    onError: (error) => this.report(error),
  });

  constructor() {
    super();
    new ReturnVisitController(this, () => {
      this.#visits += 1;
      this.requestUpdate();
    });
  }

  /** Fetches what is shown; undefined where the customer has no account. */
  protected abstract load(
    client: Client,
    accountId: string | undefined,
    signal: AbortSignal,
  ): Promise<T | undefined>;

  protected abstract get stateTexts(): StateTexts;

  /** The element with its data. */
  protected abstract renderLoaded(data: T): TemplateResult;

  /** The same lines before the data is here, so that nothing moves when it comes. */
  protected abstract renderSkeleton(): TemplateResult;

  /** The client while somebody is signed in with it. */
  protected get customer(): Client | undefined {
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
    if (this.authState?.status !== 'signed-in') return this.renderSkeleton();
    return this.#load.render({
      initial: () => this.renderSkeleton(),
      // A refresh keeps the figures on screen until the new ones are here.
      pending: () =>
        this.#ready && this.#load.value
          ? this.renderLoaded(this.#load.value)
          : this.renderSkeleton(),
      complete: (data) => (data ? this.renderLoaded(data) : this.#renderEmpty()),
      error: (error) => this.#renderFailure(error, () => void this.#load.run()),
    });
  }

  #renderSignedOut() {
    const { signedOutTitle, signedOutBody } = this.stateTexts;
    const link = renderPortalLink(this.texts('common', commonEnglish));
    return html`<slot>${renderMessage(signedOutTitle, signedOutBody, link)}</slot>`;
  }

  #renderEmpty() {
    return renderMessage(this.stateTexts.emptyTitle, this.stateTexts.emptyBody);
  }

  #renderFailure(error: unknown, onRetry: () => void) {
    const { notFoundTitle, notFoundBody } = this.stateTexts;
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

  async #onLoaded() {
    await this.updateComplete;
    if (this.#ready) this.announcement = this.stateTexts.updated;
    else this.dispatchEvent(new FsReadyEvent());
    this.#ready = true;
  }

  /** Fetches again what is shown, and keeps it on screen meanwhile. */
  protected async reload(): Promise<void> {
    await this.#load.run();
  }

  /** Tells the page that something failed; what, is said in the element. */
  protected report(error: unknown): void {
    const { code, requestId } = failureOf(error);
    this.dispatchEvent(new FsErrorEvent(code, requestId));
  }
}
