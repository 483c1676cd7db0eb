import { html, nothing } from 'lit';
import type { Catalogues } from '../../../i18n/index.ts';
import { eyeIcon, eyeOffIcon } from '../../../ui/icons.ts';
import { renderTextField } from '../../../ui/text-field.ts';
import type { PasswordStrength } from './password-strength.ts';

type Texts = Catalogues['recovery']['password'];

/** Characters that are taken at most. */
const longest = 128;

/**
 * A field for a new password: the rule below, how strong it is while it is typed, what was wrong when it
 * was sent. Managers may fill it and anything may be pasted; no rule asks for kinds of characters.
 */
export class PasswordField {
  readonly id: string;
  error: string | undefined;
  #visible = false;
  #strength: number | undefined;
  #judge: Promise<PasswordStrength> | undefined;
  readonly #draw: () => void;

  constructor(id: string, draw: () => void) {
    this.id = id;
    this.#draw = draw;
  }

  /**
   * @param minimum characters that are asked for
   * @param personal words that make it easy to guess, such as the user ID
   */
  render(
    texts: Texts,
    label: string,
    { minimum, personal }: { minimum: number; personal: readonly string[] },
  ) {
    return html`${renderTextField({
      id: this.id,
      label,
      type: this.#visible ? 'text' : 'password',
      autocomplete: 'new-password',
      required: true,
      help: texts.rule(String(minimum)),
      error: this.error,
      onInput: (event) => void this.#onInput(event, personal),
      trailing: html`<button
        class="inner-button"
        type="button"
        aria-label=${this.#visible ? texts.hide : texts.show}
        aria-controls=${this.id}
        @click=${() => {
          this.#visible = !this.#visible;
          this.#draw();
        }}
      >
        ${this.#visible ? eyeOffIcon() : eyeIcon()}
      </button>`,
    })}
    ${this.#renderStrength(texts)}`;
  }

  /** What is wrong by the rules that need no list; a password is counted as a person counts. */
  check(password: string, minimum: number, texts: Texts): string | undefined {
    const length = [...password.normalize('NFKC')].length;
    if (length === 0) return texts.missing;
    if (length < minimum) return texts.too_short(String(minimum));
    if (length > longest) return texts.too_long;
    return undefined;
  }

  /** Hides what was typed, before it is sent. */
  hide(): void {
    this.#visible = false;
  }

  #renderStrength(texts: Texts) {
    const score = this.#strength;
    const level = score === undefined ? undefined : texts.strengths[score];
    return html`<div class="strength ${(score ?? 0) > 2 ? 'good' : ''}">
      <span class="bars" aria-hidden="true">
        ${[1, 2, 3, 4].map((bar) => html`<span class=${bar <= (score ?? 0) ? 'on' : ''}></span>`)}
      </span>
      <span aria-live="polite">${level ? texts.strength(level) : nothing}</span>
    </div>`;
  }

  async #onInput({ target }: InputEvent, personal: readonly string[]) {
    const { value } = target as HTMLInputElement;
    this.error = undefined;
    this.#draw();
    this.#judge ??= import('./password-strength.ts').then(
      ({ PasswordStrength }) => new PasswordStrength(),
    );
    const judge = await this.#judge.catch(() => undefined);
    if (!judge) {
      // The lender judges for itself; a meter that did not arrive keeps nobody out.
      this.#judge = undefined;
      return;
    }
    if ((target as HTMLInputElement).value !== value) return;
    this.#strength = value ? judge.score(value, personal) : undefined;
    this.#draw();
  }
}

/** Why the lender refused a password, in words. */
export function passwordRefusal(code: string, minimum: number, texts: Texts): string {
  switch (code) {
    case 'too_short':
      return texts.too_short(String(minimum));
    case 'too_long':
    case 'common':
    case 'breached':
    case 'personal':
      return texts[code];
    default:
      return texts.refused;
  }
}
