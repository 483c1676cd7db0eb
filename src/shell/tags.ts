/**
 * Every tag that the shell shows in a frame, with the height in CSS pixels that it keeps free from the start: what the
 * element needs at a usual width when it is first drawn, so that the page does not jump.
 */
export const tags = {
  'fs-login': 450,
  'fs-balance-card': 280,
  'fs-payment-panel': 520,
};

/** A tag that the shell shows in a frame. */
export type ShellTag = keyof typeof tags;
