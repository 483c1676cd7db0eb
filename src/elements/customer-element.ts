import { initialState, Task } from '@lit/task';
import { html, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { Client } from '../../sdk/index.ts';
import { ReturnVisitController } from '../controllers/return-visit.ts';
import { FsErrorEvent, FsReadyEvent } from '../events/index.ts';
import { common as commonEnglish } from '../i18n/en/common.ts';
import { errors as errorsEnglish } from '../i18n/en/errors.ts';
import { failureOf } from '../ui/failure.ts';
import { type FailureWords, renderFailure } from '../ui/failure-notice.ts';
import { liveRegion } from '../ui/live-region.ts';
import { renderMessage } from '../ui/message.ts';
import { FsElement } from './element.ts';
import type { BodyModule, ElementBody } from './element-body.ts';
import { fetchPart } from './fetch-part.ts';
import { renderPortalLink } from './portal-link.ts';

/** What is said where there is nothing to show. An element that never is in one of these states leaves its words out. */
interface StateTexts {
  readonly signedOutTitle?: string;
  readonly signedOutBody?: string;
  readonly emptyTitle?: string;
  readonly emptyBody?: string;
  readonly notFoundTitle?: string;
  readonly notFoundBody?: string;
  /** Announced when a refresh has brought new figures. */
  readonly updated?: string;
}

/**
 * Base of an element that loads something of the customer's and shows it: the states from signed out to
 * failed are the same for all of them, what they show is theirs. It may come by a body of its own (`openBody`),
 * so that an element that nobody has asked for yet weighs little.
 *
 * @typeParam T what is shown: the data, or a body that has it
 */
export abstract class FsCustomerElement<T> extends FsElement {
  /** Said to assistive technology. */
  @state() protected announcement = '';

  #visits = 0;
  #ready = false;
  #body: ElementBody<unknown> | undefined;
  #dropped = false;
  /** Account that the body is of. */
  #bodyOf: string | undefined;

  readonly #load = new Task(this, {
    args: () => [this.customer, this.subject, this.revision, this.#visits] as const,
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

  /** @internal */
  override disconnectedCallback() {
    super.disconnectedCallback();
    // A move in the page is no reason to stop; a removal is.
    queueMicrotask(() => {
      if (!this.isConnected) this.#dropBody();
    });
  }

  /** @internal */
  override connectedCallback() {
    super.connectedCallback();
    // Put back after it was taken out: what it showed was given up.
    if (!this.#dropped) return;
    this.#dropped = false;
    this.#visits += 1;
    this.requestUpdate();
  }

  /** Fetches what is shown; undefined where the customer has no account. */
  protected abstract load(
    client: Client,
    accountId: string | undefined,
    signal: AbortSignal,
  ): Promise<T | undefined>;

  protected abstract get stateTexts(): StateTexts;

  /** The element with its data; an element with a body of its own leaves it as it is. */
  protected renderLoaded(data: T): TemplateResult {
    return (data as ElementBody<unknown>).render();
  }

  /** The same lines before the data is here, so that nothing moves when it comes. */
  protected abstract renderSkeleton(): TemplateResult;

  /** What is loaded, where there are several: another one is never shown what belongs to this. */
  protected get subject(): string | undefined {
    return undefined;
  }

  /** The client while somebody is signed in with it. */
  protected get customer(): Client | undefined {
    return this.authState?.status === 'signed-in' ? this.client : undefined;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const { subject } = this;
    if (this.customer && subject === this.#bodyOf) return;
    // Another customer's or account's figures are never shown while the new ones load.
    this.#bodyOf = subject;
    this.#dropBody();
    this.#dropped = false;
    this.announcement = '';
  }

  protected override render() {
    return html`${this.renderState()}${liveRegion(this.announcement)}`;
  }

  /** The state that the element is in. */
  protected renderState(): TemplateResult {
    if (this.loadError) return this.renderFailureCard(this.loadError, () => void this.loadClient());
    if (!this.connection || this.authState?.status === 'signed-out') return this.renderSignedOut();
    if (this.authState?.status !== 'signed-in') return this.renderSkeleton();
    return this.#load.render({
      initial: () => this.renderSkeleton(),
      // A refresh keeps the figures on screen until the new ones are here.
      pending: () =>
        this.#ready && this.#load.value
          ? this.renderLoaded(this.#load.value)
          : this.renderSkeleton(),
      complete: (data) => (data ? this.renderLoaded(data) : this.#renderEmpty()),
      error: (error) => this.renderFailureCard(error, () => void this.#load.run()),
    });
  }

  /** What stands there while nobody is signed in. */
  protected renderSignedOut(): TemplateResult {
    const { signedOutTitle = '', signedOutBody = '' } = this.stateTexts;
    const link = renderPortalLink(this.texts('common', commonEnglish));
    return html`<slot>${renderMessage(signedOutTitle, signedOutBody, link)}</slot>`;
  }

  #renderEmpty() {
    const { emptyTitle = '', emptyBody = '' } = this.stateTexts;
    return renderMessage(emptyTitle, emptyBody);
  }

  /** What went wrong, as a card. */
  protected renderFailureCard(error: unknown, onRetry: () => void): TemplateResult {
    const { notFoundTitle, notFoundBody = '' } = this.stateTexts;
    if (notFoundTitle && failureOf(error).code === 'not_found')
      return renderMessage(notFoundTitle, notFoundBody);
    return html`<section class="card">
      ${renderFailure({
        error,
        onRetry,
        ...this.#words(),
      })}
    </section>`;
  }

  #words(): FailureWords {
    return {
      locale: this.activeLocale,
      common: this.texts('common', commonEnglish),
      errors: this.texts('errors', errorsEnglish),
      onSignOut: () => void this.client?.auth.signOut(),
      phone: this.phone,
    };
  }

  #dropBody() {
    this.#ready = false;
    this.#dropped = this.#body !== undefined;
    this.#body?.stop?.();
    this.#body = undefined;
  }

  async #onLoaded() {
    await this.updateComplete;
    if (!this.#ready) this.dispatchEvent(new FsReadyEvent());
    else this.announcement = this.#body?.news?.() ?? this.stateTexts.updated ?? this.announcement;
    this.#ready = true;
  }

  /**
   * Fetches the file with all that is shown once somebody is signed in, beside its data, so that nothing waits twice. The
   * body lives until somebody else is signed in or another account is asked for; what is loaded again, it takes.
   *
   * @param module the file, as `import('./x-body.ts')` gives it
   * @param data what the body draws; undefined where the customer has no account
   * @returns the body with its data, for `load` to give back; undefined where there are none
   */
  protected async openBody<B extends ElementBody<D>, D>(
    module: Promise<BodyModule<B>>,
    data: Promise<D | undefined>,
    signal: AbortSignal,
  ): Promise<B | undefined> {
    const [{ Body }, loaded] = await Promise.all([fetchPart(module, 'Body'), data]);
    const client = this.customer;
    if (loaded === undefined || !client) return undefined;
    signal.throwIfAborted();
    const body = (this.#body ??= new Body({
      element: this,
      client,
      subject: () => this.subject,
      words: () => this.#words(),
      announce: (words) => (this.announcement = words),
      report: (error) => this.report(error),
      reload: () => this.reload(),
      invalidate: () => this.connection?.invalidate(),
    })) as B;
    await body.take(loaded, signal);
    return body;
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
