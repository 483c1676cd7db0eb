import { type Frame, type Page, Puppeteer } from 'puppeteer-core';

/** What to look for; the name is a regular expression's source. */
interface Wanted {
  name: string;
  role?: string | undefined;
  focused?: boolean;
}

/** Runs in the page, so it reaches nothing outside itself. */
function queryAll(root: Node, selector: string): Element[] {
  const wanted = JSON.parse(selector) as Wanted;
  const roles: Record<string, string> = {
    A: 'link',
    BUTTON: 'button',
    SELECT: 'combobox',
    TEXTAREA: 'textbox',
  };
  const ofTypes: Record<string, string> = {
    checkbox: 'checkbox',
    radio: 'radio',
    submit: 'button',
  };
  const elements = (inside: Node): Element[] =>
    [...(inside as ParentNode).querySelectorAll('*')].flatMap((element) =>
      element.shadowRoot ? [element, ...elements(element.shadowRoot)] : [element],
    );
  const roleOf = (element: Element) =>
    element.getAttribute('role') ??
    (element instanceof HTMLInputElement
      ? (ofTypes[element.type] ?? 'textbox')
      : roles[element.tagName]);
  const textOf = (node: Node): string => {
    if (node instanceof Element && node.getAttribute('aria-hidden') === 'true') return '';
    if (node.nodeType === Node.TEXT_NODE) return node.textContent ?? '';
    return [...node.childNodes].map(textOf).join('');
  };
  const nameOf = (element: Element): string => {
    const scope = element.getRootNode() as ParentNode;
    const ids = element.getAttribute('aria-labelledby')?.split(' ') ?? [];
    const labels = [...((element as Partial<HTMLInputElement>).labels ?? [])];
    const all = (nodes: (Node | null)[]) => nodes.map((node) => node && textOf(node)).join(' ');
    return (
      all(ids.map((id) => scope.querySelector(`#${id}`))) ||
      (element.getAttribute('aria-label') ?? (all(labels) || textOf(element)))
    );
  };
  const hasFocus = (element: Element) =>
    (element.getRootNode() as ShadowRoot).activeElement === element && !element.shadowRoot;

  return elements(root).filter((element) => {
    const role = roleOf(element);
    if (role === undefined || (wanted.role && role !== wanted.role)) return false;
    if (!element.checkVisibility({ visibilityProperty: true })) return false;
    if (wanted.focused && !hasFocus(element)) return false;
    return new RegExp(wanted.name).test(nameOf(element).replace(/\s+/g, ' ').trim());
  });
}

Puppeteer.registerCustomQueryHandler('named', { queryAll });

/** A locator by role and name for engines whose own search stops at shadow roots, as Firefox's does. */
export function findNamed(page: Page | Frame, name: string, role?: string) {
  return page.locator(select({ name: `^${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`, role }));
}

/** Whether something of that name has the focus. */
export async function hasFocusNamed(page: Page, { source }: RegExp): Promise<boolean> {
  return (await page.$(select({ name: source, focused: true }))) !== null;
}

function select(wanted: Wanted): string {
  return `named/${JSON.stringify(wanted)}`;
}
