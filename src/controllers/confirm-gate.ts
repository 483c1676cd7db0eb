import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { LenderWindow } from '../windows/lender-window.ts';
import {
  isReviewAnswer,
  isReviewWanted,
  type ReviewShown,
  type ReviewWords,
} from '../windows/messages.ts';
import { Arming } from './arming.ts';
import { embedding } from './embedding.ts';
import { Sight } from './sight.ts';
import { StrayKeys } from './stray-keys.ts';
import { StrayPointer } from './stray-pointer.ts';

/**
 * What a press of the button does.
 *
 * `here`: confirms, once the button is armed. `window`: opens a window to confirm in, as something may
 * cover the button. `waiting`: shows that window, which is open.
 */
export type GateMode = 'here' | 'window' | 'waiting';

/** Why a window did not confirm: it was closed, or none could be reached. */
export type GateProblem = 'closed' | 'blocked';

/** What the gate asks of its surroundings. */
export interface ConfirmGateOptions {
  lender: () => string | undefined;
  clientId: () => string | undefined;
  /** BCP 47 tag of the words. */
  locale: () => string;
  /** What must be in plain sight: amount, account, date, method and the button. */
  shown: () => Element | undefined;
  /** The review that is up; another object is another review. Undefined without one. */
  review: () => object | undefined;
  /** What the window shows of it. */
  words: () => ReviewWords | undefined;
  /** Called at most once for each review. */
  onConfirm: () => void;
}

export type { ReviewWords } from '../windows/messages.ts';

type Host = ReactiveControllerHost & Pick<Node, 'isConnected'>;

/**
 * Stands between a click and a payment or the like where the page around belongs to somebody else, who may
 * cover the frame, make it transparent, or move it under the customer's pointer.
 *
 * The button counts after 600 ms in plain sight, and while it is watched without a break; keys that may be
 * meant for the host's page do not count (see StrayKeys), nor a pointer that the button was brought to (see
 * StrayPointer). What watches, version 2 of IntersectionObserver, is Chromium's alone. Where it is missing, where
 * it sees something in the way, or where the lender wants it so, the same question is put in a window of the
 * lender's. It takes a mask over the frame for plain sight (Chromium 153); a lender whose hosts may be hostile has
 * every payment confirmed in a window.
 */
export class ConfirmGate implements ReactiveController {
  /** How the last window ended, where it did not confirm. */
  problem: GateProblem | undefined;
  readonly #host: Host;
  readonly #options: ConfirmGateOptions;
  readonly #arming: Arming;
  readonly #sight = new Sight(() => this.#look());
  readonly #strayKeys = new StrayKeys();
  readonly #strayPointer = new StrayPointer();
  #window: LenderWindow | undefined;
  #waiting = false;
  #review: object | undefined;
  #confirmed = false;
  /** The customer pressed a button that does not fit on the screen whole, so never arms. */
  #unfit = false;
  #id = '';

  constructor(host: Host, options: ConfirmGateOptions) {
    this.#host = host;
    this.#options = options;
    this.#arming = new Arming(host);
    host.addController(this);
  }

  /** What a press does. */
  get mode(): GateMode {
    if (this.#waiting) return 'waiting';
    return this.#covered ? 'window' : 'here';
  }

  /** Whether a press does anything yet. */
  get ready(): boolean {
    return this.mode !== 'here' || this.#arming.armed;
  }

  hostUpdated(): void {
    // An update may still come to an element that was taken away.
    const review = this.#host.isConnected ? this.#options.review() : undefined;
    if (review !== this.#review) this.#begin(review);
    this.#watch(review && embedding().confirm !== 'window' ? this.#options.shown() : undefined);
  }

  hostDisconnected(): void {
    // A move in the page is no reason to close the window; a removal is.
    queueMicrotask(() => {
      if (!this.#host.isConnected) this.end();
    });
  }

  /** Nothing is to be confirmed any more: closes the window, and looks at nothing. */
  end(): void {
    this.#begin(undefined);
    this.#watch(undefined);
  }

  /** The customer pressed the button, or Enter. */
  press(): void {
    if (this.#review === undefined || this.#confirmed) return;
    if (this.mode !== 'here') this.#open();
    else if (this.#arming.armed && !this.#stray) this.#confirm();
    else if (this.#sight.state === 'partly') this.#giveUpHere();
    // Presses meant for something else must not count once time has passed.
    else if (this.#sight.state === 'plain') this.#arming.restart();
  }

  get #covered(): boolean {
    const { state } = this.#sight;
    const asked = embedding().confirm === 'window';
    return asked || this.#unfit || state === 'unknown' || state === 'covered';
  }

  get #stray(): boolean {
    return this.#strayKeys.likely || this.#strayPointer.likely;
  }

  #watch(shown: Element | undefined): void {
    this.#sight.watch(shown);
    this.#strayPointer.watch(shown);
  }

  #giveUpHere(): void {
    this.#unfit = true;
    this.#host.requestUpdate();
  }

  #begin(review: object | undefined): void {
    const drawn = this.problem ?? (this.#unfit || this.#waiting);
    this.#review = review;
    this.#id = crypto.randomUUID();
    this.#confirmed = false;
    this.#unfit = false;
    this.problem = undefined;
    this.#arming.stop();
    this.#strayKeys.listen(review !== undefined);
    // What was looked at already will not be reported again.
    if (review && this.#sight.state === 'plain') this.#arming.restart();
    this.#close();
    if (drawn) this.#host.requestUpdate();
  }

  #look(): void {
    if (this.#sight.state !== 'plain') this.#arming.stop();
    else if (!this.#arming.begun) this.#arming.restart();
    this.#host.requestUpdate();
  }

  #open(): void {
    const lender = this.#options.lender();
    const clientId = this.#options.clientId();
    if (lender === undefined || clientId === undefined) return;
    this.#window ??= new LenderWindow(lender, {
      onMessage: (data) => this.#onMessage(data),
      onClosed: () => this.#end('closed'),
    });
    const query = new URLSearchParams({ client_id: clientId });
    if (this.#window.open(`/embed/confirm?${query.toString()}`)) {
      this.problem = undefined;
      this.#waiting = true;
      this.#host.requestUpdate();
    } else {
      this.#end('blocked');
    }
  }

  #onMessage(data: unknown): void {
    if (isReviewWanted(data)) {
      const locale = this.#options.locale();
      const words = this.#options.words();
      if (!words) return;
      this.#window?.send({ fs: 'review-shown', id: this.#id, locale, words } satisfies ReviewShown);
    } else if (isReviewAnswer(data, this.#id)) {
      this.#close();
      if (data.confirmed) this.#confirm();
      this.#host.requestUpdate();
    }
  }

  #confirm(): void {
    if (this.#review === undefined || this.#confirmed) return;
    this.#confirmed = true;
    this.#options.onConfirm();
  }

  #end(problem: GateProblem): void {
    this.#close();
    this.problem = problem;
    this.#host.requestUpdate();
  }

  #close(): void {
    this.#window?.close();
    this.#waiting = false;
  }
}
