import { html, nothing, type TemplateResult } from 'lit';
import type { Catalogues } from '../../i18n/index.ts';
import { renderButton } from '../../ui/button.ts';
import { renderCheckField } from '../../ui/check-field.ts';
import { eyeIcon, eyeOffIcon } from '../../ui/icons.ts';
import { renderTextField } from '../../ui/text-field.ts';

/** What the form shows. */
export interface LoginFormView {
  texts: Catalogues['login'];
  /** Above the fields: why the customer is here again. */
  notice: TemplateResult | typeof nothing;
  userIdMissing: boolean;
  passwordMissing: boolean;
  passwordVisible: boolean;
  capsLock: boolean;
  busy: boolean;
  /** Offers to sign in with a passkey. */
  passkeys: boolean;
  /** Passkeys are among the suggestions of the first field. */
  suggestPasskeys?: boolean;
  onSubmit: (event: SubmitEvent) => void;
  onInput: () => void;
  onKey: (event: KeyboardEvent) => void;
  /** The customer is about to type. */
  onFocus: () => void;
  onTogglePassword: () => void;
  onForgot: () => void;
  onPasskey: () => void;
}

/**
 * User ID and password. The fields keep their own values: a password manager may fill them without
 * an event, so they are read when the form is sent.
 */
export function renderLoginForm({ texts, ...view }: LoginFormView) {
  return html`<form
    novalidate
    method="post"
    aria-labelledby="heading"
    @submit=${view.onSubmit}
    @focusin=${view.onFocus}
  >
    <h2 id="heading">${texts.heading}</h2>
    ${view.notice}
    ${renderTextField({
      id: 'user-id',
      name: 'username',
      label: texts.userId,
      autocomplete: view.suggestPasskeys ? 'username webauthn' : 'username',
      maxlength: 128,
      required: true,
      error: view.userIdMissing ? texts.userIdMissing : undefined,
      onInput: view.onInput,
    })}
    ${renderTextField({
      id: 'password',
      label: texts.password,
      type: view.passwordVisible ? 'text' : 'password',
      autocomplete: 'current-password',
      // 128 characters, which may be more of these units: none is cut off unseen.
      maxlength: 1024,
      required: true,
      hint: view.capsLock ? texts.capsLock : undefined,
      error: view.passwordMissing ? texts.passwordMissing : undefined,
      onInput: view.onInput,
      onKey: view.onKey,
      trailing: html`<button
        class="inner-button"
        type="button"
        aria-label=${view.passwordVisible ? texts.hide : texts.show}
        aria-controls="password"
        @click=${view.onTogglePassword}
      >
        ${view.passwordVisible ? eyeOffIcon() : eyeIcon()}
      </button>`,
    })}
    ${renderCheckField({
      id: 'shared-computer',
      label: texts.sharedComputer,
      help: texts.sharedComputerHelp,
    })}
    <div class="actions">
      ${renderButton({
        label: texts.submit,
        kind: 'primary',
        type: 'submit',
        wide: true,
        busy: view.busy,
        busyLabel: texts.submitting,
      })}
      ${
        view.passkeys
          ? renderButton({ label: texts.passkey, wide: true, onClick: view.onPasskey })
          : nothing
      }
      ${renderButton({ label: texts.forgot, kind: 'quiet', wide: true, onClick: view.onForgot })}
    </div>
  </form>`;
}
