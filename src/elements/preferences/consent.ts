import type { Disclosures, PaperCopyInput, PhoneCheck, Preferences } from '../../../sdk/index.ts';
import { isApiError } from '../../../sdk/errors/index.ts';
import { saveFile } from '../../ui/save-file.ts';
import { GuestConfirm, type GuestConfirmHost, type GuestConfirmOptions } from '../guest-confirm.ts';
import type { ReviewWords } from '../../controllers/confirm-gate.ts';
import { type StepUpAsker, StepUpDeclined, withStepUp } from '../step-up/with-step-up.ts';

/** What is being agreed to, ended or asked for. */
export type ConsentTask = 'phone' | 'paperless' | 'withdraw' | 'stop' | 'copy';

/** What is wrong with what was typed. */
export type ConsentProblem =
  'phone' | 'refused' | 'agree' | 'code' | 'wrong' | 'expired' | 'outdated';

/** What a consent is made with. */
export interface ConsentOptions {
  asker: StepUpAsker;
  task: ConsentTask;
  element: GuestConfirmHost;
  words: GuestConfirmOptions['words'];
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

  /** Fetches the text that is agreed to. */
  async load(): Promise<void> {
    if (this.task !== 'phone' && this.task !== 'paperless') return;
    await this.#ask(async () => {
      this.disclosures = await this.#lender.disclosures(this.#options.asker.locale);
    });
  }

  /** Takes what was typed, ticked or chosen. */
  enter(change: Partial<Pick<Consent, 'phone' | 'code' | 'agreed' | 'kind'>>): void {
    Object.assign(this, change, { problem: undefined, error: undefined });
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
    const { task, kind } = this;
    if (this.busy) return;
    if (task === 'copy') {
      void this.#end(async () => (await this.#lender.orderPaperCopy({ kind })).arrivesBy);
    } else if (task === 'paperless' && !this.agreed) this.#object('agree');
    else if ((task === 'phone' || task === 'paperless') && !this.code.trim()) this.#object('code');
    else this.confirm.press();
  }

  /** Takes the question for a second factor off the page, and gives up what it was for. */
  stop(): void {
    this.#asking?.abort();
    this.confirm.drop();
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

/** A number as the lender takes it: ten digits are of the United States; undefined for what is no number. */
export function toE164(typed: string): string | undefined {
  const digits = typed.replace(/\D/g, '');
  if (typed.trim().startsWith('+'))
    return /^[1-9]\d{6,14}$/.test(digits) ? `+${digits}` : undefined;
  if (/^[2-9]\d{9}$/.test(digits)) return `+1${digits}`;
  return /^1[2-9]\d{9}$/.test(digits) ? `+${digits}` : undefined;
}
