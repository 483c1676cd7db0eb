import { html, nothing, type TemplateResult } from 'lit';
import { isApiError } from '../../../sdk/errors/index.ts';
import type { Account, PlanChange, PlanInput, PlanPreview } from '../../../sdk/index.ts';
import { FsPlanRequestedEvent } from '../../events/index.ts';
import { planChange as english } from '../../i18n/en/plan-change.ts';
import { planPanel as panelEnglish } from '../../i18n/en/plan-panel.ts';
import { loadedCatalogues } from '../../i18n/index.ts';
import { renderFailure } from '../../ui/failure-notice.ts';
import { formatsFor } from '../../ui/formats.ts';
import { wear } from '../../ui/late-styles.ts';
import type { BodyHost, ElementBody } from '../element-body.ts';
import { GuestConfirm, type Question } from '../guest-confirm.ts';
import { LenderRequest } from '../payment-panel/lender-request.ts';
import { StepUpDeclined, withStepUp } from '../step-up/with-step-up.ts';
import { renderChange, type SignerPart, withdrawalWords } from './change-part.ts';
import { type Draft, renderForm } from './form-part.ts';
import { type Kind, renderOptions } from './options-part.ts';
import { planBodyStyles } from './plan-body.styles.ts';
import { coBorrowerOf, isOpen, type OwnPlan, type PlanView } from './plan-view.ts';
import { refusalWords, renderShared } from './shared-part.ts';
import { renderSign, signWords } from './sign-part.ts';

/** What the panel begins with. */
export interface PlanData {
  /** Undefined where the customer has none. */
  account: Account | undefined;
  /** Changes that the customer signs as a co-borrower, newest first. */
  shared: readonly PlanChange[];
}

/** Changes of one account's plan: all that `fs-plan-panel` shows once somebody is signed in. */
export class Body extends LenderRequest<Body> implements ElementBody<PlanData> {
  step: 'overview' | 'form' | 'sign' = 'overview';
  draft: Draft = { kind: 'due_date', choice: 1, details: '' };
  /** What is to be signed, and, once the lender has it, as what. */
  shown: PlanPreview | undefined;
  asked: PlanChange | undefined;
  name = '';
  wrongName = false;
  /** Whether what is to be signed is not what was shown first. */
  anew = false;
  all = false;
  details = '';
  noDetails = false;
  /** Id of the change that is being withdrawn or declined, after a question. */
  asking: string | undefined;
  /** Id of the change that was tried something with last. */
  tried: string | undefined;
  readonly #host: BodyHost;
  readonly #confirm: GuestConfirm;
  /** Of a withdrawal, and of a co-borrower's no. */
  readonly #ending: GuestConfirm;
  /** Another try is another question. */
  #again = {};
  #own: OwnPlan | undefined;
  #shared: readonly PlanChange[] = [];
  #news: string | undefined;
  /** One for each change that is signed, kept through lost answers. */
  #key = '';

  constructor(host: BodyHost) {
    super(host.element);
    this.#host = host;
    wear(host.element, planBodyStyles);
    this.#confirm = new GuestConfirm(host.element, {
      client: host.client,
      words: () => host.words(),
      question: () => this.#question(),
      onConfirm: () => void this.#sign(),
    });
    this.#ending = new GuestConfirm(host.element, {
      client: host.client,
      words: () => host.words(),
      question: () => this.#endingQuestion(),
      onConfirm: () => void this.#end(),
    });
  }

  override hostDisconnected(): void {
    // A move in the page is no reason to give anything up; of a removal, the element tells.
  }

  /** Fetches what can be changed of the account, and what was asked for. */
  async take({ account, shared }: PlanData, signal: AbortSignal): Promise<void> {
    this.#own = account && (await this.#plan(account, signal));
    // What is decided matters while it is the latest.
    this.#shared = shared.filter((change, at) => at === 0 || isOpen(change));
  }

  news(): string | undefined {
    const news = this.#news;
    this.#news = undefined;
    return news;
  }

  /** Gives up what is under way, and the place on the element. */
  stop(): void {
    this.giveUp();
    this.#confirm.drop();
    this.#ending.drop();
    this.#host.element.removeController(this);
  }

  /** The card. */
  render() {
    return html`<section class="card plan" aria-labelledby="view-title">
      ${this.#renderStep(this.#view())}
    </section>`;
  }

  async #plan(account: Account, signal: AbortSignal): Promise<OwnPlan> {
    const { plans } = this.#host.client;
    const [options, { items }] = await Promise.all([
      plans.options(account.id, { signal }),
      plans.list(account.id, { limit: 1, signal }),
    ]);
    return { account, options, latest: items[0] };
  }

  #renderStep(view: PlanView) {
    const failure = this.#renderFailure();
    const { shown } = this;
    const own = this.#own;
    if (this.step === 'form' && own) {
      return renderForm(view, {
        ...this,
        options: own.options,
        failure,
        onChange: (change) =>
          this.update({ draft: { ...this.draft, ...change }, error: undefined }),
        onPreview: () => void this.#preview(view, own),
        onCancel: () => void this.#show('overview', `#begin-${this.draft.kind}`),
      });
    }
    if (this.step === 'sign' && shown) {
      return renderSign(view, {
        ...this,
        shown,
        failure,
        confirm: this.#confirm,
        // Another name is another signature: where a window was asking for the one before, it is closed.
        onName: (name) => this.update({ name, wrongName: false, shown: { ...shown } }),
        onAll: () => void this.#showAll(),
        vehicle: this.#vehicle(),
        onSign: () => this.#pressSign(),
        onBack: () => this.#back(),
      });
    }
    return this.#renderOverview(view, failure);
  }

  /** The vehicle that is signed for; undefined where it is another's, of which nothing more is known. */
  #vehicle() {
    if (this.#shared.some(({ id }) => id === this.asked?.id)) return undefined;
    const { year, make, model } = this.#own?.account.vehicle ?? {};
    return [year, make, model].join(' ');
  }

  /** From a change that is to be signed to its form or, once it is asked for, to the overview, which may not have it yet. */
  #back() {
    const { asked } = this;
    if (!asked) return void this.#show('form');
    const listed = [this.#own?.latest, ...this.#shared].some((change) => change?.id === asked.id);
    if (!listed) this.#host.invalidate();
    return void this.#show('overview');
  }

  #renderOverview(view: PlanView, failure: typeof nothing | TemplateResult) {
    const own = this.#own;
    const { year, make, model } = own?.account.vehicle ?? {};
    const { heading } = loadedCatalogues(view.formats.locale)?.planPanel ?? panelEnglish;
    const stateOf = (change: PlanChange): SignerPart => ({
      change,
      asking: this.asking === change.id,
      failure: this.tried === change.id ? failure : nothing,
      ending: this.#ending,
      onEnd: () => {
        if (!this.busy) this.#ending.press();
      },
      onSign: () => void this.#resume(change),
      onAsk: (asking: boolean) => void this.#ask(change, asking),
    });
    return html`<header>
        <h2 id="view-title" tabindex="-1">${heading}</h2>
        ${own ? html`<p class="muted small">${[year, make, model].join(' ')}</p>` : nothing}
      </header>
      ${this.#shared.map((change) =>
        renderShared(view, {
          ...this,
          ...stateOf(change),
        }),
      )}
      ${own ? this.#renderOwn(view, own, stateOf) : nothing}`;
  }

  #renderOwn(
    view: PlanView,
    { latest, options }: OwnPlan,
    stateOf: (change: PlanChange) => SignerPart,
  ) {
    const { texts } = view;
    return html`${
      latest
        ? renderChange(view, {
            ...this,
            ...stateOf(latest),
            onDetails: (details) => this.update({ details, noDetails: false }),
            onTell: () => void this.#tell(view, latest),
          })
        : html`<p class="muted">${texts.intro}</p>`
    }
    ${
      latest && isOpen(latest)
        ? nothing
        : html`<section class="stack" aria-labelledby="options-title">
            <h3 id="options-title" class=${latest ? nothing : 'visually-hidden'}>
              ${texts.others}
            </h3>
            ${renderOptions(view, options, (kind) => void this.#begin(kind))}
          </section>`
    }`;
  }

  #renderFailure() {
    const { error } = this;
    return error === undefined
      ? nothing
      : renderFailure({ id: 'failure', error, ...this.#host.words() });
  }

  #view(): PlanView {
    const { common, errors, locale } = this.#host.words();
    const texts = loadedCatalogues(locale)?.planChange ?? english;
    const asOf = this.#own?.account.asOf ?? this.#shared[0]?.events.at(-1)?.at.slice(0, 10) ?? '';
    return { texts, common, errors, formats: formatsFor(locale, asOf) };
  }

  protected override refuse(error: unknown): void {
    if (error instanceof StepUpDeclined) return;
    this.update({ error });
    this.#host.report(error);
  }

  #begin(kind: Kind) {
    const { options = [] } = this.#own?.options ?? {};
    const choices = options.find((option) => option.kind === kind)?.choices ?? [];
    this.update({
      draft: { kind, choice: choices[0] ?? 1, details: '' },
      shown: undefined,
      asked: undefined,
    });
    return this.#show('form');
  }

  async #preview({ formats }: PlanView, { account }: OwnPlan) {
    if (this.busy) return;
    this.update({ error: undefined });
    const input = this.#inputIn(formats.locale);
    const { plans } = this.#host.client;
    const shown = await this.send((signal) => plans.preview(account.id, input, { signal }));
    if (!shown) return this.#focus('#failure');
    this.#key = crypto.randomUUID();
    this.update({ shown, asked: undefined, name: '', wrongName: false, anew: false, all: false });
    return this.#show('sign');
  }

  #inputIn(locale: string): PlanInput {
    const { kind, choice } = this.draft;
    const details = this.draft.details.trim();
    return { kind, choice, locale, ...(kind === 'hardship' && details ? { details } : {}) };
  }

  /** Goes on with a change that was asked for and not signed by all. */
  #resume(change: PlanChange) {
    this.update({
      shown: change,
      asked: change,
      name: '',
      wrongName: false,
      anew: false,
      all: false,
    });
    return this.#show('sign');
  }

  #pressSign() {
    if (this.busy) return;
    if (this.name.trim()) {
      this.#confirm.press();
      return;
    }
    this.update({ wrongName: true });
    void this.#focus('#name');
  }

  /** What is about to be signed. */
  #question(): Question | undefined {
    const { shown } = this;
    if (this.step !== 'sign' || !shown) return undefined;
    const { name } = this;
    return { id: shown, words: signWords(this.#view(), { shown, name, vehicle: this.#vehicle() }) };
  }

  async #sign() {
    const { shown } = this;
    if (this.busy || !shown) return;
    const { texts, formats } = this.#view();
    this.update({ error: undefined });
    const { client, element } = this.#host;
    const asker = { element, client, locale: formats.locale };
    const input = this.#inputIn(formats.locale);
    const signed = await this.send(async (signal) =>
      withStepUp(
        asker,
        async () => {
          // It waits for its signature from here on, whatever becomes of this page.
          this.asked ??= await client.plans.request(this.#own?.account.id ?? '', input, {
            signal,
            idempotencyKey: this.#key,
          });
          // A name is the signature of the text that stood above it, and of no other.
          if (this.asked.agreement !== shown.agreement) return undefined;
          return client.plans.sign(this.asked.id, { name: this.name }, { signal });
        },
        signal,
      ),
    );
    if (signed) {
      const shared = this.#shared.some(({ id }) => id === signed.id);
      const other = coBorrowerOf(signed);
      if (!shared) element.dispatchEvent(new FsPlanRequestedEvent());
      if (shared) return this.#finish(texts.cosigned);
      return this.#finish(other?.signedAt === null ? texts.sentOn(other.name) : texts.sent);
    }
    // Another try is another question.
    const asked = { ...(this.asked ?? shown) };
    if (isApiError(this.error) && this.error.code === 'signature_name_mismatch') {
      this.update({ error: undefined, wrongName: true, shown: asked });
      return this.#focus('#name');
    }
    const anew = asked.agreement !== shown.agreement;
    this.update(anew ? { shown: asked, anew, name: '', wrongName: false } : { shown: asked });
    return this.#focus(this.error === undefined && anew ? '#anew' : '#failure');
  }

  async #tell({ texts }: PlanView, { id }: PlanChange) {
    if (this.busy) return;
    this.tried = id;
    const details = this.details.trim();
    if (!details) {
      this.update({ noDetails: true });
      return this.#focus('#details');
    }
    this.update({ error: undefined });
    const { plans } = this.#host.client;
    const told = await this.send((signal) => plans.explain(id, { details }, { signal }));
    return told ? this.#finish(texts.told) : this.#focus('#failure');
  }

  /** The change that is about to be withdrawn or, by a co-borrower, declined. */
  #endingChange(): { change: PlanChange; own: boolean } | undefined {
    if (this.step !== 'overview') return undefined;
    const asked = ({ id }: PlanChange) => id === this.asking;
    const shared = this.#shared.find(asked);
    if (shared) return { change: shared, own: false };
    const latest = this.#own?.latest;
    return latest && asked(latest) ? { change: latest, own: true } : undefined;
  }

  #endingQuestion(): Question | undefined {
    const { change, own } = this.#endingChange() ?? {};
    if (!change) return undefined;
    const words = (own ? withdrawalWords : refusalWords)(this.#view(), change);
    return { id: this.#again, words };
  }

  async #end() {
    const ending = this.#endingChange();
    if (this.busy || !ending) return;
    const { change, own } = ending;
    const { texts } = this.#view();
    this.update({ error: undefined });
    const { plans } = this.#host.client;
    const ended = await this.send((signal) =>
      own ? plans.withdraw(change.id, { signal }) : plans.refuse(change.id, { signal }),
    );
    this.#again = {};
    this.update({ busy: false });
    return ended ? this.#finish(own ? texts.gone : texts.refused) : this.#focus('#failure');
  }

  async #finish(words: string) {
    this.update({ asking: undefined, details: '', asked: undefined, shown: undefined });
    // Said once what is shown is that. Other elements show what follows from it, too.
    this.#news = words;
    this.#host.invalidate();
    await this.#show('overview');
  }

  async #ask({ id }: PlanChange, asking: boolean) {
    this.#again = {};
    this.update({ asking: asking ? id : undefined, tried: id, error: undefined });
    await this.#focus(asking ? '#question' : `#withdraw, #refuse-${id}`);
  }

  async #showAll() {
    this.update({ all: true });
    // The button that was pressed is gone.
    await this.#focus('#view-title');
  }

  async #show(step: Body['step'], target = '#view-title') {
    this.update({ step, error: undefined });
    await this.#focus(target);
  }

  async #focus(selector: string) {
    await this.#host.element.updateComplete;
    this.#host.element.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }
}
