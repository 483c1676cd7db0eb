/** Colours that elements are drawn with, each on a property that a hidden probe can wear at once. */
const worn = {
  '--_text': 'color',
  '--_muted': 'borderTopColor',
  '--_danger': 'borderBottomColor',
  '--_warning': 'columnRuleColor',
  '--_success': 'textDecorationColor',
  '--_accent-text': 'outlineColor',
  '--_raised': 'backgroundColor',
  '--_surface': 'borderLeftColor',
  '--_accent': 'borderRightColor',
} as const;

type Token = keyof typeof worn;

/** Words and the ground they are read on. */
const pairs: readonly (readonly [Token, Token])[] = [
  ['--_text', '--_raised'],
  ['--_muted', '--_raised'],
  ['--_danger', '--_raised'],
  ['--_warning', '--_raised'],
  ['--_success', '--_raised'],
  ['--_text', '--_surface'],
  ['--_muted', '--_surface'],
  ['--_accent-text', '--_accent'],
];

/** WCAG 1.4.3, for text of any size. */
const least = 4.5;

/**
 * Whether amounts, labels and errors can be read in the colours that an element is drawn with: a host
 * must not be able to hide what a customer is about to agree to.
 *
 * @param element one that has the private tokens; wears them while it is looked at
 */
export function isLegible(element: HTMLElement): boolean {
  const { style } = element;
  const before = style.cssText;
  for (const [token, property] of Object.entries(worn)) {
    // The browser converts whatever the token holds; what comes back is plain numbers.
    style[property] = `color(from var(${token}) xyz-d65 x y z)`;
  }
  const used = getComputedStyle(element);
  const legible = pairs.every(([words, ground]) => {
    const [front, back] = [luminanceOf(used[worn[words]]), luminanceOf(used[worn[ground]])];
    if (front === undefined || back === undefined) return false;
    return (Math.max(front, back) + 0.05) / (Math.min(front, back) + 0.05) >= least;
  });
  style.cssText = before;
  return legible;
}

/** Relative luminance, 0 to 1; undefined where the colour lets something shine through. */
function luminanceOf(color: string): number | undefined {
  const [, numbers = ''] = /^color\(xyz(?:-d65)? ([^/]+)\)$/.exec(color) ?? [];
  const y = Number(numbers.split(' ')[1] ?? NaN);
  return Number.isNaN(y) ? undefined : Math.min(1, Math.max(0, y));
}
