import { html, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import '../elements/login/define.ts';
import type { FsErrorEvent } from '../events/index.ts';
import { renderButton } from '../ui/button.ts';
import { renderFailure } from '../ui/failure-notice.ts';
import { Interaction, type InteractionConfig } from './interaction.ts';
import { keepChoice } from './shared-choice.ts';
import { WindowPage } from './window-page.ts';

/** The lender's own sign-in page, for a customer whom another site sends: `fs-login`, and who asks. */
export class SignInPage extends WindowPage<InteractionConfig> {
  /** Leaves the page; for tests. */
  leave: (url: string) => void = (url) => location.replace(url);

  @state() private cancelling = false;
  @state() private ended = false;
  @state() private error: unknown;

  #interaction: Interaction | undefined;

  protected override render() {
    const { clientName, lenderName, portal, supportPhone } = this.config;
    const texts = this.words;
    if (this.ended) {
      const body = `${texts.endedBody} ${texts.endedNext(clientName)}`;
      return this.renderWayOut(texts.endedTitle, body, portal);
    }
    this.#interaction ??= this.#begin();
    return html`<div class="stack">
      <div class="stack tight">
        <h1 tabindex="-1">${texts.pageHeading(clientName)}</h1>
        <p class="muted">${texts.pageBody(clientName, lenderName)}</p>
      </div>
      ${this.error === undefined ? nothing : renderFailure({ error: this.error, ...this.shared })}
      <fs-login
        .client=${this.#interaction.client}
        .supportPhone=${supportPhone}
        passkeys
        .locale=${this.activeLocale}
        @fs-error=${this.#onError}
      ></fs-login>
      <div class="actions">
        ${renderButton({
          label: texts.cancel,
          busyLabel: texts.cancelling,
          busy: this.cancelling,
          kind: 'quiet',
          wide: true,
          onClick: () => void this.#onCancel(),
        })}
      </div>
    </div>`;
  }

  #begin(): Interaction {
    return new Interaction(this.config, {
      leave: (url, sharedComputer) => {
        keepChoice(sharedComputer);
        this.leave(url);
      },
      onOver: () => this.#end(),
    });
  }

  readonly #onError = (event: FsErrorEvent) => {
    // No page listens to events here; the form has said it already.
    event.stopPropagation();
  };

  async #onCancel() {
    this.cancelling = true;
    this.error = undefined;
    try {
      await this.#interaction?.cancel();
    } catch (error) {
      this.error = error;
      this.cancelling = false;
    }
  }

  #end() {
    this.ended = true;
    void this.arrive();
  }
}
