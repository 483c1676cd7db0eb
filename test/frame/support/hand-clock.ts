/** Ten seconds pass when `tenSeconds()` is called, for whoever still waits for them. */
const waiting = new Map<number, () => void>();
const { setTimeout, clearTimeout } = window;

window.setTimeout = ((callback: () => void, milliseconds?: number) => {
  if (milliseconds !== 10_000) return setTimeout(callback, milliseconds);
  waiting.set(-1 - waiting.size, callback);
  return -waiting.size;
}) as typeof window.setTimeout;

window.clearTimeout = ((id?: number) => {
  if (!waiting.delete(Number(id))) clearTimeout(id);
}) as typeof window.clearTimeout;

(window as unknown as { tenSeconds: () => void }).tenSeconds = () => {
  for (const callback of waiting.values()) callback();
};
