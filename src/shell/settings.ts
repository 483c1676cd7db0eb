import type { Settings } from '../frame/protocol.ts';

/** The public tokens; colours without `--fs-color-`, the others without `--fs-`. */
const colours = [
  'accent',
  'accent-text',
  'surface',
  'raised',
  'text',
  'muted',
  'border',
  'danger',
  'warning',
  'success',
];
const lengths = ['font-size', 'space', 'radius'];
const others = ['font', 'density'];

/** Language and region of an element: its own, the one around it, the page's, the browser's. */
export function localeOf(element: Element): string {
  return (
    attributeOf(element, 'locale') ||
    element.closest('[lang]')?.getAttribute('lang') ||
    navigator.language
  );
}

/** An attribute of the element, else of a surrounding `fs-central`. */
export function attributeOf(element: Element, name: string): string | undefined {
  return (
    element.getAttribute(name) ?? element.closest('fs-central')?.getAttribute(name) ?? undefined
  );
}

/**
 * How the host page would like the element to be.
 *
 * @param probe an element inside the shell that is not drawn; the browser resolves the page's values on it, because
 *   `rem`, `light-dark()` and the like mean something else in another document
 */
export function settingsOf(element: Element, probe: HTMLElement): Settings {
  const given = getComputedStyle(element);
  const style = getComputedStyle(probe);
  const theme: Record<string, string> = {};
  const each = (prefix: string, names: string[], resolve: (name: string) => string) => {
    for (let index = 0; index < names.length; index += 1) {
      const name = `--fs-${prefix}${names[index]}`;
      const resolved = given.getPropertyValue(name) && resolve(name);
      if (resolved) theme[name] = resolved;
    }
  };

  const colour = (value: string) => {
    probe.style.backgroundColor = value;
    return style.backgroundColor === 'rgba(0, 0, 0, 0)' ? '' : style.backgroundColor;
  };
  const dark = colour('light-dark(#000,#fff)') === 'rgb(255, 255, 255)';
  each('color-', colours, (name) => colour(`var(${name})`));
  each('', lengths, (name) => {
    probe.style.maxWidth = `var(${name})`;
    return style.maxWidth === 'none' ? '' : style.maxWidth;
  });
  each('', others, (name) => given.getPropertyValue(name));

  const settings: Settings = {
    locale: localeOf(element),
    direction: given.direction === 'rtl' ? 'rtl' : 'ltr',
    scheme: dark ? 'dark' : 'light',
    theme,
  };
  const accountId = element.getAttribute('account-id');
  if (accountId) settings.accountId = accountId;
  return settings;
}

/** All of the settings in one line, to tell whether any has changed. */
export function lineOf({ locale, direction, scheme, accountId, theme = {} }: Settings): string {
  let line = `${locale} ${direction} ${scheme} ${accountId}`;
  for (const name in theme) line += `;${name}:${theme[name]}`;
  return line;
}
