import { html, nothing, type TemplateResult } from 'lit';
import type { AccountProof } from '../../../../sdk/index.ts';
import { registration } from '../../../i18n/en/registration.ts';
import { renderButton } from '../../../ui/button.ts';
import { renderCheckField } from '../../../ui/check-field.ts';
import { renderNotice } from '../../../ui/notice.ts';
import { skeleton } from '../../../ui/skeleton.ts';
import { renderTextField } from '../../../ui/text-field.ts';
import type { LoginHost } from '../login-part.ts';
import { PasswordField, passwordRefusal } from './password-field.ts';
import { codeOf, type DeadLink, deadLinkOf, RecoveryPart, refusalsOf } from './recovery-part.ts';

type View = 'checking' | 'proof' | 'account' | 'done' | 'renewed' | DeadLink;
type FieldName = 'contract' | 'vin' | 'birth-date' | 'user-id' | 'terms';

/** Characters of a password that is the only proof. */
const minimum = 15;

/**
 * Sets up an online account by the link of an invitation: first what shows that the account is the
 * customer's, then user ID, password and consents. What was typed stays where somebody goes back.
 */
export class Registration extends RecoveryPart {
  readonly fromLink = true;
  readonly #token: string;
  #view: View = 'checking';
  #sentTo = '';
  /** The vehicle or the birth date, as the lender offers and the customer likes. */
  #second: 'vin' | 'birth-date' = 'vin';
  #both = true;
  #proof: AccountProof = { contractLast4: '' };
  #proofRefused = false;
  #typedUserId = '';
  #terms = false;
  #electronic = false;
  #free = false;
  #suggestions: readonly string[] = [];
  #asked: AbortController | undefined;
  #faults: Partial<Record<FieldName, string | undefined>> = {};
  readonly #password = new PasswordField('new-password', () => void this.host.draw());

  constructor(host: LoginHost, token: string) {
    super(host);
    this.#token = token;
  }

  opened(): void {
    void this.#inspect();
  }

  override close(): void {
    super.close();
    this.#asked?.abort();
  }

  render(): TemplateResult {
    switch (this.#view) {
      case 'checking':
        return this.#renderChecking();
      case 'proof':
        return this.#renderProof();
      case 'account':
        return this.#renderAccount();
      case 'done':
        return this.#renderDone();
      case 'renewed':
        return this.renderPanel(
          { heading: this.texts.renewed, badge: 'mail', tone: 'success' },
          html`<p>${this.texts.renewedBody}</p>`,
        );
      default:
        return this.#renderDead(this.#view);
    }
  }

  get #own() {
    return this.host.texts('registration', registration);
  }

  #renderChecking() {
    if (this.error !== undefined && !this.busy) {
      return this.renderPanel(
        { heading: this.#own.heading },
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
      aria-label=${this.texts.checking}
    >
      ${skeleton('60%', '1.6em')} ${skeleton('100%', '44px')} ${skeleton('100%', '44px')}
    </div>`;
  }

  #renderProof() {
    const texts = this.#own;
    const byVin = this.#second === 'vin';
    const { contractLast4, vinLast6 = '', birthDate = '' } = this.#proof;
    return this.renderForm(
      { heading: texts.heading, badge: 'shield' },
      html`<p class="muted small">${texts.step('1', '2')}</p>
        <p>${texts.proofBody(this.#sentTo)}</p>
        ${
          this.#proofRefused
            ? renderNotice({
                tone: 'error',
                title: texts.proofRefusedTitle,
                body: texts.proofRefusedBody,
                next: texts.proofRefusedNext,
                texts: this.shared.common,
              })
            : nothing
        }
        ${renderTextField({
          id: 'contract',
          label: texts.contract,
          inputmode: 'numeric',
          value: contractLast4,
          maxlength: 8,
          required: true,
          help: texts.contractHelp,
          error: this.#faults.contract,
          onInput: (event) => this.#onProof('contract', event),
        })}
        <div class="stack tight">
          ${
            byVin
              ? renderTextField({
                  id: 'vin',
                  label: texts.vin,
                  value: vinLast6,
                  maxlength: 17,
                  required: true,
                  help: texts.vinHelp,
                  error: this.#faults.vin,
                  onInput: (event) => this.#onProof('vin', event),
                })
              : renderTextField({
                  id: 'birth-date',
                  label: texts.birthDate,
                  type: 'date',
                  autocomplete: 'bday' as AutoFill,
                  value: birthDate,
                  required: true,
                  error: this.#faults['birth-date'],
                  onInput: (event) => this.#onProof('birth-date', event),
                })
          }
          ${
            this.#both
              ? html`<button class="text-button" type="button" @click=${this.#onSwitch}>
                  ${byVin ? texts.useBirthDate : texts.useVin}
                </button>`
              : nothing
          }
        </div>`,
      {
        label: texts.continue,
        busyLabel: texts.continuing,
        onSubmit: () => void this.#onProofSubmit(),
      },
      html`${this.renderCall()}${this.renderBack()}`,
    );
  }

  #renderAccount() {
    const texts = this.#own;
    return this.renderForm(
      { heading: texts.heading, badge: 'shield' },
      html`<p class="muted small">${texts.step('2', '2')}</p>
        <p>${texts.accountBody}</p>
        <div class="stack tight">
          ${renderTextField({
            id: 'user-id',
            name: 'username',
            label: texts.userId,
            autocomplete: 'username',
            value: this.#typedUserId,
            maxlength: 64,
            required: true,
            help: this.#free ? texts.userIdFree : texts.userIdHelp,
            error: this.#faults['user-id'],
            onInput: (event) => this.#onUserId(event),
            onChange: () => void this.#checkUserId(),
          })}
          ${this.#renderSuggestions()}
        </div>
        ${this.#password.render(this.texts.password, texts.password, {
          minimum,
          personal: [this.#typedUserId, this.#proof.contractLast4, this.#proof.vinLast6 ?? ''],
        })}
        <div>
          ${renderCheckField({
            id: 'terms',
            label: texts.terms,
            error: this.#faults.terms,
            checked: this.#terms,
            onChange: (event) => this.#onTerms(event),
          })}
          ${renderCheckField({
            id: 'electronic',
            label: texts.electronic,
            help: texts.electronicHelp,
            checked: this.#electronic,
            onChange: ({ target }) => (this.#electronic = (target as HTMLInputElement).checked),
          })}
        </div>`,
      { label: texts.create, busyLabel: texts.creating, onSubmit: () => void this.#onSubmit() },
      renderButton({
        label: texts.back,
        kind: 'quiet',
        wide: true,
        onClick: () => void this.#show('proof'),
      }),
    );
  }

  #renderSuggestions() {
    const texts = this.#own;
    if (this.#suggestions.length === 0) return nothing;
    return html`<p class="suggestions">
      ${texts.suggestions}
      ${this.#suggestions.map(
        (userId) =>
          html`<button
            class="text-button"
            type="button"
            aria-label=${texts.take(userId)}
            @click=${() => void this.#onTake(userId)}
          >
            ${userId}
          </button>`,
      )}
    </p>`;
  }

  #renderDone() {
    const texts = this.#own;
    return this.renderPanel(
      { heading: texts.doneHeading, badge: 'check', tone: 'success' },
      html`<p>${texts.doneBody(this.#typedUserId)}</p>`,
      renderButton({
        label: texts.signIn,
        kind: 'primary',
        wide: true,
        onClick: () => this.host.leave(this.#typedUserId),
      }),
    );
  }

  #renderDead(reason: DeadLink) {
    const { texts } = this;
    const renewable = reason === 'link_expired';
    return this.renderPanel(
      { heading: texts[reason].heading, badge: 'mail', tone: 'warning' },
      html`<p>${texts[reason].body}</p>
        ${this.renderError()}`,
      html`${
        renewable
          ? renderButton({
              label: texts.askAgain,
              busyLabel: texts.sending,
              busy: this.busy,
              kind: 'primary',
              wide: true,
              onClick: () => void this.#onRenew(),
            })
          : this.renderCall()
      }${this.renderBack()}`,
    );
  }

  async #inspect() {
    const { recovery } = this.host.client;
    const seen = await this.attempt(
      (signal) => recovery.inspectInvitation(this.#token, { signal }),
      this.texts.checking,
    );
    if (!seen) return;
    if ('error' in seen) {
      await this.#onFailure(seen.error);
      return;
    }
    const { sentTo, proofs } = seen.value;
    this.#sentTo = sentTo;
    this.#both = proofs.includes('vin_last6') && proofs.includes('birth_date');
    if (!proofs.includes('vin_last6')) this.#second = 'birth-date';
    await this.#show('proof');
  }

  async #onProofSubmit() {
    const texts = this.#own;
    const { contractLast4, vinLast6 = '', birthDate = '' } = this.#proof;
    this.#faults = {};
    if (!/^\d{4}$/.test(contractLast4)) this.#faults.contract = texts.contractMissing;
    if (this.#second === 'vin' && !/^[A-Z\d]{6}$/.test(vinLast6)) {
      this.#faults.vin = texts.vinMissing;
    }
    if (this.#second === 'birth-date' && !birthDate) {
      this.#faults['birth-date'] = texts.birthDateMissing;
    }
    if (await this.#showFaults()) return;
    const { recovery } = this.host.client;
    // Without a user ID: there is a limit to how many are answered on.
    const asked = await this.attempt(
      (signal) => recovery.checkUserId({ token: this.#token, proof: this.#given }, { signal }),
      texts.continuing,
    );
    if (!asked) return;
    if ('error' in asked) await this.#onFailure(asked.error);
    else await this.#show('account');
  }

  /** While the customer goes on typing; a failure is for "Create account" to tell. */
  async #checkUserId() {
    const userId = this.#typedUserId.trim();
    if (!userId || this.busy) return;
    this.#asked?.abort();
    const { signal } = (this.#asked = new AbortController());
    const { recovery } = this.host.client;
    const input = { token: this.#token, proof: this.#given, userId };
    const texts = this.#own;
    let fault: string | undefined;
    let suggestions: readonly string[] = [];
    try {
      const answer = await recovery.checkUserId(input, { signal });
      if (!answer.available) [fault, suggestions] = [texts.userIdTaken, answer.suggestions];
    } catch (error) {
      if (codeOf(error) !== 'user_id_refused') return;
      fault = texts.userIdRefused;
    }
    if (signal.aborted || userId !== this.#typedUserId.trim()) return;
    this.#free = fault === undefined;
    this.#suggestions = suggestions;
    this.#faults['user-id'] = fault;
    this.host.say(fault ?? texts.userIdFree);
    await this.host.draw();
  }

  async #onSubmit() {
    const texts = this.#own;
    const password = this.typed('new-password');
    const userId = this.#typedUserId.trim();
    this.#faults = {};
    if (!userId) this.#faults['user-id'] = texts.userIdMissing;
    this.#password.error = this.#password.check(password, minimum, this.texts.password);
    if (!this.#terms) this.#faults.terms = texts.termsMissing;
    if (await this.#showFaults()) return;
    this.#password.hide();
    this.#asked?.abort();
    const { recovery } = this.host.client;
    const made = await this.attempt(
      (signal) =>
        recovery.register(
          {
            token: this.#token,
            proof: this.#given,
            userId,
            password,
            consents: { terms: true, electronicDelivery: this.#electronic },
          },
          { signal },
        ),
      texts.creating,
    );
    if (!made) return;
    if ('error' in made) await this.#onFailure(made.error);
    else await this.#show('done', texts.doneHeading);
  }

  async #onFailure(error: unknown) {
    const dead = deadLinkOf(error);
    if (dead) {
      this.host.report(error);
      await this.#show(dead, this.texts[dead].heading);
      return;
    }
    switch (codeOf(error)) {
      case 'proof_refused':
        this.#proofRefused = true;
        this.#view = 'proof';
        this.host.say(`${this.#own.proofRefusedTitle}. ${this.#own.proofRefusedBody}`);
        await this.host.draw('.notice');
        return;
      case 'user_id_refused':
        this.#faults['user-id'] = this.#own.userIdRefused;
        await this.#showFaults();
        return;
      case 'user_id_taken':
        this.#faults['user-id'] = this.#own.userIdTaken;
        await this.#showFaults();
        return;
      case 'password_refused': {
        const [refusal] = refusalsOf(error);
        const { password } = this.texts;
        this.#password.error = passwordRefusal(refusal?.code ?? '', minimum, password);
        await this.#showFaults();
        return;
      }
      default:
    }
    await this.showFailure(error);
  }

  async #onRenew() {
    const { recovery } = this.host.client;
    const sent = await this.attempt(
      (signal) => recovery.renewInvitation(this.#token, { signal }),
      this.texts.sending,
    );
    if (!sent) return;
    if ('error' in sent) await this.showFailure(sent.error);
    else await this.#show('renewed', this.texts.renewed);
  }

  readonly #onSwitch = async () => {
    this.#second = this.#second === 'vin' ? 'birth-date' : 'vin';
    this.#faults = {};
    await this.host.draw(`#${this.#second}`);
  };

  #onProof(name: 'contract' | 'vin' | 'birth-date', { target }: Event) {
    const { value } = target as HTMLInputElement;
    const { vinLast6, birthDate, contractLast4 } = this.#proof;
    const next = { contractLast4, vinLast6, birthDate };
    if (name === 'contract') next.contractLast4 = value.trim();
    else if (name === 'vin') next.vinLast6 = value.trim().toUpperCase();
    else next.birthDate = value;
    this.#proof = next;
    this.#faults[name] = undefined;
    void this.host.draw();
  }

  /** What is sent: the contract and that one of the others which is on screen. */
  get #given(): AccountProof {
    const { contractLast4, vinLast6, birthDate } = this.#proof;
    return this.#second === 'vin' ? { contractLast4, vinLast6 } : { contractLast4, birthDate };
  }

  #onUserId({ target }: Event) {
    this.#typedUserId = (target as HTMLInputElement).value;
    this.#faults['user-id'] = undefined;
    this.#free = false;
    void this.host.draw();
  }

  async #onTake(userId: string) {
    this.#typedUserId = userId;
    this.#suggestions = [];
    this.#faults['user-id'] = undefined;
    this.#free = true;
    this.host.say(this.#own.userIdFree);
    await this.host.draw('#user-id');
  }

  #onTerms({ target }: Event) {
    this.#terms = (target as HTMLInputElement).checked;
    this.#faults.terms = undefined;
    void this.host.draw();
  }

  /** @returns whether something is wrong; then the first field of it has the focus */
  async #showFaults(): Promise<boolean> {
    const order = ['contract', 'vin', 'birth-date', 'user-id', 'new-password', 'terms'] as const;
    const fault = (name: (typeof order)[number]) =>
      name === 'new-password' ? this.#password.error : this.#faults[name];
    const first = order.find(fault);
    if (!first) return false;
    this.host.say(fault(first) ?? '');
    await this.host.draw(`#${first}`);
    return true;
  }

  async #show(view: View, saying = '') {
    this.#view = view;
    this.#proofRefused = false;
    this.error = undefined;
    this.host.say(saying);
    await this.host.draw('.panel');
  }
}
