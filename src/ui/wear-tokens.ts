const names = [
  ...['accent', 'accent-text', 'surface', 'raised', 'text', 'muted', 'border', 'danger'],
  ...['warning', 'success'],
].map((name) => `--fs-color-${name}`);
const all = [
  ...names,
  ...['--fs-font', '--fs-font-size', '--fs-space', '--fs-radius', '--fs-shadow', '--fs-density'],
];

/**
 * Gives something that stands elsewhere on the page the looks of an element: the brand's tokens, and light
 * or dark. By properties, as a strict policy refuses the `style` attribute.
 */
export function wearTokens(host: HTMLElement, element: Element): void {
  const worn = getComputedStyle(element);
  for (const name of [...all, 'color-scheme']) {
    const value = worn.getPropertyValue(name);
    if (value) host.style.setProperty(name, value);
    else host.style.removeProperty(name);
  }
}
