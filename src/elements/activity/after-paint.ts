/** Milliseconds after which a window that is given no frames goes on without. */
const patience = 1000;

/**
 * Runs something in a task of its own once what has changed so far is painted, so that no key or click waits for it.
 *
 * @returns gives it up
 */
export function afterPaint(run: () => void): () => void {
  let timer = setTimeout(next, patience);
  const frame = requestAnimationFrame(() => {
    clearTimeout(timer);
    // Frames of now come before this.
    timer = setTimeout(run);
  });
  return () => {
    clearTimeout(timer);
    cancelAnimationFrame(frame);
  };

  function next() {
    cancelAnimationFrame(frame);
    run();
  }
}
