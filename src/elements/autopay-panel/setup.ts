import { html, type LitElement, nothing, type ReactiveController } from 'lit';
import { isApiError } from '../../../sdk/errors/index.ts';
import type { Autopay, AutopayInput, AutopayPreview, PaymentMethod } from '../../../sdk/index.ts';
import { parseMoney } from '../../../sdk/parse-money.ts';
import { ConfirmGate } from '../../controllers/confirm-gate.ts';
import { embedding } from '../../controllers/embedding.ts';
import { autopaySetup as english } from '../../i18n/en/autopay-setup.ts';
import { loadedCatalogues } from '../../i18n/index.ts';
import { renderFailure } from '../../ui/failure-notice.ts';
import { LenderRequest } from '../payment-panel/lender-request.ts';
import { StepUpDeclined, type StepUpAsker, withStepUp } from '../step-up/with-step-up.ts';
import { type AutopayView, amountWords, dayWords, type SetupView } from './autopay-view.ts';
import { type Draft, renderDraft, type Problems } from './edit-part.ts';
import { renderReview, renderRevoke, revokeWords } from './review-part.ts';

/** What the panel gives and takes. */
export interface SetupOptions {
  asker: StepUpAsker;
  /** Something was changed; says what, for assistive technology. */
  onDone: (words: string) => void;
  onCancel: () => void;
  onError: (error: unknown) => void;
}

/** Settings that the server has shown the effect of. */
export interface Reviewed {
  input: AutopayInput;
  preview: AutopayPreview;
  method: PaymentMethod;
  /** It is not what was shown first: something has changed since. */
  anew?: boolean;
}

const problemSelector = '[aria-invalid=true], #method-problem';

/** Setting up, changing and turning off automatic payments: a form, a last look, and the one button. */
export class Setup extends LenderRequest<Setup> implements ReactiveController {
  step: 'loading' | 'edit' | 'review' | 'revoke' = 'loading';
  draft: Draft;
  problems: Problems = {};
  methods: PaymentMethod[] = [];
  reviewed: Reviewed | undefined;
  readonly gate: ConfirmGate | undefined;
  readonly #host: LitElement;
  readonly #options: SetupOptions;
  #view: SetupView;
  /** One for each set of settings that is confirmed, kept through lost answers. */
  #key = '';
  /** What the gate is asked to turn off by; another try is another question. */
  #revoking = {};

  constructor(host: LitElement, view: AutopayView, options: SetupOptions) {
    super(host);
    this.#host = host;
    this.#view = viewOf(view);
    this.#options = options;
    this.draft = draftOf(view.autopay);
    if (embedding().page === undefined) return;
    // In the page of somebody else what is agreed to is confirmed in plain sight, or in a window.
    this.gate = new ConfirmGate(host, {
      lender: () => options.asker.client.lender,
      clientId: () => options.asker.client.clientId,
      locale: () => this.#view.formats.locale,
      shown: () => host.shadowRoot?.querySelector('.gate') ?? undefined,
      review: () =>
        ({ review: this.reviewed, revoke: this.#revoking, edit: undefined, loading: undefined })[
          this.step
        ],
      words: () => {
        if (this.step === 'revoke') return revokeWords(this.#view);
        return this.reviewed && this.#wordsOf(this.reviewed);
      },
      onConfirm: () => void (this.step === 'revoke' ? this.#revoke() : this.#confirm()),
    });
  }

  /** Begins with the form, or with the question whether to turn it off. */
  async begin(step: 'edit' | 'revoke'): Promise<void> {
    if (step === 'revoke') return this.#show('revoke');
    const { client } = this.#options.asker;
    const methods = await this.send(async (signal) => client.paymentMethods.list({ signal }));
    const usable = methods?.items.filter(({ status }) => status === 'verified') ?? [];
    const known = usable.some(({ id }) => id === this.draft.methodId);
    this.update({
      methods: usable,
      draft: { ...this.draft, methodId: known ? this.draft.methodId : (usable[0]?.id ?? '') },
      step: 'edit',
    });
    const wrong = Object.keys(this.problems).length > 0;
    await this.#focus(!methods ? '#failure' : wrong ? problemSelector : '#view-title');
  }

  /** Gives up what is under way, and the place on the panel. */
  drop(): void {
    this.giveUp();
    this.update({ reviewed: undefined, step: 'loading' });
    this.#host.removeController(this);
    if (!this.gate) return;
    this.#host.removeController(this.gate);
    // A window that still asks would turn it off, or on, for who has gone back.
    this.gate.end();
  }

  render(shown: AutopayView) {
    const view = (this.#view = viewOf(shown));
    const failure = this.#renderFailure(view);
    switch (this.step) {
      case 'loading':
        return html`<p class="muted" role="status">${view.texts.reviewing}</p>`;
      case 'edit':
        return renderDraft(view, {
          ...this,
          failure,
          onChange: (change) => this.#change(change),
          onReview: () => void this.#review(),
          onCancel: this.#options.onCancel,
        });
      case 'review':
        return this.reviewed
          ? renderReview(view, {
              reviewed: this.reviewed,
              busy: this.busy,
              gate: this.gate,
              failure,
              onConfirm: () => (this.gate ? this.gate.press() : void this.#confirm()),
              onBack: () => void this.#show('edit'),
            })
          : nothing;
      case 'revoke':
        return renderRevoke(view, {
          busy: this.busy,
          gate: this.gate,
          failure,
          onRevoke: () => (this.gate ? this.gate.press() : void this.#revoke()),
          onKeep: this.#options.onCancel,
        });
    }
  }

  protected override refuse(error: unknown): void {
    this.update({ error: error instanceof StepUpDeclined ? undefined : error });
    if (!(error instanceof StepUpDeclined)) this.#options.onError(error);
  }

  #renderFailure({ errors, common, formats: { locale } }: AutopayView) {
    const { error } = this;
    return error === undefined
      ? nothing
      : renderFailure({ id: 'failure', error, errors, common, locale });
  }

  #change(change: Partial<Draft>) {
    this.update({ draft: { ...this.draft, ...change }, problems: {}, error: undefined });
  }

  async #review() {
    if (this.busy) return;
    const input = this.#read();
    const method = this.methods.find(({ id }) => id === this.draft.methodId);
    if (!input || !method) {
      return this.#focus(problemSelector);
    }
    return this.#preview({ input, method }, false);
  }

  /** Shows what the settings do, to be confirmed by a key of its own. */
  async #preview({ input, method }: Pick<Reviewed, 'input' | 'method'>, anew: boolean) {
    const { client } = this.#options.asker;
    const { account } = this.#view;
    this.update({ error: undefined });
    const preview = await this.send((signal) =>
      client.autopay.preview(account.id, input, { signal }),
    );
    if (preview) {
      this.#key = crypto.randomUUID();
      this.update({ reviewed: { input, preview, method, anew } });
      return this.#show('review', anew ? '#anew' : undefined);
    }
    // What was read holds no longer, and what does is not known.
    this.update({ step: 'edit' });
    return this.#focus(this.#point() ? problemSelector : '#failure');
  }

  async #confirm() {
    const { reviewed } = this;
    if (this.busy || !reviewed) return;
    const { asker } = this.#options;
    const { account, autopay, texts } = this.#view;
    this.update({ error: undefined });
    const set = await this.send((signal) =>
      withStepUp(
        asker,
        () =>
          asker.client.autopay.set(
            account.id,
            { ...reviewed.input, authorization: reviewed.preview.authorization },
            { signal, idempotencyKey: this.#key },
          ),
        signal,
      ),
    );
    if (set) {
      this.#options.onDone(autopay.status === 'off' ? texts.nowOn : texts.nowChanged);
      return;
    }
    if (isApiError(this.error) && this.error.code === 'authorization_changed') {
      return this.#preview(reviewed, true);
    }
    // What was reviewed cannot be any more, as where the bank account was removed: the form says so beside it.
    if (this.#point()) return this.begin('edit');
    // Another try is another review to the gate; the key stays, so that a lost answer counts once.
    this.update({ reviewed: { ...reviewed } });
    return this.#focus('#failure');
  }

  async #revoke() {
    if (this.busy) return;
    const { asker } = this.#options;
    const { account, texts } = this.#view;
    this.update({ error: undefined });
    const off = await this.send((signal) =>
      withStepUp(asker, () => asker.client.autopay.revoke(account.id, { signal }), signal),
    );
    if (off) {
      this.#options.onDone(texts.nowOff);
      return;
    }
    this.#revoking = {};
    this.update({});
    return this.#focus('#failure');
  }

  /** The draft as the server wants it; undefined where a field is wrong. */
  #read(): AutopayInput | undefined {
    const { kind, amount: typed, when, day: dayText, methodId } = this.draft;
    const { account, formats } = this.#view;
    const { currency } = account.amountDue;
    const problems: Problems = {};
    const parsed = kind === 'due' ? undefined : parseMoney(typed, currency, formats.locale);
    const amount = parsed?.ok ? parsed.money : null;
    if (kind !== 'due' && (amount === null || amount.amount <= 0)) problems.amount = 'amount';
    const day = when === 'due' ? null : Number(dayText.trim());
    if (day !== null && !(Number.isInteger(day) && day >= 1 && day <= 31)) problems.day = 'day';
    if (!this.methods.some(({ id }) => id === methodId)) problems.method = 'method';
    this.update({ problems });
    if (Object.keys(problems).length > 0) return undefined;
    return { amountKind: kind, amount, day, methodId, locale: formats.locale };
  }

  /** Puts a refusal that names a field beside that field; says whether it does. */
  #point(): boolean {
    const { error } = this;
    const refused = isApiError(error) ? error.errors : [];
    const method = refused.find(({ pointer }) => pointer === '/methodId')?.code;
    const problems: Problems = {
      ...(refused.some(({ pointer }) => pointer.startsWith('/amount')) && { amount: 'large' }),
      ...(method && { method }),
    };
    const pointed = Object.keys(problems).length > 0;
    if (pointed) this.update({ problems, error: undefined });
    return pointed;
  }

  #wordsOf({ input, preview, method }: Reviewed) {
    const view = this.#view;
    const { texts, payment, formats, account, autopay } = view;
    const { vehicle, numberLast4 } = account;
    const [first] = preview.upcoming;
    const line = (label: string, value: string) => ({ label, value });
    const when = [dayWords(view, input.day), first && formats.weekday(first.date)];
    return {
      figure: amountWords(view, input),
      lines: [
        line(
          texts.from,
          `${method.bankName ?? payment.bankAccount} ${payment.masked(method.last4)}`,
        ),
        line(texts.when, when.filter(Boolean).join(' · ')),
        line(
          texts.to,
          [vehicle.year, vehicle.make, vehicle.model, payment.masked(numberLast4)].join(' '),
        ),
      ],
      agreement: line(texts.agreement, preview.authorization),
      confirm: autopay.status === 'off' ? texts.confirm : texts.confirmChange,
    };
  }

  async #show(step: Setup['step'], target = '#view-title') {
    this.update({ step, error: undefined });
    await this.#focus(target);
  }

  async #focus(selector: string) {
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }
}

function viewOf(view: AutopayView): SetupView {
  const texts = loadedCatalogues(view.formats.locale)?.autopaySetup ?? english;
  return { ...view, texts: { ...view.texts, ...texts } };
}

function draftOf({ settings }: Autopay): Draft {
  const amount = settings?.amount;
  const kind = settings?.amountKind as Draft['kind'] | undefined;
  return {
    kind: kind === 'due_plus' || kind === 'fixed' ? kind : 'due',
    amount: amount ? plain(amount.amount, amount.currency) : '',
    when: typeof settings?.day === 'number' ? 'day' : 'due',
    day: String(settings?.day ?? ''),
    methodId: settings?.method.id ?? '',
  };
}

/** An amount as it would be typed. */
function plain(amount: number, currency: string): string {
  const { maximumFractionDigits: digits = 2 } = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
  }).resolvedOptions();
  const text = String(amount).padStart(digits + 1, '0');
  return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}
