import 'axe-core';
import type Axe from 'axe-core';

// It is no module: it puts itself on the window.
const { axe } = window as unknown as { axe: typeof Axe };

/** WCAG 2.2 AA and everything below it. */
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Light or dark. */
export type Scheme = 'light' | 'dark';

/** Both colour schemes, for tables of tests. */
export const schemes: readonly Scheme[] = ['light', 'dark'];

/** Puts the page into a colour scheme, with the ground that a page of that scheme has. */
export function useScheme(scheme: Scheme): void {
  document.documentElement.style.colorScheme = scheme;
  document.documentElement.style.background = scheme === 'light' ? '#f5f6f8' : '#0e1014';
}

/** What another colour scheme can break. */
const ofColours: Axe.RunOnly = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };

/**
 * Looks for accessibility faults in an element.
 *
 * @param rules all of them, or those alone that colours can break
 * @throws Error that names every rule broken and where
 */
export async function expectAccessible(
  element: Element,
  rules: 'all' | 'of colours' = 'all',
): Promise<void> {
  await settled(element);
  const { violations } = await axe.run(element, {
    runOnly: rules === 'all' ? tags : ofColours,
    resultTypes: ['violations'],
  });
  const faults = violations.map(({ id, help, nodes }) => {
    const where = nodes.map(
      ({ target, failureSummary }) => `${target.flat().join(' ')}: ${failureSummary ?? ''}`,
    );
    return `${id}: ${help}\n${where.join('\n')}`;
  });
  if (faults.length > 0) throw new Error(faults.join('\n\n'));
}

/** Colours in the middle of a transition are nobody's choice; what inherits one may begin another when it ends. */
async function settled(element: Element) {
  for (let running = finiteIn(element); running.length > 0; running = finiteIn(element)) {
    await Promise.allSettled(running.map((one) => one.finished));
  }
}

function finiteIn(element: Element): Animation[] {
  return [document, ...rootsIn(element)]
    .flatMap((root) => root.getAnimations())
    .filter(({ playState, effect }) => {
      return playState === 'running' && effect?.getComputedTiming().iterations !== Infinity;
    });
}

/** The shadow roots of an element, of its children and of what is inside. */
function rootsIn(element: Element): ShadowRoot[] {
  const roots = [element, ...element.querySelectorAll('*')].flatMap((one) => one.shadowRoot ?? []);
  return roots.flatMap((root) => [root, ...[...root.children].flatMap(rootsIn)]);
}
