import { html, nothing, type TemplateResult } from 'lit';
import { renderButton } from '../../../ui/button.ts';
import { type FailureInfo, instantParts } from '../../../ui/failure.ts';
import { renderReference } from '../../../ui/reference.ts';
import type { LoginHost } from '../login-part.ts';
import { PanelPart } from './panel-part.ts';

/** Locked out: until when, why, and the way in before that. */
export class Lockout extends PanelPart {
  readonly #failure: FailureInfo;

  constructor(host: LoginHost, failure: FailureInfo) {
    super(host);
    this.#failure = failure;
  }

  render(): TemplateResult {
    const { lockout } = this.words;
    const { common, errors } = this.shared;
    const { lockedUntil, requestId } = this.#failure;
    return this.renderPanel(
      { heading: errors.locked.title, badge: 'lock', tone: 'warning' },
      html`<p>${lockout.help}</p>
        ${lockedUntil ? this.#renderUntil(lockedUntil) : nothing}
        <p>${lockout.mail}</p>
        <p><strong>${lockout.sooner}</strong> ${lockout.call}</p>`,
      html`${this.renderCall()}
      ${renderButton({
        label: lockout.tryAnother,
        kind: 'quiet',
        wide: true,
        onClick: () => this.host.leave(),
      })}
      ${requestId ? renderReference(requestId, common) : nothing}`,
    );
  }

  #renderUntil(lockedUntil: string) {
    const { day, time } = instantParts(lockedUntil, this.host.locale);
    return html`<p class="until figures">
      <span class="muted small">${this.words.lockout.until}</span>
      <time datetime=${lockedUntil}><span>${day},</span> <span>${time}</span></time>
    </p>`;
  }
}
