import { ContextConsumer } from '@lit/context';
import { LitElement, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { AuthState, Client } from '../../sdk/index.ts';
import { clientContext } from '../controllers/client-context.ts';
import { connect, connectionOf, type Connection } from '../controllers/connection.ts';
import {
  loadCatalogues,
  loadedCatalogues,
  supportedLocale,
  type Catalogues,
} from '../i18n/index.ts';

/**
 * Base of every element that talks to a lender: finds its client, by its own attributes or those of
 * a surrounding `fs-central`, and its texts.
 *
 * @cssproperty --fs-color-accent - Buttons, links, focus rings. Alone it is legible on light and dark.
 * @cssproperty --fs-color-accent-text - Words on the accent; white or black, whichever reads better.
 * @cssproperty --fs-color-surface - Ground of the page, and of what is set into a card.
 * @cssproperty --fs-color-raised - Ground of cards and fields.
 * @cssproperty --fs-color-text - Words and figures.
 * @cssproperty --fs-color-muted - Labels and help; 4.5:1 against the raised colour.
 * @cssproperty --fs-color-border - Lines between things.
 * @cssproperty --fs-color-danger - Errors and amounts past due.
 * @cssproperty --fs-color-warning - Warnings.
 * @cssproperty --fs-color-success - What went well.
 * @cssproperty [--fs-font=system-ui] - Font family.
 * @cssproperty [--fs-font-size=16px] - Size of plain text; the other four sizes follow.
 * @cssproperty [--fs-space=4px] - Unit of every distance.
 * @cssproperty [--fs-radius=10px] - Corners of controls; cards are rounder, marks less.
 * @cssproperty --fs-shadow - Shadow of cards.
 * @cssproperty [--fs-density=1] - Factor on every distance.
 */
export abstract class FsElement extends LitElement {
  /** Address of the lender; a surrounding `fs-central` supplies it if left out. */
  @property({ reflect: true }) lender?: string;

  /** Name the lender gave to this site; a surrounding `fs-central` supplies it if left out. */
  @property({ attribute: 'client-id', reflect: true }) clientId?: string;

  /** Language and region of texts, dates and amounts, such as `en-US`; the page's if left out. */
  @property({ reflect: true }) locale?: string;

  /** The lender's phone number as customers read it. */
  @property({ attribute: 'support-phone', reflect: true }) supportPhone?: string;

  /** How this element reaches the lender; undefined while lender or client id is missing. */
  @state() protected connection: Connection | undefined;

  /** Why the SDK could not be loaded, while that is so. */
  @state() protected loadError: unknown;

  /** Grows when a payment or the like changed what this element shows: an argument for its tasks. */
  @state() protected revision = 0;

  readonly #provided = new ContextConsumer(this, { context: clientContext, subscribe: true });

  #client: Client | undefined;

  /** The client, once the SDK is here. A page that made one itself may set it. */
  @property({ attribute: false, noAccessor: true })
  get client(): Client | undefined {
    return this.connection?.client;
  }
  set client(client: Client | undefined) {
    this.#client = client;
    this.requestUpdate();
  }

  /** The client that the page set on this very element. */
  protected get givenClient(): Client | undefined {
    return this.#client;
  }

  /** Where the customer stands; undefined until the SDK is here. */
  protected get authState(): AuthState | undefined {
    return this.connection?.authState;
  }

  /** The locale to give to Intl. */
  protected get activeLocale(): string {
    return supportedLocale(
      this.locale ??
        this.#provided.value?.locale ??
        this.closest<HTMLElement>('[lang]')?.lang ??
        (document.documentElement.lang || navigator.language),
    );
  }

  /** The lender's phone number, if the page or a surrounding `fs-central` says it. */
  protected get phone(): string | undefined {
    return this.supportPhone ?? this.#provided.value?.supportPhone;
  }

  /** A surrounding `fs-central` is yet to be defined and will say what is missing. */
  protected get expectsProvider(): boolean {
    return this.closest('fs-central:not(:defined)') !== null;
  }

  override connectedCallback() {
    super.connectedCallback();
    this.#follow(this.connection);
    if (this.#provided.value) return;
    // The provider may be upgraded after its children; it hears no request made before.
    void customElements.whenDefined('fs-central').then(() => {
      if (this.isConnected && !this.#provided.value) this.#provided.hostConnected();
    });
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.connection?.removeEventListener('change', this.#onChange);
  }

  /** Loads the SDK at once; an element that is usable without it overrides this. */
  protected connected(connection: Connection): void {
    void this.loadClient(connection);
  }

  /** Called when the client has arrived, when the customer signed in or out and on new figures. */
  protected connectionChanged(): void {
    this.requestUpdate();
  }

  /** Loads the SDK and keeps the reason where that fails. */
  protected async loadClient(connection = this.connection): Promise<Client | undefined> {
    try {
      this.loadError = undefined;
      return await connection?.load();
    } catch (error) {
      this.loadError = error;
      return undefined;
    }
  }

  /** Texts of one catalogue in the active locale. */
  protected texts<K extends keyof Catalogues>(name: K, english: Catalogues[K]): Catalogues[K] {
    return loadedCatalogues(this.activeLocale)?.[name] ?? english;
  }

  protected override scheduleUpdate(): void | Promise<unknown> {
    // Waits for the words rather than show English first and swap them afterwards.
    const words = loadCatalogues(this.activeLocale);
    return words ? words.then(() => super.scheduleUpdate()) : super.scheduleUpdate();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const next = this.#resolve();
    if (next !== this.connection) this.#follow(next);
  }

  #resolve(): Connection | undefined {
    if (this.#client) return connectionOf(this.#client);
    const provided = this.#provided.value?.connection;
    if (!this.lender && !this.clientId) return provided;
    const lender = this.lender ?? provided?.lender;
    const clientId = this.clientId ?? provided?.clientId;
    return lender && clientId ? connect(lender, clientId) : undefined;
  }

  #follow(next: Connection | undefined) {
    this.connection?.removeEventListener('change', this.#onChange);
    this.connection = next;
    if (!next || !this.isConnected) return;
    next.addEventListener('change', this.#onChange);
    this.revision = next.revision;
    this.#guard();
    this.connected(next);
  }

  /** Somebody is signed in: has the session end when nobody is there, and nothing stay behind. */
  #guard() {
    const { connection } = this;
    if (connection?.authState?.status !== 'signed-in') return;
    void import('./session-guard.ts').then(
      ({ guardSession }) =>
        guardSession(connection, { element: this, locale: () => this.activeLocale }),
      // Without it nobody would notice that the customer left.
      () => setTimeout(() => void connection.client?.auth.signOut(), 9e5),
    );
  }

  readonly #onChange = () => {
    this.#guard();
    this.revision = this.connection?.revision ?? 0;
    this.connectionChanged();
  };
}
