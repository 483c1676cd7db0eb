import { expect } from 'chai';
import type { ShellMessage, Welcome } from '../../src/frame/protocol.ts';
import type { FsShell } from '../../src/shell/shell.ts';

/** The fake lender's origin: the test server by another name, so another site. */
export const lender = location.origin.replace('localhost', '127.0.0.1');

const roots = new Map<Element, ShadowRoot>();
const attachShadow = Element.prototype.attachShadow;
// The shells close their roots; this page looks inside because it was there first.
Element.prototype.attachShadow = function (init) {
  const root = attachShadow.call(this, init);
  roots.set(this, root);
  return root;
};

/** The shadow root of a shell. */
export const rootOf = (element: Element): ShadowRoot => roots.get(element)!;

/** The frame of a shell, if it has one. */
export const frameOf = (element: Element): HTMLIFrameElement | null =>
  rootOf(element).querySelector('iframe');

/** How high the frame of a shell is, in CSS pixels. */
export const heightOf = (element: Element): number =>
  frameOf(element)!.getBoundingClientRect().height;

/** Whether a frame can be seen and used. */
export const isSeen = (frame: HTMLElement): boolean =>
  !frame.inert && getComputedStyle(frame).opacity === '1';

/** The words that a shell shows in place of its frame; undefined where it shows none. */
export function fallbackOf(element: Element): string | undefined {
  const slot = rootOf(element).querySelector('slot')!;
  const link = rootOf(element).querySelector('a')!;
  if (!link.hidden) return link.textContent.trim();
  return slot.hidden ? undefined : element.textContent.trim();
}

/** Puts HTML into the page; answers its first element. */
export function render(html: string): HTMLElement {
  const place = document.createElement('div');
  place.innerHTML = html.replaceAll('LENDER', lender);
  document.body.append(place);
  return place.firstElementChild as HTMLElement;
}

/** Waits until something holds. */
export async function until<T>(
  what: () => T | Promise<T>,
  failure = 'never',
): Promise<NonNullable<T>> {
  for (const start = performance.now(); performance.now() - start < 6_000;) {
    const value = await what();
    if (value) return value;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(failure);
}

/** Waits for an event of an element. */
export function once<E extends Event>(element: EventTarget, type: string): Promise<E> {
  return new Promise((resolve) =>
    element.addEventListener(type, (event) => resolve(event as E), { once: true }),
  );
}

/** Waits until the frame of a shell is shown. */
export async function shown(element: Element): Promise<HTMLIFrameElement> {
  await until(() => (element as FsShell).facts.state === 'shown', 'not shown');
  return frameOf(element)!;
}

/** Has the fake guest do something. */
export function command(element: Element, what: string, argument?: unknown): void {
  frameOf(element)!.contentWindow!.postMessage({ do: what, with: argument }, lender);
}

/** A message of the shell's, over the window or the port. */
export type Heard = Partial<Welcome> & Partial<ShellMessage>;

interface Told {
  heard: Heard[];
  focused: boolean;
}

/** What the fake guest has heard, and whether it has the keyboard; asked until it is there to answer. */
export async function asked(element: Element): Promise<Told> {
  const ask = crypto.randomUUID();
  let told: Told | undefined;
  const listener = ({ data }: MessageEvent<Told & { ask?: string }>) => {
    if (data.ask === ask) told = data;
  };
  window.addEventListener('message', listener);
  try {
    return await until(async () => {
      frameOf(element)?.contentWindow?.postMessage({ ask }, lender);
      await settled();
      return told;
    }, 'the guest did not answer');
  } finally {
    window.removeEventListener('message', listener);
  }
}

/** Has the fake guest say something over its port, and waits until everything it said has arrived. */
export async function say(element: Element, message: unknown): Promise<void> {
  command(element, 'say', message);
  await asked(element);
  await settled();
}

/** Waits until observers and tasks of this moment have run. */
export const settled = () => new Promise((resolve) => setTimeout(resolve, 50));

/** Keeps the timers of a second and more until they are called for; answers them, by their delay. */
export function holdTimers(): { run: (delay: number) => number; restore: () => void } {
  const { setTimeout: set, clearTimeout: unset } = window;
  const held = new Map<number, { delay: number; run: () => void }>();
  let last = 0;
  const own = (run: () => void, delay = 0) => {
    if (delay < 200) return set(run, delay);
    const id = (last -= 1);
    held.set(id, { delay, run });
    return id;
  };
  window.setTimeout = own as typeof setTimeout;
  window.clearTimeout = (id) => {
    if (!held.delete(id as number)) unset(id);
  };
  return {
    // Ends the wait of each timer with this delay; answers how many there were.
    run(delay) {
      const due = [...held].filter(([, timer]) => timer.delay === delay);
      for (const [id, timer] of due) {
        held.delete(id);
        timer.run();
      }
      return due.length;
    },
    restore() {
      window.setTimeout = set;
      window.clearTimeout = unset;
    },
  };
}

/** Empties the page. */
export function clear(): void {
  document.body.replaceChildren();
  expect(document.querySelectorAll('iframe').length).to.equal(0);
}
