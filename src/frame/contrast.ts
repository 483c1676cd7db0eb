/** Words on their ground, by the private tokens that the elements are drawn with. */
const pairs = [
  ['--_text', '--_raised'],
  ['--_muted', '--_raised'],
  ['--_danger', '--_raised'],
  ['--_text', '--_surface'],
  ['--_accent-text', '--_accent'],
] as const;

/** WCAG 1.4.3, for text of any size. */
const least = 4.5;

/**
 * Whether amounts, labels and errors can be read in the colours that an element is drawn with: a host
 * must not be able to hide what a customer is about to agree to.
 *
 * @param element one that has the private tokens
 */
export function isLegible(element: HTMLElement): boolean {
  return pairs.every(([words, ground]) => {
    const [front, back] = [luminanceOf(element, words), luminanceOf(element, ground)];
    if (front === undefined || back === undefined) return false;
    return (Math.max(front, back) + 0.05) / (Math.min(front, back) + 0.05) >= least;
  });
}

/** Relative luminance, 0 to 1; undefined where the colour lets something shine through. */
function luminanceOf(element: HTMLElement, token: string): number | undefined {
  const before = element.style.color;
  // The browser converts whatever the token holds; what comes back is plain numbers.
  element.style.color = `color(from var(${token}) xyz-d65 x y z)`;
  const used = getComputedStyle(element).color;
  element.style.color = before;
  const numbers = /^color\(xyz(?:-d65)? (.+)\)$/.exec(used)?.[1]?.split(/[ /]+/).map(Number);
  if (numbers?.length !== 3) return undefined;
  return Math.min(1, Math.max(0, numbers[1] ?? NaN));
}
