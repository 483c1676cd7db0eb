import { supportedLocale } from '../i18n/index.ts';
import { isLegible } from './contrast.ts';
import type { Settings } from './protocol.ts';
import { allowedTokens } from './theme.ts';

// The content's height follows from the frame's width and nothing else, or heights would go round in
// circles. The root lets the host's page shine through; on paper it is white, and so are the tokens.
const rules = `
  html { overflow: hidden; background: transparent; }
  body { display: flow-root; margin: 0; }
  @media screen { :root {} }
  @media print { :root { color-scheme: light !important; } }
`;

/**
 * How the host would like the frame to look, as far as that goes: language, direction, light or dark
 * and design tokens. On paper everything is dark on white, whatever the host has chosen.
 */
export class Appearance {
  readonly #root = document.documentElement;
  readonly #tokens: CSSStyleDeclaration;
  readonly #given: Map<string, string>;

  /** @param given tokens of the client's registration; the host's come on top */
  constructor(given: unknown) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    this.#tokens = ((sheet.cssRules[2] as CSSMediaRule).cssRules[0] as CSSStyleRule).style;
    this.#given = allowedTokens(given);
  }

  /** Language and region, as far as there are words in it. */
  get locale(): string {
    return this.#root.lang;
  }

  /**
   * Follows the host. Colours that would leave something unreadable are taken back, all of them.
   *
   * @param element on the page, as the colours that count are those that it derives
   */
  apply({ locale, direction, scheme, theme }: Settings, element: HTMLElement): void {
    this.#root.lang = supportedLocale(typeof locale === 'string' ? locale : navigator.language);
    this.#root.dir = direction === 'rtl' ? 'rtl' : 'ltr';
    this.#root.style.colorScheme = scheme === 'dark' ? 'dark' : 'light';

    const wanted = new Map([...this.#given, ...allowedTokens(theme)]);
    const plain = new Map([...wanted].filter(([name]) => !isColor(name)));
    const ours = [...this.#given].filter(([name]) => isColor(name));
    for (const tokens of [wanted, new Map([...plain, ...ours]), plain]) {
      this.#use(tokens);
      // Our own colours need no look, which would cost a computation of every style.
      if (tokens.size === plain.size || isLegible(element)) return;
    }
  }

  #use(tokens: Map<string, string>) {
    // The frame's edges would cut a shadow off.
    this.#tokens.cssText = '--fs-shadow: none';
    for (const [name, value] of tokens) this.#tokens.setProperty(name, value);
  }
}

const isColor = (token: string) => token.startsWith('--fs-color-');
