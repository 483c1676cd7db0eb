import type { LitElement, ReactiveController } from 'lit';
import { mayTakeFocus } from './step-focus.ts';

/** What is on screen, as far as the keyboard is concerned. */
export type Step = 'none' | 'edit' | 'review' | 'checking' | 'receipt';

/** What a guide asks of the panel. */
export interface StepGuideOptions {
  /** The step that is on screen now. */
  step: () => Step;
  /** What to say of a step; its heading if left out. */
  words: (step: Step) => string | undefined;
  /** Says something to assistive technology. */
  announce: (words: string) => void;
}

const heading = ['#step-title'];

/** Follows the steps of a payment: says where the customer has got to, and takes the keyboard there. */
export class StepGuide implements ReactiveController {
  readonly #host: LitElement;
  readonly #options: StepGuideOptions;
  #step: Step = 'none';
  /** Where the keyboard goes when the form comes back. */
  #target = heading;

  constructor(host: LitElement, options: StepGuideOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostUpdated(): void {
    const before = this.#step;
    this.#step = this.#options.step();
    if (before !== this.#step && before !== 'none' && this.#step !== 'none') void this.#arrive();
  }

  /** Has the keyboard go to the first of these that is there, when the form comes back. */
  aim(selectors: string[]): void {
    this.#target = selectors;
  }

  /** Says something. */
  announce(words: string): void {
    this.#options.announce(words);
  }

  /** Takes the keyboard to the first of these that is there once all is drawn. */
  async focus(...selectors: string[]): Promise<void> {
    await this.#host.updateComplete;
    this.#focus(selectors);
  }

  /** Takes the keyboard to the heading, unless the customer is elsewhere on the page. */
  async focusHeading(): Promise<void> {
    await this.#host.updateComplete;
    if (mayTakeFocus(this.#host)) this.#focus(heading);
  }

  /** Takes the keyboard there where what had it is gone. */
  async regain(selectors: () => string[]): Promise<void> {
    await this.#host.updateComplete;
    const { activeElement } = this.#host.renderRoot as ShadowRoot;
    if (!activeElement && mayTakeFocus(this.#host)) this.#focus(selectors());
  }

  /** Says that what is on screen has changed in place, and keeps the keyboard where its button is gone. */
  async changed(): Promise<void> {
    const { activeElement } = this.#host.renderRoot as ShadowRoot;
    await this.#say();
    if (activeElement?.isConnected === false) this.#focus(heading);
  }

  async #arrive(): Promise<void> {
    const target = this.#step === 'edit' ? this.#target : heading;
    this.#target = heading;
    if (mayTakeFocus(this.#host)) this.#focus(target);
    await this.#say();
  }

  async #say(): Promise<void> {
    await this.#host.updateComplete;
    const title = this.#host.renderRoot.querySelector(heading.join());
    this.announce(this.#options.words(this.#step) ?? title?.textContent.trim() ?? '');
  }

  #focus(selectors: string[]): void {
    const { renderRoot } = this.#host;
    const found = selectors.map((one) => renderRoot.querySelector<HTMLElement>(one));
    found.find((element) => element !== null)?.focus();
  }
}
