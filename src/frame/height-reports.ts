/** More than any screen of ours, and as much as the shell accepts. */
const most = 20_000;

/** Height of an element's box in whole CSS pixels, rounded up so that nothing is cut off. */
export function heightOf(content: Element): number {
  return Math.min(most, Math.ceil(content.getBoundingClientRect().height));
}

/**
 * Tells the height of the content whenever it changed. The content depends on the frame's width
 * alone, never on its height, so an answer to a report cannot cause another one.
 *
 * @returns stops it
 */
export function reportHeights(content: Element, report: (height: number) => void): () => void {
  let last = heightOf(content);
  const observer = new ResizeObserver(() => {
    const height = heightOf(content);
    if (height === last) return;
    last = height;
    report(height);
  });
  observer.observe(content);
  return () => observer.disconnect();
}
