import { listen } from './realm.ts';

/** How far below the part that is seen a frame begins to load. */
const margin = '600px';

/**
 * Hears of what may change how an element should look: attributes of it and of what is around it, the colour scheme,
 * and style sheets that came late.
 *
 * @returns what ends it
 */
export function watchPage(element: Element, changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  for (let node: Element | null = element; node; node = parentOf(node)) {
    observer.observe(node, { attributes: true });
  }
  const unlisten = listen(matchMedia('(prefers-color-scheme:dark)'), 'change', changed);
  const unload = listen(window, 'load', changed);
  return () => {
    observer.disconnect();
    unlisten();
    unload();
  };
}

/**
 * Says once that an element is near the part of the page that is seen.
 *
 * @returns what ends it
 */
export function whenNear(element: Element, near: () => void): () => void {
  const { top, bottom, width } = element.getBoundingClientRect();
  if (width && bottom >= 0 && top <= innerHeight) {
    // In sight already: the observer would say so after the next picture only, a tenth of a second late.
    let wanted = true;
    queueMicrotask(() => wanted && near());
    return () => (wanted = false);
  }
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries[entries.length - 1]?.isIntersecting) return;
      observer.disconnect();
      near();
    },
    { rootMargin: margin },
  );
  observer.observe(element);
  return () => observer.disconnect();
}

function parentOf(node: Element): Element | null {
  const root = node.getRootNode();
  return node.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}
