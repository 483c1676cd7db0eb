import { html, nothing, type TemplateResult } from 'lit';
import { isApiError } from '../../../sdk/errors/index.ts';
import type { Account, Client, PlanChange, PlanInput, PlanPreview } from '../../../sdk/index.ts';
import { planChange as english } from '../../i18n/en/plan-change.ts';
import { type Catalogues, loadedCatalogues } from '../../i18n/index.ts';
import { renderFailure } from '../../ui/failure-notice.ts';
import { formatsFor } from '../../ui/formats.ts';
import { wear } from '../../ui/late-styles.ts';
import type { FsElement } from '../element.ts';
import { GuestConfirm, type Question } from '../guest-confirm.ts';
import { LenderRequest } from '../payment-panel/lender-request.ts';
import { StepUpDeclined, withStepUp } from '../step-up/with-step-up.ts';
import { renderChange } from './change-part.ts';
import { type Draft, renderForm } from './form-part.ts';
import { type Kind, renderOptions } from './options-part.ts';
import { planBodyStyles } from './plan-body.styles.ts';
import { isOpen, type PlanData, type PlanView } from './plan-view.ts';
import { renderSign, signWords } from './sign-part.ts';

/** What the element gives to what it shows. */
export interface BodyHost {
  readonly element: FsElement;
  readonly client: Client;
  words(): {
    locale: string;
    heading: string;
    common: Catalogues['common'];
    errors: Catalogues['errors'];
  };
  /** Something was changed; says what, and whether it was asked for just now. */
  done(words: string, requested: boolean): void;
  report(error: unknown): void;
}

/** Changes of one account's plan: all that `fs-plan-panel` shows once somebody is signed in. */
export class PlanBody extends LenderRequest<PlanBody> {
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
  asking = false;
  readonly #host: BodyHost;
  readonly #confirm: GuestConfirm;
  #data: PlanData | undefined;
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
  }

  /** Fetches what can be changed of the account, and what was asked for. */
  async load(account: Account, signal: AbortSignal): Promise<void> {
    const { plans } = this.#host.client;
    const [options, changes] = await Promise.all([
      plans.options(account.id, { signal }),
      plans.list(account.id, { limit: 1, signal }),
    ]);
    this.#data = { account, options, changes: changes.items };
  }

  /** Gives up what is under way, and the place on the element. */
  drop(): void {
    this.giveUp();
    this.#confirm.drop();
    this.#host.element.removeController(this);
  }

  /** The card. */
  render() {
    if (!this.#data) return html``;
    const view = this.#view(this.#data);
    return html`<section class="card plan" aria-labelledby="view-title">
      ${this.#renderStep(view)}
    </section>`;
  }

  #renderStep(view: PlanView) {
    const failure = this.#renderFailure(view);
    const { shown } = this;
    if (this.step === 'form') {
      return renderForm(view, {
        ...this,
        failure,
        onChange: (change) =>
          this.update({ draft: { ...this.draft, ...change }, error: undefined }),
        onPreview: () => void this.#preview(view),
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
        onSign: () => this.#pressSign(),
        onBack: this.asked ? undefined : () => void this.#show('form'),
      });
    }
    return this.#renderOverview(view, failure);
  }

  #renderOverview(view: PlanView, failure: typeof nothing | TemplateResult) {
    const { texts, account, changes } = view;
    const [latest] = changes;
    const under = latest && isOpen(latest);
    return html`<header>
        <h2 id="view-title" tabindex="-1">${this.#host.words().heading}</h2>
        <p class="muted small">
          ${[account.vehicle.year, account.vehicle.make, account.vehicle.model].join(' ')}
        </p>
      </header>
      ${
        latest
          ? renderChange(view, {
              ...this,
              change: latest,
              failure,
              onSign: () => void this.#resume(latest),
              onDetails: (details) => this.update({ details, noDetails: false }),
              onTell: () => void this.#tell(view, latest),
              onAsk: (asking) => void this.#ask(asking),
              onWithdraw: () => void this.#withdraw(view, latest),
            })
          : html`<p class="muted">${texts.intro}</p>`
      }
      ${
        under
          ? nothing
          : html`<section class="stack" aria-labelledby="options-title">
              <h3 id="options-title" class=${latest ? nothing : 'visually-hidden'}>
                ${texts.others}
              </h3>
              ${renderOptions(view, (kind) => void this.#begin(kind, view))}
            </section>`
      }`;
  }

  #renderFailure({ errors, common, formats }: PlanView) {
    const { error } = this;
    return error === undefined
      ? nothing
      : renderFailure({ id: 'failure', error, errors, common, locale: formats.locale });
  }

  #view(data: PlanData): PlanView {
    const { common, errors, locale } = this.#host.words();
    const texts = loadedCatalogues(locale)?.planChange ?? english;
    return { ...data, texts, common, errors, formats: formatsFor(locale, data.account.asOf) };
  }

  protected override refuse(error: unknown): void {
    if (error instanceof StepUpDeclined) return;
    this.update({ error });
    this.#host.report(error);
  }

  #begin(kind: Kind, { options }: PlanView) {
    const choices = options.options.find((option) => option.kind === kind)?.choices ?? [];
    this.update({
      draft: { kind, choice: choices[0] ?? 1, details: '' },
      shown: undefined,
      asked: undefined,
    });
    return this.#show('form');
  }

  async #preview({ account, formats }: PlanView) {
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

  /** Goes on with a change that was asked for and not signed. */
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
    if (!this.#data || this.step !== 'sign' || !shown) return undefined;
    return { id: shown, words: signWords(this.#view(this.#data), shown, this.name) };
  }

  async #sign() {
    const { shown } = this;
    if (this.busy || !shown || !this.#data) return;
    const { account, texts, formats } = this.#view(this.#data);
    this.update({ error: undefined });
    const { client, element } = this.#host;
    const asker = { element, client, locale: formats.locale };
    const input = this.#inputIn(formats.locale);
    const signed = await this.send(async (signal) =>
      withStepUp(
        asker,
        async () => {
          // It waits for its signature from here on, whatever becomes of this page.
          this.asked ??= await client.plans.request(account.id, input, {
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
    if (signed) return this.#finish(texts.sent, true);
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
    const details = this.details.trim();
    if (!details) {
      this.update({ noDetails: true });
      return this.#focus('#details');
    }
    this.update({ error: undefined });
    const { plans } = this.#host.client;
    const told = await this.send((signal) => plans.explain(id, { details }, { signal }));
    return told ? this.#finish(texts.told, false) : this.#focus('#failure');
  }

  async #withdraw({ texts }: PlanView, { id }: PlanChange) {
    if (this.busy) return;
    this.update({ error: undefined });
    const { plans } = this.#host.client;
    const gone = await this.send((signal) => plans.withdraw(id, { signal }));
    return gone ? this.#finish(texts.gone, false) : this.#focus('#failure');
  }

  async #finish(words: string, requested: boolean) {
    this.update({ asking: false, details: '', asked: undefined, shown: undefined });
    this.#host.done(words, requested);
    await this.#show('overview');
  }

  async #ask(asking: boolean) {
    this.update({ asking, error: undefined });
    await this.#focus(asking ? '#question' : '#withdraw');
  }

  async #showAll() {
    this.update({ all: true });
    // The button that was pressed is gone.
    await this.#focus('#view-title');
  }

  async #show(step: PlanBody['step'], target = '#view-title') {
    this.update({ step, error: undefined });
    await this.#focus(target);
  }

  async #focus(selector: string) {
    await this.#host.element.updateComplete;
    this.#host.element.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }
}
