import { html, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Client } from '../../../sdk/index.ts';
import { accountsOf } from '../../controllers/chosen-account.ts';
import type { Connection } from '../../controllers/connection.ts';
import { portal as english } from '../../i18n/en/portal.ts';
import { whenIdle } from '../../ui/when-idle.ts';
import { FsCustomerElement } from '../customer-element.ts';
import { fetchPart } from '../fetch-part.ts';
import type { Body } from './portal-body.ts';
import { renderPortalSkeleton } from './portal-skeleton.ts';
import { portalStyles } from './portal.styles.ts';

type View = 'signed-out' | 'restoring' | 'signed-in';

/** What a mail's link carries after the `#`. */
const mailLink = /^#(reset|invitation)=/;

/**
 * The whole account as one application: sign-in, then a place for what is owed, for payments, the vehicle and so on. Each
 * place has an address after the `#`, so that links, reloads and the browser's history lead to it, and is fetched when
 * it is first shown. The elements in it are children of this one, so that the page's styles reach them; one that the
 * page has put there itself, with its tag as its `slot`, is used as it is.
 *
 * @slot signed-out - Shown while nobody is signed in; the sign-in form, if left empty.
 * @event fs-ready - The account is open.
 * @event fs-error - Something could not be loaded; what, is said where it would be.
 * @csspart notice - What is said instead of a place that could not be loaded.
 * @cssproperty --fs-color-accent - Colour of the place that is shown, of buttons and of focus rings.
 */
export class FsPortal extends FsCustomerElement<Body> {
  static override styles = portalStyles;

  /** Account that the places show; the customer's first one if left out. Follows what the customer chooses. */
  @property({ attribute: 'account-id', reflect: true }) accountId?: string | undefined;

  /** Name of the page. Its title then names the place, too, as in `Vehicle · Prairie Lane`; left alone without. */
  @property({ attribute: 'site-name' }) siteName?: string;

  /** Why the sign-in form could not be fetched, while that is so. */
  @state() private signInError: unknown;

  #view: View | undefined;
  #body: Body | undefined;
  /** Somebody is signed in, or was until the page was put by. */
  #open = false;
  /** A mail's link is for the sign-in, whoever is signed in in another tab. */
  #linked = mailLink.test(location.hash);
  /** Somebody signed in here just now, and is to hear where they are. */
  #arriving = false;
  #signInAsked = false;

  constructor() {
    super();
    this.addEventListener('fs-signed-in', () => {
      this.#linked = false;
      this.#arriving = true;
      this.requestUpdate();
    });
  }

  /** @internal */
  override connectedCallback() {
    super.connectedCallback();
    addEventListener('hashchange', onMailLink);
  }

  /** @internal */
  override disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('hashchange', onMailLink);
  }

  protected override connected(connection: Connection): void {
    if (connection.remembered) super.connected(connection);
    // The form can be typed into without the SDK; a session of another tab's needs it.
    else whenIdle(() => void this.loadClient(connection).then(() => this.#warmUp()));
  }

  protected override get customer(): Client | undefined {
    return this.#linked ? undefined : super.customer;
  }

  protected override get stateTexts() {
    return this.texts('portal', english);
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const before = this.#view;
    this.#view = this.#nextView(before);
    if (this.#open && before !== this.#view) {
      // The page's own choice again; but whoever signs in next has other accounts.
      if (this.#view === 'signed-out') this.accountId = undefined;
      else if (this.#body) this.accountId = this.#body.given;
      this.#body = undefined;
    }
    this.#open = this.#view !== 'signed-out' && (this.#open || this.#view === 'signed-in');
    // What had the keyboard is gone, by the customer's wish or because the session ended.
    if (before === 'signed-in' && this.#view === 'signed-out') {
      void this.updateComplete.then(() => this.#focus('#signed-out'));
    }
  }

  protected override load(client: Client, _subject: unknown, signal: AbortSignal) {
    const data = { accounts: (kept: Promise<void>) => allOf(accountsOf(client, kept)) };
    return this.openBody(import('./portal-body.ts'), Promise.resolve(data), signal);
  }

  protected override renderState() {
    if (this.#view === 'signed-out') return this.renderSignedOut();
    return super.renderState();
  }

  protected override renderLoaded(body: Body) {
    this.#body = body;
    return body.render();
  }

  protected override renderSignedOut() {
    if (this.signInError !== undefined) {
      return this.renderFailureCard(this.signInError, () => void this.#openSignIn());
    }
    return html`<div id="signed-out" tabindex="-1"><slot name="signed-out"></slot></div>`;
  }

  protected override renderSkeleton() {
    return renderPortalSkeleton(this.stateTexts.loading);
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    for (const child of this.children) this.furnish(child);
    if (this.#view === 'signed-in') {
      this.#body?.updated(this.#arriving);
      if (this.#body) this.#arriving = false;
    } else if (this.siteName !== undefined) {
      document.title = `${this.stateTexts.signedOutTitle} · ${this.siteName}`;
    }
    if (this.#view === 'signed-out' && !this.#signInAsked) void this.#openSignIn();
  }

  #nextView(before: View | undefined): View {
    const status = this.authState?.status;
    if (this.#linked) return 'signed-out';
    if (status === 'signed-in' || status === 'signed-out') return status;
    // A tab without a session asks its siblings for theirs; the form is there to be typed into meanwhile.
    if (before === 'signed-out') return before;
    const awaited = this.connection ? this.connection.remembered : this.expectsProvider;
    return status || awaited ? 'restoring' : 'signed-out';
  }

  /**
   * Gives to an element in a place what this one was given itself.
   *
   * @internal
   */
  furnish(child: Element): void {
    const { lender, clientId, locale, supportPhone, givenClient } = this;
    const given = { lender, clientId, locale, supportPhone, client: givenClient };
    for (const [name, value] of Object.entries(given)) {
      if (value !== undefined && name in child) Object.assign(child, { [name]: value });
    }
    if ('accountId' in child) child.accountId = this.accountId;
  }

  async #openSignIn() {
    this.#signInAsked = true;
    this.signInError = undefined;
    try {
      await fetchPart(import('../login/define.ts'));
      if (this.querySelector(':scope > [slot=signed-out]')) return;
      const form = document.createElement('fs-login');
      form.slot = 'signed-out';
      form.passkeys = true;
      this.furnish(form);
      this.append(form);
    } catch (error) {
      this.signInError = error;
      this.report(error);
    }
  }

  /** Fetches what comes after the sign-in while the form is being filled in. */
  #warmUp() {
    if (this.#view !== 'signed-out') return;
    void import('./portal-body.ts').then(({ warmUp }) => warmUp()).catch(() => undefined);
  }

  #focus(selector: string) {
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }
}

async function allOf<T>(list: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of list) items.push(item);
  return items;
}

/** Another mail's link in the same tab: the sign-in form takes one as it is loaded. */
function onMailLink() {
  if (mailLink.test(location.hash)) location.reload();
}

declare global {
  interface HTMLElementTagNameMap {
    'fs-portal': FsPortal;
  }
}
