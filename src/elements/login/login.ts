import { html, nothing, type PropertyValues } from 'lit';
import { query, state } from 'lit/decorators.js';
import type { AuthState } from '../../../sdk/index.ts';
import type { Connection } from '../../controllers/connection.ts';
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
import { FsElement } from '../element.ts';
import { mayTakeSecrets, renderGuard } from '../inline-guard.ts';
import { renderLoginForm } from './login-form.ts';
import {
  renderChallenge,
  renderForgot,
  renderLocked,
  renderMisconfigured,
  renderRestoring,
  renderSignedIn,
  type PanelView,
} from './login-panels.ts';
import { loginSheets } from './login-sheets.ts';
import { SignInAttempt } from './sign-in-attempt.ts';

/**
 * Sign-in with user ID and password: the form, a lockout, a forgotten password, and sign-out once
 * signed in. The form can be filled in and sent before the SDK has arrived.
 *
 * @slot - Shown instead until the element is defined.
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

  @state() private forgot = false;
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
  #announced = false;

  protected override connected(connection: Connection) {
    this.#was = connection.authState?.status;
    if (connection.remembered) void this.loadClient(connection);
    else whenIdle(() => void this.loadClient(connection));
  }

  protected override connectionChanged() {
    super.connectionChanged();
    const state = this.authState;
    const was = this.#was;
    this.#was = state?.status;
    if (was !== 'signed-in' || state?.status !== 'signed-out') return;
    this.#attempt.reset();
    this.dispatchEvent(new FsSignedOutEvent(state.reason ?? 'signed-out'));
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
    const { error, step } = this.#attempt;
    const failure = error === undefined ? undefined : failureOf(error);
    const view = this.#view;
    if (!this.connection) return this.expectsProvider ? nothing : renderMisconfigured(view);
    if (this.authState?.status === 'signed-in') {
      return renderSignedIn(view, this.#onSignOut);
    }
    if (this.#restoring) return renderRestoring(view);
    const guarded = renderGuard(this, this.connection, view, '#user-id');
    if (guarded) return guarded;
    if (this.forgot) return renderForgot(view);
    if (failure?.kind === 'locked') return renderLocked(view, failure);
    if (step?.status === 'challenge') return renderChallenge(view);
    return this.#renderForm();
  }

  #renderForm() {
    return renderLoginForm({
      texts: this.#texts,
      notice: this.#renderNotice(),
      userIdMissing: this.missing.userId,
      passwordMissing: this.missing.password,
      passwordVisible: this.passwordVisible,
      capsLock: this.capsLock,
      busy: this.#attempt.busy,
      onSubmit: this.#onSubmit,
      onInput: this.#onInput,
      onKey: this.#onKey,
      onFocus: this.#onFocus,
      onTogglePassword: () => (this.passwordVisible = !this.passwordVisible),
      onForgot: () => this.#show({ forgot: true }),
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
      phone: this.phone,
      onBack: () => this.#show({ forgot: false }),
    };
  }

  /** A session that this tab remembers is being brought back; a form would only flash by. */
  get #restoring() {
    if (this.loadError !== undefined || !this.connection?.remembered) return false;
    return (this.authState?.status ?? 'restoring') === 'restoring';
  }

  /** Changes the panel and moves the focus to it, as the control that had it is gone. */
  async #show({ forgot }: { forgot: boolean }) {
    this.forgot = forgot;
    this.#attempt.reset();
    await this.updateComplete;
    (forgot ? this.spoken : this.userIdField)?.focus();
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
    this.status = this.#texts.submitting;
    const sharedComputer = this.sharedField?.checked ?? false;
    if (!(await this.#attempt.run(connection, { userId, password, sharedComputer }))) return;
    await (this.#attempt.error === undefined ? this.#onStep() : this.#onFailure());
  };

  async #onStep() {
    const signedIn = this.#attempt.step?.status === 'signed-in';
    this.status = signedIn ? this.#texts.signedIn : '';
    if (signedIn) this.dispatchEvent(new FsSignedInEvent());
    await this.updateComplete;
    this.spoken?.focus();
  }

  async #onFailure() {
    const failure = failureOf(this.#attempt.error);
    const { errors } = this.#view;
    const { title, body, next } = failureText(failure, errors, this.activeLocale);
    this.status = `${title}. ${body} ${next}`;
    this.dispatchEvent(new FsErrorEvent(failure.code, failure.requestId));
    await this.updateComplete;
    if (failure.kind === 'locked') this.spoken?.focus();
    else if (failure.kind === 'wrongCredentials') this.passwordField?.select();
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

function whenIdle(callback: () => void) {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(callback, { timeout: 2000 });
  else setTimeout(callback, 200);
}

declare global {
  interface HTMLElementTagNameMap {
    'fs-login': FsLogin;
  }
}
