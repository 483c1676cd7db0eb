import { html, type LitElement, nothing, type TemplateResult } from 'lit';
import type { PaymentMethod } from '../../../sdk/index.ts';
import { methods as methodsEnglish } from '../../i18n/en/methods.ts';
import { loadedCatalogues } from '../../i18n/index.ts';
import { renderButton } from '../../ui/button.ts';
import { renderFailure } from '../../ui/failure-notice.ts';
import { plusIcon } from '../../ui/icons.ts';
import { fetchPart } from '../fetch-part.ts';
import type * as ManagerModule from '../methods/method-manager-part.ts';
import type { MethodManager } from '../methods/method-manager.ts';
import type { StepUpAsker } from '../step-up/with-step-up.ts';
import type * as EntryModule from './entry-part.ts';
import type { MethodEntry } from './method-entry.ts';
import type { PanelView } from './panel-view.ts';
import type { StepGuide } from './step-guide.ts';

/** What the bank accounts ask of the panel. */
export interface BankAccountsOptions {
  steps: StepGuide;
  /** On whose behalf something is changed; undefined while nobody is signed in. */
  asker: () => StepUpAsker | undefined;
  /** What stands in place of the fields for bank numbers, where this page may not take them. */
  guard: (view: PanelView) => TemplateResult | undefined;
  /** Called with an account that was added here. */
  onAdded: (method: PaymentMethod) => void;
  /** Something was changed that others show, too. */
  onChanged: () => void;
  onError: (error: unknown) => void;
}

/** The ways to a new bank account and to the list of them, each loaded for those who take it. */
export class BankAccounts {
  readonly #host: LitElement;
  readonly #options: BankAccountsOptions;
  #entryPart: typeof EntryModule | undefined;
  #entry: MethodEntry | undefined;
  #managerPart: typeof ManagerModule | undefined;
  #manager: MethodManager | undefined;
  /** Which of the two is on its way. */
  #loading: 'add' | 'manage' | undefined;
  #error: unknown;

  constructor(host: LitElement, options: BankAccountsOptions) {
    this.#host = host;
    this.#options = options;
  }

  /** The list stands in place of the form. */
  get managing(): boolean {
    return this.#manager !== undefined;
  }

  /** The page has put a card processor's field in; never so in a frame, whose page is the lender's. */
  get #hasCardField(): boolean {
    return this.#host.querySelector('[slot=card]') !== null;
  }

  /** Fetches the form of a new account, so that it is there from the start for who has none. */
  async prepare(): Promise<void> {
    this.#entryPart ??= await fetchPart(import('./entry-part.ts'), 'MethodEntry');
  }

  /** Opens that form, once it is here. */
  begin(): void {
    if (!this.#entryPart || this.#entry?.open) return;
    this.#entry ??= new this.#entryPart.MethodEntry(this.#host);
    this.#entry.begin();
  }

  /** Puts everything away, as at sign-out. */
  drop(): void {
    this.#error = this.#loading = undefined;
    if (this.#entry?.open) this.#entry.dismiss();
    this.#closeManager();
  }

  /** What stands below the accounts: the form of a new one, or the ways there. */
  render(view: PanelView, methods: readonly PaymentMethod[]) {
    const { texts, common, errors, formats } = view;
    if (this.#entry?.open && this.#entryPart) {
      return this.#entryPart.renderEntry(view, {
        methods,
        entry: this.#entry,
        guarded: this.#options.guard(view),
        onDismiss: () => {
          this.#entry?.dismiss();
          void this.#options.steps.focus('#add-method');
        },
        onCard: this.#hasCardField ? (token) => void this.save(view, token) : undefined,
      });
    }
    const words = loadedCatalogues(formats.locale)?.methods ?? methodsEnglish;
    return html`<div class="actions">
        ${renderButton({
          id: 'add-method',
          label: texts.addMethod,
          kind: 'quiet',
          icon: plusIcon(),
          busy: this.#loading === 'add',
          onClick: () => void this.#add(),
        })}
        ${
          methods.length > 0
            ? renderButton({
                id: 'manage-methods',
                label: words.manage,
                kind: 'quiet',
                busy: this.#loading === 'manage',
                onClick: () => void this.#manage(),
              })
            : nothing
        }
      </div>
      ${
        this.#error === undefined
          ? nothing
          : renderFailure({ error: this.#error, errors, common, locale: formats.locale })
      }`;
  }

  /** The list, in place of the form. */
  renderManager(view: PanelView) {
    if (!this.#manager) return nothing;
    return this.#managerPart?.renderManager(view, {
      manager: this.#manager,
      guarded: () => this.#options.guard(view),
      card: this.#hasCardField,
    });
  }

  /**
   * Adds the account whose numbers are in the fields, or a card.
   *
   * @param token of the card, from its processor's field
   */
  async save({ account, texts, formats }: PanelView, token?: string): Promise<void> {
    const { steps, asker: ask, onAdded } = this.#options;
    const asker = ask();
    const entry = this.#entry;
    const { currency } = account.amountDue;
    const method =
      asker &&
      (await (token === undefined ? entry?.save(asker, currency) : entry?.saveCard(asker, token)));
    if (!method || !this.#entryPart) {
      await steps.focus('.entry [aria-invalid], .entry .notice');
      return;
    }
    onAdded(method);
    const name = `${method.bankName ?? texts.bankAccount} ${texts.masked(method.last4)}`;
    const usable = method.status !== 'unverified';
    const { methodAdded, methodAddedUnverified } = this.#entryPart.entryTexts(formats.locale);
    steps.announce((usable ? methodAdded : methodAddedUnverified)(name));
    await steps.focus(usable ? `[id="method-${method.id}"]` : '#add-method');
  }

  async #add() {
    if (!(await this.#fetch('add', () => this.prepare()))) return;
    this.begin();
    await this.#options.steps.focus('.entry input', '#entry-title');
  }

  async #manage() {
    const { steps, asker, onChanged } = this.#options;
    const load = () => import('../methods/method-manager-part.ts');
    const here = await this.#fetch('manage', async () => {
      this.#managerPart ??= await fetchPart(load(), 'openManager');
    });
    if (!here) return;
    this.#manager = this.#managerPart?.openManager(this.#host, {
      asker,
      announce: (words) => steps.announce(words),
      onChanged,
      onDone: () => {
        this.#closeManager();
        void steps.focus('#manage-methods', '#step-title');
      },
    });
    this.#host.requestUpdate();
    await steps.focus('#manager-title');
  }

  /** Whether it came, and somebody is still there to see it. */
  async #fetch(which: 'add' | 'manage', load: () => Promise<void>): Promise<boolean> {
    this.#error = undefined;
    this.#loading = which;
    this.#host.requestUpdate();
    try {
      await load();
      return this.#loading === which && this.#options.asker() !== undefined;
    } catch (error) {
      this.#error = error;
      this.#options.onError(error);
      return false;
    } finally {
      this.#loading = undefined;
      this.#host.requestUpdate();
    }
  }

  #closeManager() {
    this.#manager?.close();
    this.#manager = undefined;
    this.#host.requestUpdate();
  }
}
