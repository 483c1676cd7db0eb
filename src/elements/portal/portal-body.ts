import { html } from 'lit';
import type { Account } from '../../../sdk/index.ts';
import { portalPlaces as english } from '../../i18n/en/portal-places.ts';
import { loadedCatalogues } from '../../i18n/index.ts';
import { renderButton } from '../../ui/button.ts';
import { failureOf } from '../../ui/failure.ts';
import { renderFailure } from '../../ui/failure-notice.ts';
import { logOutIcon } from '../../ui/icons.ts';
import { wear } from '../../ui/late-styles.ts';
import { renderMessage } from '../../ui/message.ts';
import { renderNotice } from '../../ui/notice.ts';
import type { FsElement } from '../element.ts';
import type { BodyHost, ElementBody } from '../element-body.ts';
import { fetchPart } from '../fetch-part.ts';
import { renderAccounts } from './account-switcher.ts';
import { PlaceHistory } from './place-history.ts';
import { renderMenu } from './place-menu.ts';
import { accountOf, addressOf, type Place, placeOf, type PlacePart, places } from './places.ts';
import { bodyStyles } from './portal-body.styles.ts';
import { renderPlaceSkeleton } from './portal-skeleton.ts';
import type { FsPortal } from './portal.ts';

/** What the application begins with. */
export interface PortalData {
  /**
   * Lists every account of the customer.
   *
   * @param kept until then the elements of a place need not ask anew
   */
  accounts: (kept: Promise<void>) => Promise<Account[]>;
}

/** Fetches the elements of the first place. */
export async function warmUp(): Promise<void> {
  await fetchElements(placeOf(location.hash) ?? places[0]);
}

/** Events that tell that an element keeps its height from here on. */
const settling = ['fs-ready', 'fs-error'] as const;

const fetchElements = ({ parts }: Place) => fetchPart(Promise.all(parts.map(({ load }) => load())));

/** The menu, the accounts and the place that is shown: the application of one customer. */
export class Body implements ElementBody<PortalData> {
  /** Account that the page had chosen; undefined for the customer's first. */
  readonly given: string | undefined;
  readonly #host: BodyHost;
  readonly #element: FsPortal;
  readonly #history = new PlaceHistory();
  /** The elements of the first place are there and have asked for what they show, or could not be fetched. */
  readonly #opening: Promise<void>;
  #place: Place;
  /** Places whose elements are there. */
  readonly #ready = new Set<Place>();
  /** Elements that show what they were to show, or why they cannot. */
  readonly #settled = new Set<EventTarget>();
  /** The elements of the place could not be fetched. */
  #missing = false;
  /** Places that were tried once more. */
  readonly #again = new Set<Place>();
  #accounts: readonly Account[] | undefined;
  /** The sign-in is not allowed to see accounts. */
  #denial: unknown;
  /** Where the window is to be scrolled once the place is drawn; its heading then gets the keyboard. */
  #arrival: { top: number } | undefined;

  constructor(host: BodyHost) {
    this.#host = host;
    this.#element = host.element as FsPortal;
    this.given = this.#element.accountId;
    this.#place = placeOf(location.hash) ?? places[0];
    this.#chooseAccount();
    wear(host.element, bodyStyles);
    addEventListener('hashchange', this.#onMove);
    for (const type of settling) this.#element.addEventListener(type, this.#onSettled);
    this.#opening = this.#open();
  }

  take({ accounts }: PortalData): void {
    if (!this.#accounts) void this.#list(accounts);
  }

  stop(): void {
    // Whoever is next at this machine finds nothing of an account in the address.
    if (this.#host.client.auth.state.status === 'signed-out' && accountOf(location.hash)) {
      history.replaceState(history.state, '', addressOf(this.#place));
    }
    removeEventListener('hashchange', this.#onMove);
    for (const type of settling) this.#element.removeEventListener(type, this.#onSettled);
    this.#history.stop();
  }

  /** The whole of it. */
  render() {
    const { words } = this;
    const { id } = this.#place;
    const { accountId } = this.#element;
    return html`<div class="portal">
      ${renderMenu(words, this.#place, accountId === this.given ? undefined : accountId)}
      <header class="head">
        <h1 id="title" tabindex="-1">${words.places[id].heading}</h1>
        ${renderButton({
          label: words.signOut,
          kind: 'quiet',
          icon: logOutIcon(),
          onClick: () => void this.#host.client.auth.signOut(),
        })}
      </header>
      <div class="accounts">
        ${renderAccounts(words, {
          accounts: this.#accounts ?? [],
          chosen: accountId,
          onChoose: this.#onChoose,
        })}
      </div>
      <section class="place" data-place=${id} aria-labelledby="title">
        ${this.#renderPlace()}
      </section>
    </div>`;
  }

  /**
   * Called when it has been drawn.
   *
   * @param arriving whether somebody signed in just now, and is to hear where they are
   */
  updated(arriving: boolean): void {
    if (arriving) this.#arrival = { top: 0 };
    const { siteName, renderRoot } = this.#element;
    const heading = this.words.places[this.#place.id].heading;
    if (siteName !== undefined) document.title = `${heading} · ${siteName}`;
    const title = renderRoot.querySelector<HTMLElement>('#title');
    if (!this.#arrival || !title) return;
    const { top } = this.#arrival;
    this.#arrival = undefined;
    title.focus({ preventScroll: true });
    scrollTo({ top, behavior: 'instant' });
  }

  /** Words in the customer's language. */
  get words() {
    return loadedCatalogues(this.#host.words().locale)?.portalPlaces ?? english;
  }

  #renderPlace() {
    const { words } = this;
    const { parts, ofAccount } = this.#place;
    if (ofAccount && this.#denial !== undefined) return this.#renderFailure(this.#denial);
    if (ofAccount && this.#accounts?.length === 0) {
      return html`<div class="part single">
        ${renderMessage(words.emptyTitle, words.emptyBody)}
      </div>`;
    }
    if (this.#missing) return this.#renderMissing();
    if (!this.#ready.has(this.#place)) return renderPlaceSkeleton(parts.map(({ area }) => area));
    let above = true;
    return parts.map(({ tag, area }) => {
      const part = html`<div class="part ${area} ${above ? '' : 'later'}">
        <slot name=${tag}></slot>
      </div>`;
      const element = this.#element.querySelector(`:scope > [slot=${tag}]`);
      // What the page itself has put there may be anything, and says nothing.
      above &&= !!element && (element.localName !== tag || this.#settled.has(element));
      return part;
    });
  }

  #renderFailure(error: unknown) {
    return html`<div class="part single">
      <section class="card">${renderFailure({ error, ...this.#host.words() })}</section>
    </div>`;
  }

  #renderMissing() {
    const { words } = this;
    const { common } = this.#host.words();
    // Firefox and WebKit keep a file that did not come as missing until the page is loaded anew.
    const reload = this.#again.has(this.#place);
    return html`<div class="part single">
      <section class="card">
        ${renderNotice({
          id: 'missing',
          tone: 'warning',
          title: words.missingTitle,
          body: words.missingBody,
          texts: common,
          action: reload
            ? { label: words.reload, onClick: () => location.reload() }
            : { label: common.retry, onClick: () => void this.#retry() },
        })}
      </section>
    </div>`;
  }

  async #retry() {
    const place = this.#place;
    this.#again.add(place);
    await this.#open();
    if (place !== this.#place) return;
    await this.#element.updateComplete;
    // The button that was pressed is gone.
    const { renderRoot } = this.#element;
    const target = renderRoot.querySelector('#missing') ?? renderRoot.querySelector('#title');
    (target as HTMLElement | null)?.focus();
  }

  /** Fetches the elements of the place, and puts those in that are not there. */
  async #open() {
    const place = this.#place;
    this.#missing = false;
    this.#element.requestUpdate();
    if (this.#ready.has(place)) return;
    try {
      await fetchElements(place);
      const added = place.parts
        .filter(({ tag }) => !this.#element.querySelector(`:scope > [slot=${tag}]`))
        .map(({ tag }) => this.#add(tag));
      this.#ready.add(place);
      this.#again.delete(place);
      this.#element.requestUpdate();
      await Promise.allSettled(added.map(({ updateComplete }) => updateComplete));
    } catch (error) {
      if (place === this.#place) this.#missing = true;
      this.#host.report(error);
    }
    this.#element.requestUpdate();
  }

  #add(tag: PlacePart['tag']) {
    const part = document.createElement(tag) as FsElement;
    part.slot = tag;
    this.#element.furnish(part);
    this.#element.append(part);
    return part;
  }

  async #list(accounts: PortalData['accounts']) {
    try {
      this.#accounts = await accounts(this.#opening);
      this.#denial = undefined;
      if (accountOf(location.hash)) this.#chooseAccount();
    } catch (error) {
      // Any other failure is told, with another try, by the elements that it concerns.
      if (failureOf(error).kind === 'denied') this.#denial = error;
    }
    this.#element.requestUpdate();
  }

  /** Shows the account that the address names, unless it is known to be none of the customer's. */
  #chooseAccount() {
    const named = accountOf(location.hash);
    const known = this.#accounts?.some(({ id }) => id === named) ?? named !== undefined;
    this.#element.accountId = known ? named : this.given;
  }

  /** Another account in the same place: a step in the tab's history, after which everything stays where it is. */
  readonly #onChoose = (id: string) => {
    const { accountId = this.#accounts?.[0]?.id } = this.#element;
    if (id === accountId) return;
    history.pushState(null, '', addressOf(this.#place, id));
    this.#history.move();
    this.#element.accountId = id;
  };

  /** What stands below is shown once nothing above it will push it down. */
  readonly #onSettled = ({ target }: Event) => {
    if (!target || target === this.#element || this.#settled.has(target)) return;
    this.#settled.add(target);
    this.#element.requestUpdate();
  };

  readonly #onMove = () => {
    const place = placeOf(location.hash);
    // A link within the page, which is none of ours.
    if (!place) return;
    const top = this.#history.move() ?? 0;
    this.#element.renderRoot.querySelector<HTMLElement>(':popover-open')?.hidePopover();
    this.#arrival = { top };
    this.#chooseAccount();
    if (place === this.#place) this.#element.requestUpdate();
    else {
      this.#place = place;
      void this.#open();
    }
  };
}
