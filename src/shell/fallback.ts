import { portalOf, type Address } from './address.ts';
import type { ShellState } from './facts.ts';
import { make } from './realm.ts';
import { localeOf } from './settings.ts';
import { dressFully } from './styles.ts';
import { wordsFor } from './words.ts';

/** What a shell shows without its frame: the page's own content, or else a link to the lender's portal. */
export class Fallback {
  readonly slot = make('slot');
  readonly link = make('a');
  readonly #root: ShadowRoot;

  /** @param root where the link stands */
  constructor(root: ShadowRoot) {
    this.#root = root;
    this.link.hidden = true;
    this.link.target = '_top';
    this.link.part = 'link';
  }

  /**
   * Shows what fits the state.
   *
   * @param state `early` while the frame may come any moment: then it is the page's own content alone
   * @param lenderName known once the policy is
   */
  show(element: Element, state: ShellState | 'early', address: Address, lenderName?: string): void {
    const { slot, link } = this;
    const redirect = state === 'redirect';
    const gone = state === 'shown';
    const content = element.firstElementChild ?? /\S/.test(element.textContent);
    slot.hidden = gone || redirect;
    link.hidden = gone || state === 'early' || !address.lender || (!redirect && Boolean(content));
    if (link.hidden) return;
    dressFully(this.#root);

    const words = wordsFor(localeOf(element));
    const host = new URL(portalOf(address)).host;
    link.href = portalOf(address);
    link.textContent = redirect
      ? element.querySelector('a')?.textContent || words.redirect + (lenderName ?? host)
      : words.signIn + host;
  }
}
