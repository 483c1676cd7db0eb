import { css, html, nothing, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { AuthState } from '../../sdk/index.ts';
import type { Connection } from '../controllers/connection.ts';
import { define } from '../elements/define.ts';
import { FsElement } from '../elements/element.ts';
import {
  renderMisconfigured,
  renderSignedIn,
  renderWaiting,
} from '../elements/login/login-panels.ts';
import { loginStyles } from '../elements/login/login.styles.ts';
import { FsErrorEvent, FsReadyEvent, FsSignedInEvent, FsSignedOutEvent } from '../events/index.ts';
import { common } from '../i18n/en/common.ts';
import { errors } from '../i18n/en/errors.ts';
import { login } from '../i18n/en/login.ts';
import { windows } from '../i18n/en/windows.ts';
import { base } from '../ui/base.styles.ts';
import { buttonStyles } from '../ui/button.styles.ts';
import { renderButton } from '../ui/button.ts';
import { cardStyles } from '../ui/card.styles.ts';
import { renderFailure } from '../ui/failure-notice.ts';
import { failureOf } from '../ui/failure.ts';
import { lockIcon } from '../ui/late-icons.ts';
import { liveRegion } from '../ui/live-region.ts';
import { noticeStyles } from '../ui/notice.styles.ts';
import { renderNotice } from '../ui/notice.ts';
import { skeletonStyles } from '../ui/skeleton.ts';
import { tokens } from '../tokens/tokens.styles.ts';
import { WindowSignIn } from './window-sign-in.ts';

const launcherStyles = css`
  .address {
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 2);
  }
`;

/**
 * Sign-in in a window of the lender's own, for hosts where no password is to be typed into a frame.
 * The window is opened by this frame and speaks to it alone, so that the host's page learns nothing
 * but that somebody signed in.
 *
 * @event fs-ready - The button is on screen.
 * @event fs-signed-in - The customer signed in here.
 * @event fs-signed-out - The session is over, by wish or by time.
 * @event fs-error - Sign-in failed; `code` says why.
 * @csspart card - The frame around everything.
 * @csspart notice - What went wrong.
 */
export class FsSignInLauncher extends FsElement {
  static override styles = [
    tokens,
    base,
    cardStyles,
    buttonStyles,
    noticeStyles,
    skeletonStyles,
    loginStyles,
    launcherStyles,
  ];

  /** Name of the lender as customers know it; its address if left out. */
  @property({ attribute: 'lender-name' }) lenderName?: string;

  /** Address of the hosted portal, for browsers that give no window. */
  @property() portal?: string;

  @state() private status = '';

  @query('.panel, .notice, #open') private spoken!: HTMLElement | null;

  readonly #signIn = new WindowSignIn(this, {
    connection: () => this.connection,
    onSignedIn: () => void this.#onSignedIn(),
    onEnd: () => void this.#onEnd(),
  });
  #was: AuthState['status'] | undefined;
  #announced = false;

  protected override connected(connection: Connection) {
    this.#was = connection.authState?.status;
    void this.loadClient(connection);
  }

  protected override connectionChanged() {
    super.connectionChanged();
    const state = this.authState;
    const was = this.#was;
    this.#was = state?.status;
    // A frame beside this one may have signed in: the window has nothing left to do.
    if (state?.status === 'signed-in' && was !== 'signed-in') this.#signIn.settle();
    if (was !== 'signed-in' || state?.status !== 'signed-out') return;
    this.#signIn.reset();
    this.dispatchEvent(new FsSignedOutEvent(state.reason ?? 'signed-out'));
  }

  protected override updated(changed: PropertyValues) {
    super.updated(changed);
    if (this.#announced || !this.connection) return;
    this.#announced = true;
    this.dispatchEvent(new FsReadyEvent());
  }

  protected override render() {
    return html`<div class="card" part="card">
      ${this.#renderView()} ${liveRegion(this.status)}
    </div>`;
  }

  #renderView() {
    const view = this.#view;
    if (!this.connection) return this.expectsProvider ? nothing : renderMisconfigured(view);
    if (this.authState?.status === 'signed-in') return renderSignedIn(view, this.#onSignOut);
    if (this.#restoring) return renderWaiting(view.login.restoring);
    return this.#signIn.phase === 'waiting' ? this.#renderWaiting() : this.#renderStart();
  }

  #renderStart() {
    const texts = this.#texts;
    const { phase } = this.#signIn;
    return html`<section class="panel" aria-labelledby="heading">
      <h2 id="heading">${texts.signInHeading}</h2>
      ${this.#renderNotice()}
      <p>${texts.signInBody(this.#lenderName)}</p>
      <p class="muted small address">
        ${lockIcon()}<span>${texts.address(this.#lenderHost)}</span>
      </p>
      ${renderButton({
        id: 'open',
        label: texts.signInButton,
        busyLabel: texts.finishing,
        busy: phase === 'finishing',
        kind: 'primary',
        wide: true,
        onClick: this.#onOpen,
      })}
      ${phase === 'blocked' ? this.#renderPortal() : nothing}
    </section>`;
  }

  #renderWaiting() {
    const texts = this.#texts;
    return html`<section class="panel" tabindex="-1" aria-labelledby="heading">
      <h2 id="heading">${texts.openHeading}</h2>
      <p class="muted">${texts.openBody}</p>
      <div class="actions">
        ${renderButton({ label: texts.showWindow, kind: 'primary', wide: true, onClick: this.#onOpen })}
        ${renderButton({
          label: texts.cancel,
          kind: 'quiet',
          wide: true,
          onClick: () => this.#signIn.cancel(),
        })}
      </div>
    </section>`;
  }

  /** To the hosted portal in the whole window: it has the way back to this site. */
  #renderPortal() {
    const { portal } = this;
    if (!portal) return nothing;
    return html`<a class="button secondary wide" href=${portal} target="_top">
      <span>${this.#texts.toPortal(this.#lenderName)}</span>
    </a>`;
  }

  #renderNotice() {
    const { phase, error } = this.#signIn;
    const texts = this.#texts;
    const { common, errors } = this.#view;
    const { activeLocale: locale } = this;
    if (error !== undefined) return renderFailure({ error, errors, common, locale });
    if (phase === 'blocked') {
      const body = texts.blockedBody(this.#lenderName);
      return renderNotice({ tone: 'warning', title: texts.blockedTitle, body, texts: common });
    }
    if (phase === 'closed') {
      const { closedTitle: title, closedBody: body } = texts;
      return renderNotice({ tone: 'info', title, body, texts: common });
    }
    const state = this.authState;
    if (state?.status !== 'signed-out' || !state.reason) return nothing;
    const { expiredTitle, expiredBody, signedOutTitle, signedOutBody } = this.#view.login;
    const expired = state.reason === 'expired';
    return renderNotice({
      tone: expired ? 'warning' : 'success',
      title: expired ? expiredTitle : signedOutTitle,
      body: expired ? expiredBody : signedOutBody,
      texts: common,
    });
  }

  get #texts() {
    return this.texts('windows', windows);
  }

  get #view() {
    return {
      login: this.texts('login', login),
      common: this.texts('common', common),
      errors: this.texts('errors', errors),
      locale: this.activeLocale,
      phone: this.phone,
      onBack: () => this.#signIn.reset(),
    };
  }

  get #lenderHost(): string {
    return new URL(this.connection?.lender ?? location.origin).host;
  }

  get #lenderName(): string {
    return this.lenderName ?? this.#lenderHost;
  }

  get #restoring() {
    if (this.loadError !== undefined || !this.connection?.remembered) return false;
    return (this.authState?.status ?? 'restoring') === 'restoring';
  }

  readonly #onOpen = () => {
    this.#signIn.open();
    void this.#speak();
  };

  async #onSignedIn() {
    this.dispatchEvent(new FsSignedInEvent());
    await this.#speak(this.#view.login.signedIn);
  }

  async #onEnd() {
    const { error } = this.#signIn;
    if (error !== undefined) {
      const { code, requestId } = failureOf(error);
      this.dispatchEvent(new FsErrorEvent(code, requestId));
    }
    await this.#speak();
  }

  readonly #onSignOut = async () => {
    // The session is gone here at once; what is left is telling the lender.
    void this.client?.auth.signOut();
    await this.#speak(this.#view.login.signedOutTitle);
  };

  /** Takes the keyboard to what is new, as the control that had it may be gone, and says it. */
  async #speak(words?: string) {
    await this.updateComplete;
    if (this.renderRoot instanceof ShadowRoot && document.hasFocus()) this.spoken?.focus();
    const { spoken } = this;
    this.status = words ?? spoken?.querySelector('.notice-title, h2')?.textContent ?? '';
  }
}

/**
 * Registers the launcher.
 *
 * @returns its tag
 */
export function defineLauncher(): string {
  define('fs-sign-in-launcher', FsSignInLauncher);
  return 'fs-sign-in-launcher';
}

declare global {
  interface HTMLElementTagNameMap {
    'fs-sign-in-launcher': FsSignInLauncher;
  }
}
