import type { CSSResult, LitElement } from 'lit';

/** Adds style sheets that came with a part of an element after the element itself; each once. */
export function wear({ shadowRoot }: LitElement, styles: readonly CSSResult[]): void {
  if (!shadowRoot) return;
  const sheets = styles.flatMap(({ styleSheet }) => styleSheet ?? []);
  shadowRoot.adoptedStyleSheets = [...new Set([...shadowRoot.adoptedStyleSheets, ...sheets])];
}
