import { html, type TemplateResult } from 'lit';
import { renderButton } from '../../../ui/button.ts';
import { skeleton } from '../../../ui/skeleton.ts';
import type { LoginHost } from '../login-part.ts';
import { PasswordField, passwordRefusal } from './password-field.ts';
import { codeOf, type DeadLink, deadLinkOf, RecoveryPart, refusalsOf } from './recovery-part.ts';

/** Chooses a new password by the link of a mail. Opening the link uses nothing up; saving does. */
export class NewPassword extends RecoveryPart {
  readonly fromLink = true;
  readonly #token: string;
  #view: 'checking' | 'form' | 'saved' | DeadLink = 'checking';
  #minimum = 15;
  readonly #password = new PasswordField('new-password', () => void this.host.draw());

  constructor(host: LoginHost, token: string) {
    super(host);
    this.#token = token;
  }

  opened(): void {
    void this.#inspect();
  }

  render(): TemplateResult {
    const { texts } = this;
    switch (this.#view) {
      case 'checking':
        return this.#renderChecking();
      case 'form':
        return this.renderForm(
          { heading: texts.newHeading, badge: 'key' },
          html`<p>${texts.newBody}</p>
            ${this.#password.render(texts.password, texts.newPassword, {
              minimum: this.#minimum,
              personal: [],
            })}`,
          { label: texts.save, busyLabel: texts.saving, onSubmit: () => void this.#onSubmit() },
        );
      case 'saved':
        return this.renderPanel(
          { heading: texts.savedHeading, badge: 'check', tone: 'success' },
          html`<p>${texts.savedBody}</p>`,
          renderButton({
            label: texts.signIn,
            kind: 'primary',
            wide: true,
            onClick: () => this.host.leave(),
          }),
        );
      default:
        return this.#renderDead(this.#view);
    }
  }

  #renderChecking() {
    const { texts } = this;
    if (this.error !== undefined && !this.busy) {
      return this.renderPanel(
        { heading: texts.newHeading },
        this.renderError(),
        html`${renderButton({
          label: this.shared.common.retry,
          kind: 'primary',
          wide: true,
          onClick: () => void this.#inspect(),
        })}${this.renderBack()}`,
      );
    }
    return html`<div
      class="panel"
      role="group"
      tabindex="-1"
      aria-busy="true"
      aria-label=${texts.checking}
    >
      ${skeleton('44px', '44px')} ${skeleton('60%', '1.6em')} ${skeleton('100%', '44px')}
    </div>`;
  }

  #renderDead(reason: DeadLink) {
    const { texts, host } = this;
    return this.renderPanel(
      { heading: texts[reason].heading, tone: 'warning', badge: 'mail' },
      html`<p>${texts[reason].body}</p>`,
      html`${renderButton({
        label: texts.askAgain,
        kind: 'primary',
        wide: true,
        onClick: () => host.open(['forgotten']),
      })}${this.renderBack()}`,
    );
  }

  async #inspect() {
    const { recovery } = this.host.client;
    const seen = await this.attempt(
      (signal) => recovery.inspectReset(this.#token, { signal }),
      this.texts.checking,
    );
    if (!seen) return;
    if ('error' in seen) {
      await this.#onFailure(seen.error);
      return;
    }
    this.#minimum = seen.value.minimumLength;
    this.#view = 'form';
    this.host.say('');
    await this.host.draw('.panel');
  }

  async #onSubmit() {
    const { host, texts } = this;
    const password = this.typed('new-password');
    const fault = this.#password.check(password, this.#minimum, texts.password);
    if (fault) {
      await this.#refuse(fault);
      return;
    }
    this.#password.hide();
    const saved = await this.attempt(
      (signal) => host.client.recovery.confirmReset({ token: this.#token, password }, { signal }),
      texts.saving,
    );
    if (!saved) return;
    if ('error' in saved) {
      await this.#onFailure(saved.error);
      return;
    }
    // The lender has ended every session; here and in the other tabs it is over, too.
    void host.client.auth.signOut();
    this.#view = 'saved';
    host.say(texts.savedHeading);
    await host.draw('.panel');
  }

  async #onFailure(error: unknown) {
    const dead = deadLinkOf(error);
    if (dead) {
      this.#view = dead;
      this.host.report(error);
      this.host.say(this.texts[dead].heading);
      await this.host.draw('.panel');
    } else if (codeOf(error) === 'password_refused') {
      const [refusal] = refusalsOf(error);
      await this.#refuse(passwordRefusal(refusal?.code ?? '', this.#minimum, this.texts.password));
    } else {
      await this.showFailure(error);
    }
  }

  async #refuse(message: string) {
    this.#password.error = message;
    this.host.say(message);
    await this.host.draw('#new-password');
  }
}
