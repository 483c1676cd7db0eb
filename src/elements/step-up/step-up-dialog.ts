import { adoptStyles, css, html, render } from 'lit';
import type { SignInChallenge, StepUp, StepUpAnswer } from '../../../sdk/index.ts';
import { common } from '../../i18n/en/common.ts';
import { errors } from '../../i18n/en/errors.ts';
import { securityLists } from '../../i18n/en/security-lists.ts';
import { signInPanels } from '../../i18n/en/sign-in-panels.ts';
import { loadedCatalogues } from '../../i18n/index.ts';
import { tokens } from '../../tokens/tokens.styles.ts';
import { base } from '../../ui/base.styles.ts';
import { buttonStyles } from '../../ui/button.styles.ts';
import { cardStyles } from '../../ui/card.styles.ts';
import { dialogStyles } from '../../ui/dialog.styles.ts';
import { failureOf } from '../../ui/failure.ts';
import { liveRegion } from '../../ui/live-region.ts';
import { noticeStyles } from '../../ui/notice.styles.ts';
import { skeletonStyles } from '../../ui/skeleton.ts';
import { textFieldStyles } from '../../ui/text-field.styles.ts';
import { wearTokens } from '../../ui/wear-tokens.ts';
import { renderStepUp, type StepUpView } from './step-up-views.ts';
import type { StepUpAsker } from './with-step-up.ts';

const placed = css`
  :host {
    position: fixed;
    inset: auto;
    inline-size: 0;
    block-size: 0;
  }

  form {
    display: grid;
    gap: calc(var(--_space) * 4);
  }

  .again {
    justify-self: start;
  }
`;

const sheets = [
  tokens,
  base,
  cardStyles,
  buttonStyles,
  textFieldStyles,
  noticeStyles,
  skeletonStyles,
  dialogStyles,
  placed,
].flat();

/** Asks a customer who is signed in for a second factor, over the page. */
export class StepUpDialog {
  readonly #asker: StepUpAsker;
  readonly #host = document.createElement('div');
  readonly #root = this.#host.attachShadow({ mode: 'open' });
  #stepUp: StepUp | undefined;
  #view: 'step' | 'ways' | 'gone' = 'step';
  #busy = false;
  #error: unknown;
  #fieldError: string | undefined;
  #remark: 'stopped' | 'wrong' | undefined;
  #announcement = '';
  #abort = new AbortController();
  #settle: (passed: boolean) => void = () => undefined;

  constructor(asker: StepUpAsker) {
    this.#asker = asker;
    adoptStyles(this.#root, sheets);
    wearTokens(this.#host, asker.element);
    this.#host.lang = asker.locale;
  }

  /**
   * Asks.
   *
   * @param signal takes the question away
   * @returns whether the customer showed that it is them
   */
  async ask(signal?: AbortSignal): Promise<boolean> {
    const { client } = this.#asker;
    document.body.append(this.#host);
    this.#draw();
    this.#dialog?.showModal();
    // A session that ends takes its questions with it.
    const unsubscribe = client.auth.subscribe(
      ({ status }) => status !== 'signed-in' && this.#settle(false),
    );
    const onAbort = () => this.#settle(false);
    signal?.addEventListener('abort', onAbort);
    const asked = new Promise<boolean>((resolve) => (this.#settle = resolve));
    void this.#begin();
    // The time until another code can be sent goes by.
    const beat = setInterval(() => this.#draw(), 1_000);
    const passed = await asked;
    clearInterval(beat);
    unsubscribe();
    signal?.removeEventListener('abort', onAbort);
    this.#abort.abort();
    this.#dialog?.close();
    this.#host.remove();
    return passed;
  }

  get #dialog() {
    return this.#root.querySelector('dialog');
  }

  get #words() {
    const all = loadedCatalogues(this.#asker.locale);
    return {
      own: all?.securityLists ?? securityLists,
      steps: all?.signInPanels ?? signInPanels,
      common: all?.common ?? common,
      errors: all?.errors ?? errors,
    };
  }

  #draw(): void {
    const { own } = this.#words;
    const view = html`<dialog
      class="dialog"
      aria-labelledby="title"
      aria-describedby="why"
      @cancel=${() => this.#settle(false)}
    >
      <div class="stack tight">
        <h2 id="title">${own.stepUpTitle}</h2>
        <p class="muted small" id="why">${own.stepUpWhy}</p>
        ${renderStepUp(this.#viewModel)} ${liveRegion(this.#announcement)}
      </div>
    </dialog>`;
    render(view, this.#root);
  }

  get #viewModel(): StepUpView {
    return {
      ...this.#words,
      locale: this.#asker.locale,
      challenge: this.#stepUp?.challenge,
      place: this.#view,
      busy: this.#busy,
      error: this.#error,
      fieldError: this.#fieldError,
      remark: this.#remark,
      onBegin: () => void this.#begin(),
      onAnswer: (answer, said) => void this.#answer(answer, said),
      onMissing: (words) => this.#miss(words),
      onType: () => {
        if (!this.#fieldError) return;
        this.#fieldError = undefined;
        this.#draw();
      },
      onPasskey: () => void this.#usePasskey(),
      onChoose: () => this.#choose(),
      onCancel: () => this.#settle(false),
    };
  }

  get #input() {
    return this.#root.querySelector<HTMLInputElement>('#answer');
  }

  #choose(): void {
    this.#view = 'ways';
    this.#draw();
    this.#focus();
  }

  #miss(words: string): void {
    this.#fieldError = words;
    this.#draw();
    this.#focus();
  }

  async #begin(): Promise<void> {
    const { client } = this.#asker;
    await this.#call(async (signal) => {
      this.#view = 'step';
      this.#stepUp = await client.auth.stepUp({ signal });
    });
    this.#focus();
  }

  async #answer(answer: StepUpAnswer, said = ''): Promise<void> {
    const { auth } = this.#asker.client;
    const stepUp = this.#stepUp;
    if (!stepUp || this.#busy) return;
    await this.#call(async (signal) => {
      const result = await auth.answerStepUp(stepUp.id, answer, { signal });
      if (result.status === 'passed') {
        this.#settle(true);
        return;
      }
      this.#take(stepUp.id, result.challenge);
      this.#announcement = said;
    });
    this.#focus();
  }

  #take(id: string, challenge: SignInChallenge): void {
    const { steps } = this.#words;
    this.#view = 'step';
    this.#stepUp = { id, challenge };
    if (this.#input) this.#input.value = '';
    if (!challenge.wrong) return;
    const left = challenge.attemptsLeft;
    const wrong = challenge.kind === 'recovery_code' ? steps.recoveryCode.wrong : steps.code.wrong;
    this.#fieldError = left === undefined ? wrong : `${wrong} ${steps.attemptsLeft(left)}`;
    if (challenge.kind === 'passkey') this.#remark = 'wrong';
  }

  /** One call to the lender at a time. */
  async #call(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    this.#busy = true;
    this.#error = this.#fieldError = this.#remark = undefined;
    this.#announcement = '';
    this.#draw();
    try {
      await work(this.#abort.signal);
    } catch (error) {
      // Used up, or too old: this one is over, the next may be begun.
      if (failureOf(error).code === 'not_found') {
        this.#stepUp = undefined;
        this.#view = 'gone';
      } else this.#error = error;
    }
    this.#busy = false;
    this.#draw();
  }

  async #usePasskey(): Promise<void> {
    const options = this.#stepUp?.challenge.options;
    if (!options || this.#busy) return;
    this.#busy = true;
    this.#remark = undefined;
    this.#draw();
    const { startAuthentication } = await import('@simplewebauthn/browser');
    const passkey = await startAuthentication({
      optionsJSON: options as Parameters<typeof startAuthentication>[0]['optionsJSON'],
    }).catch(() => undefined);
    this.#busy = false;
    if (passkey) {
      await this.#answer({
        passkey,
      });
      return;
    }
    this.#remark = 'stopped';
    this.#draw();
    this.#focus();
  }

  #focus(): void {
    const target = this.#root.querySelector<HTMLElement>(
      '#answer, #passkey, .notice .button, .stack .wide, .button.primary',
    );
    target?.focus();
  }
}
