/**
 * Functions that run in a page, so they reach nothing outside themselves.
 *
 * @module
 */

/** All that the page shows, through shadow roots and slots. */
export function shownText(): string {
  const read = (node: Node): string => {
    if (node instanceof Element) {
      if (['STYLE', 'SCRIPT', 'TEMPLATE'].includes(node.tagName)) return '';
      if (!node.checkVisibility({ visibilityProperty: true }) && node.tagName !== 'SLOT') {
        if (getComputedStyle(node).display !== 'contents') return '';
      }
    }
    if (node.nodeType === Node.TEXT_NODE) return node.textContent ?? '';
    const inside =
      node instanceof HTMLSlotElement
        ? node.assignedNodes({ flatten: true })
        : (node instanceof Element && node.shadowRoot ? node.shadowRoot : node).childNodes;
    return [...inside].map(read).join(' ');
  };
  return read(document.body).replace(/\s+/g, ' ');
}

/** Text of the balance card's main figure; undefined while there is none. */
export function mainFigure(): string | undefined {
  const card = document.querySelector('fs-balance-card');
  const figure = card?.shadowRoot?.querySelector('[part~="amount"]');
  return figure?.textContent.replace(/\s+/g, '') || undefined;
}

/** Everything on the page that a person could be meant to use or read by name, through shadow roots. */
export function namedElements(): Element[] {
  const named = 'a[href], button, input, select, textarea, summary, h1, h2, h3, [role]';
  const elements = (inside: ParentNode): Element[] =>
    [...inside.querySelectorAll('*')].flatMap((element) =>
      element.shadowRoot ? [element, ...elements(element.shadowRoot)] : [element],
    );
  return elements(document).filter(
    (element) => element.matches(named) && element.checkVisibility({ visibilityProperty: true }),
  );
}
