import { html, type TemplateResult } from 'lit';
import { renderButton } from '../../../ui/button.ts';
import { renderTextField } from '../../../ui/text-field.ts';
import type { LoginHost } from '../login-part.ts';
import { RecoveryPart } from './recovery-part.ts';

/** Has a link sent, by which a new password can be chosen. Whether the user ID exists is never said. */
export class ForgottenPassword extends RecoveryPart {
  #sentTo: string | undefined;
  #missing = false;
  readonly #userId: string;

  constructor(host: LoginHost) {
    super(host);
    // What was typed already need not be typed again.
    this.#userId = host.userId;
  }

  protected override get userId(): string {
    return this.#sentTo ?? this.typed('user-id').trim();
  }

  opened(): void {
    const field = this.field('user-id');
    if (field && !field.value) field.value = this.#userId;
  }

  render(): TemplateResult {
    return this.#sentTo === undefined ? this.#renderQuestion() : this.#renderSent(this.#sentTo);
  }

  #renderQuestion() {
    const { texts } = this;
    return this.renderForm(
      { heading: texts.forgotHeading, badge: 'key' },
      html`<p>${texts.forgotBody}</p>
        ${renderTextField({
          id: 'user-id',
          name: 'username',
          label: texts.userId,
          autocomplete: 'username',
          maxlength: 128,
          required: true,
          error: this.#missing ? texts.userIdMissing : undefined,
          onInput: () => this.#onInput(),
        })}`,
      { label: texts.send, busyLabel: texts.sending, onSubmit: () => void this.#onSubmit() },
      html`${this.renderBack()}
        <p class="muted small">${texts.forgotSafe}</p>
        ${this.renderCall()}`,
    );
  }

  #renderSent(userId: string) {
    const { texts } = this;
    return this.renderPanel(
      { heading: texts.sentHeading, badge: 'mail', tone: 'success' },
      html`<p>${texts.sentBody(userId)}</p>
        <p class="muted">${texts.sentMissing}</p>`,
      html`${renderButton({
        label: texts.sendAgain,
        wide: true,
        onClick: () => void this.#again(),
      })}${this.renderBack()}`,
    );
  }

  #onInput() {
    if (!this.#missing) return;
    this.#missing = false;
    void this.host.draw();
  }

  async #onSubmit() {
    const { host, texts } = this;
    const userId = this.typed('user-id').trim();
    this.#missing = !userId;
    if (!userId) {
      host.say(texts.userIdMissing);
      await host.draw('#user-id');
      return;
    }
    const sent = await this.attempt(
      (signal) => host.client.recovery.requestReset(userId, { signal }),
      texts.sending,
    );
    if (!sent) return;
    if ('error' in sent) {
      await this.showFailure(sent.error);
      return;
    }
    this.#sentTo = userId;
    host.say(texts.sentHeading);
    await host.draw('.panel');
  }

  async #again() {
    this.#sentTo = undefined;
    await this.host.draw('#user-id');
  }
}
