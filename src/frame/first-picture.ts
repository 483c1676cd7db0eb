import { scopeName } from '../../sdk/session/scope-name.ts';
import type { FrameConfig } from './frame-config.ts';
import { heightOf } from './height-reports.ts';
import type { Settings, Shown } from './protocol.ts';

/** Fields of the first picture whose state is carried over, by their ids. */
const fields = ['user-id', 'password', 'shared-computer'];

/** The form as the build drew it, in the page before any script: it can be typed into at once. */
function firstPicture(): HTMLElement | null {
  const picture = document.getElementById('first-picture');
  // Where the browser knows no declarative shadow roots, there is none.
  return picture?.shadowRoot ? picture : null;
}

/**
 * Shows the first picture, where that is what the element will show, too. What is pressed meanwhile
 * waits for the element.
 *
 * @param hash of the address, which says how the host would like it to look
 * @returns tells what the shell must know, once that may take its time; undefined where there is no picture, or none
 *   that fits
 */
export function showFirstPicture(config: FrameConfig, hash: string): (() => Shown) | undefined {
  const picture = firstPicture();
  if (!picture) return undefined;
  const look = readLook(hash);
  const language = /^es\b/i.test(look?.locale ?? '') ? 'es' : 'en';
  if (!look || language !== picture.lang || remembers(config)) {
    picture.remove();
    return undefined;
  }

  const root = document.documentElement;
  root.dir = look.direction ?? '';
  root.style.colorScheme = look.scheme ?? '';
  for (const [name, value] of Object.entries(config.theme)) picture.style.setProperty(name, value);
  picture.style.setProperty('--fs-shadow', 'none');
  picture.hidden = false;
  listen(picture);
  const { title = '' } = picture.dataset;
  return () => ({
    height: heightOf(document.body),
    title: title.replace('%s', config.lenderName),
  });
}

/**
 * Puts the element into the page, out of sight while there is a first picture.
 *
 * @returns puts the element in the picture's place, with what was typed and pressed there; both are
 *   drawn alike, so nobody sees it
 */
export function putBehindFirstPicture(element: HTMLElement): () => void {
  const picture = firstPicture();
  if (!picture) {
    document.body.replaceChildren(element);
    return () => undefined;
  }
  element.hidden = true;
  document.body.append(element);
  return () => takeOver(picture, element);
}

function takeOver(picture: HTMLElement, element: HTMLElement) {
  const [from, to] = [picture.shadowRoot, element.shadowRoot];
  element.hidden = false;
  const focused = from?.activeElement;
  const range = focused instanceof HTMLInputElement ? selectionOf(focused) : undefined;
  for (const id of fields) {
    const [old, now] = [from, to].map((root) => root?.querySelector<HTMLInputElement>(`#${id}`));
    if (!old || !now) continue;
    now.value = old.value;
    now.checked = old.checked;
  }
  picture.remove();
  const next = focused?.id ? to?.querySelector<HTMLInputElement>(`#${focused.id}`) : undefined;
  next?.focus();
  if (range) next?.setSelectionRange(...range);
  const { pressed } = picture.dataset;
  if (pressed) to?.querySelectorAll('button')[Number(pressed)]?.click();
}

/** Notes the last button that was pressed; a form that is sent by the keyboard presses one, too. */
function listen(picture: HTMLElement) {
  const root = picture.shadowRoot;
  root?.addEventListener('submit', (event) => event.preventDefault());
  root?.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest('button') : null;
    const index = Array.from(root.querySelectorAll('button')).findIndex((one) => one === button);
    if (index >= 0) picture.dataset['pressed'] = String(index);
  });
}

/** Undefined for what holds no text, such as a checkbox. */
function selectionOf({ selectionStart, selectionEnd }: HTMLInputElement) {
  return selectionStart === null ? undefined : ([selectionStart, selectionEnd] as const);
}

/** What the shell has written after `#`; undefined for anything else. */
function readLook(hash: string): Settings | undefined {
  const [, locale, direction, scheme] =
    /^#([\w-]{2,35})\/(ltr|rtl)\/(light|dark)$/.exec(hash) ?? [];
  if (!locale) return undefined;
  return { locale, direction, scheme } as Settings;
}

/** Whether this tab has a session to bring back: then there is more to show than a form. */
function remembers({ lender, clientId, host }: FrameConfig): boolean {
  try {
    return sessionStorage.getItem(scopeName(lender, clientId, host)) !== null;
  } catch {
    return false;
  }
}
