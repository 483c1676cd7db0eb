import { supportedLocale } from '../i18n/index.ts';
import { isLegible } from './contrast.ts';
import type { Settings } from './protocol.ts';
import { allowedTokens } from './theme.ts';

/**
 * How the host would like the frame to look, as far as that goes: language, direction, light or dark
 * and design tokens. On paper everything is dark on white, whatever the host has chosen.
 */
export class Appearance {
  readonly #tokens: CSSStyleDeclaration;
  readonly #root: HTMLElement;
  readonly #given: unknown;

  /** @param given tokens of the client's registration; the host's come on top */
  constructor(given: unknown, page: Document = document) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`
      html { overflow: hidden; background: transparent; }
      body { display: flow-root; margin: 0; }
      @media screen { :root {} }
      @media print { :root { color-scheme: light !important; } }
    `);
    page.adoptedStyleSheets = [...page.adoptedStyleSheets, sheet];
    this.#tokens = ((sheet.cssRules[2] as CSSMediaRule).cssRules[0] as CSSStyleRule).style;
    this.#root = page.documentElement;
    this.#given = given;
  }

  /** Applies what concerns the page as a whole. */
  apply({ locale, direction, scheme, theme }: Settings): void {
    this.#root.lang = supportedLocale(typeof locale === 'string' ? locale : navigator.language);
    this.#root.dir = direction === 'rtl' ? 'rtl' : 'ltr';
    this.#root.style.colorScheme = scheme === 'dark' ? 'dark' : 'light';
    this.#use(new Map([...allowedTokens(this.#given), ...allowedTokens(theme)]));
  }

  /**
   * Takes the host's colours back, all of them, where they would leave something unreadable. For an
   * element that has been drawn, as the colours that count are those the element derives.
   */
  ensureLegible(element: HTMLElement): void {
    if (isLegible(element)) return;
    for (const name of Array.from(this.#tokens)) {
      if (name.startsWith('--fs-color-')) this.#tokens.removeProperty(name);
    }
  }

  #use(tokens: Map<string, string>) {
    this.#tokens.cssText = '--fs-shadow: none';
    for (const [name, value] of tokens) this.#tokens.setProperty(name, value);
  }
}
