import type { SignInChallenge } from '../../../sdk/index.ts';

/** What a maker's captcha needs to know. */
export interface CaptchaOptions {
  /** Fires when the customer goes elsewhere. */
  signal: AbortSignal;
  /** BCP 47 tag of the language to ask in. */
  locale: string;
}

/**
 * Puts a maker's captcha in place of ours. The maker's script is the page's to load, under the page's
 * own policy; nothing of it is part of this library.
 */
export interface CaptchaAdapter {
  /**
   * Shows the captcha and waits for the customer.
   *
   * @param container an empty element in the page, outside any shadow root
   * @param challenge what the lender sent
   * @returns the maker's answer, for the lender to verify
   */
  solve(
    container: HTMLElement,
    challenge: SignInChallenge,
    options: CaptchaOptions,
  ): Promise<string>;
}
