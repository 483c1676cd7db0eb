import { sendKeys } from '@web/test-runner-commands';

/** Whether somebody could see it; what is for screen readers alone is a pixel wide. */
export function isSeen(each: Element): boolean {
  const { width, height } = each.getBoundingClientRect();
  return each.checkVisibility({ visibilityProperty: true }) && width > 1 && height > 1;
}

/** What it is and says, to be read in a failure. */
export const nameOf = (each: Element) =>
  `${each.localName}${each.id ? `#${each.id}` : ''} ${(each.ariaLabel ?? each.textContent).trim()}`;

/** What can be worked, in the order in which it is written. */
export const controlsOf = (element: Element) =>
  [
    ...element.shadowRoot!.querySelectorAll<HTMLElement>(
      'a[href], button, input, select, textarea, summary, [tabindex="0"]',
    ),
  ].filter((each) => isSeen(each) && !each.matches(':disabled, [tabindex="-1"]'));

/**
 * Presses Tab from the control before an element until the one behind it has the focus, or sixty times.
 *
 * @returns what had the focus on the way, a control of several stops once
 */
export async function walkByTab(
  element: Element,
  before: HTMLElement,
  after: HTMLElement,
): Promise<Element[]> {
  before.focus();
  const reached: Element[] = [];
  for (let presses = 0; presses < 60 && document.activeElement !== after; presses += 1) {
    await sendKeys({ press: 'Tab' });
    const now = element.shadowRoot!.activeElement;
    // A date has three stops of its own; a panel may have taken the focus as it came.
    if (now && now !== reached.at(-1) && !now.matches('[tabindex="-1"]')) reached.push(now);
  }
  return reached;
}
