import { html, nothing, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { AuthState } from '../../../sdk/index.ts';
import type { Connection } from '../../controllers/connection.ts';
import { hasPasskey } from '../../controllers/passkey-hint.ts';
import {
  FsErrorEvent,
  FsReadyEvent,
  FsSignedInEvent,
  FsSignedOutEvent,
} from '../../events/index.ts';
import { common } from '../../i18n/en/common.ts';
import { errors } from '../../i18n/en/errors.ts';
import { login } from '../../i18n/en/login.ts';
import { renderFailure } from '../../ui/failure-notice.ts';
import { failureOf, failureText } from '../../ui/failure.ts';
import { liveRegion } from '../../ui/live-region.ts';
import { renderNotice } from '../../ui/notice.ts';
import { whenIdle } from '../../ui/when-idle.ts';
import { FsElement } from '../element.ts';
import { mayTakeSecrets, renderGuard } from '../inline-guard.ts';
import { renderLoginForm } from './login-form.ts';
import type { CaptchaAdapter } from './captcha-adapter.ts';
import {
  renderMisconfigured,
  renderSignedIn,
  renderWaiting,
  type PanelView,
} from './login-panels.ts';
import type { LoginDoor, LoginPart, PartRequest } from './login-part.ts';
import { loginSheets } from './login-sheets.ts';
import { SignInAttempt } from './sign-in-attempt.ts';

/**
 * Sign-in, whole: the form, further steps, a lockout, a forgotten password, setting up an online
 * account, and sign-out once signed in. The form can be filled in and sent before the SDK has arrived;
 * what stands in its place loads when it is asked for.
 *
 * @slot - Shown instead until the element is defined.
 * @slot captcha - Where the control of a `captchaAdapter` is shown.
 * @event fs-ready - The form is on screen.
 * @event fs-signed-in - The customer signed in here.
 * @event fs-signed-out - The session is over, by wish or by time.
 * @event fs-error - Sign-in failed; `code` says why.
 * @csspart card - The frame around everything.
 * @csspart notice - What went wrong.
 * @cssproperty --fs-color-accent - Colour of the button, links and focus rings.
 */
export class FsLogin extends FsElement {
  static override styles = loginSheets;

  /** Offers to sign in with a passkey, where the browser has any. */
  @property({ type: Boolean, reflect: true }) passkeys = false;

  /** Asks another maker's captcha in place of ours; for lenders that verify its answers. */
  @property({ attribute: false }) captchaAdapter?: CaptchaAdapter;

  /** What stands in place of the form. */
  @state() private current: LoginPart | undefined;
  /** A part is on its way: in front of the form, or by a link and in place of it. */
  @state() private opening: 'part' | 'link' | undefined;
  @state() private suggestPasskeys = false;
  @state() private missing = { userId: false, password: false };
  @state() private passwordVisible = false;
  @state() private capsLock = false;
  @state() private status = '';

  @query('#user-id') private userIdField!: HTMLInputElement | null;
  @query('#password') private passwordField!: HTMLInputElement | null;
  @query('#shared-computer') private sharedField!: HTMLInputElement | null;
  @query('.panel, .notice') private spoken!: HTMLElement | null;

  readonly #attempt = new SignInAttempt(this);
  #was: AuthState['status'] | undefined;
  /** The part that is being fetched; another one, or going elsewhere, replaces it. */
  #turn: object | undefined;
  #autofill: AbortController | undefined;
  #announced = false;

  protected override connected(connection: Connection) {
    this.#was = connection.authState?.status;
    // On the lender's own page alone: anybody else's could read what the link carries.
    if (connection.lender === location.origin && window === window.top) {
      const [, kind, token] = /^#(reset|invitation)=([\w-]+)$/.exec(location.hash) ?? [];
      if (token) {
        // At once: neither the history nor another script of the page is to keep it.
        history.replaceState(history.state, '', location.pathname + location.search);
        void this.#open([kind as 'reset', token], 'link');
      }
    }
    if (connection.remembered) void this.loadClient(connection);
    else whenIdle(() => void this.#onIdle(connection));
  }

  protected override connectionChanged() {
    super.connectionChanged();
    const state = this.authState;
    const was = this.#was;
    this.#was = state?.status;
    if (was !== 'signed-in' || state?.status !== 'signed-out') return;
    if (!this.current?.fromLink) this.#close();
    this.#attempt.reset();
    this.dispatchEvent(new FsSignedOutEvent(state.reason ?? 'signed-out'));
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    // A move in the page is no reason to stop; a removal is.
    queueMicrotask(() => this.isConnected || this.#close());
  }

  protected override updated(changed: PropertyValues) {
    super.updated(changed);
    if (this.#announced || !this.connection || !mayTakeSecrets(this.connection)) return;
    this.#announced = true;
    this.dispatchEvent(new FsReadyEvent());
  }

  override render() {
    return html`<div class="card" part="card">
      ${this.#renderView()} ${liveRegion(this.status)}
    </div>`;
  }

  #renderView() {
    const { current: part, opening } = this;
    const view = this.#view;
    if (!this.connection) return this.expectsProvider ? nothing : renderMisconfigured(view);
    if (opening === 'link') return renderWaiting(view.common.loading);
    if (part?.fromLink) return part.render();
    if (this.authState?.status === 'signed-in') {
      return renderSignedIn(view, this.#onSignOut);
    }
    if (this.#restoring) return renderWaiting(view.login.restoring);
    return (
      renderGuard(this, this.connection, view, '#user-id') ?? part?.render() ?? this.#renderForm()
    );
  }

  #renderForm() {
    return renderLoginForm({
      texts: this.#texts,
      notice: this.#renderNotice(),
      userIdMissing: this.missing.userId,
      passwordMissing: this.missing.password,
      passwordVisible: this.passwordVisible,
      capsLock: this.capsLock,
      busy: this.#attempt.busy || this.opening === 'part',
      passkeys: this.passkeys && 'PublicKeyCredential' in window,
      suggestPasskeys: this.suggestPasskeys,
      onSubmit: this.#onSubmit,
      onInput: this.#onInput,
      onKey: this.#onKey,
      onFocus: this.#onFocus,
      onTogglePassword: () => (this.passwordVisible = !this.passwordVisible),
      onForgot: () => void this.#open(['forgotten']),
      onPasskey: () => void this.#open(['steps']),
    });
  }

  #renderNotice() {
    const { error, busy } = this.#attempt;
    const { errors, common } = this.#view;
    const { activeLocale: locale } = this;
    if (error !== undefined) return renderFailure({ error, errors, common, locale });
    const state = this.authState;
    if (busy || state?.status !== 'signed-out' || !state.reason) return nothing;
    const expired = state.reason === 'expired';
    return renderNotice({
      tone: expired ? 'warning' : 'success',
      title: expired ? this.#texts.expiredTitle : this.#texts.signedOutTitle,
      body: expired ? this.#texts.expiredBody : this.#texts.signedOutBody,
      texts: common,
    });
  }

  get #texts() {
    return this.texts('login', login);
  }

  get #view(): PanelView {
    return {
      login: this.#texts,
      common: this.texts('common', common),
      errors: this.texts('errors', errors),
      locale: this.activeLocale,
    };
  }

  /** A session that this tab remembers is being brought back; a form would only flash by. */
  get #restoring() {
    if (this.loadError !== undefined || !this.connection?.remembered) return false;
    return (this.authState?.status ?? 'restoring') === 'restoring';
  }

  /**
   * Puts a part in place of the form and moves the focus to it, as the control that had it is gone.
   *
   * @returns whether the part is there
   */
  async #open(request: PartRequest, how?: 'part' | 'link'): Promise<boolean> {
    const { connection } = this;
    if (!connection) return false;
    this.opening = how;
    let typing: boolean;
    const turn = (this.#turn = {});
    try {
      const [client, { makePart }] = await Promise.all([
        connection.load(),
        import('./parts/stage.ts'),
      ]);
      const part = await makePart(request, this.#door, client);
      if (turn !== this.#turn) return false;
      this.#close();
      this.#attempt.reset();
      // Who went on typing on the way goes on in the panel's field.
      typing = this.shadowRoot?.activeElement === this.userIdField;
      this.current = part;
    } catch (cause) {
      if (turn !== this.#turn) return false;
      this.opening = undefined;
      // To a customer the same as any other lack of an answer.
      if (!how || this.#attempt.error === undefined) {
        this.#attempt.error = { name: 'NetworkError', code: 'part_unreachable', cause };
      }
      if (!how) await this.#onFailure();
      return false;
    }
    this.opening = undefined;
    await this.updateComplete;
    this.current.opened?.();
    await this.updateComplete;
    ((typing && this.userIdField) || this.spoken)?.focus();
    return true;
  }

  #close() {
    this.#turn = undefined;
    this.#autofill?.abort();
    this.current?.close();
    this.current = undefined;
  }

  readonly #door: LoginDoor = {
    element: this,
    read: () => ({ locale: this.activeLocale, phone: this.phone }),
    texts: (name, english) => this.texts(name, english),
    say: (message) => (this.status = message),
    report: (error) => this.#report(error),
    open: (request) => void this.#open(request),
    leave: (userId) => void this.#leave(userId),
    fail: (error) => {
      this.#close();
      this.#attempt.error = error;
      void this.#onFailure();
    },
    signedIn: () => void this.#onSignedIn(),
  };

  async #leave(userId?: string) {
    this.#close();
    this.#attempt.reset();
    this.status = '';
    // A link was opened where somebody is signed in; the page may go on to the account now.
    if (this.authState?.status === 'signed-in') return this.#onSignedIn();
    await this.updateComplete;
    const { userIdField } = this;
    if (userIdField && userId) userIdField.value = userId;
    userIdField?.focus();
  }

  readonly #onSubmit = async (event: SubmitEvent) => {
    event.preventDefault();
    const { connection, userIdField, passwordField } = this;
    if (this.#attempt.busy || !connection || !userIdField || !passwordField) return;
    const userId = userIdField.value.trim();
    const password = passwordField.value;
    this.missing = { userId: !userId, password: !password };
    if (!userId || !password) {
      (userId ? passwordField : userIdField).focus();
      return;
    }
    // Browsers remember what was sent from a visible field among ordinary suggestions.
    this.passwordVisible = false;
    this.#autofill?.abort();
    this.status = this.#texts.submitting;
    const sharedComputer = this.sharedField?.checked ?? false;
    if (!(await this.#attempt.run(connection, { userId, password, sharedComputer }))) return;
    await (this.#attempt.error === undefined ? this.#onStep() : this.#onFailure());
  };

  async #onStep() {
    const { step } = this.#attempt;
    if (step?.status === 'signed-in') {
      await this.#onSignedIn();
      return;
    }
    this.status = '';
    if (step && !(await this.#open(['steps', step.challenge], 'part'))) await this.#onFailure();
  }

  async #onSignedIn() {
    this.#close();
    this.status = this.#texts.signedIn;
    this.dispatchEvent(new FsSignedInEvent());
    await this.updateComplete;
    this.spoken?.focus();
  }

  async #onFailure() {
    const { error } = this.#attempt;
    if (error === undefined) return;
    const failure = failureOf(error);
    const { errors } = this.#view;
    const { title, body, next } = failureText(failure, errors, this.activeLocale);
    this.status = `${title}. ${body} ${next}`;
    this.#report(error);
    // Where the panel does not arrive, a notice on the form says the same.
    if (failure.kind === 'locked' && (await this.#open(['lockout', failure], 'part'))) return;
    await this.updateComplete;
    if (failure.kind === 'wrongCredentials') this.passwordField?.select();
  }

  #report(error: unknown) {
    const { code, requestId } = failureOf(error);
    this.dispatchEvent(new FsErrorEvent(code, requestId));
  }

  async #onIdle(connection: Connection) {
    const client = await this.loadClient(connection);
    if (!client || !this.passkeys || !hasPasskey(connection) || this.current) return;
    const { signal } = (this.#autofill = new AbortController());
    this.suggestPasskeys = true;
    await import('./parts/passkey-autofill.ts').then(
      ({ offerPasskeys }) => offerPasskeys(this.#door, client, signal),
      () => undefined,
    );
  }

  readonly #onSignOut = async () => {
    // The session is gone here at once; what is left is telling the lender.
    void this.client?.auth.signOut();
    this.status = this.#texts.signedOutTitle;
    await this.updateComplete;
    this.spoken?.focus();
  };

  readonly #onInput = () => {
    if (!this.missing.userId && !this.missing.password) return;
    this.missing = {
      userId: this.missing.userId && !this.userIdField?.value,
      password: this.missing.password && !this.passwordField?.value,
    };
  };

  readonly #onKey = (event: KeyboardEvent) => {
    this.capsLock = event.getModifierState('CapsLock');
  };

  readonly #onFocus = () => {
    if (!this.client && this.connection) void this.loadClient();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'fs-login': FsLogin;
  }
}
