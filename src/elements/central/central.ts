import { ContextProvider } from '@lit/context';
import { css, ReactiveElement, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import type { Client } from '../../../sdk/index.ts';
import { clientContext } from '../../controllers/client-context.ts';
import { connect, connectionOf, type Connection } from '../../controllers/connection.ts';

/**
 * Gives the elements inside it one client, one language and the lender's phone number. Draws
 * nothing itself.
 *
 * @slot - The elements, anywhere below, and whatever else the page wants there.
 */
export class FsCentral extends ReactiveElement {
  // No box of its own: what is inside lays itself out as if it stood alone.
  static override styles = css`
    :host {
      display: contents;
    }

    :host([hidden]) {
      display: none;
    }
  `;

  /** Address of the lender; relative ones are resolved by the page. */
  @property({ reflect: true }) lender?: string;

  /** Name the lender gave to this site. */
  @property({ attribute: 'client-id', reflect: true }) clientId?: string;

  /** Language and region, such as `es-US`; the page's if left out. */
  @property({ reflect: true }) locale?: string;

  /** The lender's phone number as customers read it. */
  @property({ attribute: 'support-phone', reflect: true }) supportPhone?: string;

  #client: Client | undefined;

  /** The shared client, once the SDK is here. A page that made one itself may set it. */
  @property({ attribute: false, noAccessor: true })
  get client(): Client | undefined {
    return this.#provider.value?.connection?.client;
  }
  set client(client: Client | undefined) {
    this.#client = client;
    this.requestUpdate();
  }

  readonly #provider = new ContextProvider<typeof clientContext, this>(this, {
    context: clientContext,
    initialValue: { connection: undefined, locale: undefined, supportPhone: undefined },
  });

  /**
   * Loads the SDK, if no element has done so yet, and gives the client that all of them share.
   *
   * @throws TypeError where `lender` or `client-id` is missing
   */
  async load(): Promise<Client> {
    this.#provide();
    const connection = this.#provider.value.connection;
    if (!connection) throw new TypeError('fs-central needs lender and client-id');
    return connection.load();
  }

  override connectedCallback() {
    // Before the children ask: what they get first is what they stay with.
    this.#provide();
    super.connectedCallback();
  }

  protected override createRenderRoot() {
    const root = super.createRenderRoot();
    root.append(document.createElement('slot'));
    return root;
  }

  protected override willUpdate(changed: PropertyValues) {
    super.willUpdate(changed);
    this.#provide();
  }

  #provide() {
    const { locale, supportPhone } = this;
    const connection = this.#connection();
    const now = this.#provider.value;
    // A new object makes every element below draw again.
    const same = now.connection === connection && now.locale === locale;
    if (same && now.supportPhone === supportPhone) return;
    this.#provider.setValue({ connection, locale, supportPhone });
  }

  #connection(): Connection | undefined {
    if (this.#client) return connectionOf(this.#client);
    return this.lender && this.clientId ? connect(this.lender, this.clientId) : undefined;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'fs-central': FsCentral;
  }
}
