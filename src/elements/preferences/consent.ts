import type {
  Client,
  Disclosures,
  PaperCopyInput,
  PhoneCheck,
  Preferences,
} from '../../../sdk/index.ts';
import { isApiError } from '../../../sdk/errors/index.ts';
import { saveFile } from '../../ui/save-file.ts';
import { GuestConfirm, type GuestConfirmHost, type GuestConfirmOptions } from '../guest-confirm.ts';
import type { ReviewWords } from '../../controllers/confirm-gate.ts';
import { type StepUpAsker, StepUpDeclined, withStepUp } from '../step-up/with-step-up.ts';

/** What is being agreed to, ended or asked for. */
export type ConsentTask = 'phone' | 'paperless' | 'withdraw' | 'stop' | 'copy';

/** What is wrong with what was typed. */
export type ConsentProblem =
  'phone' | 'refused' | 'agree' | 'code' | 'wrong' | 'expired' | 'outdated' | 'noPaper';

/** The papers of one account that can be had by post. */
export interface AccountPapers {
  id: string;
  /** Of the vehicle, with the last digits of the contract's number. */
  name: string;
  last4: string;
  kinds: readonly PaperCopyInput['kind'][];
}

/** What a consent is made with. */
export interface ConsentOptions {
  asker: StepUpAsker;
  task: ConsentTask;
  element: GuestConfirmHost;
  words: GuestConfirmOptions['words'];
  /** Whether there is a consent to have on paper. */
  agreed: boolean;
  /** What a window of the lender's shows of the last step, where one asks for it. */
  question: (consent: Consent) => ReviewWords;
  onChange: () => void;
  /** Done: the preferences as they are now, or the day on which a copy arrives. */
  onDone: (done: Preferences | string) => void;
  onError: (error: unknown) => void;
}

/** One consent on its way, from its text to its code. It is kept until it was given or put away. */
export class Consent {
  readonly task: ConsentTask;
  disclosures: Disclosures | undefined;
  check: PhoneCheck | undefined;
  phone = '';
  code = '';
  agreed = false;
  /** The test document was downloaded. */
  tested = false;
  kind: PaperCopyInput['kind'] = 'statement';
  accountId: string | undefined;
  /** What can be had by post, account by account; undefined until it is here. */
  papers: readonly AccountPapers[] | undefined;
  problem: ConsentProblem | undefined;
  triesLeft = 0;
  busy = false;
  error: unknown;
  /** The button of the last step. */
  readonly confirm: GuestConfirm;
  readonly #options: ConsentOptions;
  #asking: AbortController | undefined;
  /** Another try, or another code, is another question. */
  #question = {};

  constructor(options: ConsentOptions) {
    const { element, asker, words, question, task } = options;
    this.#options = options;
    this.task = task;
    this.confirm = new GuestConfirm(element, {
      client: asker.client,
      words,
      question: () => (this.isLast ? { id: this.#question, words: question(this) } : undefined),
      onConfirm: () => void this.#confirmed(),
    });
  }

  /** Whether what is on screen is the last step, which changes something. */
  get isLast(): boolean {
    return this.task === 'phone' ? this.check !== undefined : this.task !== 'copy';
  }

  get #lender() {
    return this.#options.asker.client.preferences;
  }

  /** The kinds that there are of the chosen account. */
  get kinds(): readonly PaperCopyInput['kind'][] {
    return this.papers?.find(({ id }) => id === this.accountId)?.kinds ?? [];
  }

  /** Fetches the text that is agreed to, or which papers there are. */
  async load(): Promise<void> {
    if (this.task === 'copy') {
      await this.#ask(async () => {
        const { asker, agreed } = this.#options;
        this.papers = await papersOf(asker.client, agreed, this.#asking?.signal);
        this.#choose({ accountId: this.papers[0]?.id });
      });
    }
    if (this.task !== 'phone' && this.task !== 'paperless') return;
    await this.#ask(async () => {
      this.disclosures = await this.#lender.disclosures(this.#options.asker.locale);
    });
  }

  /** Takes what was typed, ticked or chosen. */
  enter(change: Partial<Pick<Consent, 'phone' | 'code' | 'agreed' | 'kind' | 'accountId'>>): void {
    Object.assign(this, { problem: undefined, error: undefined });
    this.#choose(change);
    this.#question = {};
    this.#options.onChange();
  }

  /** Goes back to the number. */
  renumber(): void {
    Object.assign(this, { check: undefined, code: '', problem: undefined, error: undefined });
    this.#options.onChange();
  }

  /** Has a code texted, or another one. */
  async text(): Promise<void> {
    const phone = toE164(this.phone);
    const { version } = this.disclosures?.sms ?? {};
    if (!phone) {
      this.#object('phone');
      return;
    }
    if (!this.agreed) {
      this.#object('agree');
      return;
    }
    if (version === undefined) return;
    await this.#ask(async () => {
      this.check = await this.#proven(() => this.#lender.checkPhone({ phone, version }));
      this.code = '';
    });
  }

  /** Downloads the test document. */
  async test(): Promise<void> {
    await this.#ask(async () => {
      saveFile(await this.#lender.testPaperless(), 'test-document.pdf');
      this.tested = true;
      this.code = '';
    });
  }

  /** Takes the last step; in the page of somebody else, once it is confirmed in plain sight. */
  finish(): void {
    const { task, kind, accountId } = this;
    if (this.busy) return;
    if (task === 'copy') {
      void this.#end(
        async () => (await this.#lender.orderPaperCopy({ kind, accountId })).arrivesBy,
      );
    } else if (task === 'paperless' && !this.agreed) this.#object('agree');
    else if ((task === 'phone' || task === 'paperless') && !this.code.trim()) this.#object('code');
    else this.confirm.press();
  }

  /** Takes the question for a second factor off the page, and gives up what it was for. */
  stop(): void {
    this.#asking?.abort();
    this.confirm.drop();
  }

  #choose(change: object): void {
    Object.assign(this, change);
    // Another account may have no such paper.
    const [first] = this.kinds;
    if (first && !this.kinds.includes(this.kind)) this.kind = first;
  }

  async #confirmed(): Promise<void> {
    const { version = '' } = this.disclosures?.paperless ?? {};
    const code = this.code.trim();
    const lender = this.#lender;
    const run = {
      phone: () => lender.confirmPhone(code),
      paperless: () => lender.consentToPaperless({ version, code }),
      withdraw: () => lender.withdrawPaperless(),
      stop: () => lender.removePhone(),
      copy: undefined,
    }[this.task];
    if (run) await this.#end(() => this.#proven(run));
  }

  /** Does what the lender may want a second factor for. */
  #proven<T>(run: () => Promise<T>): Promise<T> {
    return withStepUp(this.#options.asker, run, this.#asking?.signal);
  }

  async #end(run: () => Promise<Preferences | string>): Promise<void> {
    await this.#ask(async () => this.#options.onDone(await run()));
  }

  async #ask(run: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    Object.assign(this, { busy: true, problem: undefined, error: undefined });
    this.#options.onChange();
    this.#asking = new AbortController();
    try {
      await run();
    } catch (error) {
      this.#refuse(error);
    }
    this.busy = false;
    this.#question = {};
    this.#options.onChange();
  }

  #refuse(error: unknown): void {
    // What was typed stays.
    if (error instanceof StepUpDeclined || this.#asking?.signal.aborted) return;
    const code = isApiError(error) ? error.code : '';
    if (isApiError(error)) this.triesLeft = error.problem?.triesLeft ?? 0;
    if (code === 'wrong_code' && this.triesLeft > 0) this.problem = 'wrong';
    else if (code === 'wrong_code' || code === 'code_expired') this.problem = 'expired';
    else if (code === 'phone_refused') this.problem = 'refused';
    else if (code === 'paper_unavailable') this.problem = 'noPaper';
    else if (code === 'disclosure_outdated') {
      this.problem = 'outdated';
      this.agreed = false;
      // What is read next is what is agreed to.
      void this.#lender.disclosures(this.#options.asker.locale).then(
        (disclosures) => {
          this.disclosures = disclosures;
          this.#options.onChange();
        },
        () => undefined,
      );
    } else {
      this.error = error;
      this.#options.onError(error);
    }
  }

  #object(problem: ConsentProblem): void {
    this.problem = problem;
    this.#options.onChange();
  }
}

/** What of each account can be had by post. */
async function papersOf(
  { accounts, documents }: Client,
  agreed: boolean,
  signal: AbortSignal | undefined,
): Promise<AccountPapers[]> {
  const found: Promise<AccountPapers>[] = [];
  for await (const { id, numberLast4: last4, vehicle } of accounts.list({ signal })) {
    const has = async (kind: 'statement' | 'tax' | 'contract') => {
      const { items } = await documents.list(id, { filter: { kind }, limit: 1, signal });
      return items.length > 0 ? [kind] : [];
    };
    const kinds = Promise.all([has('statement'), has('tax'), has('contract')]);
    const name = [vehicle.year, vehicle.make, vehicle.model].join(' ');
    found.push(
      kinds.then((there) => ({
        id,
        name,
        last4,
        kinds: [...there.flat(), ...(agreed ? (['disclosures'] as const) : [])],
      })),
    );
  }
  return Promise.all(found);
}

/** A number as the lender takes it: ten digits are of the United States; undefined for what is no number. */
export function toE164(typed: string): string | undefined {
  const digits = typed.replace(/\D/g, '');
  if (typed.trim().startsWith('+'))
    return /^[1-9]\d{6,14}$/.test(digits) ? `+${digits}` : undefined;
  if (/^[2-9]\d{9}$/.test(digits)) return `+1${digits}`;
  return /^1[2-9]\d{9}$/.test(digits) ? `+${digits}` : undefined;
}
