import type { LitElement } from 'lit';
import { isApiError } from '../../../sdk/errors/index.ts';
import type { PaymentMethod } from '../../../sdk/index.ts';
import { type Catalogues, loadedCatalogues } from '../../i18n/index.ts';
import { bankAccounts } from '../../i18n/en/bank-accounts.ts';
import { common } from '../../i18n/en/common.ts';
import { GuestConfirm, type Question } from '../guest-confirm.ts';
import { LenderRequest } from '../payment-panel/lender-request.ts';
import { MethodEntry } from '../payment-panel/method-entry.ts';
import { StepUpDeclined, type StepUpAsker, withStepUp } from '../step-up/with-step-up.ts';
import { parseCents } from './amounts.ts';
import { methodManagerStyles } from './method-manager.styles.ts';

/** What the list asks of the element that it stands in. */
export interface ManagerOptions {
  /** On whose behalf; undefined while nobody is signed in. */
  asker: () => StepUpAsker | undefined;
  /** Something was changed that others show, too. */
  onChanged: () => void;
  /** The customer goes back. */
  onDone: () => void;
  /** Says something to assistive technology. */
  announce: (words: string) => void;
}

/** What the customer is doing, and to which account. */
export type ManagerTask =
  | { kind: 'rename' | 'verify'; id: string }
  | { kind: 'remove'; id: string; name: string }
  | { kind: 'add' };

/** The customer's bank accounts: names, default, verification, removal. Reusable in any element that pays. */
export class MethodManager extends LenderRequest<MethodManager> {
  /** The default comes first; undefined until they are here. */
  methods: PaymentMethod[] | undefined;
  task: ManagerTask | undefined;
  /** Names the request under way: a verb, and the id of what it is done to. */
  doing = '';
  name = '';
  amounts: [string, string] = ['', ''];
  /** What is wrong with a field, by its id. */
  problems: Partial<Record<string, string>> = {};
  /** Set while the last amounts were wrong. */
  triesLeft: number | undefined;
  readonly entry: MethodEntry;
  readonly options: ManagerOptions;
  /** The button that removes, or that cancels what uses the account; there while somebody is asked. */
  confirmation: GuestConfirm | undefined;
  /** The payment that is about to be cancelled, as it keeps an account from being removed. */
  cancelling: { id: string; words: string } | undefined;
  readonly #host: LitElement;
  /** A refusal showed that the list is out of date. */
  #stale = false;
  /** Another try is another question. */
  #question = {};

  constructor(host: LitElement, options: ManagerOptions) {
    super(host);
    this.#host = host;
    this.options = options;
    this.entry = new MethodEntry(host);
    const { styleSheet } = methodManagerStyles;
    const root = host.renderRoot as ShadowRoot;
    if (styleSheet && !root.adoptedStyleSheets.includes(styleSheet)) {
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, styleSheet];
    }
    void this.load();
  }

  get texts(): Catalogues['bankAccounts'] {
    const locale = this.options.asker()?.locale ?? 'en';
    return loadedCatalogues(locale)?.bankAccounts ?? bankAccounts;
  }

  /** Loads the list, as at the start and whenever it may have changed. */
  async load(): Promise<void> {
    const client = this.options.asker()?.client;
    if (!client) return;
    this.update({ error: undefined, doing: 'load' });
    const page = await this.send((signal) => client.paymentMethods.list({ signal }).then());
    if (page) this.update({ methods: page.items });
  }

  /** Begins one thing, in place of another. */
  begin(task: ManagerTask): void {
    const method = this.#methodOf(task);
    this.update({
      task,
      name: method?.nickname ?? '',
      amounts: ['', ''],
      problems: {},
      triesLeft: undefined,
      cancelling: undefined,
      error: undefined,
    });
    if (task.kind === 'add') this.entry.begin();
    this.#guard();
    void this.focus('.manager .entry input', '.manager form input', '#ask-title');
  }

  /** Leaves it. */
  leave(): void {
    const { task } = this;
    this.entry.dismiss();
    this.update({ task: undefined, error: undefined });
    this.#guard();
    void this.focus(task && 'id' in task ? `[id="${task.kind}-${task.id}"]` : '#manager-add');
  }

  /** Takes what was typed; its field stops being wrong. */
  type(field: 'name' | 'first' | 'second', text: string): void {
    const problems = { ...this.problems, [field]: undefined };
    const [first, second] = this.amounts;
    if (field === 'name') this.update({ name: text, problems });
    else {
      const amounts: [string, string] = field === 'first' ? [text, second] : [first, text];
      this.update({ amounts, problems, triesLeft: undefined });
    }
  }

  async rename(id: string): Promise<void> {
    const nickname = this.name.trim() || null;
    if (nickname !== null && (nickname.length > 40 || /(?:\d[ -]?){9}/.test(nickname))) {
      return this.#point({ name: this.texts.nameProblem });
    }
    await this.#change(`rename ${id}`, this.texts.renamed, ({ client }, signal) =>
      client.paymentMethods.update(id, { nickname }, { signal }),
    );
  }

  async makeDefault(id: string, name: string): Promise<void> {
    await this.#change(`default ${id}`, this.texts.madeDefault(name), ({ client }, signal) =>
      client.paymentMethods.update(id, { isDefault: true }, { signal }),
    );
  }

  async verify(id: string, name: string): Promise<void> {
    const [first, second] = this.amounts.map(parseCents);
    if (first === undefined || second === undefined) {
      const words = this.texts.amountProblem;
      return this.#point({
        ...(first === undefined && { first: words }),
        ...(second === undefined && { second: words }),
      });
    }
    await this.#change(`verify ${id}`, this.texts.verified(name), ({ client }, signal) =>
      client.paymentMethods.verify(id, [first, second], { signal }),
    );
  }

  /** Removes the account; in the page of somebody else, once that is confirmed in plain sight. */
  remove(): void {
    if (!this.busy) this.confirmation?.press();
  }

  async #remove(): Promise<void> {
    const { task } = this;
    if (task?.kind !== 'remove') return;
    const { id, name } = task;
    await this.#change(`remove ${id}`, this.texts.removed(name), async ({ client }, signal) => {
      await client.paymentMethods.remove(id, { signal });
      return true;
    });
    this.#question = {};
    this.#host.requestUpdate();
  }

  /** Has a gate where an account is about to be removed, and none elsewhere. */
  #guard(): void {
    this.confirmation?.drop();
    this.confirmation = undefined;
    const asker = this.options.asker();
    if (!asker || this.task?.kind !== 'remove') return;
    const { client, locale } = asker;
    this.confirmation = new GuestConfirm(this.#host, {
      client,
      words: () => ({ locale, common: loadedCatalogues(locale)?.common ?? common }),
      question: () => this.#asked(),
      onConfirm: () => void (this.cancelling ? this.#cancel(this.cancelling.id) : this.#remove()),
    });
    this.#host.requestUpdate();
  }

  #asked(): Question | undefined {
    const { task, texts, cancelling } = this;
    if (task?.kind !== 'remove') return undefined;
    const { name } = task;
    if (cancelling) {
      return {
        id: this.#question,
        words: {
          figure: cancelling.words,
          lines: [{ label: texts.heading, value: name }],
          agreement: { label: texts.cancelPayment, value: texts.scheduledNext },
          confirm: texts.cancelPayment,
        },
      };
    }
    // One that something is taken from cannot be removed.
    if (this.#methodOf(task)?.usedBy.length !== 0) return undefined;
    return {
      id: this.#question,
      words: {
        figure: name,
        lines: [{ label: texts.heading, value: texts.remove }],
        agreement: { label: texts.removeQuestion(name), value: texts.removeBody },
        confirm: texts.removeNow,
      },
    };
  }

  /**
   * Cancels a scheduled payment that keeps an account from being removed. In the page of somebody else the first
   * press asks, and one in plain sight confirms.
   *
   * @param words amount and date, for who is asked
   */
  cancel(id: string, words: string): void {
    if (this.busy) return;
    if (this.cancelling?.id !== id) {
      this.#question = {};
      this.update({ cancelling: { id, words } });
      // A gate of its own: one that was for something else may have a window open.
      this.#guard();
    }
    this.confirmation?.press();
  }

  /** The question whether to remove the account stays. */
  async #cancel(paymentId: string): Promise<void> {
    const { task } = this;
    await this.#change(`cancel ${paymentId}`, this.texts.cancelled, ({ client }, signal) =>
      client.payments.cancel(paymentId, { signal }),
    );
    this.#question = {};
    this.update(this.error === undefined ? { task, cancelling: undefined } : {});
    if (this.error !== undefined) return;
    this.#guard();
    await this.focus('#ask-title');
  }

  /** Adds the account whose numbers are in the fields. */
  add(currency: string): Promise<void> {
    return this.#add((asker) => this.entry.save(asker, currency));
  }

  /** Adds the card that its processor's field gave a token for. */
  addCard(token: string): Promise<void> {
    return this.#add((asker) => this.entry.saveCard(asker, token));
  }

  /** Goes for good, with what is under way. */
  close(): void {
    this.giveUp();
    this.confirmation?.drop();
    this.entry.dismiss();
    this.#host.removeController(this);
    this.#host.removeController(this.entry);
  }

  async #add(save: (asker: StepUpAsker) => Promise<PaymentMethod | undefined>): Promise<void> {
    const asker = this.options.asker();
    const method = asker && (await save(asker));
    if (!method) return this.focus('.entry [aria-invalid], .entry .notice');
    await this.#finish('');
    await this.focus(`[id="account-${method.id}"]`);
  }

  /** Whether this is under way. */
  does(name: string): boolean {
    return this.busy && this.doing === name;
  }

  /** Takes the keyboard to the first of these that is there once all is drawn. */
  async focus(...selectors: string[]): Promise<void> {
    await this.#host.updateComplete;
    const { renderRoot } = this.#host;
    const found = selectors.map((one) => renderRoot.querySelector<HTMLElement>(one));
    found.find((element) => element !== null)?.focus();
  }

  async #change<T>(
    doing: string,
    said: string,
    work: (asker: StepUpAsker, signal: AbortSignal) => Promise<T>,
  ): Promise<void> {
    const asker = this.options.asker();
    if (!asker || this.busy) return;
    const [verb, id = ''] = doing.split(' ');
    this.update({ doing, error: undefined, triesLeft: undefined });
    const done = await this.send((signal) => withStepUp(asker, () => work(asker, signal), signal));
    if (done === undefined) {
      if (this.#stale) await this.load();
      this.#stale = false;
      await this.focus(
        '#manager-failure',
        '.manager form input',
        '#ask-title',
        `[id="account-${id}"]`,
      );
      return;
    }
    await this.#finish(said);
    await this.focus(verb === 'remove' ? '#manager-title' : `[id="account-${id}"]`);
  }

  /** Shows what is now so, here and elsewhere. */
  async #finish(said: string): Promise<void> {
    this.update({ task: undefined });
    this.#guard();
    await this.load();
    this.options.announce(said);
    this.options.onChanged();
  }

  protected override refuse(error: unknown): void {
    if (error instanceof StepUpDeclined) return;
    const code = isApiError(error) ? error.code : '';
    if (code === 'verification_amounts_wrong' && isApiError(error)) {
      this.update({ triesLeft: error.problem?.triesLeft ?? 1 });
      return;
    }
    // What was shown is no longer so: the list says how it is now.
    if (code.startsWith('verification_') || code === 'method_in_use' || code === 'not_found') {
      if (code !== 'method_in_use') {
        this.update({ task: undefined });
        this.#guard();
      }
      this.#stale = true;
      return;
    }
    this.update({ error });
  }

  async #point(problems: Partial<Record<string, string>>): Promise<void> {
    this.update({ problems });
    await this.focus('.manager [aria-invalid]');
  }

  #methodOf(task: ManagerTask): PaymentMethod | undefined {
    return 'id' in task ? this.methods?.find(({ id }) => id === task.id) : undefined;
  }
}
