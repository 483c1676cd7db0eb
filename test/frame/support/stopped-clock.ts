/** Ten seconds never pass. */
const { setTimeout } = window;
window.setTimeout = ((callback: () => void, milliseconds?: number) =>
  milliseconds === 10_000 ? 0 : setTimeout(callback, milliseconds)) as typeof window.setTimeout;
