import { initialState, Task } from '@lit/task';
import { html, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Payment, PaymentIntentState } from '../../../sdk/index.ts';
import { PaymentIntentController } from '../../controllers/payment-intent.ts';
import { PaymentTabs, type TabPayment } from '../../controllers/payment-tabs.ts';
import { FsErrorEvent, FsPaymentSubmittedEvent, FsReadyEvent } from '../../events/index.ts';
import { common as commonEnglish } from '../../i18n/en/common.ts';
import { errors as errorsEnglish } from '../../i18n/en/errors.ts';
import { methods as methodsEnglish } from '../../i18n/en/methods.ts';
import { paymentPanel as english } from '../../i18n/en/payment-panel.ts';
import { failureOf } from '../../ui/failure.ts';
import { renderFailure } from '../../ui/failure-notice.ts';
import { formatsFor } from '../../ui/formats.ts';
import { liveRegion } from '../../ui/live-region.ts';
import { renderMessage, renderWords } from '../../ui/message.ts';
import { renderReturned } from '../../ui/returned-notice.ts';
import { FsElement } from '../element.ts';
import { renderPortalLink } from '../portal-link.ts';
import { renderGuard } from '../inline-guard.ts';
import { Cancellation } from './cancellation.ts';
import { renderScheduled, renderUnderWay } from './cancel-part.ts';
import { renderChecking } from './checking-part.ts';
import { Confirmation } from './confirmation.ts';
import { renderEditForm } from './edit-form.ts';
import { LivePreview } from './live-preview.ts';
import type * as ManagerModule from '../methods/method-manager-part.ts';
import type { MethodManager } from '../methods/method-manager.ts';
import type { StepUpAsker } from '../step-up/with-step-up.ts';
import { MethodEntry } from './method-entry.ts';
import { isSecond, renderOtherTabs } from './other-tabs-part.ts';
import { loadPanelData, mostPayable, type PanelData } from './panel-data.ts';
import { isTyped } from './draft.ts';
import { PayoffDoor } from './payoff-door.ts';
import { renderPanelSkeleton } from './panel-skeleton.ts';
import type { PanelView } from './panel-view.ts';
import { PaymentForm } from './payment-form.ts';
import { paymentPanelStyles } from './payment-panel.styles.ts';
import { renderRefusal } from './refusal-part.ts';
import { moved, renderReceipt } from './receipt-part.ts';
import { renderReview } from './review-part.ts';
import { firstProblem } from './step-focus.ts';
import { type Step, StepGuide } from './step-guide.ts';

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
export class FsPaymentPanel extends FsElement {
  static override styles = paymentPanelStyles;

  /** Account to pay; the customer's first one if left out. Changing it starts over. */
  @property({ attribute: 'account-id', reflect: true }) accountId?: string;

  @state() private data: PanelData | undefined;

  #ready = false;
  /** Whether the last sign-in was on a computer that others use. */
  #shared = false;

  readonly #steps = new StepGuide(this, {
    step: () => this.#step,
    words: (step) => this.#stepWords(step),
  });
  readonly #form = new PaymentForm(this);
  readonly #entry = new MethodEntry(this);
  #managing: typeof ManagerModule | undefined;
  #manager: MethodManager | undefined;
  readonly #payoff = new PayoffDoor(this, {
    client: () => this.#customer,
    subject: () => {
      const { draft } = this.#form;
      return this.data && draft?.choice === 'payoff'
        ? { data: this.data, date: draft.date }
        : undefined;
    },
    onQuote: (amount) => this.#form.quote(amount),
  });
  readonly #cancellation = new Cancellation(this, {
    steps: this.#steps,
    client: () => this.#customer,
    onCancelled: (payment) => this.#onCancelled(payment),
  });

  readonly #intent = new PaymentIntentController(this, (state, before) => {
    this.#onIntent(state, before);
  });

  readonly #tabs = new PaymentTabs(this, {
    connection: () => this.connection,
    onHeard: (paid) => this.#onHeard(paid?.accountId),
  });

  readonly #confirmation = new Confirmation(this, {
    connection: () => this.connection,
    review: () => this.#reviewed,
    pay: ({ input }) => this.data && this.#intent.confirm(this.data.account.id, input),
  });

  readonly #load = new Task(this, {
    args: () => [this.#customer, this.accountId, this.revision] as const,
    task: async ([client, id], { signal }) => {
      if (!client) return initialState;
      const [data] = await Promise.all([
        loadPanelData(client, id, signal),
        this.#intent.open(client),
      ]);
      return data;
    },
    onComplete: (data) => this.#onLoaded(data),
    onError: (error) => this.#report(error),
  });

  readonly #preview = new LivePreview(this, () => ({
    client: this.#customer,
    accountId: this.data?.account.id,
    input: this.data && this.#form.previewInput(this.data, this.activeLocale),
    typed: this.#form.draft !== undefined && isTyped(this.#form.draft),
    figures: this.data,
  }));

  /** The client while somebody is signed in with it. */
  get #customer() {
    return this.authState?.status === 'signed-in' ? this.client : undefined;
  }

  /** On whose behalf a second factor is asked for. */
  get #asker(): StepUpAsker | undefined {
    const client = this.#customer;
    return client && { element: this, client, locale: this.activeLocale };
  }

  /** The page has put a card processor's field in; never so in a frame, whose page is the lender's. */
  get #hasCardField() {
    return this.querySelector('[slot=card]') !== null;
  }

  /** What is to be confirmed. */
  get #reviewed() {
    const { review } = this.#form;
    if (this.#step !== 'review' || !review || !this.data) return undefined;
    return { review, view: this.#viewOf(this.data) };
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('accountId') && this.hasUpdated) this.data = undefined;
    const auth = this.authState;
    if (auth?.status === 'signed-in') this.#tabs.say(this.#forOtherTabs);
    if (auth?.status === 'signed-out') this.#tabs.clear();
    if (auth?.status === 'signed-in') this.#shared = this.client?.auth.sharedComputer ?? false;
    // The page is left, or just back: what was entered stays, what the lender said is asked for anew.
    if (auth?.status === 'restoring') this.data = undefined;
    if (auth?.status !== 'signed-out') return;
    // A session that ran out keeps what was entered; whoever signs out leaves nothing behind.
    this.data = undefined;
    this.#ready = false;
    if (this.#entry.open) this.#entry.dismiss();
    this.#closeManager();
    this.#cancellation.drop();
    if (this.#form.review) this.#form.edit();
    if (this.#form.draft && (auth.reason !== 'expired' || this.#shared)) this.#form.clear();
  }

  protected override render() {
    return html`${this.#renderState()}${liveRegion(this.#steps.announcement)}`;
  }

  #renderState() {
    const intent = this.#intent.state;
    if (this.loadError) return this.#renderFailure(this.loadError, () => void this.loadClient());
    if (!this.connection || this.authState?.status === 'signed-out') return this.#renderSignedOut();
    if (this.authState?.status !== 'signed-in') return this.#renderSkeleton();
    if (intent.status === 'unknown') return this.#renderChecking(intent);
    if (this.data) return html`<section class="card">${this.#renderPayment(this.data)}</section>`;
    return this.#load.render({
      initial: () => this.#renderSkeleton(),
      pending: () => this.#renderSkeleton(),
      complete: () => renderMessage(this.#texts.emptyTitle, this.#texts.emptyBody),
      error: (error) => this.#renderFailure(error, () => void this.#load.run()),
    });
  }

  #renderPayment(data: PanelData) {
    const { state: intent } = this.#intent;
    const { review } = this.#form;
    const view = this.#viewOf(data);
    const others = this.#tabs.others(data.account.id);
    if ('payment' in intent && intent.payment) {
      return renderReceipt(view, {
        payment: intent.payment,
        cancellation: this.#cancellation,
        onAgain: () => this.#onAgain(),
      });
    }
    if (review) {
      return renderReview(view, {
        review,
        busy: this.#intent.unanswered,
        before: renderOtherTabs(view, others),
        confirmation: this.#confirmation,
        onEdit: (field) => this.#onEdit(field),
      });
    }
    if (this.#manager && this.#managing) {
      return this.#managing.renderManager(view, {
        manager: this.#manager,
        guarded: () => this.#renderGuard(view),
        card: this.#hasCardField,
      });
    }
    return this.#renderEdit(view, data);
  }

  #renderEdit(view: PanelView, data: PanelData) {
    const { draft } = this.#form;
    const { account, methods, scheduled, underWay } = data;
    const others = this.#tabs.others(account.id);
    if (!draft || account.payoff.amount.amount <= 0) {
      return renderWords(view.texts.paidOffTitle, view.texts.paidOffBody);
    }
    const { value: preview, pending, failed } = this.#preview;
    const problems = {
      ...this.#preview.problems,
      ...this.#payoff.problems,
      ...this.#form.problems,
    };
    return renderEditForm(view, {
      amount: {
        draft,
        problem: problems.amount,
        most: mostPayable(data, draft),
        payoff: this.#payoff.render(view),
        onChoice: (choice) => this.#form.change({ choice }),
        onInput: (otherText) => this.#form.change({ otherText }),
        onDone: () => this.#form.finishAmount(data, this.activeLocale),
      },
      method: {
        methods,
        chosen: draft.methodId,
        problem: problems.method,
        entry: this.#entry,
        guarded: this.#entry.open ? this.#renderGuard(view) : undefined,
        onChoose: (methodId) => this.#form.change({ methodId }),
        onAdd: () => this.#onAddMethod(),
        onDismiss: () => this.#onDismissMethod(),
        onCard: this.#hasCardField
          ? (token) => void this.#onSaveMethod(data, (asker) => this.#entry.saveCard(asker, token))
          : undefined,
        onManage: () => void this.#onManage(),
        manage: this.texts('methods', methodsEnglish).manage,
      },
      date: {
        draft,
        problem: problems.date,
        dates: data.dates,
        cutoff: data.cutoff,
        onInput: (date) => this.#form.change({ date }),
      },
      allocation: { preview, pending, failed },
      before: [
        renderOtherTabs(view, others),
        account.returned
          ? renderReturned({
              returned: account.returned,
              common: view.common,
              formats: view.formats,
            })
          : nothing,
        renderUnderWay(view, underWay),
        renderScheduled(view, { scheduled, cancellation: this.#cancellation }),
      ],
      notice: renderRefusal(view, this.#form.error),
      busy: this.#form.busy,
      onReview: () => void this.#onReview(data),
      onSaveMethod: () => void this.#onSaveMethod(data),
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
    return renderChecking({ state, texts: this.#texts, common, formats, onCheckNow });
  }

  #renderSignedOut() {
    const { state: intent } = this.#intent;
    const { draftKeptTitle, draftKeptBody, signedOutTitle, signedOutBody } = this.#texts;
    if (intent.status === 'paused') return this.#renderChecking(intent);
    if (this.#form.touched) return renderMessage(draftKeptTitle, draftKeptBody);
    const link = renderPortalLink(this.texts('common', commonEnglish));
    return html`<slot>${renderMessage(signedOutTitle, signedOutBody, link)}</slot>`;
  }

  #renderSkeleton() {
    return renderPanelSkeleton(this.#texts.loading);
  }

  #renderFailure(error: unknown, onRetry: () => void) {
    const { notFoundTitle, notFoundBody } = this.#texts;
    if (failureOf(error).code === 'not_found') return renderMessage(notFoundTitle, notFoundBody);
    const errors = this.texts('errors', errorsEnglish);
    const common = this.texts('common', commonEnglish);
    const notice = { error, onRetry, errors, common, locale: this.activeLocale };
    return html`<section class="card">${renderFailure(notice)}</section>`;
  }

  get #texts() {
    return this.texts('paymentPanel', english);
  }

  #viewOf({ account }: PanelData): PanelView {
    return {
      account,
      second: isSecond(this.#tabs.others(account.id)),
      texts: this.#texts,
      common: this.texts('common', commonEnglish),
      errors: this.texts('errors', errorsEnglish),
      formats: formatsFor(this.activeLocale, account.asOf),
    };
  }

  /** What this tab is at, for the others to know. */
  get #forOtherTabs(): TabPayment | undefined {
    const { state, unanswered } = this.#intent;
    const { review } = this.#form;
    if (state.status === 'drafted') {
      if (!review || !this.data) return undefined;
      return { accountId: this.data.account.id, amount: review.input.amount, stage: 'review' };
    }
    const { accountId, input } = state.confirmed;
    const stage = unanswered ? 'paying' : 'paid';
    if (stage === 'paid' && state.status !== 'settled') return undefined;
    return { accountId, amount: input.amount, stage };
  }

  get #step(): Step {
    const { state } = this.#intent;
    if (this.authState?.status !== 'signed-in') return 'none';
    if (state.status === 'unknown') return 'checking';
    if (!this.data) return 'none';
    if ('payment' in state && state.payment) return 'receipt';
    return this.#form.review ? 'review' : 'edit';
  }

  #stepWords(step: Step): string | undefined {
    const { review } = this.#form;
    const { reviewAnnouncement, checkingAnnouncement } = this.#texts;
    if (step === 'checking') return checkingAnnouncement;
    if (step !== 'review' || !review || !this.data) return undefined;
    return reviewAnnouncement(this.#viewOf(this.data).formats.money(review.input.amount));
  }

  #report(error: unknown) {
    const { code, requestId } = failureOf(error);
    this.dispatchEvent(new FsErrorEvent(code, requestId));
  }

  #onLoaded(data: PanelData | undefined) {
    this.data = data;
    if (!data) return;
    this.#form.adopt(data);
    if (data.methods.length === 0 && !this.#entry.open) this.#entry.begin();
    this.#intent.resume(data.account.id);
    this.#tabs.ask();
    if (!this.#ready) void this.updateComplete.then(() => this.dispatchEvent(new FsReadyEvent()));
    this.#ready = true;
  }

  async #onReview(data: PanelData) {
    const client = this.#customer;
    // Answered long before the lender's answer is here.
    this.#tabs.ask();
    if (!client || (await this.#form.check(client, data, this.activeLocale))) return;
    await this.#steps.focus(...firstProblem(this.#form));
    if (this.#form.error !== undefined) this.#report(this.#form.error);
  }

  #onEdit(field: string) {
    this.#steps.aim([`input#${field}`, `#${field}-other`, `#${field} input:checked`]);
    this.#form.edit();
  }

  #onAddMethod() {
    this.#entry.begin();
    void this.#steps.focus('.entry input', '#entry-title');
  }

  #onDismissMethod() {
    this.#entry.dismiss();
    void this.#steps.focus('#add-method');
  }

  /** The list of bank accounts, in place of the form; what was entered there stays. */
  async #onManage() {
    try {
      this.#managing ??= await import('../methods/method-manager-part.ts');
    } catch (error) {
      this.#report(error);
    }
    if (!this.#customer || !this.#managing) return;
    this.#manager = this.#managing.openManager(this, {
      asker: () => this.#asker,
      announce: (words) => this.#steps.announce(words),
      onChanged: () => this.connection?.invalidate(),
      onDone: () => {
        this.#closeManager();
        void this.#steps.focus('#manage-methods', '#step-title');
      },
    });
    this.requestUpdate();
    await this.#steps.focus('#manager-title');
  }

  #closeManager() {
    if (!this.#manager) return;
    this.#manager.close();
    this.#manager = undefined;
    this.requestUpdate();
  }

  async #onSaveMethod(
    { account, methods }: PanelData,
    save = (asker: StepUpAsker) => this.#entry.save(asker, account.amountDue.currency),
  ) {
    const asker = this.#asker;
    const method = asker && (await save(asker));
    if (!method || !this.data) {
      await this.#steps.focus('.entry [aria-invalid], .entry .notice');
      return;
    }
    const usable = method.status !== 'unverified';
    const known = methods.filter(({ id }) => id !== method.id);
    this.data = { ...this.data, methods: [...known, method] };
    if (usable) this.#form.change({ methodId: method.id });
    const name = `${method.bankName ?? this.#texts.bankAccount} ${this.#texts.masked(method.last4)}`;
    const { methodAdded, methodAddedUnverified } = this.#texts;
    this.#steps.announce(usable ? methodAdded(name) : methodAddedUnverified(name));
    await this.#steps.focus(usable ? `#method-${method.id}` : '#add-method');
  }

  #onCancelled(payment: Payment) {
    this.#intent.intent?.update(payment);
    this.#steps.announce(this.#texts.cancelledHeading);
    this.connection?.invalidate();
  }

  #onAgain() {
    this.#form.clear();
    if (this.data) this.#form.adopt(this.data);
    this.#intent.intent?.reset();
  }

  #onIntent(state: PaymentIntentState, before: PaymentIntentState) {
    // What becomes of a payment later is known here already.
    if ('payment' in before && before.payment) return;
    if ('payment' in state && state.payment) this.#onSettled(state.payment);
    else if (state.status === 'declined') this.#onRefused(state.error);
  }

  #onHeard(paidOn: string | undefined) {
    if (!this.data || this.#intent.state.status !== 'drafted') return;
    const { account } = this.data;
    const [first] = this.#tabs.others(account.id);
    if (first) {
      const { title } = this.#texts.otherTabs[first.stage];
      this.#steps.announce(title(this.#viewOf(this.data).formats.money(first.amount)));
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

  #onRefused(error: unknown) {
    if (failureOf(error).code === 'payment_duplicate_likely') {
      this.#form.askAgain();
      this.#intent.intent?.reset();
      this.#steps.announce(this.#texts.duplicate.title);
      void this.#steps.focus('#duplicate');
      return;
    }
    this.#form.refuse(error);
    this.#intent.intent?.reset();
    this.#steps.aim(firstProblem(this.#form));
    this.#report(error);
    // The refusal may rest on figures that are newer than ours: a cut-off passed, an amount paid.
    void this.#load.run();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'fs-payment-panel': FsPaymentPanel;
  }
}
