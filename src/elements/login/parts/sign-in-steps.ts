import { html, nothing, type TemplateResult } from 'lit';
import type { SignInAnswer, SignInChallenge, SignInStep } from '../../../../sdk/index.ts';
import { embedding } from '../../../controllers/embedding.ts';
import { notePasskey } from '../../../controllers/note-passkey.ts';
import { renderButton } from '../../../ui/button.ts';
import { failureOf } from '../../../ui/failure.ts';
import { renderNotice } from '../../../ui/notice.ts';
import { renderTextField } from '../../../ui/text-field.ts';
import type { LoginHost } from '../login-part.ts';
import { PanelPart } from './panel-part.ts';
import { Countdown } from './countdown.ts';

/** A notice of three sentences. */
interface Remark {
  tone: 'error' | 'warning' | 'info';
  title: string;
  body: string;
  next: string | TemplateResult;
}

const ways = ['email_code', 'totp', 'passkey', 'recovery_code'] as const;
type Way = (typeof ways)[number];
const isWay = (kind: string): kind is Way => ways.includes(kind as Way);

/** The steps after the password, or in place of it, one panel each. */
export class SignInSteps extends PanelPart {
  #challenge: SignInChallenge | undefined;
  #view: 'step' | 'ways' | 'ended' = 'step';
  #fieldError: string | undefined;
  #remark: Remark | undefined;
  readonly #countdown = new Countdown(() => void this.host.draw());
  #resent = false;

  /** @param challenge the first step; left out for a passkey in place of the password */
  constructor(host: LoginHost, challenge?: SignInChallenge) {
    super(host);
    if (challenge) this.#take(challenge);
  }

  opened(): void {
    if (!this.#challenge) void this.#beginPasskey();
    else if (this.#challenge.wrong) void this.#onWrong(this.#challenge);
    else this.host.say('');
  }

  override close(): void {
    super.close();
    this.#countdown.stop();
  }

  render(): TemplateResult {
    const challenge = this.#challenge;
    if (this.#view === 'ended') return this.#renderEnded();
    if (this.#view === 'ways') return this.#renderWays();
    if (!challenge) return this.#renderPasskey();
    switch (challenge.kind) {
      case 'captcha':
        return this.#renderCaptcha();
      case 'email_code':
      case 'totp':
        return this.#renderCode(challenge);
      case 'recovery_code':
        return this.#renderRecoveryCode();
      case 'passkey':
        return this.#renderPasskey();
      default:
        return this.#renderUnknown();
    }
  }

  #renderCaptcha() {
    const { captcha } = this.words;
    return this.renderPanel(
      { heading: captcha.heading, badge: 'shield' },
      html`<p>${captcha.body}</p>
        ${this.#renderRemark()} ${this.renderError()}
        <slot name="captcha"></slot>`,
      html`${renderButton({
        label: captcha.button,
        busyLabel: captcha.busy,
        busy: this.busy,
        kind: 'primary',
        wide: true,
        onClick: () => void this.#onCaptcha(),
      })}${this.renderBack()}`,
    );
  }

  #renderCode(challenge: SignInChallenge) {
    const { code } = this.words;
    const byMail = challenge.kind === 'email_code';
    const length = String(challenge.length ?? 6);
    return this.renderForm(
      {
        heading: byMail ? code.emailHeading : code.appHeading,
        badge: byMail ? 'mail' : 'phone',
      },
      html`<p>${byMail ? code.emailBody(challenge.sentTo ?? '') : code.appBody}</p>
        <div class="code">
          ${renderTextField({
            id: 'code',
            label: code.field,
            autocomplete: 'one-time-code',
            inputmode: 'numeric',
            // Room for the spaces that apps put between digits.
            maxlength: 16,
            required: true,
            help: code.help(length),
            error: this.#fieldError,
            onInput: () => this.#clear(),
          })}
        </div>
        ${byMail ? this.#renderResend() : nothing}
        <p class="muted small">${code.safe}</p>`,
      { label: code.submit, busyLabel: this.words.sending, onSubmit: () => void this.#onCode() },
      this.#renderWayOn(),
    );
  }

  #renderResend() {
    const { code } = this.words;
    const { seconds } = this.#countdown;
    return html`<div class="again">
      ${this.#resent ? html`<p class="muted small">${code.resent}</p>` : nothing}
      ${
        seconds > 0
          ? html`<p class="muted small figures">${code.resendIn(String(seconds))}</p>`
          : html`<button class="text-button" type="button" @click=${this.#onResend}>
              ${code.resend}
            </button>`
      }
    </div>`;
  }

  #renderRecoveryCode() {
    const { recoveryCode: texts } = this.words;
    return this.renderForm(
      { heading: texts.heading, badge: 'key' },
      html`<p>${texts.body}</p>
        ${renderTextField({
          id: 'recovery-code',
          label: texts.field,
          autocomplete: 'off',
          maxlength: 64,
          required: true,
          error: this.#fieldError,
          onInput: () => this.#clear(),
        })}`,
      {
        label: texts.submit,
        busyLabel: this.words.sending,
        onSubmit: () => void this.#onRecoveryCode(),
      },
      this.#renderWayOn(),
    );
  }

  #renderPasskey() {
    const { passkey } = this.words;
    return this.renderPanel(
      { heading: passkey.heading, badge: 'key' },
      html`<p>${passkey.body}</p>
        ${this.#renderRemark()} ${this.renderError()}`,
      html`${renderButton({
        label: passkey.button,
        busyLabel: passkey.busy,
        busy: this.busy,
        kind: 'primary',
        wide: true,
        onClick: () => void this.#onPasskey(),
      })}${this.#renderWayOn()}`,
    );
  }

  #renderWays() {
    const { words } = this;
    return this.renderPanel(
      { heading: words.othersHeading, badge: 'shield' },
      html`<p>${words.othersBody}</p>
        ${this.renderError()}
        <div class="ways">
          ${this.#others.map((kind) =>
            renderButton({
              label: words.others[kind],
              wide: true,
              busy: this.busy,
              onClick: () => void this.#send({ use: kind }),
            }),
          )}
        </div>`,
    );
  }

  #renderUnknown() {
    const { unknown } = this.words;
    return this.renderPanel(
      { heading: unknown.heading, badge: 'shield' },
      html`<p>${unknown.body}</p>
        <p>${unknown.next}</p>`,
      html`${this.renderCall()}${this.#renderWayOn()}`,
    );
  }

  #renderEnded() {
    const { ended } = this.words;
    return this.renderPanel(
      { heading: ended.heading, badge: 'shield' },
      html`<p>${ended.body}</p>`,
      renderButton({
        label: ended.button,
        kind: 'primary',
        wide: true,
        onClick: () => this.host.leave(this.userId),
      }),
    );
  }

  #renderWayOn() {
    const another =
      this.#others.length > 0
        ? renderButton({
            label: this.words.useAnother,
            wide: true,
            onClick: () => void this.#showWays(),
          })
        : nothing;
    return html`${another}${this.renderBack()}`;
  }

  #renderRemark() {
    return this.#remark ? renderNotice({ ...this.#remark, texts: this.shared.common }) : nothing;
  }

  get #others(): Way[] {
    const { kind, others = [] } = this.#challenge ?? { kind: 'passkey' };
    return others.filter((other) => other !== kind).filter(isWay);
  }

  readonly #onCaptcha = async () => {
    const challenge = this.#challenge;
    if (!challenge || this.busy) return;
    this.#remark = undefined;
    const { host } = this;
    const solved = await this.attempt(async (signal) => {
      const { solveByAdapter, solveOurs } = await import('./captcha.ts');
      const { captchaAdapter } = host.element;
      return captchaAdapter
        ? solveByAdapter(captchaAdapter, host, challenge, signal)
        : solveOurs(challenge, signal);
    }, this.words.captcha.busy);
    if (!solved) return;
    if ('value' in solved && solved.value !== undefined) {
      await this.#send({ captcha: solved.value });
      return;
    }
    const { failedTitle, failedBody, failedNext } = this.words.captcha;
    await this.#remind({
      tone: 'warning',
      title: failedTitle,
      body: failedBody,
      next: failedNext,
    });
  };

  async #onCode() {
    const digits = this.#typed('code').replace(/\s/g, '');
    const wanted = this.#challenge?.length ?? 6;
    if (!new RegExp(`^\\d{${wanted}}$`).test(digits)) {
      await this.#refuseField('code', this.words.code.missing(String(wanted)));
      return;
    }
    await this.#send({ code: digits });
  }

  async #onRecoveryCode() {
    const value = this.#typed('recovery-code');
    if (!value) await this.#refuseField('recovery-code', this.words.recoveryCode.missing);
    else await this.#send({ recoveryCode: value });
  }

  readonly #onResend = async () => {
    if (this.busy) return;
    this.#resent = false;
    await this.#send({ resend: true });
  };

  readonly #onPasskey = async () => {
    if (this.busy) return;
    if (!this.#challenge) {
      await this.#beginPasskey();
      return;
    }
    const { options } = this.#challenge;
    this.#remark = undefined;
    const signed = await this.attempt(async () => {
      const { askPasskey } = await import('./passkey.ts');
      return askPasskey(options);
    }, this.words.passkey.busy);
    if (!signed) return;
    if ('value' in signed) {
      await this.#send({ passkey: signed.value });
      return;
    }
    await this.#onPasskeyFailure(signed.error);
  };

  /** The passkey stands for user ID and password: the lender is asked what to sign first. */
  async #beginPasskey() {
    const { client, sharedComputer } = this.host;
    const begun = await this.attempt(
      (signal) => client.auth.beginPasskey({ sharedComputer, signal }),
      this.words.passkey.busy,
    );
    if (!begun) return;
    if ('error' in begun) {
      await this.#onFailure(begun.error);
      return;
    }
    if (begun.value.status !== 'challenge') return;
    this.#take(begun.value.challenge);
    await this.#onPasskey();
  }

  async #onPasskeyFailure(error: unknown) {
    const { passkey } = this.words;
    const { name } = (error ?? {}) as { name?: unknown };
    const refused = name === 'NotSupportedError' || name === 'SecurityError';
    const { portal, lenderName } = embedding();
    await this.#remind(
      refused
        ? {
            tone: 'warning',
            title: passkey.refusedTitle,
            body: passkey.refusedBody,
            // At the lender's own address nobody denies them.
            next: portal
              ? html`<a href=${portal} target="_blank" rel="noopener"
                  >${passkey.openPortal(lenderName ?? passkey.portal)}</a
                >`
              : passkey.refusedNext,
          }
        : {
            tone: 'warning',
            title: passkey.stoppedTitle,
            body: passkey.stoppedBody,
            next: passkey.stoppedNext,
          },
    );
  }

  async #send(answer: SignInAnswer) {
    const { auth } = this.host.client;
    const sent = await this.attempt(
      (signal) => auth.answer(answer, { signal }),
      this.words.sending,
    );
    if (!sent) return;
    if ('error' in sent) await this.#onFailure(sent.error);
    else await this.#onStep(sent.value, answer);
  }

  async #onStep(step: SignInStep, answer: SignInAnswer) {
    if (step.status === 'signed-in') {
      const { client, sharedComputer } = this.host;
      if ('passkey' in answer && !sharedComputer) notePasskey(client);
      this.host.signedIn();
      return;
    }
    const same = step.challenge.kind === this.#challenge?.kind && this.#view === 'step';
    this.#take(step.challenge);
    if (step.challenge.wrong) {
      await this.#onWrong(step.challenge);
      return;
    }
    if ('resend' in answer) {
      this.#resent = true;
      this.host.say(this.words.code.resent);
      await this.host.draw('#code');
      return;
    }
    if (!same) this.host.say('');
    await this.host.draw(same ? undefined : '.panel');
  }

  async #onWrong({ kind, attemptsLeft }: SignInChallenge) {
    const { words } = this;
    const left = attemptsLeft === undefined ? '' : ` ${words.attemptsLeft(attemptsLeft)}`;
    if (kind === 'email_code' || kind === 'totp') {
      await this.#refuseField('code', words.code.wrong + left);
    } else if (kind === 'recovery_code') {
      await this.#refuseField('recovery-code', words.recoveryCode.wrong + left);
    } else {
      const { captcha, passkey } = words;
      await this.#remind(
        kind === 'captcha'
          ? {
              tone: 'warning',
              title: captcha.failedTitle,
              body: captcha.failedBody,
              next: captcha.failedNext,
            }
          : {
              tone: 'error',
              title: passkey.wrongTitle,
              body: passkey.wrongBody + left,
              next: passkey.wrongNext,
            },
      );
    }
  }

  async #onFailure(error: unknown) {
    const { kind, code } = failureOf(error);
    if (code === 'invalid_session') {
      this.#view = 'ended';
      this.host.report(error);
      this.host.say(this.words.ended.heading);
      await this.host.draw('.panel');
      return;
    }
    // The password was wrong after all, or that was one try too many: the form says so.
    if (kind === 'locked' || kind === 'wrongCredentials') this.host.fail(error);
    else await this.showFailure(error);
  }

  #take(challenge: SignInChallenge) {
    this.#challenge = challenge;
    this.#view = 'step';
    this.#resent = false;
    this.#clear();
    this.#remark = undefined;
    this.#countdown.start(challenge.kind === 'email_code' ? challenge.resendAt : undefined);
  }

  #clear() {
    if (this.#fieldError === undefined) return;
    this.#fieldError = undefined;
    void this.host.draw();
  }

  async #showWays() {
    this.#view = 'ways';
    await this.host.draw('.panel');
  }

  async #remind(remark: Remark) {
    this.#remark = remark;
    const next = typeof remark.next === 'string' ? remark.next : '';
    this.host.say(`${remark.title}. ${remark.body} ${next}`.trim());
    await this.host.draw('.actions .button');
  }

  async #refuseField(id: string, message: string) {
    this.#fieldError = message;
    this.host.say(message);
    await this.host.draw(`#${id}`);
    this.#field(id)?.select();
  }

  #typed(id: string) {
    return this.#field(id)?.value.trim() ?? '';
  }

  #field(id: string) {
    return this.host.element.shadowRoot?.querySelector<HTMLInputElement>(`#${id}`);
  }
}
