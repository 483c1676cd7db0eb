import { html, nothing, type PropertyValues } from 'lit';
import { state } from 'lit/decorators.js';
import type { Client, Payment, PaymentIntentState, PaymentMethod } from '../../../sdk/index.ts';
import { PaymentIntentController } from '../../controllers/payment-intent.ts';
import { PaymentTabs } from '../../controllers/payment-tabs.ts';
import { FsPaymentSubmittedEvent } from '../../events/index.ts';
import { common as commonEnglish } from '../../i18n/en/common.ts';
import { errors as errorsEnglish } from '../../i18n/en/errors.ts';
import { paymentPanel as english } from '../../i18n/en/payment-panel.ts';
import { failureOf } from '../../ui/failure.ts';
import { formatsFor } from '../../ui/formats.ts';
import { renderMessage } from '../../ui/message.ts';
import { renderReturned } from '../../ui/returned-notice.ts';
import { whenIdle } from '../../ui/when-idle.ts';
import { FsAccountElement } from '../account-element.ts';
import { renderGuard } from '../inline-guard.ts';
import { BankAccounts } from './bank-accounts.ts';
import { Cancellation } from './cancellation.ts';
import { renderScheduled, renderUnderWay } from './cancel-part.ts';
import { renderChecking, renderHidden } from './checking-part.ts';
import { renderEditForm } from './edit-form.ts';
import { LivePreview } from './live-preview.ts';
import { isSecond, renderOtherTabs, tabPayment } from './other-tabs-part.ts';
import { loadPanelData, moved, type PanelData } from './panel-data.ts';
import { isTyped } from './draft.ts';
import { PayoffDoor } from './payoff-door.ts';
import { renderPanelSkeleton } from './panel-skeleton.ts';
import type { PanelView } from './panel-view.ts';
import { PaymentForm } from './payment-form.ts';
import { paymentPanelStyles } from './payment-panel.styles.ts';
import { firstProblem } from './step-focus.ts';
import { type Step, StepGuide } from './step-guide.ts';
import { StepsDoor } from './steps-door.ts';

/**
 * Pays once, now or on a later day: amount, bank account, date, a last look, a receipt. A payment
 * whose answer is lost is asked about with the same key until there is one; no other can be made
 * before.
 *
 * @slot card - The field of a card processor, which dispatches `fs-card-token`. Debit cards are not offered without it.
 * @slot - Shown instead while nobody is signed in; a hint to sign in if left empty.
 * @event fs-ready - A payment can be put together.
 * @event fs-payment-submitted - The lender has taken a payment.
 * @event fs-error - Something could not be loaded or was refused; the panel says why.
 * @csspart amount - The amount of the payment, from the review on.
 * @csspart notice - What went wrong.
 * @cssproperty --fs-color-accent - Colour of the button, chosen options and focus rings.
 */
export class FsPaymentPanel extends FsAccountElement<PanelData> {
  static override styles = paymentPanelStyles;

  /** What was loaded last; a refresh that fails leaves it. */
  @state() private data: PanelData | undefined;

  /** Whether the last sign-in was on a computer that others use. */
  #shared = false;

  readonly #guide = new StepGuide(this, {
    step: () => this.#step,
    words: (step) => this.#stepWords(step),
    announce: (words) => (this.announcement = words),
  });

  readonly #form = new PaymentForm(this);

  readonly #accounts = new BankAccounts(this, {
    steps: this.#guide,
    asker: () =>
      this.customer && { element: this, client: this.customer, locale: this.activeLocale },
    guard: (view) => this.#renderGuard(view),
    onAdded: (method) => this.#onAdded(method),
    onChanged: () => this.connection?.invalidate(),
    onError: (error) => this.report(error),
  });

  readonly #payoff = new PayoffDoor(this, {
    client: () => this.customer,
    subject: () => {
      const { draft } = this.#form;
      return this.data && draft?.choice === 'payoff'
        ? { data: this.data, date: draft.date }
        : undefined;
    },
    onQuote: (amount) => this.#form.quote(amount),
  });

  readonly #cancellation = new Cancellation(this, {
    steps: this.#guide,
    client: () => this.customer,
    onCancelled: (payment) => this.#onCancelled(payment),
  });

  readonly #intent = new PaymentIntentController(this, (state, before) => {
    this.#onIntent(state, before);
  });

  readonly #tabs = new PaymentTabs(this, {
    connection: () => this.connection,
    onHeard: (paid) => this.#onHeard(paid?.accountId),
  });

  readonly #door = new StepsDoor(this, {
    connection: () => this.connection,
    review: () => this.#reviewed,
    pay: ({ input }) => this.data && this.#intent.confirm(this.data.account.id, input),
  });

  readonly #preview = new LivePreview(this, () => ({
    client: this.customer,
    accountId: this.data?.account.id,
    input: this.data && this.#form.previewInput(this.data, this.activeLocale),
    typed: this.#form.draft !== undefined && isTyped(this.#form.draft),
    figures: this.data,
  }));

  protected override get stateTexts() {
    return this.texts('paymentPanel', english);
  }

  protected override async load(client: Client, id: string | undefined, signal: AbortSignal) {
    const [data] = await Promise.all([
      loadPanelData(client, id, signal),
      this.#intent.open(client),
    ]);
    if (data?.methods.length === 0) await this.#accounts.prepare();
    signal.throwIfAborted();
    this.#adopt(data);
    return data;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('accountId') && this.hasUpdated) this.data = undefined;
    const auth = this.authState;
    if (auth?.status === 'signed-in') {
      this.#tabs.say(tabPayment(this.#intent, this.data?.account.id, this.#form.review));
      this.#shared = this.client?.auth.sharedComputer ?? false;
    }
    // The page is left, or just back: what was entered stays, what the lender said is asked for anew.
    if (auth?.status === 'restoring') this.data = undefined;
    if (auth?.status !== 'signed-out') return;
    // A session that ran out keeps what was entered; whoever signs out leaves nothing behind.
    this.data = undefined;
    this.#tabs.clear();
    this.#accounts.drop();
    this.#cancellation.drop();
    if (this.#form.review) this.#form.edit();
    if (this.#form.draft && (auth.reason !== 'expired' || this.#shared)) this.#form.clear();
  }

  protected override renderState() {
    const intent = this.#intent.state;
    if (!this.customer || this.loadError) return super.renderState();
    if (intent.status === 'unknown') return this.#renderChecking(intent);
    if (!this.data) return super.renderState();
    return html`<section class="card">${this.#renderPayment(this.data)}</section>`;
  }

  #renderPayment(data: PanelData) {
    const { state: intent } = this.#intent;
    const { review } = this.#form;
    const { steps, error } = this.#door;
    const view = this.#viewOf(data);
    if ('payment' in intent && intent.payment) {
      return steps
        ? steps.renderReceipt(view, {
            payment: intent.payment,
            cancellation: this.#cancellation,
            onAgain: () => this.#onAgain(),
          })
        : renderHidden(view, { error, onRetry: () => void this.#door.need() });
    }
    if (review && steps) {
      return steps.renderReview(view, {
        review,
        // Declined, while it is put together anew: nobody confirms what is no longer so.
        busy: intent.status !== 'drafted',
        before: renderOtherTabs(view, this.#tabs.others(data.account.id)),
        onEdit: (field) => this.#onEdit(field),
      });
    }
    if (this.#accounts.managing) return this.#accounts.renderManager(view);
    return this.#renderEdit(view, data);
  }

  #renderEdit(view: PanelView, data: PanelData) {
    const { account, scheduled, underWay } = data;
    const { returned } = account;
    const { common, formats } = view;
    return renderEditForm(view, {
      data,
      form: this.#form,
      preview: this.#preview,
      payoff: this.#payoff,
      accounts: this.#accounts,
      before: [
        renderOtherTabs(view, this.#tabs.others(account.id)),
        returned ? renderReturned({ returned, common, formats }) : nothing,
        renderUnderWay(view, underWay),
        renderScheduled(view, { scheduled, cancellation: this.#cancellation }),
      ],
      onReview: () => void this.#onReview(data),
    });
  }

  /** In place of the bank's numbers where this page may not ask for them. */
  #renderGuard({ common, errors, formats }: PanelView) {
    const view = { common, errors, locale: formats.locale };
    return this.connection && renderGuard(this, this.connection, view, '.entry input');
  }

  #renderChecking(state: Parameters<typeof renderChecking>[0]['state']) {
    const formats = formatsFor(this.activeLocale, state.confirmed.input.date);
    const onCheckNow = () => this.#intent.intent?.checkNow();
    const common = this.texts('common', commonEnglish);
    return renderChecking({ state, texts: this.stateTexts, common, formats, onCheckNow });
  }

  protected override renderSignedOut() {
    const { state: intent } = this.#intent;
    const { draftKeptTitle, draftKeptBody } = this.stateTexts;
    if (this.connection && intent.status === 'paused') return this.#renderChecking(intent);
    return this.#form.touched
      ? renderMessage(draftKeptTitle, draftKeptBody)
      : super.renderSignedOut();
  }

  protected override renderSkeleton() {
    return renderPanelSkeleton(this.stateTexts.loading);
  }

  #viewOf({ account, cutoff }: PanelData): PanelView {
    const view = {
      account,
      second: isSecond(this.#tabs.others(account.id)),
      zone: cutoff?.zone,
      texts: this.stateTexts,
      common: this.texts('common', commonEnglish),
      errors: this.texts('errors', errorsEnglish),
      formats: formatsFor(this.activeLocale, account.asOf),
    };
    return this.#door.steps?.viewOf(view) ?? view;
  }

  /** What is to be confirmed. */
  get #reviewed() {
    const { review } = this.#form;
    if (this.#step !== 'review' || !review || !this.data) return undefined;
    return { review, view: this.#viewOf(this.data) };
  }

  get #step(): Step {
    const { state } = this.#intent;
    if (!this.customer) return 'none';
    if (state.status === 'unknown') return 'checking';
    if (!this.data) return 'none';
    if ('payment' in state && state.payment) return this.#door.steps ? 'receipt' : 'checking';
    return this.#form.review ? 'review' : 'edit';
  }

  #stepWords(step: Step): string | undefined {
    if (step === 'checking') return this.stateTexts.checkingAnnouncement;
    const { review, view } = this.#reviewed ?? {};
    if (step !== 'review' || !review || !view) return undefined;
    const words = this.#door.steps?.viewOf(view).texts.reviewAnnouncement;
    return words?.(view.formats.money(review.input.amount));
  }

  #adopt(data: PanelData | undefined) {
    this.data = data;
    if (!data) return;
    this.#form.adopt(data);
    if (data.methods.length === 0) this.#accounts.begin();
    this.#intent.resume(data.account.id);
    this.#tabs.ask();
    // What follows a press is here by the time of the press, and in nobody's way before.
    if (!this.#door.steps) whenIdle(() => void this.#door.open().catch(() => undefined));
  }

  async #onReview(data: PanelData, anew = false) {
    const client = this.customer;
    // Answered long before the lender's answer is here.
    this.#tabs.ask();
    if (!client) return;
    const ready = () => this.#door.open();
    if (await this.#form.check(client, data, this.activeLocale, ready, anew)) return;
    await this.#guide.focus(...firstProblem(this.#form));
    if (this.#form.error !== undefined) this.report(this.#form.error);
  }

  #onEdit(field: string) {
    this.#guide.aim([`input#${field}`, `#${field}-other`, `#${field} input:checked`]);
    this.#form.edit();
  }

  #onAdded(method: PaymentMethod) {
    if (!this.data) return;
    const known = this.data.methods.filter(({ id }) => id !== method.id);
    this.data = { ...this.data, methods: [...known, method] };
    if (method.status !== 'unverified') this.#form.change({ methodId: method.id });
  }

  #onCancelled(payment: Payment) {
    this.#intent.intent?.update(payment);
    this.#guide.announce(this.stateTexts.cancelledHeading);
    this.connection?.invalidate();
  }

  #onAgain() {
    this.#form.clear();
    if (this.data) this.#form.adopt(this.data);
    this.#intent.intent?.reset();
  }

  #onIntent(state: PaymentIntentState, before: PaymentIntentState) {
    // After a reload the answer may come before what it is shown with.
    if (state.status !== 'drafted' && !this.#door.steps) void this.#door.need();
    if ('payment' in before && before.payment) {
      if ('payment' in state && state.payment) this.#onBecome(state.payment, before.payment);
      return;
    }
    if ('payment' in state && state.payment) this.#onSettled(state.payment);
    else if (state.status === 'declined') this.#onRefused(state.error);
  }

  #onHeard(paidOn: string | undefined) {
    if (!this.data || this.#intent.state.status !== 'drafted') return;
    const { account } = this.data;
    const [first] = this.#tabs.others(account.id);
    if (first) {
      const { title } = this.stateTexts.otherTabs[first.stage];
      this.#guide.announce(title(this.#viewOf(this.data).formats.money(first.amount)));
    }
    if (paidOn !== account.id) return;
    // Its figures are from before that payment.
    if (this.#form.review) this.#form.edit();
    this.connection?.invalidate();
  }

  #onSettled(payment: Payment) {
    this.#form.clear();
    if (this.data) this.#form.adopt(this.data);
    if (moved(payment) === 'money') this.dispatchEvent(new FsPaymentSubmittedEvent());
    this.connection?.invalidate();
  }

  /** The lender, the bank or another tab has decided on what is shown already. */
  #onBecome(payment: Payment, before: Payment) {
    if (payment.status === before.status) return;
    void this.#guide.changed();
    // It is owed again, or no longer planned: figures are from before that.
    if (moved(payment) === 'nothing') this.connection?.invalidate();
  }

  #onRefused(error: unknown) {
    const { review, view } = this.#reviewed ?? {};
    const { code } = failureOf(error);
    if (code === 'authorization_changed' && review) return void this.#renew();
    if (code === 'payment_duplicate_likely' && review && view) {
      this.#form.askAgain();
      this.#intent.intent?.reset();
      this.#guide.announce(this.#door.steps?.viewOf(view).texts.duplicate.title ?? '');
      void this.#guide.focus('#duplicate');
      return;
    }
    this.#form.refuse(error);
    this.#intent.intent?.reset();
    this.#guide.aim(firstProblem(this.#form));
    this.report(error);
    // The refusal may rest on figures that are newer than ours: a cut-off passed, an amount paid.
    void this.reload().then(() => this.#guide.regain(() => firstProblem(this.#form)));
  }

  /** What is agreed to has changed since it was read: shows what it is now, to be confirmed by another key. */
  async #renew() {
    await this.reload();
    if (this.data) await this.#onReview(this.data, true);
    if (this.#form.review?.anew) void this.#guide.focus('#anew');
    else this.#form.edit();
    this.#intent.intent?.reset();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'fs-payment-panel': FsPaymentPanel;
  }
}
