import { html, nothing, type TemplateResult } from 'lit';
import { common } from '../../../i18n/en/common.ts';
import { errors } from '../../../i18n/en/errors.ts';
import { signInPanels } from '../../../i18n/en/sign-in-panels.ts';
import { renderButton } from '../../../ui/button.ts';
import { circleCheckIcon } from '../../../ui/icons.ts';
import { renderFailure } from '../../../ui/failure-notice.ts';
import { failureOf, failureText } from '../../../ui/failure.ts';
import {
  keyIcon,
  lockIcon,
  mailIcon,
  phoneIcon,
  shieldCheckIcon,
  smartphoneIcon,
} from '../../../ui/late-icons.ts';
import { partStyles } from './part.styles.ts';
import type { LoginHost, LoginPart } from '../login-part.ts';

const badges = {
  check: circleCheckIcon,
  key: keyIcon,
  lock: lockIcon,
  mail: mailIcon,
  phone: smartphoneIcon,
  shield: shieldCheckIcon,
};

/** What stands above the content of a panel. */
export interface PanelHead {
  heading: string;
  badge?: keyof typeof badges;
  tone?: 'warning' | 'success';
}

/** What the parts of a sign-in share: one call at a time, its failure in words, panels of one kind. */
export abstract class PanelPart implements LoginPart {
  readonly sheets = [partStyles];
  protected readonly host: LoginHost;
  /** A call is under way. */
  protected busy = false;
  /** Why the last call failed. */
  protected error: unknown;
  #abort: AbortController | undefined;

  constructor(host: LoginHost) {
    this.host = host;
  }

  abstract render(): TemplateResult;

  close(): void {
    this.#abort?.abort();
    this.#abort = undefined;
    this.busy = false;
  }

  protected get words() {
    return this.host.texts('signInPanels', signInPanels);
  }

  protected get shared() {
    const { host } = this;
    return {
      common: host.texts('common', common),
      errors: host.texts('errors', errors),
      locale: host.locale,
    };
  }

  /**
   * Runs a call; a newer one, or leaving the panel, ends it.
   *
   * @param saying read out meanwhile
   * @returns how it ended; undefined where nobody waits for it any more
   */
  protected async attempt<T>(
    call: (signal: AbortSignal) => Promise<T>,
    saying = '',
  ): Promise<{ value: T } | { error: unknown } | undefined> {
    this.#abort?.abort();
    const { signal } = (this.#abort = new AbortController());
    this.error = undefined;
    this.busy = true;
    this.host.say(saying);
    void this.host.draw();
    try {
      const value = await call(signal);
      if (signal.aborted) return undefined;
      this.busy = false;
      return { value };
    } catch (error) {
      if (signal.aborted) return undefined;
      this.busy = false;
      return { error };
    }
  }

  /** Shows and reads out a failure that has no words of this panel. */
  protected async showFailure(error: unknown): Promise<void> {
    this.error = error;
    const { errors, locale } = this.shared;
    const { title, body, next } = failureText(failureOf(error), errors, locale);
    this.host.say(`${title}. ${body} ${next}`);
    this.host.report(error);
    await this.host.draw();
  }

  /** The notice of the last failure. */
  protected renderError() {
    if (this.error === undefined) return nothing;
    return renderFailure({ error: this.error, ...this.shared });
  }

  /** A panel that takes the focus as it replaces another. */
  protected renderPanel(
    { heading, badge, tone }: PanelHead,
    content: unknown,
    actions: unknown = this.renderBack(),
  ): TemplateResult {
    return html`<section class="panel" tabindex="-1" aria-labelledby="heading">
      ${badge ? html`<span class="badge ${tone ?? ''}">${badges[badge]()}</span>` : nothing}
      <h2 id="heading">${heading}</h2>
      ${content}
      <div class="actions">${actions}</div>
      ${this.renderGuidance()}
    </section>`;
  }

  /** A panel whose content is a form, sent by its one primary button. */
  protected renderForm(
    head: PanelHead,
    fields: unknown,
    submit: { label: string; busyLabel: string; onSubmit: () => void },
    more: unknown = this.renderBack(),
  ): TemplateResult {
    const { label, busyLabel, onSubmit } = submit;
    return this.renderPanel(
      head,
      html`${this.renderError()}
        <form
          id="part-form"
          class="fields"
          novalidate
          method="post"
          aria-labelledby="heading"
          @submit=${(event: SubmitEvent) => {
            event.preventDefault();
            if (!this.busy) onSubmit();
          }}
        >
          ${fields}
        </form>`,
      html`${renderButton({
        label,
        busyLabel,
        kind: 'primary',
        type: 'submit',
        wide: true,
        busy: this.busy,
        form: 'part-form',
      })}${more}`,
    );
  }

  protected renderBack() {
    return renderButton({
      label: this.words.backToSignIn,
      kind: 'quiet',
      wide: true,
      onClick: () => this.host.leave(this.userId),
    });
  }

  /** What the form is filled in with on the way back. */
  protected get userId(): string {
    return this.host.userId;
  }

  protected renderCall() {
    const { phone } = this.host;
    const { common } = this.shared;
    return phone
      ? html`<a class="button secondary wide" href="tel:${phone.replace(/[^+\d]/g, '')}">
          ${phoneIcon()}<span>${common.callUs(phone)}</span>
        </a>`
      : html`<p class="muted small">${this.words.callStatement}</p>`;
  }

  /** How to stay safe, where the customer is asked for secrets. */
  protected renderGuidance() {
    const { guidance } = this.words;
    const { host } = new URL(this.host.client.lender);
    return html`<details class="guidance">
      <summary>${guidance.title}</summary>
      <ul>
        <li>${guidance.neverShare}</li>
        <li>${guidance.address(host)}</li>
        <li>${guidance.signOut}</li>
      </ul>
    </details>`;
  }
}
