import { adoptStyles, css, html, nothing, render, type TemplateResult } from 'lit';
import type { SignInChallenge, StepUp, StepUpAnswer } from '../../../sdk/index.ts';
import { common } from '../../i18n/en/common.ts';
import { errors } from '../../i18n/en/errors.ts';
import { securityPanel } from '../../i18n/en/security-panel.ts';
import { signInPanels } from '../../i18n/en/sign-in-panels.ts';
import { type Catalogues, loadedCatalogues } from '../../i18n/index.ts';
import { tokens } from '../../tokens/tokens.styles.ts';
import { base } from '../../ui/base.styles.ts';
import { renderButton } from '../../ui/button.ts';
import { buttonStyles } from '../../ui/button.styles.ts';
import { cardStyles } from '../../ui/card.styles.ts';
import { dialogStyles } from '../../ui/dialog.styles.ts';
import { renderFailure } from '../../ui/failure-notice.ts';
import { failureOf } from '../../ui/failure.ts';
import { liveRegion } from '../../ui/live-region.ts';
import { renderNotice } from '../../ui/notice.ts';
import { noticeStyles } from '../../ui/notice.styles.ts';
import { skeleton, skeletonStyles } from '../../ui/skeleton.ts';
import { textFieldStyles } from '../../ui/text-field.styles.ts';
import { renderTextField } from '../../ui/text-field.ts';
import { wearTokens } from '../../ui/wear-tokens.ts';
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

type Way = keyof Catalogues['signInPanels']['others'];

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
    const passed = await asked;
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
      own: all?.securityPanel ?? securityPanel,
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
      @keydown=${(event: KeyboardEvent) => event.stopPropagation()}
    >
      <div class="stack tight">
        <h2 id="title">${own.stepUpTitle}</h2>
        <p class="muted small" id="why">${own.stepUpWhy}</p>
        ${this.#renderView()} ${liveRegion(this.#announcement)}
      </div>
    </dialog>`;
    render(view, this.#root);
  }

  #renderView(): TemplateResult {
    const { own, errors, common } = this.#words;
    if (this.#view === 'gone') {
      return html`${renderNotice({
        tone: 'warning',
        title: own.stepUpGoneTitle,
        body: own.stepUpGoneBody,
        texts: common,
      })}
      ${this.#renderActions(
        renderButton({
          label: own.startAgain,
          kind: 'primary',
          onClick: () => void this.#begin(),
        }),
      )}`;
    }
    const failure =
      this.#error === undefined
        ? nothing
        : renderFailure({
            error: this.#error,
            errors,
            common,
            locale: this.#asker.locale,
            ...(this.#stepUp ? {} : { onRetry: () => void this.#begin(), busy: this.#busy }),
          });
    if (!this.#stepUp) {
      return html`${failure === nothing ? this.#renderSkeleton() : failure}
      ${this.#renderActions(nothing)}`;
    }
    if (this.#view === 'ways') return html`${failure} ${this.#renderWays()}`;
    return html`${failure} ${this.#renderStep(this.#stepUp.challenge)}`;
  }

  #renderSkeleton() {
    const { common } = this.#words;
    return html`<div class="stack tight" aria-busy="true" role="group" aria-label=${common.loading}>
      ${skeleton('60%')} ${skeleton('100%', '48px')}
    </div>`;
  }

  #renderStep(challenge: SignInChallenge): TemplateResult {
    const { steps } = this.#words;
    switch (challenge.kind) {
      case 'email_code':
      case 'totp':
        return this.#renderCode(challenge);
      case 'recovery_code':
        return this.#renderField({
          lead: steps.recoveryCode.body,
          label: steps.recoveryCode.field,
          submit: steps.recoveryCode.submit,
          onSubmit: (text) =>
            text ? this.#answer({ recoveryCode: text }) : this.#miss(steps.recoveryCode.missing),
        });
      case 'passkey':
        return this.#renderPasskey();
      default:
        return html`<p>${steps.unknown.next}</p>
          ${this.#renderActions(nothing)}`;
    }
  }

  #renderCode({ kind, sentTo, length = 6 }: SignInChallenge) {
    const { code } = this.#words.steps;
    const byMail = kind === 'email_code';
    return this.#renderField({
      lead: byMail ? code.emailBody(sentTo ?? '') : code.appBody,
      heading: byMail ? code.emailHeading : code.appHeading,
      label: code.field,
      help: code.help(String(length)),
      submit: code.submit,
      digits: true,
      more: byMail
        ? renderButton({
            label: code.resend,
            kind: 'quiet',
            onClick: () => void this.#answer({ resend: true }, code.resent),
          })
        : undefined,
      onSubmit: (text) =>
        text.replace(/\s/g, '').length === length
          ? this.#answer({ code: text })
          : this.#miss(code.missing(String(length))),
    });
  }

  #renderField(field: {
    lead: string;
    heading?: string;
    label: string;
    help?: string;
    submit: string;
    digits?: boolean;
    more?: TemplateResult | undefined;
    onSubmit: (text: string) => unknown;
  }) {
    const { steps } = this.#words;
    const onSubmit = (event: SubmitEvent) => {
      event.preventDefault();
      if (!this.#busy) void field.onSubmit(this.#input?.value.trim() ?? '');
    };
    return html`<form id="step" novalidate method="dialog" @submit=${onSubmit}>
        ${field.heading ? html`<h3>${field.heading}</h3>` : nothing}
        <p>${field.lead}</p>
        ${renderTextField({
          id: 'answer',
          label: field.label,
          autocomplete: field.digits ? 'one-time-code' : 'off',
          inputmode: field.digits ? 'numeric' : 'text',
          maxlength: field.digits ? 16 : 64,
          required: true,
          ...(field.help ? { help: field.help } : {}),
          error: this.#fieldError,
          onInput: () => {
            if (!this.#fieldError) return;
            this.#fieldError = undefined;
            this.#draw();
          },
        })}
        ${field.more ? html`<div class="again">${field.more}</div>` : nothing}
        <p class="muted small">${steps.code.safe}</p>
      </form>
      ${this.#renderActions(
        renderButton({
          label: field.submit,
          busyLabel: steps.sending,
          kind: 'primary',
          type: 'submit',
          form: 'step',
          busy: this.#busy,
        }),
      )}`;
  }

  #renderPasskey() {
    const { passkey } = this.#words.steps;
    const remark = this.#remark === 'wrong' ? 'wrong' : 'stopped';
    return html`<p>${passkey.body}</p>
      ${
        this.#remark
          ? renderNotice({
              tone: 'warning',
              title: remark === 'wrong' ? passkey.wrongTitle : passkey.stoppedTitle,
              body: remark === 'wrong' ? passkey.wrongBody : passkey.stoppedBody,
              texts: this.#words.common,
            })
          : nothing
      }
      ${this.#renderActions(
        renderButton({
          id: 'passkey',
          label: passkey.button,
          busyLabel: passkey.busy,
          kind: 'primary',
          busy: this.#busy,
          onClick: () => void this.#usePasskey(),
        }),
      )}`;
  }

  #renderWays() {
    const { own, steps } = this.#words;
    return html`<p>${own.chooseWay}</p>
      <div class="stack tight">
        ${this.#others.map((way) =>
          renderButton({
            label: steps.others[way],
            wide: true,
            busy: this.#busy,
            onClick: () => void this.#answer({ use: way }),
          }),
        )}
      </div>
      ${this.#renderActions(nothing)}`;
  }

  #renderActions(primary: TemplateResult | typeof nothing) {
    const { common, steps } = this.#words;
    const change = this.#view === 'step' && this.#others.length > 0;
    return html`<div class="actions">
      ${primary}
      ${
        change
          ? renderButton({ label: steps.useAnother, kind: 'quiet', onClick: () => this.#choose() })
          : nothing
      }
      ${renderButton({ label: common.cancel, kind: 'quiet', onClick: () => this.#settle(false) })}
    </div>`;
  }

  get #others(): Way[] {
    const others: readonly string[] = this.#stepUp?.challenge.others ?? [];
    return others.filter((kind): kind is Way => kind in this.#words.steps.others);
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
