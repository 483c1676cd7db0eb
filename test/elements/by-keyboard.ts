import { sendKeys } from '@web/test-runner-commands';

/** What has the keyboard, through every shadow root. */
export function focused(): Element | null {
  let found = document.activeElement;
  while (found?.shadowRoot?.activeElement) found = found.shadowRoot.activeElement;
  return found;
}

/** Puts the keyboard before an element, where a page would have it. */
export function startBefore(element: Element): void {
  const button = document.createElement('button');
  button.textContent = 'Before';
  element.before(button);
  button.focus();
}

/**
 * Presses Tab until something has the keyboard.
 *
 * @param selector what is to have it
 * @throws Error with the way that the keyboard took, where that never comes
 */
export async function tabTo(selector: string): Promise<void> {
  const way: string[] = [];
  for (let presses = 0; presses < 60; presses += 1) {
    await sendKeys({ press: 'Tab' });
    const now = focused();
    if (now?.matches(selector)) return;
    way.push(`${now?.localName ?? 'nothing'}#${now?.id ?? ''}`);
  }
  throw new Error(`Tab never came to ${selector}, but to ${way.join(', ')}`);
}

/** Presses one key. */
export const pressKey = (key: string): Promise<void> => sendKeys({ press: key });

/** Types a text where the keyboard is. */
export const typeKeys = (text: string): Promise<void> => sendKeys({ type: text });
