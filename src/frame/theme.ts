/** Whether a value of a token may be used. */
type Rule = (value: string) => boolean;

/** Longest value of a token, in characters. */
const longest = 160;

/** What a colour may be made of: no addresses, no variables, nothing that is fetched or looked up. */
const functions = /^(rgba?|hsla?|hwb|lab|lch|oklab|oklch|color|color-mix|light-dark)$/i;

const color: Rule = (value) =>
  /^[-\w#%.,/() ]+$/.test(value) &&
  Array.from(value.matchAll(/([-\w]*)\(/g), ([, name = '']) => name).every(
    (name) => name === '' || functions.test(name),
  ) &&
  !/currentcolor|inherit|initial|unset|revert/i.test(value) &&
  CSS.supports('color', value);

// Amounts in a font of ornaments, boxes or blanks cannot be read.
const unreadable =
  /ding|symbol|ornament|marlett|mt extra|icon|awesome|barcode|emoji|last ?resort|blank|redacted|flow/i;
const font: Rule = (value) =>
  /^[-\w"', ]+$/.test(value) && !unreadable.test(value) && CSS.supports('font-family', value);

const length =
  (least: number, most: number): Rule =>
  (value) => {
    const [, number, unit] = /^(\d{1,3}(?:\.\d{1,4})?)(px|r?em)$/.exec(value) ?? [];
    const pixels = Number(number) * (unit === 'px' ? 1 : 16);
    return pixels >= least && pixels <= most;
  };

const factor =
  (least: number, most: number): Rule =>
  (value) =>
    /^\d(\.\d{1,3})?$/.test(value) && Number(value) >= least && Number(value) <= most;

/**
 * The tokens that a host may set, with what they may be. No shadow: the frame's edges would cut it
 * off, and an inner one would change the ground that words are read on.
 */
const rules: Readonly<Record<string, Rule>> = {
  '--fs-color-accent': color,
  '--fs-color-accent-text': color,
  '--fs-color-surface': color,
  '--fs-color-raised': color,
  '--fs-color-text': color,
  '--fs-color-muted': color,
  '--fs-color-border': color,
  '--fs-color-danger': color,
  '--fs-color-warning': color,
  '--fs-color-success': color,
  '--fs-font': font,
  '--fs-font-size': length(12, 24),
  '--fs-space': length(2, 8),
  '--fs-radius': length(0, 32),
  '--fs-density': factor(0.7, 1.5),
};

/**
 * The tokens of a theme that may be used; all others are left out.
 *
 * @param theme from the host or the lender's registry: anything at all
 */
export function allowedTokens(theme: unknown): Map<string, string> {
  const allowed = new Map<string, string>();
  if (typeof theme !== 'object' || theme === null) return allowed;
  for (const [name, rule] of Object.entries(rules)) {
    if (!Object.hasOwn(theme, name)) continue;
    const value: unknown = (theme as Record<string, unknown>)[name];
    if (typeof value !== 'string' || value.length > longest) continue;
    if (rule(value.trim())) allowed.set(name, value.trim());
  }
  return allowed;
}
