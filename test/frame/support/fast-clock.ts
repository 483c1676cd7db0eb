/** Ten seconds pass at once. */
const { setTimeout } = window;
window.setTimeout = ((callback: () => void, milliseconds?: number) =>
  setTimeout(callback, milliseconds === 10_000 ? 0 : milliseconds)) as typeof window.setTimeout;
