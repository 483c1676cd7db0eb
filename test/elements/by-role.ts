import 'axe-core';
import type Axe from 'axe-core';

/** The parts of axe that compute what assistive technology is told; not in its types. */
interface AxeCommons extends Pick<typeof Axe, 'setup' | 'teardown'> {
  commons: {
    aria: { getRole(element: Element): string | null };
    text: { accessibleText(element: Element): string };
    dom: { isVisibleToScreenReaders(element: Element): boolean };
  };
}

// It is no module: it puts itself on the window.
const { axe } = window as unknown as { axe: AxeCommons };
const { aria, text, dom } = axe.commons;

/**
 * Finds what a person would: by role and accessible name, visible things only.
 *
 * @param root a document, an element or the element whose shadow root is meant
 * @param name the whole name, or a pattern; any name if left out
 */
export function allByRole<E extends HTMLElement = HTMLElement>(
  root: Element,
  role: string,
  name?: string | RegExp,
): E[] {
  // What is put in stands in the place of a slot.
  const elements = [...(root.shadowRoot ?? root).querySelectorAll<E>('*:not(slot)')];
  axe.setup(document.documentElement);
  try {
    return elements.filter((element) => {
      if (aria.getRole(element) !== role || !dom.isVisibleToScreenReaders(element)) return false;
      const actual = text.accessibleText(element).trim();
      if (name === undefined) return true;
      return typeof name === 'string' ? actual === name : name.test(actual);
    });
  } finally {
    axe.teardown();
  }
}

/**
 * The one thing of this role and name.
 *
 * @throws Error if there is none, or more than one
 */
export function byRole<E extends HTMLElement = HTMLElement>(
  root: Element,
  role: string,
  name?: string | RegExp,
): E {
  const found = allByRole<E>(root, role, name);
  if (found.length === 1) return found[0]!;
  const names = allByRole(root, role).map((element) => `"${element.textContent.trim()}"`);
  throw new Error(
    `${found.length} of role ${role}, ${String(name)}; there are: ${names.join(', ')}`,
  );
}

/** A text field by its label; password fields have no role of their own. */
export function field(root: Element, label: string): HTMLInputElement {
  for (const candidate of (root.shadowRoot ?? root).querySelectorAll('label')) {
    const control = candidate.control ?? candidate.querySelector('input');
    if (candidate.textContent.trim() === label && control) return control as HTMLInputElement;
  }
  throw new Error(`No field is labelled "${label}"`);
}

/** Types into a field, in place of what is there. */
export function type(input: HTMLInputElement, value: string): void {
  input.focus();
  input.value = value;
  input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}
